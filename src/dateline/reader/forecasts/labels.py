"""Forecasts whose chance stands apart: "the front freezes (one in four)", "Fall of Bamut: 40 percent", "cannot be excluded"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.knowledge.outcomes import outcomes
from dateline.reader.certainty.scale import Estimate, estimates
from dateline.reader.forecasts.outlook import Outlook
from dateline.reader.reading import Reading
from dateline.reader.syntax import auxiliaries, governors

MARKS = {":", "-", "–", "—"}
LEADS = {
    "a",
    "an",
    "the",
    "about",
    "roughly",
    "around",
    "perhaps",
    "some",
    "approximately",
    "nearly",
    "over",
    "under",
    "say",
    "only",
    "just",
    "now",
}
AFTER = {"chance", "likelihood", "probability", "odds", "risk", "outcome", "case", "scenario", "confidence"}
TURNED = {"excluded", "out", "discounted", "dismissed", "discarded", "question"}
REACH = 4  # tokens between the bracket, colon or dash and the words for how likely


def labelled_outlooks(reading: Reading) -> Iterator[Outlook]:
    """The forecasts with a label of likelihood, and those that "cannot be ruled out" or are "more likely than not to" come."""
    for found in estimates(reading.doc):
        if found.modal:
            continue
        last = reading.doc[found.last - 1].lower_
        if last in TURNED:
            yield from _not_excluded(reading, found)
        elif last == "not" and found.last - found.first > 2:
            yield from _than_not(reading, found)
        else:
            yield from _labelled(reading, found)


def _labelled(reading: Reading, found: Estimate) -> Iterator[Outlook]:
    doc = reading.doc
    at = found.first - 1
    while at >= 0 and found.first - at <= REACH and doc[at].lower_ in LEADS:
        at -= 1
    end = found.last
    while end < len(doc) and end - found.last < 2 and doc[end].lower_ in AFTER:
        end += 1
    opening = doc[at].text if at >= 0 else ""
    closing = doc[end].text if end < len(doc) else "."
    sent = doc[found.first].sent
    if (opening == "(" and closing == ")") or (opening in MARKS and at > sent.start and (closing in (".", ";", "") or closing.isspace())):
        head = _head(doc[sent.start], at)
    elif closing == ":" and at < sent.start and found.low is not None:
        head = next((t for t in sent if t.i > end and _foretold(t) and t.pos_ in ("VERB", "AUX")), None)
    else:
        return
    if head is not None:
        yield Outlook(head.i, head.i, (min(head.i, found.first), max(end, head.i + 1)), "forecast.label/1", [], found)


def _head(first: Token, before: int) -> Token | None:
    """The word for what would come in the words before the label: a plain present, or a noun of an outcome that leads them."""
    known = outcomes()
    words = first.doc[first.i : before]
    for token in words:
        if (
            token.pos_ in ("VERB", "AUX")
            and _foretold(token)
            and not any(g.i < before and g.pos_ in ("VERB", "AUX") for g in governors(token))
        ):
            return token
    if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in words):
        return None
    return next((t for t in words if t.pos_ == "NOUN" and t.lemma_.lower() in known.nouns and t.dep_ not in ("pobj", "compound")), None)


def _foretold(verb: Token) -> bool:
    """A plain present ("Russia mounts a counter-stroke"): neither past nor modal."""
    helpers = auxiliaries(verb)
    return verb.tag_ in ("VBZ", "VBP", "VB") and not any(a.tag_ in ("MD", "VBD") or a.lemma_ == "have" for a in helpers)


def _than_not(reading: Reading, found: Estimate) -> Iterator[Outlook]:
    """ "Is more likely than not to survive"; a figure after a colon says how likely it is."""
    doc = reading.doc
    if found.last + 1 >= len(doc) or doc[found.last].lower_ != "to":
        return
    verb = doc[found.last].head
    if verb.pos_ not in ("VERB", "AUX") or verb.i < found.last:
        return
    copula = next((g for g in governors(doc[found.first]) if g.pos_ in ("VERB", "AUX") and g != verb), None)
    sent = doc[found.first].sent
    exact = next(
        (e for e in estimates(doc) if e.number and found.last < e.first < sent.end and ":" in doc[found.last : e.first].text), None
    )
    yield Outlook(
        verb.i, verb.i, (found.first, found.last), "forecast.than-not/1", [copula.i] if copula is not None else [], exact or found
    )


def _not_excluded(reading: Reading, found: Estimate) -> Iterator[Outlook]:
    doc = reading.doc
    verb = doc[found.last - 1]
    if verb.pos_ not in ("VERB", "AUX"):
        verb = next((g for g in governors(verb) if g.pos_ in ("VERB", "AUX")), verb)
    subject = next((c for c in verb.children if c.dep_ in ("nsubjpass", "nsubj", "csubjpass", "csubj")), None)
    if subject is None or subject.pos_ not in ("NOUN", "PROPN", "VERB", "AUX"):
        return
    known = outcomes()
    if subject.pos_ in ("NOUN", "PROPN") and not (
        subject.lemma_.lower() in known.nouns or subject.lemma_.lower() in known.resuming or subject.lemma_.lower() in known.verbs
    ):
        return
    yield Outlook(verb.i, subject.i, (found.first, found.last), "forecast.not-ruled-out/2", [], found)
