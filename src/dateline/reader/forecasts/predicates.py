"""Predicates that judge: "is fragile", "has collapsed", "is a turning point", "is losing patience", "helped the Kremlin"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from dateline.knowledge.assessments import Judgements, judgements
from dateline.reader.forecasts.chances import COPULAS
from dateline.reader.forecasts.outlook import animate
from dateline.reader.reading import Range, Reading
from dateline.reader.syntax import auxiliaries, direct_objects, governors, is_passive, negation, subjects

COPULAR = COPULAS | {"grow", "get", "go", "run", "stand", "lie", "fall"}
PERSONS = {"i", "you", "he", "she"}
UNREAL = {"if", "unless", "whether", "lest", "until", "till", "before", "so"}
HOLDING = {
    "call",
    "consider",
    "deem",
    "describe",
    "regard",
    "judge",
    "rate",
    "think",
    "find",
    "view",
    "see",
    "assess",
    "label",
    "brand",
    "characterise",
    "characterize",
    "term",
    "hold",
    "believe",
    "evaluate",
    "class",
    "portray",
}
CAPABLE = {
    "defend",
    "hold",
    "win",
    "sustain",
    "defeat",
    "beat",
    "trust",
    "survive",
    "withstand",
    "endure",
    "cope",
    "resist",
    "last",
    "prevail",
    "justify",
}
SHARE = {"percent", "cent", "%", "most", "part", "half", "much", "rest", "majority", "bulk"}
MORE = {"more", "less", "far", "much", "better", "worse"}


@dataclass(slots=True)
class Judged:
    """One judgement: the head of its clause, its cue, the rule, and the words that it is about."""

    head: int
    cue: Range
    rule: str
    about: list[Token] = field(default_factory=list)


def judged_predicates(reading: Reading, token: Token) -> Iterator[Judged]:
    """The judgement that a word makes as a predicate, if it makes one."""
    words = judgements()
    if (
        token.pos_ in ("ADJ", "ADV")
        or (token.dep_ == "ccomp" and token.lower_ in words.strong)
        or (token.dep_ == "dobj" and token.lower_ in words.strong)
        or (token.dep_ in ("acomp", "oprd") and token.tag_ in ("JJ", "JJR", "VBN", "RP"))
    ):
        yield from _adjective(reading, token, words)
    elif token.pos_ in ("NOUN", "PROPN"):
        yield from _noun(token, words)
    if token.pos_ in ("VERB", "AUX"):
        yield from _verb(reading, token, words)


def told(verb: Token) -> bool:
    """Whether a clause tells how things are or were: tensed, no modal, no condition, purpose or wish."""
    helpers = auxiliaries(verb)
    if any(a.tag_ in ("MD", "TO") for a in helpers):
        return False
    if not (verb.tag_ in ("VBD", "VBZ", "VBP") or any(a.tag_ in ("VBD", "VBZ", "VBP") for a in helpers)):
        return False
    for child in verb.children:
        if (
            child.dep_ in ("mark", "advmod")
            and child.lower_ in UNREAL
            and child.i < verb.i
            and verb.dep_ in ("advcl", "ccomp", "acl", "relcl", "csubj", "pcomp")
        ):
            return False
    return verb.dep_ not in ("csubj",) and not (verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and not subjects(verb))


def judged_subject(reading: Reading, verb: Token, classes: frozenset[str], actors: bool = True) -> list[Token] | None:
    """The subject's words where it is one that can be so judged: a named class, and an actor or a place where ``actors``; else None."""
    found = subjects(verb)
    if not found:
        return None
    subject = found[0]
    if subject.lower_ in SHARE:
        inner = next((o for p in subject.children if p.lower_ == "of" for o in p.children if o.dep_ == "pobj"), None)
        subject, found = (inner, [inner]) if inner is not None else (subject, found)
    low = subject.lower_
    if low in PERSONS or low in ("who", "what"):
        return None
    if subject.lemma_.lower() in classes or low in classes:
        return found
    if actors and (subject.pos_ == "PROPN" or reading.actor_at[subject.i] is not None or reading.place_at[subject.i] is not None):
        return found
    return None


def _adjective(reading: Reading, token: Token, words: Judgements) -> Iterator[Judged]:
    low = token.lower_
    lemma = token.lemma_.lower()
    strong = low in words.strong or lemma in words.strong
    if (strong or low in words.weak) and (held := _held_to_be(token)):
        yield Judged(held[0].i, (held[0].i, token.i + 1), "assessment.held-to-be/1", [held[1]])
        return
    if not strong and low not in words.weak and lemma not in words.weak:
        return
    verb = token.head
    if (
        token.dep_ in ("oprd", "ccomp", "acomp", "amod")
        and verb.lemma_ in ("make", "leave", "render", "keep", "find")
        and strong
        and verb.pos_ == "VERB"
        and told(verb)
    ):
        thing = next((c for p in (verb, token) for c in p.children if c.dep_ in ("dobj", "nsubj") and verb.i < c.i < token.i), None)
        if thing is not None:
            yield Judged(verb.i, (verb.i, token.i + 1), "assessment.makes/1", [thing])
        return
    if token.dep_ == "conj" and verb.pos_ == "ADJ":
        return
    if (
        token.dep_ not in ("acomp", "oprd", "attr", "advmod", "ROOT", "prt")
        or verb.lemma_.lower() not in COPULAR
        or token.i < verb.i
        or not told(verb)
    ):
        return
    if token.dep_ in ("advmod", "prt") and (verb.lemma_ != "be" or low not in ("over", "better", "worse")):
        return
    if any(c.dep_ in ("xcomp", "ccomp") and not strong for c in token.children) and low not in ("unable", "unwilling"):
        return
    if any(
        c.dep_ == "prep" and c.lower_ in ("than", "to", "from") and not strong and low not in ("close", "vital") for c in token.children
    ) and low in ("clear", "ready", "empty", "nearer", "closer"):
        return
    found = judged_subject(reading, verb, words.subjects)
    if found is None and strong:
        found = [s for s in subjects(verb) if s.lower_ not in PERSONS]
    if found:
        yield Judged(verb.i, (verb.i, token.i + 1), "assessment.state/1", found)


def _held_to_be(token: Token) -> tuple[Token, Token] | None:
    """ "Calls the retreat orderly", "described the figure as credible": the verb and the thing that is so judged."""
    verb = token.head
    if verb.lower_ == "as":
        verb = verb.head
    elif token.dep_ not in ("oprd", "acomp", "ccomp", "amod", "advcl", "xcomp", "advmod", "dobj"):
        return None
    if verb.pos_ in ("NOUN", "PRON") and verb.dep_ in ("dobj", "nsubj") and verb.i < token.i:  # the adjective hung on the object
        verb = verb.head
    if verb.pos_ != "VERB" or verb.lemma_ not in HOLDING or not told(verb) or not verb.i < token.i:
        return None
    inside = (c for p in (verb, token) for c in p.children)
    thing = next((c for c in inside if c.dep_ in ("dobj", "nsubj", "nsubjpass", "dative", "compound") and verb.i < c.i < token.i), None)
    if thing is None:  # "consider this premature", read as "this" of the adjective
        thing = next((c for c in token.children if c.dep_ == "det" and c.lower_ in ("this", "that", "these", "those")), None)
    if thing is None and is_passive(verb):
        thing = next(iter(subjects(verb)), None)
    return (verb, thing) if thing is not None and thing.lower_ not in PERSONS else None


def _noun(token: Token, words: Judgements) -> Iterator[Judged]:
    lemma = token.lemma_.lower()
    pair = f"{token.doc[token.i - 1].lower_} {lemma}" if token.i else ""
    if lemma not in words.nouns and pair not in words.noun_pairs:
        return
    verb = token.head
    if token.dep_ not in ("attr", "oprd") or verb.lemma_ not in COPULAS | {"represent", "constitute"} or token.i < verb.i or not told(verb):
        return
    found = [s for s in subjects(verb) if s.lower_ not in PERSONS and s.tag_ != "EX"]
    if not found or any(c.dep_ == "expl" or c.lower_ == "there" for c in verb.children):
        return
    if (
        lemma in ("beginning", "end", "phase", "sign", "test", "prize", "priority", "surprise", "proof", "signal")
        and pair not in words.noun_pairs
        and not any(c.dep_ in ("prep", "amod", "relcl") for c in token.children)
    ):
        return
    yield Judged(verb.i, (verb.i, token.i + 1), "assessment.is-a/1", found)


def _verb(reading: Reading, verb: Token, words: Judgements) -> Iterator[Judged]:
    lemma = verb.lemma_.lower()
    found: list[Token] | None
    can = lemma in CAPABLE and any(c.dep_ == "aux" and c.lower_ in ("can", "ca") for c in verb.children)
    if can and (negation(verb) is not None or _not_thought(verb)):
        found = judged_subject(reading, verb, words.subjects) or []
        if found and verb.dep_ not in ("advcl", "relcl"):
            yield Judged(verb.i, (min(c.i for c in verb.children if c.dep_ == "aux"), verb.i + 1), "assessment.cannot/1", found)
        return
    if lemma not in words.predicating and verb.lower_ not in words.strong:
        return
    aimed = (
        verb.dep_ == "xcomp"
        and verb.head.lemma_ in ("try", "seek", "want")
        and lemma in ("strengthen", "buy", "save", "gain")
        and told(verb.head)
    )
    if not told(verb) and not aimed:
        return
    passive = is_passive(verb)
    first = min([verb.i, *(a.i for a in verb.children if a.dep_ in ("aux", "auxpass") and a.i < verb.i)])
    if (
        verb.tag_ == "VBN"
        and (lemma in words.participles or verb.lower_ in words.strong)
        and any(a.lemma_ in ("be", "remain", "get") for a in auxiliaries(verb))
        and not any(c.dep_ == "agent" for c in verb.children)
    ):
        found = judged_subject(
            reading, verb, words.abstract if lemma in words.participle_guard else words.subjects, lemma not in words.participle_guard
        )
        if found or (verb.lower_ in words.strong and (found := [s for s in subjects(verb) if s.lower_ not in PERSONS])):
            yield Judged(verb.i, (first, verb.i + 1), "assessment.participle/1", found)
        return
    particle = next(
        (c for c in verb.children if c.dep_ in ("prt", "advmod", "prep") and c.i > verb.i and f"{lemma} {c.lower_}" in words.verb_phrases),
        None,
    )
    if not passive and (particle is not None or lemma in words.verbs) and not direct_objects(verb):
        guarded = particle is None and lemma in words.verb_subjects_only
        found = judged_subject(reading, verb, words.abstract if guarded else words.subjects, not guarded)
        if found and not _numbers(verb):
            yield Judged(verb.i, (first, (particle.i if particle is not None else verb.i) + 1), "assessment.change/1", found)
        return
    objects = [] if passive else direct_objects(verb)
    if not objects:
        return
    thing = objects[0]
    wanted = words.verb_objects.get(lemma)
    if wanted is not None and (thing.lemma_.lower() in wanted or thing.lower_ in wanted) and thing.i > verb.i:
        found = [s for s in subjects(verb) if s.lower_ not in ("i", "you")]
        if found and not (thing.lower_ == "hand" and lemma == "have" and thing.doc[thing.i - 1].lower_ not in ("upper", "whip")):
            yield Judged(verb.i, (first, thing.i + 1), "assessment.object/1", found)
        return
    phrase = next((c for c in verb.children if f"{lemma} {c.lower_}" in words.effect_phrases), None)
    if lemma in words.effects or phrase is not None:
        found = subjects(verb)
        if (
            found
            and not any(animate(reading, s) for s in found)
            and (reading.actor_at[thing.i] is not None or thing.lemma_.lower() in words.subjects or phrase is not None)
        ):
            yield Judged(
                verb.i,
                (first, (phrase.i if phrase is not None and phrase.i == verb.i + 1 else verb.i) + 1),
                "assessment.effect/1",
                [*found, thing],
            )


def _not_thought(verb: Token) -> bool:
    """ "I don't think that they can hold it": the negation that belongs to the clause below."""
    return verb.dep_ == "ccomp" and verb.head.lemma_ in ("think", "believe", "expect") and negation(verb.head) is not None


def _numbers(verb: Token) -> bool:
    """ "Fell by 10 percent": a figure, no judgement."""
    return any(t.like_num for c in verb.children if c.dep_ in ("prep", "dobj", "npadvmod") for t in c.subtree)


def under_wish(verb: Token, wishes: frozenset[str]) -> bool:
    """Whether somebody only wants, asks or plans it."""
    for above in governors(verb):
        if above.pos_ in ("VERB", "AUX", "NOUN") and above.lemma_.lower() in wishes:
            return True
        if above.pos_ == "VERB" and above.lemma_ in ("say", "tell"):
            return False
    return False
