"""Judgements why: "largely because", "is the result of"; what is inferred: "were probably bodies", "consistent with"; set phrases."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.knowledge.assessments import judgements
from dateline.reader.certainty.scale import Estimate
from dateline.reader.forecasts.predicates import Judged, told
from dateline.reader.reading import Reading
from dateline.reader.syntax import auxiliaries, governors, subjects

DEGREE_AT = 2


def judged_reasons(reading: Reading, token: Token) -> Iterator[Judged]:
    """The judgement of cause, evidence or set phrase that starts at a word."""
    words = judgements()
    low, doc = token.lower_, token.doc
    tables = (
        (words.causes, "assessment.cause/1"),
        (words.evidence, "assessment.evidence/1"),
        (words.phrases, "assessment.phrase/1"),
    )
    for table, rule in tables if low in words.openers else ():
        for phrase in table.get(low, ()):
            last = token.i + len(phrase)
            if last > len(doc) or any(doc[token.i + n].lower_ != w for n, w in enumerate(phrase)):
                continue
            if phrase[-1] == "to" and last < len(doc) and doc[last].tag_ == "VB":
                continue  # "was due to open"
            if rule == "assessment.cause/1":
                yield from _cause(token, last, words.cause_degrees)
            else:
                yield from _phrase(token, last, rule)
            break
    if token.lemma_ in words.causing and token.pos_ == "VERB":
        yield from _cause_verb(reading, token)


def judged_estimate(reading: Reading, estimate: Estimate) -> Judged | None:
    """ "Were probably bodies", "may already have begun": what is inferred of the past or present."""
    word = reading.doc[estimate.last - 1]
    if estimate.number:
        return None
    if estimate.modal:
        verb = word.head
        if (
            verb.pos_ not in ("VERB", "AUX")
            or not any(a.lemma_ == "have" and a.i > word.i for a in auxiliaries(verb))
            or word.lower_ == "could"
        ):
            return None
        return Judged(verb.i, (word.i, verb.i + 1), "assessment.inferred/1", _known(verb))
    if estimate.low is None:
        return None
    verb = word.head
    if word.pos_ == "ADV" and word.dep_ == "advmod" and verb.pos_ in ("VERB", "AUX") and told(verb) and abs(verb.i - word.i) <= 4:
        after = verb.i if verb.i > word.i else min(word.i + 1, len(reading.doc) - 1)
        return Judged(verb.i, (estimate.first, after + 1), "assessment.inferred/1", _known(verb))
    if word.pos_ == "ADJ" and word.dep_ == "acomp":
        clause = next((c for p in (word, word.head) for c in p.children if c.dep_ == "ccomp" and c.i > word.i and told(c)), None)
        if clause is not None:
            return Judged(clause.i, (estimate.first, estimate.last), "assessment.inferred/1", _known(clause))
    return None


def _cause(token: Token, last: int, degrees: frozenset[str]) -> Iterator[Judged]:
    doc = token.doc
    at = token.i - 1
    degree = None
    while (
        at >= 0
        and token.i - at <= 3
        and (doc[at].pos_ == "ADV" or doc[at].lower_ in ("part", "in", "large", "all", "above", ","))
        and doc[at].lower_ not in ("not",)
    ):
        if doc[at].lower_ in degrees or (doc[at].lower_ == "part" and doc[at - 1].lower_ in ("in", "large")):
            degree = doc[at]
        at -= 1
    copula = doc[at] if at >= 0 and doc[at].lemma_ == "be" and doc[at].pos_ in ("AUX", "VERB") else None
    if copula is not None and copula.dep_ in ("aux", "auxpass"):
        copula = copula.head
    if copula is not None and token.lower_ != "because" and told(copula):
        first = degree.i if degree is not None else token.i
        yield Judged(copula.i, (first, last), "assessment.cause/1", [s for s in subjects(copula) if s.tag_ != "EX"])
        return
    if degree is None:
        return
    verb = next((g for g in governors(token) if g.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return
    if token.dep_ == "mark" and verb.dep_ == "advcl":
        verb = verb.head if verb.head.pos_ in ("VERB", "AUX") else verb
    yield Judged(verb.i, (degree.i, last), "assessment.cause/1", [s for s in subjects(verb) if s.tag_ != "EX"])


def _cause_verb(reading: Reading, verb: Token) -> Iterator[Judged]:
    lemma = verb.lemma_
    if not told(verb) and verb.tag_ != "VBG":
        return
    prepositions = {c.lower_: c for c in verb.children if c.dep_ in ("prep", "dative")}
    thing = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)
    if lemma in ("stem", "result", "derive", "arise", "flow"):
        if "from" in prepositions and (found := subjects(verb)) and reading.actor_at[found[0].i] is None:
            yield Judged(verb.i, (verb.i, prepositions["from"].i + 1), "assessment.cause/1", found)
    elif lemma in ("attribute", "ascribe", "owe") and thing is not None and "to" in prepositions:
        yield Judged(verb.i, (verb.i, verb.i + 1), "assessment.cause/1", [thing])
    elif (
        lemma == "put"
        and thing is not None
        and any(c.lower_ == "down" for c in verb.children)
        and any(c.lower_ == "to" for c in verb.subtree)
    ):
        yield Judged(verb.i, (verb.i, next(c.i for c in verb.children if c.lower_ == "down") + 1), "assessment.cause/1", [thing])
    elif lemma == "blame" and thing is not None and "on" in prepositions:
        yield Judged(verb.i, (verb.i, verb.i + 1), "assessment.cause/1", [thing])


def _phrase(token: Token, last: int, rule: str) -> Iterator[Judged]:
    verb = token if token.pos_ in ("VERB", "AUX") else next((g for g in governors(token) if g.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        verb = next((t for t in token.doc[token.i : last] if t.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return
    if rule == "assessment.evidence/1" and token.dep_ in ("amod", "acomp") and token.head.pos_ == "NOUN":
        yield Judged(verb.i, (token.i, last), rule, [token.head])
        return
    inside = token.i <= verb.i < last
    if (
        verb.lemma_
        not in ("be", "remain", "look", "seem", "appear", "hang", "do", "leave", "become", "keep", "stand", "put", "run", "lose")
        and not inside
    ):
        return
    if told(verb) or any(a.tag_ in ("VBZ", "VBP", "VBD") for a in auxiliaries(verb)):
        yield Judged(verb.i, (token.i, last), rule, [s for s in subjects(verb) if s.tag_ != "EX"])


def _known(verb: Token) -> list[Token]:
    return [s for s in subjects(verb) if s.tag_ != "EX"]
