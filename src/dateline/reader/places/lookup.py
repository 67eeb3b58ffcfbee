"""The place that a noun in the text stands for."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.reader.places.reference import refer
from dateline.reader.reading import PlaceMention, Reading
from dateline.reader.syntax import base_range


def place_for(reading: Reading, token: Token) -> PlaceMention | None:
    """The place that ``token`` names, is part of the phrase of ("the town of X", "X's centre", "southern X") or refers back to.

    "The city", "the province", "there" get a mention of their own, with ``same_as`` and the coordinates of what they stand for.
    None for words that are about no place.
    """
    found = reading.place_at[token.i]
    if found is not None:
        return found
    first, last = base_range(token)
    for i in range(last - 1, first - 1, -1):
        if (place := reading.place_at[i]) is not None and not place.demonym:
            return place
    return within(reading, token) or refer(reading, token)


def within(reading: Reading, token: Token) -> PlaceMention | None:
    """The place named in an of-phrase or a compass phrase of a place noun: "the centre of X", "areas west of X"."""
    from dateline.knowledge.places import place_words

    words = place_words()
    lower = token.lower_
    lemma = token.lemma_.lower()
    if not (lower in words.part or lower in words.compass or lemma in words.heads or lemma in words.part or lower in words.directions):
        return None
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "in", "around", "near", "outside", "at", "from"):
            for target in child.rights:
                if target.dep_ == "pobj":
                    return reading.place_at[target.i] or within(reading, target)
        elif child.lower_ in words.compass and (place := within(reading, child)) is not None:
            return place
        elif child.dep_ == "appos" and reading.place_at[child.i] is not None:
            return reading.place_at[child.i]
    return None
