"""Forecasts by a word before an infinitive: "is likely to fall", "is about to", "they expect it to hold"; or by its object."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.knowledge.modality import Modality, modality
from dateline.knowledge.outcomes import outcomes
from dateline.reader.forecasts.modals import is_plan
from dateline.reader.forecasts.outlook import FIRST_PERSON, Outlook, animate
from dateline.reader.reading import Reading
from dateline.reader.syntax import conjuncts, negation, predicates, subjects

NORMATIVE = {
    "respect",
    "comply",
    "honour",
    "honor",
    "abide",
    "observe",
    "obey",
    "adhere",
    "uphold",
    "refrain",
    "fulfil",
    "fulfill",
    "do",
    "behave",
    "cooperate",
    "apologise",
    "apologize",
    "answer",
    "explain",
}
OWN_ACT = {"retaliation", "consequence", "response", "reprisal", "reply", "punishment", "measure", "action"}
ARRANGED = {"going", "set"}
DEGREES = {
    "very",
    "highly",
    "most",
    "almost",
    "all",
    "but",
    "quite",
    "increasingly",
    "extremely",
    "more",
    "nearly",
    "virtually",
    "not",
    "certainly",
    "only",
    "now",
    "less",
    "fairly",
    "rather",
    "also",
    "still",
    "just",
    "widely",
    "generally",
    "reportedly",
    "already",
    "again",
    "far",
    "n't",
    "never",
}


def raising_outlooks(reading: Reading, token: Token) -> Iterator[Outlook]:
    """The forecasts of one word that takes an infinitive, or of a verb of expecting with an object."""
    words = modality()
    low, lemma = token.lower_, token.lemma_.lower()
    if low in words.raising or (low in ("course", "track", "line") and token.i and token.doc[token.i - 1].lower_ in ("on", "in")):
        infinitive = _infinitive(token)
        if infinitive is not None and not _past(infinitive) and not _given_up(token):
            yield from _raised(reading, token, infinitive, words)
            return
        if infinitive is None and low == "expected" and token.tag_ == "VBN":
            yield from _awaited(reading, token)
            return
    if low == "risks" and token.dep_ == "nsubj" and token.head.tag_ == "VBG" and token.i + 1 == token.head.i:  # read as a noun
        yield Outlook(token.head.i, token.head.i, (token.i, token.head.i + 1), "forecast.risk/1", [token.i])
        return
    if token.pos_ != "VERB" and not (lemma in words.doubting and predicates(token)):
        return
    if lemma in words.raising_verbs:
        yield from _threatened(reading, token, lemma)
    if lemma in words.forecasting or lemma in words.warning:
        yield from _expected(token, words, lemma)
    if lemma == "rule" and token.tag_ == "VBN" and negation(token) is not None and any(c.lower_ == "out" for c in token.children):
        for subject in (c for c in token.children if c.dep_ in ("nsubjpass", "csubjpass") and c.lemma_.lower() in outcomes().nouns):
            yield Outlook(token.i, subject.i, (token.i, token.i + 2), "forecast.not-ruled-out/1", [subject.i])
    if lemma in words.doubting:
        for clause in (c for c in token.children if c.dep_ in ("ccomp", "advcl") and c.i > token.i and c.pos_ in ("VERB", "AUX")):
            yield Outlook(clause.i, clause.i, (token.i, token.i + 1), "forecast.doubt/1", [token.i])


def _raised(reading: Reading, token: Token, infinitive: Token, words: Modality) -> Iterator[Outlook]:
    low = token.lower_
    if low in ARRANGED and is_plan(reading, infinitive, words):
        return
    if low in ("certain", "sure", "ready") and token.head.lemma_ in ("make", "be") and token.head.lemma_ == "make":
        return
    first = token.i
    while first and reading.doc[first - 1].lower_ in DEGREES and reading.doc[first - 1].sent == token.sent:
        first -= 1
    for other in conjuncts(infinitive):
        if other.pos_ not in ("VERB", "AUX") or (other != infinitive and any(c.dep_ in ("nsubj", "nsubjpass") for c in other.children)):
            continue
        cue = (first, infinitive.i + 1) if other == infinitive and infinitive.i - token.i <= 3 else (first, token.i + 1)
        if other != infinitive:
            cue = (other.i, other.i + 1)
        yield Outlook(
            other.i, other.i, cue, f"forecast.{'going' if low in ARRANGED | {'about'} else 'likely'}-to/1", [token.i, token.head.i]
        )


def _awaited(reading: Reading, token: Token) -> Iterator[Outlook]:
    """ "Further clashes are expected", "a ruling is expected on Monday"."""
    for subject in (c for c in token.children if c.dep_ == "nsubjpass"):
        if subject.pos_ in ("NOUN", "PROPN"):
            yield Outlook(token.i, subject.i, (token.i, token.i + 1), "forecast.expected/1", [subject.i])


def _threatened(reading: Reading, token: Token, lemma: str) -> Iterator[Outlook]:
    if lemma == "risk":
        for act in (c for c in token.children if c.dep_ in ("xcomp", "dobj") and c.tag_ == "VBG"):
            yield Outlook(act.i, act.i, (token.i, act.i + 1), "forecast.risk/1", [token.i])
        return
    if lemma not in ("threaten", "promise", "stand"):
        return
    infinitive = _infinitive(token)
    found = subjects(token)
    if infinitive is not None and found and (lemma == "stand" or not any(animate(reading, s) for s in found)):
        yield Outlook(infinitive.i, infinitive.i, (token.i, infinitive.i + 1), "forecast.threatens-to/1", [token.i])


def _expected(token: Token, words: Modality, lemma: str) -> Iterator[Outlook]:
    """ "They expect the truce to hold", "predicted the fall of X", "warned of an attack"."""
    known = outcomes()
    nouns = known.nouns.keys() | known.resuming
    mine = any(s.lower_ in FIRST_PERSON for s in subjects(token))
    for child in token.children:
        if child.i < token.i:
            continue
        if child.dep_ in ("ccomp", "xcomp") and child.pos_ in ("VERB", "AUX") and lemma in words.forecasting:
            to = any(c.tag_ == "TO" for c in child.children)
            if any(c.tag_ == "MD" for c in child.children) or _past(child) or (mine and to and child.lemma_ in NORMATIVE):
                continue
            if not to and child.tag_ not in ("VBZ", "VBP", "VB"):
                continue
            yield Outlook(child.i, child.i, (token.i, token.i + 1), "forecast.expect/1", [token.i])
        elif child.dep_ == "dobj" and child.lemma_.lower() in nouns and child.tag_ != "VBG":
            yield Outlook(child.i, child.i, (token.i, token.i + 1), "forecast.predict/1", [token.i])
        elif child.dep_ == "prep" and child.lower_ in ("of", "about") and lemma == "warn" and token.tag_ != "VBN":
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.lemma_.lower() in nouns and noun.lemma_.lower() not in OWN_ACT:
                    yield Outlook(noun.i, noun.i, (token.i, child.i + 1), "forecast.warn/1", [token.i])


def _infinitive(token: Token) -> Token | None:
    found = _own_infinitive(token)
    if found is None and token.pos_ == "ADJ" and token.dep_ == "conj" and token.head.head.lemma_ in ("be", "seem", "look", "appear"):
        after = next((t for t in token.doc[token.i + 1 : token.i + 3] if t.tag_ == "TO"), None)  # "is all but certain to fall"
        if after is not None and after.head.head == token.head.head:
            return after.head
    return found


def _own_infinitive(token: Token) -> Token | None:
    return next(
        (
            c
            for c in token.children
            if c.i > token.i
            and c.dep_ in ("xcomp", "ccomp", "advcl", "acl", "relcl", "conj", "dep", "pcomp")
            and c.pos_ in ("VERB", "AUX")
            and any(a.tag_ == "TO" and a.i > token.i for a in c.children)
        ),
        None,
    )


def _past(verb: Token) -> bool:
    """ "To have fallen", "has fallen": not what will come."""
    return any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)


def _given_up(token: Token) -> bool:
    """ "Had been expected to": what did not come, or has come since."""
    head = token if token.pos_ == "VERB" else token.head
    return any(c.lower_ == "had" and c.dep_ == "aux" for c in head.children)
