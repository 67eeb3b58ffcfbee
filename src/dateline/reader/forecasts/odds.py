"""Forecasts by a noun of chance or a figure: "the odds of a truce", "there is a risk that", "I rate it at one in seven"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.knowledge.modality import modality
from dateline.reader.certainty.scale import Estimate, estimates
from dateline.reader.forecasts.chances import ANAPHORS, COPULAS, looks_ahead
from dateline.reader.forecasts.outlook import Outlook
from dateline.reader.reading import Reading
from dateline.reader.syntax import governors

GIVING = {
    "rat",  # as "rated" is lemmatised
    "give",
    "put",
    "rate",
    "place",
    "estimate",
    "assess",
    "reckon",
    "see",
    "make",
    "calculate",
    "judge",
    "offer",
    "set",
    "consider",
}
DANGERS = {"risk", "danger"}
CHANCE = {"chance", "odds", "odd", "likelihood", "probability", "possibility", "risk", "danger", "prospect"}


def chance_outlooks(reading: Reading, token: Token) -> Iterator[Outlook]:
    """The forecast of a noun of chance, where the clause says that there is one or how great."""
    if token.lemma_.lower() not in CHANCE or token.pos_ not in ("NOUN", "PROPN"):
        return
    verbs = [g for g in governors(token) if g.pos_ in ("VERB", "AUX")]
    anchor = next((g for g in verbs if g.dep_ != "dobj"), None)  # "give the ceasefire a chance": no verb, though it may be tagged one
    if anchor is None or anchor.lemma_.lower() not in modality().states_chance | GIVING:
        return
    if any(c.dep_ in ("acl", "relcl") and c.left_edge.i == token.i + 1 and any(g.tag_ == "TO" for g in c.children) for c in token.children):
        return  # a chance to do something: an opportunity
    if any(a.dep_ == "prep" and a.lower_ not in ("at", "in", "of", "with", "than", "to", "as") for a in _between(token, anchor)):
        return
    noun = token
    given = _estimate(reading, token, anchor)
    outcome = _chance_of(token)
    cue = (
        min(token.left_edge.i, given.first) if given and given.last <= token.i and token.i - given.first < 8 else _first(token),
        token.i + 1,
    )
    if outcome is None and noun.lemma_.lower() in DANGERS:
        return
    if outcome is None:
        outcome = _predicate_of(token, anchor)
        if outcome is None:
            rises = given is not None and given.number and token.dep_ == "nsubj"  # "the probability rises to 60 percent by May"
            if given is None or (anchor.lemma_ not in GIVING and not rises):
                return
            outcome = next((c for c in anchor.children if c.dep_ in ("dative", "dobj") and c != token), token)
    if outcome.pos_ in ("VERB", "AUX") and not looks_ahead(outcome):
        return
    if (
        given is None
        and noun.lemma_.lower() in ("chance", "odds", "odd", "likelihood", "probability")
        and anchor.lemma_ not in ("be", "have")
    ):
        return
    head = outcome.i if outcome.pos_ in ("VERB", "AUX") and outcome.tag_ != "VBG" else anchor.i
    yield Outlook(head, outcome.i, cue, "forecast.chance-of/1", [token.i, anchor.i], given)


def number_outlooks(reading: Reading) -> Iterator[Outlook]:
    """ "I rate it at one in seven", "it is fifty-fifty": a chance in figures without a noun of chance."""
    for found in estimates(reading.doc):
        if found.low is None or not (
            found.number or reading.doc[found.last - 1].lower_ in ("fifty", "50", "50/50", "50:50", "even", "up", "flip")
        ):
            continue
        token = reading.doc[found.first]
        if any(t.lemma_.lower() in CHANCE for t in token.sent):
            continue
        if found.number and reading.doc[found.last - 1].lower_ in ("%", "cent", "percent", "pc"):
            continue
        verb = next((g for g in governors(token) if g.pos_ in ("VERB", "AUX")), None)
        if verb is None or verb.lemma_ not in GIVING | {"be"}:
            continue
        thing = next((c for c in verb.children if c.dep_ in ("dobj", "nsubj") and c.lower_ in ANAPHORS and c.i < found.first), None)
        if thing is not None:
            yield Outlook(verb.i, thing.i, (found.first, found.last), "forecast.figure/1", [], found)


def _between(token: Token, anchor: Token) -> Iterator[Token]:
    for above in governors(token):
        if above == anchor:
            return
        yield above


def _chance_of(token: Token) -> Token | None:
    """What the chance is of: a noun, a gerund or the verb of a clause."""
    for child in token.rights:
        if (
            child.dep_ == "prep"
            and child.lower_ in ("of", "for")
            and (child.lower_ == "of" or token.lemma_.lower() in ("prospect", "chance", "odds"))
        ):
            found = next((o for o in child.children if o.dep_ in ("pobj", "pcomp")), None)
            if found is None:
                return None
            act = next((c for c in found.children if c.dep_ == "acl" and c.tag_ == "VBG"), None)  # "of rebels taking it"
            return act or found
        if child.dep_ in ("acl", "relcl", "ccomp", "appos", "dep") and child.i > token.i:
            if child.pos_ in ("VERB", "AUX"):
                return child
            inner = next(
                (
                    t
                    for t in child.subtree
                    if t.pos_ in ("VERB", "AUX") and t.tag_ in ("VBZ", "VBP", "VB", "VBD") and t.dep_ not in ("aux", "auxpass")
                ),
                None,
            )
            return inner or child
    for later in token.doc[token.i + 1 : min(token.i + 10, token.sent.end)]:  # "a possibility, he said, that ..."
        if (
            later.lower_ == "that"
            and later.dep_ in ("mark", "nsubj", "dobj")
            and later.head.i > later.i
            and later.head.pos_ in ("VERB", "AUX")
        ):
            return later.head
        if later.pos_ in ("ADP", "SCONJ") and later.lower_ != "that":
            break
    return None


def _predicate_of(token: Token, anchor: Token) -> Token | None:
    """ "A coup is a slight risk", "deemed a coup a slight risk": the coup."""
    if token.dep_ in ("attr", "oprd") or (token.dep_ == "pobj" and anchor.lemma_ in COPULAS):
        subject = next(
            (c for c in anchor.children if c.dep_ in ("nsubj", "csubj", "nsubjpass", "dobj") and c != token and c.lower_ != "there"), None
        )
        if subject is not None:
            return subject
    if token.dep_ in ("dobj", "ccomp") and anchor.lemma_ in ("consider", "deem", "judge", "think", "call", "rate", "see", "regard"):
        return next(
            (
                c
                for p in (token, anchor)
                for c in p.children
                if c.dep_ in ("nsubj", "dobj", "dative", "nmod") and c.i < token.i and c.i > anchor.i
            ),
            None,
        )
    return None


def _estimate(reading: Reading, token: Token, anchor: Token) -> Estimate | None:
    """The words for how great the chance is: at the noun, else after it in the clause, figures first."""
    edge = token.left_edge.i - 4
    here = [e for e in estimates(reading.doc) if not e.modal and token.sent.start <= e.first < token.sent.end]
    at_noun = [e for e in here if edge <= e.first <= token.i and e.last >= token.i - 1]
    best = max(at_noun, key=lambda e: (e.low is not None, e.number, e.last), default=None)
    if best is not None and best.low is not None:
        return best
    after = [
        e
        for e in here
        if e.first > token.i
        and (e.number or anchor.lemma_ in COPULAS | GIVING)
        and e.low is not None
        and any(g in (anchor, token) for g in governors(reading.doc[e.last - 1]))
    ]
    return after[0] if after else best


def _first(token: Token) -> int:
    return max(token.left_edge.i, token.i - 6)
