"""Negation in the clause of a statement itself."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.reader.certainty.scale import estimates
from dateline.reader.reading import Draft, Reading
from dateline.reader.syntax import negation

NOT_ONLY = {"only", "just", "merely", "simply", "solely", "least", "alone", "necessarily"}
NO_FEWER = {"fewer", "less", "more", "sooner", "doubt", "matter", "wonder", "smaller", "later", "greater"}
NEARLY = {"almost", "nearly"}


def own_negation(reading: Reading, draft: Draft, head: Token) -> str | None:
    """Negation in the clause itself, but not one that belongs to words for how likely ("no chance", "not likely")."""
    found = negates(head)
    if found is None and head.dep_ == "conj" and head.pos_ in ("VERB", "AUX", "NOUN"):
        found = _shared(head)
    if found is None and head.pos_ in ("NOUN", "PROPN"):
        found = next((c for c in head.children if c.lower_ in ("no", "neither") and c.dep_ in ("det", "neg")), None)
        if (
            found is None
            and head.dep_ in ("attr", "nsubj", "nsubjpass", "dobj")
            and head.head.lemma_ in ("be", "happen", "occur", "exist", "begin", "start")
        ):
            found = negates(head.head) if head.dep_ in ("attr", "nsubj", "nsubjpass") else None
    if found is None and head.pos_ in ("VERB", "AUX"):
        found = _within(head)
    if found is None:
        found = next(
            (c for c in head.children if c.dep_ == "advmod" and c.lower_ in NEARLY and c.i == head.i - 1 and head.pos_ == "VERB"), None
        )
    if found is not None and any(e.first <= found.i < e.last for e in estimates(reading.doc)):
        return None
    return found.text if found is not None else None


def _within(verb: Token) -> Token | None:
    """ "There was no raid", "took neither the bridge nor the mill"."""
    expletive = any(c.dep_ == "expl" for c in verb.children)
    for child in verb.children:
        if (child.dep_ in ("attr", "nsubj") and expletive) or child.dep_ in ("dobj", "pobj"):
            found = next((c for c in child.children if c.i < child.i and c.lower_ == ("no" if child.dep_ != "dobj" else "neither")), None)
            if found is not None and found.doc[found.i + 1].lower_ not in NO_FEWER:
                return found
    return None


def negates(verb: Token) -> Token | None:
    """The negating word of a predicate, past "not only", "no fewer than" and "not until"."""
    found = negation(verb)
    if found is None:
        longer = next((c for c in verb.children if c.lower_ == "longer" and any(g.lower_ == "no" for g in c.children)), None)
        return longer
    following = found.doc[found.i + 1] if found.i + 1 < len(found.doc) else None
    if following is not None and following.lower_ in (NO_FEWER if found.lower_ == "no" else NOT_ONLY):
        return None
    determined = next((c for c in found.children if c.dep_ in ("det", "neg") and c.lower_ == "no"), None)
    if determined is not None and determined.i + 1 < len(found.doc) and found.doc[determined.i + 1].lower_ in NO_FEWER:
        return None
    if found.lower_ in ("not", "n't") and any(c.lower_ == "until" and c.i > verb.i for c in verb.children):
        return None
    if found.lower_ in ("not", "n't") and any(
        m.lower_ == "until" for c in verb.children if c.dep_ == "advcl" and c.i > verb.i for m in c.children if m.dep_ == "mark"
    ):
        return None
    return found


def _shared(head: Token) -> Token | None:
    """The negation that a coordinated verb shares ("did not attack or enter", "neither fled nor yielded")."""
    first = head.head
    if any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in head.children) or first.pos_ != head.pos_:
        return None
    joined = {c.lower_ for c in first.children if c.dep_ == "cc"}
    if joined & {"or", "nor"}:
        return negates(first) or next((c for c in first.children if c.lower_ == "nor"), None)
    return None
