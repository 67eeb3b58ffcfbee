"""Whether land lies in the place by which it is named, or beside it: "villages east of the city", "the outskirts of X"."""

from __future__ import annotations

from spacy.tokens import Doc

from dateline.knowledge.places import PlaceWords, place_words
from dateline.reader.reading import Reading
from dateline.reader.territory import PlaceArgument

REACH = 9  # words of a noun phrase looked through for what joins it to its place
FROM = ("from", "away")
BROKEN = ("VERB", "AUX", "CCONJ", "SCONJ", "PUNCT", "PRON")


def beside(reading: Reading, argument: PlaceArgument) -> str | None:
    """ "east of", "near": how a clause's land lies to its place where it is not in it; None where it is the place or a part of it."""
    place, head, doc = argument.place, argument.head, reading.doc
    if place is None or place.first <= head.i < place.last:
        return None
    words = place_words()
    if head.lower_ in words.surroundings:
        return "near"
    if place.same_as is None and 0 < head.i - place.last < REACH and head.sent.start <= place.first:
        return None  # "the Kuweires base east of Aleppo"
    for at in range(head.i if head.lower_ in words.directions else head.i + 1, min(head.i + 1 + REACH, len(doc))):
        token = doc[at]
        if reading.place_at[at] is not None or token.pos_ in BROKEN or token.is_sent_start:
            return None
        if token.lower_ in words.surroundings:
            return "near"
        if (found := _joint(doc, at, words)) is not None:
            return None if found == "in" else found
    return None


def _joint(doc: Doc, at: int, words: PlaceWords) -> str | None:
    """The relation that one word of a phrase gives: "in" where the place holds the land, None where the word joins nothing."""
    lower, after = doc[at].lower_, doc[at + 1].lower_ if at + 1 < len(doc) else ""
    if lower in words.compass:
        if doc[at - 1].pos_ == "DET":
            return "in"  # "the north of the city"
        if after == "of" and lower in words.directions:
            return f"{lower} of"
        return "near" if after in ("of", *FROM) else None  # "20 km from"
    relation = words.relations.get(lower)
    return relation if relation in ("in", "near") else None
