"""The place that a noun in the text stands for."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.knowledge.places import place_words
from dateline.reader.places.capitals import seat
from dateline.reader.places.reference import capital_mention, country_of, refer, stand_in
from dateline.reader.reading import PlaceMention, Reading
from dateline.reader.syntax import base_range

OF_COUNTRY = frozenset(
    {"border", "frontier", "coast", "territory", "soil", "airspace", "side", "capital", "mainland", "interior", "waters", "city", "town"}
)


def place_for(reading: Reading, token: Token) -> PlaceMention | None:
    """The place that ``token`` names, is part of the phrase of ("the town of X", "X's centre", "southern X") or refers back to.

    "The city", "the province", "there" get a mention of their own, with ``same_as`` and the coordinates of what they stand for.
    None for words that are about no place.
    """
    found = reading.place_at[token.i]
    if found is not None:
        return found
    if (named := _apposed(reading, token)) is not None:
        return named
    if token.lemma_.lower() in OF_COUNTRY and (made := _of_country(reading, token)) is not None:
        return made
    first, last = base_range(token)
    for i in range(last - 1, first - 1, -1):
        if (place := reading.place_at[i]) is not None and not place.demonym:
            return place
    return within(reading, token) or refer(reading, token)


def _apposed(reading: Reading, token: Token) -> PlaceMention | None:
    """The place that a noun describes: "Goma, the capital of North Kivu"."""
    if token.pos_ not in ("NOUN", "PROPN") or token.lemma_.lower() not in place_words().heads:
        return None
    if token.dep_ == "appos" and (named := reading.place_at[token.head.i]) is not None and not named.demonym:
        return named
    first = token.left_edge.i
    if first >= 2 and reading.doc[first].pos_ == "DET" and reading.doc[first - 1].text == "," and token.dep_ != "nsubj":
        named = reading.place_at[first - 2]
        return named if named is not None and not named.demonym else None
    return None


def within(reading: Reading, token: Token) -> PlaceMention | None:
    """The place named in an of-phrase or a compass phrase of a place noun: "the centre of X", "areas west of X"."""
    words = place_words()
    lower, lemma = token.lower_, token.lemma_.lower()
    if not (lower in words.part or lower in words.compass or lemma in words.heads or lemma in words.part or lower in words.directions):
        return None
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "in", "around", "near", "outside", "at", "from"):
            for target in child.rights:
                if target.dep_ == "pobj":
                    place = reading.place_at[target.i]
                    if place is not None and lemma == "capital" and place.feature in ("country", "region"):
                        return capital_mention(reading, token, place)
                    return place if place is not None else within(reading, target)
        elif child.lower_ in words.compass and (place := within(reading, child)) is not None:
            return place
        elif child.dep_ == "appos" and reading.place_at[child.i] is not None:
            return reading.place_at[child.i]
    doc, at = reading.doc, token.i + 1
    if at + 2 < len(doc) and doc[at].lower_ in words.compass and doc[at + 1].lower_ == "of":
        return reading.place_at[at + 2]  # "areas east of X", however it is parsed
    return None


def _of_country(reading: Reading, token: Token) -> PlaceMention | None:
    """ "The Syrian capital", "Syria's capital", "the Jordanian border": the capital, or the country with relation "near" for a border."""
    if token.lemma_.lower() == "capital":
        for child in token.lefts:
            if child.dep_ in ("amod", "compound", "nmod") and (town := seat(child.text)) is not None:
                return stand_in(reading, child.i, token.i + 1, token.i, town)
    country = country_of(reading, token)
    if country is None:
        return None
    lemma = token.lemma_.lower()
    if lemma == "capital":
        return capital_mention(reading, token, country)
    if lemma in ("city", "town") or not country.demonym:
        return None
    first, last = base_range(token)
    made = stand_in(reading, first, last, token.i, country)
    made.precision, made.same_as = 3, None
    if lemma in ("border", "frontier"):
        made.relation = "near"
    return made
