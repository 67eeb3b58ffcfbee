"""What a forecast says will come: its type, who it comes about by or to, and where."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.knowledge.outcomes import Outcomes, outcomes
from dateline.reader.actors.lookup import actor_for
from dateline.reader.forecasts.outlook import Outlook, animate
from dateline.reader.forecasts.where import CHANGING, WHOLES, inner_of, place_below, set_place, set_site
from dateline.reader.forecasts.wordsets import CIVILIANS, GROUND, OCCURRING
from dateline.reader.reading import ActorMention, Draft, Reading
from dateline.reader.syntax import agents, direct_objects, full_range, is_passive, possessor, subjects

MOVES = {"move", "march", "advance", "push", "drive", "thrust", "lunge", "dash"}
POWER = {"power", "authority", "rule", "grip", "control"}
CAUSING = {"into", "under", "to", "of", "for", "in", "against"}
POSTS = {"post", "office", "power", "job", "seat", "presidency", "throne", "position", "command", "election"}
PASSING = {"cross", "enter", "reach", "spill", "march", "come back", "return"}
MAINTAINED = {"hold", "last", "survive", "endure", "persist", "continue", "extend", "renew", "remain", "resume", "keep"}


def fill(reading: Reading, draft: Draft, outlook: Outlook) -> None:
    """Set the outcome's type, subject, object, place and text."""
    token = reading.doc[outlook.outcome]
    if token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB"):
        _verbal(reading, draft, token)
        if outlook.rule == "forecast.than-not/1" and draft.subject is None and draft.outcome_place is None:
            for named in (s for i in outlook.also for s in subjects(reading.doc[i])):
                if not set_place(reading, draft, named) and reading.actor_at[named.i] is not None:
                    draft.subject = _actor(reading, named)
    else:
        _nominal(reading, draft, token)
        if outlook.rule == "forecast.next-step/1":
            step = next((reading.doc[i] for i in outlook.also), None)
            owner = possessor(step) if step is not None else None
            if owner is not None:
                draft.subject = _actor(reading, owner)
        if outlook.rule == "forecast.next/1":
            draft.outcome_type = "attack" if draft.outcome_place or draft.subject is None else "other"
    if token.lower_ == "days":  # "his days are numbered"
        draft.outcome_type = "collapse"
    draft.outcome_text = draft.outcome_text or reading.words(draft.clause)
    draft.note("outcome", f"type {draft.outcome_type} by {token.text!r}")


def _verbal(reading: Reading, draft: Draft, verb: Token) -> None:
    words = outcomes()
    core = _core(verb, words)
    passive = is_passive(core)
    found = [] if any(c.dep_ == "expl" for c in verb.children) else [t for t in subjects(verb) if t.tag_ != "EX"]
    objects = [] if passive else direct_objects(core)
    kind: str = _verb_type(core, words)
    subject = found[0] if found else None
    if passive:
        by = [t for t in agents(core) if reading.time_at[t.i] is None and animate(reading, t)]
        if subject is not None and not set_place(reading, draft, subject) and kind not in ("agreement", "ceasefire"):
            draft.object = _actor(reading, subject)
        if by:
            draft.subject = _actor(reading, by[0])
        elif draft.object is not None and kind in ("collapse", "departure", "other"):
            draft.subject, draft.object = draft.object, None
    else:
        if subject is not None:
            if animate(reading, subject) or (
                subject.lower_ == "it"
                and kind in ("attack", "withdrawal", "agreement", "departure")
                and reading.actor_at[subject.i] is None
            ):
                draft.subject = _actor(reading, subject)
            elif not set_place(reading, draft, subject):
                owner = possessor(subject)
                if owner is not None and animate(reading, owner):
                    draft.subject = _actor(reading, owner)
                elif reading.actor_at[subject.i] is not None:
                    draft.subject = _actor(reading, subject)
        for thing in objects[:1]:
            if not set_place(reading, draft, thing) and reading.actor_at[thing.i] is not None:
                draft.object = _actor(reading, thing)
    if draft.outcome_place is None and (kind == "control" or core.lemma_.lower() in CHANGING):
        set_site(reading, draft, [*found[:1], *objects[:1]])
    draft.outcome_type = _settled(reading, draft, core, kind, words, subject, objects)
    if draft.outcome_place is None:
        draft.outcome_place = place_below(reading, core)


def _settled(reading: Reading, draft: Draft, core: Token, kind: str, words: Outcomes, subject: Token | None, objects: list[Token]) -> str:
    """The type, once the subject and object are known."""
    lemma = core.lemma_.lower()
    passive = is_passive(core)
    if kind == "attack" and lemma in PASSING and subject is not None and _civil(subject):
        return "other"
    powers = [t for o in objects for t in (o, *inner_of(o)) if t.lemma_ in POWER]
    if lemma in ("lose", "relinquish") and powers and draft.outcome_place is None:
        return "collapse"
    if draft.subject is not None and (core.lower_ == "gone" or any(c.lower_ == "gone" for c in core.children if c.dep_ == "acomp")):
        return "collapse" if (draft.subject.same_as or draft.subject).kind in ("state", "government") else _leaving(draft)
    if lemma in ("lose", "vacate") and any(o.lemma_.lower() in POSTS for o in objects):
        return "departure"
    if lemma == "fall" and any(c.dep_ == "acomp" for c in core.children):
        return "other"
    if lemma == "be" and any(
        c.dep_ == "prep" and c.lower_ in ("in", "under") and any(o.lemma_ in ("hand", "control", "grip", "grasp") for o in c.children)
        for c in core.children
    ):
        return "control"
    if lemma == "go" and not any(
        c.dep_ in ("prep", "acomp", "xcomp", "npadvmod", "prt") and c.lower_ not in ("within", "in", "by", "before") for c in core.children
    ):
        return "other" if draft.subject is not None else "control"
    if (lemma == "settle" and draft.subject is None) or (lemma in ("press", "push", "drive") and objects and kind == "attack"):
        return "other"
    if lemma == "win" and passive and draft.outcome_place is None:
        return "other"
    if lemma in ("fall", "go", "survive"):
        if lemma == "fall" and any(c.lower_ == "apart" for c in core.children):
            return "collapse"
        if subject is not None and draft.outcome_place is not None:
            return "control"
        if draft.subject is not None and lemma == "fall":
            return "collapse"
        if lemma == "fall":
            return "control" if subject is not None and subject.pos_ == "PRON" else "collapse"
        return "other"
    if lemma in ("leave", "depart", "go", "quit"):
        return _leaving(draft)
    if lemma == "return":
        return "other"
    if lemma in ("hold", "keep", "defend", "follow", "cut", "free", "secure", "clear", "recover", "isolate", "win"):
        if draft.outcome_place is not None or (passive and subject is not None):
            return "control"
        if lemma in ("clear", "secure", "free", "recover") and any(o.lemma_.lower() in GROUND | WHOLES for o in objects):
            return "control"
        noun = words.nouns.get(subject.lemma_.lower()) if subject is not None else None
        return noun if noun in ("ceasefire", "agreement") else "other"
    if kind == "attack" and lemma in OCCURRING and subject is not None and words.nouns.get(subject.lemma_.lower()) == "other":
        return "other"  # "the famine will spread"
    if lemma in ("take", "lose") and not passive and draft.outcome_place is None:
        for owner in (c for o in objects for c in o.children if c.dep_ in ("poss", "compound")):
            if set_place(reading, draft, owner):  # "could lose Mogadishu's market"
                return "control"
        return "control" if any(o.lower_ in ("it", "them") for o in objects) else _object_type(objects, words)
    if lemma in MAINTAINED or lemma in words.light or kind == "other":
        return _by_arguments(reading, draft, core, kind, words, subject, objects)
    return kind


def _civil(subject: Token) -> bool:
    """ "50,000 more people", "thousands of refugees": who crosses a border to get away."""
    return any(t.lemma_.lower() in CIVILIANS for t in (subject, *inner_of(subject)))


def _by_arguments(
    reading: Reading, draft: Draft, core: Token, kind: str, words: Outcomes, subject: Token | None, objects: list[Token]
) -> str:
    """The type by what is done or goes on: "launch an attack", "the truce will hold", "slide into war"."""
    lemma = core.lemma_.lower()
    best: str = _object_type(objects, words)
    if best == "other" and lemma == "be":
        best = next((t for c in core.children if c.dep_ == "attr" and (t := words.nouns.get(c.lemma_.lower()))), "other")
    if best == "other" and subject is not None and not animate(reading, subject) and (lemma in MAINTAINED or lemma in OCCURRING):
        best = words.nouns.get(subject.lemma_.lower(), "other")
    if best == "other":
        best = next(
            (
                kin
                for p in core.children
                if p.dep_ == "prep" and p.lower_ in CAUSING
                for o in p.children
                if o.dep_ == "pobj"
                and reading.time_at[o.i] is None
                and (kin := words.nouns.get(o.lemma_.lower(), "other")) not in ("other", "agreement")
            ),
            "other",
        )
    if best == "other" and lemma == "be":
        if draft.subject is not None and draft.outcome_place is None and place_below(reading, core) is not None:
            return "control"
        if draft.outcome_place is not None and any(
            c.dep_ in ("acomp", "attr") and c.lower_ in ("free", "ours", "liberated") for c in core.children
        ):
            return "control"
    return kind if best == "other" else best


def _object_type(objects: list[Token], words: Outcomes) -> str:
    return next((t for o in objects if (t := words.nouns.get(o.lemma_.lower()))), "other")


def _leaving(draft: Draft) -> str:
    subject = draft.subject
    if subject is None:
        return "other"
    named = (subject.same_as or subject).kind
    return "departure" if named == "person" else "withdrawal"


def _core(verb: Token, words: Outcomes) -> Token:
    """Past "try to", "begin to", "be forced to": the verb that says what comes."""
    for _ in range(4):
        below = next((c for c in verb.children if c.dep_ == "xcomp" and c.pos_ == "VERB" and c.i > verb.i), None)
        if below is None:
            adjective = next(
                (c for c in verb.children if c.dep_ == "acomp" and c.lower_ in ("able", "unable", "forced", "ready", "free", "willing")),
                None,
            )
            below = next((c for c in adjective.children if c.dep_ == "xcomp"), None) if adjective is not None else None
        if below is None or verb.lemma_.lower() not in words.light:
            return verb
        verb = below
    return verb


def _verb_type(verb: Token, words: Outcomes) -> str:
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if child.dep_ in ("prt", "advmod", "prep", "acomp") and (kind := words.verbs.get(f"{lemma} {child.lower_}")):
            return kind
    return words.verbs.get(lemma, "other")


def _nominal(reading: Reading, draft: Draft, noun: Token) -> None:
    words = outcomes()
    if noun.pos_ == "PRON" or noun.lower_ in ("that", "this"):
        actor = reading.actor_at[noun.i]
        if (
            not set_place(reading, draft, noun)
            and actor is not None
            and (actor.same_as is not None or noun.lower_ in ("they", "he", "she"))
        ):
            draft.subject = actor
        draft.outcome_type = "other"
        return
    lemma = noun.lemma_.lower()
    draft.outcome_text = reading.words(full_range(noun))
    kind = words.nouns.get(lemma)
    inner = inner_of(noun)
    if kind in (None, "other") or lemma in words.resuming:
        for token in [*noun.lefts, *inner]:
            inner_kind = words.nouns.get(token.lemma_.lower())
            if inner_kind is not None and (lemma in words.resuming or kind is None or token.dep_ == "compound"):
                kind = inner_kind
                break
    if kind is None and set_place(reading, draft, noun):
        kind = "control"
    draft.outcome_type = kind or words.verbs.get(lemma, "other")
    if lemma in MOVES and any(c.dep_ == "prep" and c.lower_ in ("on", "against", "toward", "towards", "into") for c in noun.children):
        draft.outcome_type = "attack"  # "a move on Timbuktu"
    owner = possessor(noun)
    for token in [*([owner] if owner is not None else []), *inner]:
        if token.lemma_.lower() in words.nouns:
            continue
        if draft.outcome_type in ("control", "collapse") and set_place(reading, draft, token):
            draft.outcome_type = "control" if lemma not in ("collapse", "disintegration", "overthrow") else "collapse"
        elif draft.subject is None and animate(reading, token):
            draft.subject = _actor(reading, token)
            if lemma == "fall":
                draft.outcome_type = "collapse"
    if draft.outcome_type == "control" and lemma in ("seizure", "capture", "takeover", "conquest", "recapture"):
        by = next((o for p in noun.children if p.dep_ == "prep" and p.lower_ == "by" for o in p.children if o.dep_ == "pobj"), None)
        if by is not None:
            draft.subject = _actor(reading, by)
    if draft.subject is None and kind is None and animate(reading, noun):
        draft.subject = _actor(reading, noun)
    if draft.outcome_place is None:
        draft.outcome_place = place_below(reading, noun)


def _actor(reading: Reading, token: Token) -> ActorMention:
    return actor_for(reading, token)
