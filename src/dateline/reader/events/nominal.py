"""Events told by nouns: "clashes broke out", "there was shelling", "after an air strike on X", "Thursday's raid"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.knowledge.events import NounEntry
from dateline.reader.events.arguments import actors, places
from dateline.reader.events.facts import facts
from dateline.reader.events.gates import standing
from dateline.reader.events.kinds import inner
from dateline.reader.events.nouns import NounArguments, allowed, noun_arguments
from dateline.reader.events.write import cue_to, draft, fill, name_it
from dateline.reader.forecasts.find import is_forecast
from dateline.reader.reading import Draft, Reading

OCCUR = {"break", "founder",
         "erupt", "flare", "continue", "begin", "start", "resume", "rage", "occur", "happen", "take", "go", "follow", "ensue",
         "intensify",
         "escalate", "spread", "persist", "subside", "end", "die", "report", "hear", "last", "hit", "strike", "rock", "shake", "target",
         "destroy", "launch",
         "come", "leave", "carry", "conduct", "mount", "wage", "force", "trigger", "cause", "stop", "fail", "unfold", "sweep", "engulf",
         "near",
         "reach", "enter", "drag", "see", "record", "register", "commence", "hold", "sign", "collapse", "topple", "precede", "stage",
         "beat", "repel",
         "overnight", "expand", "push", "be", "kill", "wound", "damage", "grip", "mark", "turn", "greet", "open", "reopen", "conclude",
         "adjourn",
         "announce", "declare", "agree", "expire", "lapse", "hinder", "stall", "slow", "halt", "suspend", "postpone", "cancel", "trap",
         "injure", "paralyse"}
STAND = {"continue", "begin", "start", "break", "erupt", "resume", "rage", "occur", "happen", "flare", "go", "report", "hear", "take",
         "ensue",
         "intensify", "escalate", "spread", "persist", "unfold", "launch", "carry", "conduct", "mount", "wage", "commence", "hold", "sign",
         "be", "stage",
         "hit", "strike", "rock", "shake", "target", "sweep", "see", "prepare", "repel", "agree", "reach", "announce", "declare"}
TOLD = {"report", "hear", "see", "record", "register", "document", "film", "confirm"}  # by whom it is told, not done
SCENE = {"after", "following", "during", "amid", "since", "in", "despite", "by", "through", "under", "with", "before", "from", "over",
         "until"}
BY_ITSELF = {"sign", "hold", "agree", "reach", "announce", "declare"}
MENTIONED = {"condemn", "denounce", "deny", "criticize", "criticise", "deplore", "mention", "discuss", "describe", "plan", "fear",
             "threaten", "order",
             "demand", "call", "urge", "stop", "prevent", "halt", "end", "oppose", "support", "back", "reject", "investigate", "avoid",
             "expect", "warn",
             "predict", "want", "seek", "propose", "announce", "repel", "repulse", "regret", "avenge", "justify", "fund", "finance"}


def nominal(reading: Reading, noun: Token, entries: tuple[NounEntry, ...]) -> Draft | None:
    """The event that a noun names here, or None where it is only spoken of, foretold or denied a clause of its own."""
    for entry in entries:
        if allowed(reading, noun, entry, hostile=_launched(reading, noun)):
            return _made(reading, noun, entry)
    return None


def _launched(reading: Reading, noun: Token) -> bool:
    """"Since the campaign opened on 3 June": what is launched on a day by name is an attack here."""
    verb = noun.head
    return noun.dep_ in ("nsubj", "nsubjpass") and verb.lemma_.lower() in ("launch", "begin", "start") and any(
        reading.time_at[t.i] is not None for c in verb.children if c.dep_ in ("prep", "npadvmod", "advmod") for t in (c, *c.children))


def _made(reading: Reading, noun: Token, entry: NounEntry) -> Draft | None:
    if is_forecast(reading, noun) or (noun.tag_ in ("NNP", "NNPS") and noun.i > noun.sent.start):
        return None  # "the Good Friday Agreement"
    top = _outer(noun)
    found = noun_arguments(reading, noun, entry)
    if entry.if_place and not found.places:
        told = top.head if top.dep_ in ("nsubj", "nsubjpass") and top.head.pos_ == "VERB" else None  # "explosions were reported in X"
        if told is None or not places(reading, facts(told), entry.place, objects=False):
            return None
    verb = top.head
    if top.dep_ == "conj" and verb.pos_ in ("NOUN", "PROPN"):
        return None  # "clashes and shelling": the first tells it
    if (top.dep_ in ("nsubj", "nsubjpass", "csubj", "csubjpass") and verb.pos_ in ("VERB", "AUX")) or (top.dep_ == "attr"
            and any(c.dep_ == "expl"
            for c in verb.children)):
        existential = top.dep_ == "attr"
        if verb.lemma_.lower() not in OCCUR and not found.dated:
            return None
        state = standing(reading, verb)
        if state is None and not found.dated:
            return None
        if noun.lemma_.lower() == "war" and verb.lemma_.lower() in ("begin", "start", "end") and any(c.dep_ == "mark"
                or c.lower_ in ("since", "before") for c in verb.children):
            return None
        if verb.lemma_ == "be" and not existential and not found.dated and not _goes_on(verb):
            return None
        if existential or (verb.lemma_.lower() in STAND and (verb.lemma_ != "be" or _goes_on(verb) or found.dated)):
            return _occurring(reading, noun, top, verb, entry, found, state or "actual")
    if entry.type == "CONSULT" and top.dep_ == "pobj" and top.head.lower_ in ("at", "in", "during") and top.head.head.pos_ == "VERB":
        return None
    if found.dated or (_lasting(top) and not entry.needs_date):
        pass
    elif (entry.type == "CONSULT" and top.dep_ == "pobj" and top.head.lower_ in ("at", "in", "during", "from",
            "before")) or entry.needs_date or not (found.places or found.actor or found.recipient or top.dep_ == "dobj"
                                                   or any(c.dep_ == "prep" for c in noun.children)) or not _told(noun, top):
        return None
    if verb.pos_ in ("VERB", "AUX") and standing(reading, verb) is None and not found.dated:
        return None
    made = draft(reading, noun, (noun.i, noun.i + 1), entry.type, entry.rule)
    fill(made, found.actor, found.recipient, found.places)
    made.via = found.via
    name_it(reading, made, [noun])
    return made


def _occurring(reading: Reading, noun: Token, top: Token, verb: Token, entry: NounEntry, found: NounArguments, state: str) -> Draft:
    """"Fighting broke out in X on Monday": noun and verb together."""
    clause = facts(verb)
    made = draft(reading, verb, cue_to(noun, verb) if abs(verb.i - noun.i) <= 3 else (noun.i, noun.i + 1), entry.type, entry.rule, state)
    where = found.places
    for place in places(reading, clause, entry.place, objects=verb.lemma_.lower() in ("reach", "near", "engulf", "grip", "hit", "strike",
            "rock", "shake", "target", "sweep")):
        if place not in where:
            where.append(place)
    doer = found.actor
    if entry.mutual:
        for prep in ("between", "with"):
            doer += [a for a in actors(reading, clause.preps.get(prep, [])) if a not in doer]
    elif not doer and clause.passive and verb.lemma_.lower() not in TOLD:
        doer = actors(reading, clause.subjects)
    fill(made, doer, found.recipient, where)
    made.via = found.via
    name_it(reading, made, [noun])
    return made


def _outer(noun: Token) -> Token:
    """The noun phrase that the event noun is the matter of: "a wave" of "a wave of shelling", "days" of "ten days of rioting"."""
    for _ in range(3):
        if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN" and inner(noun.head.head) == noun:
            noun = noun.head.head
            continue
        if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in ("day", "week", "month", "hour", "year",
                "night", "spate", "string",
                                                                                                  "barrage", "outbreak", "bout", "flurry",
                                                                                                  "campaign", "wave", "series"):
            noun = noun.head.head
            continue
        break
    return noun


def _lasting(top: Token) -> bool:
    """"Ten days of rioting", "a month of raids"."""
    if any(c.dep_ == "det" and c.lower_ in ("the", "these", "last") for c in top.lefts):
        return False
    return top.lemma_.lower() in ("day", "week", "month", "hour", "year", "night") and top.dep_ == "pobj" and top.head.lower_ in ("after",
            "following", "in", "amid", "during")


def _goes_on(verb: Token) -> bool:
    return any((c.dep_ in ("acomp", "attr", "advmod", "prep", "prt") and c.lower_ in ("underway", "under", "ongoing", "on"))
               or (c.lower_ == "in" and any(g.lower_ in ("force", "place", "effect") for g in c.children)) for c in verb.children)


def _told(noun: Token, top: Token) -> bool:
    """Whether an undated noun tells something new: in a scene-setting phrase, or without an article that takes it as known."""
    article = next((c.lower_ for c in (*noun.lefts, *top.lefts) if c.dep_ == "det"), "")
    if article in ("the", "this", "that", "these", "any", "no", "such", "every"):
        return False
    if top.dep_ == "pobj" and top.head.lower_ in SCENE:
        above = top.head.head
        return above.pos_ in ("VERB", "AUX") and above.lemma_.lower() not in MENTIONED
    if top.dep_ in ("dobj", "pobj"):
        above = top.head if top.dep_ == "dobj" else top.head.head
        return above.pos_ in ("VERB", "AUX") and above.lemma_.lower() not in MENTIONED and top.dep_ == "dobj" and above.lemma_.lower() in (
            "report", "see", "hear", "say", "join", "describe", "film", "count", "record", "register", "document", "log", "confirm",
            "witness")
    return False
