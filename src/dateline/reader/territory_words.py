"""Words of land and what stands in front of them: prepositions of place, ways, heights, "Haiti's capital", "the western part"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.knowledge.control import control_lexicon
from dateline.reader.places.capitals import SEATS
from dateline.reader.places.reference import capital_mention
from dateline.reader.reading import PlaceMention, Reading

LOCATIVE = (
    *("in", "near", "around", "outside", "at", "inside", "within", "along", "across", "throughout", "of", "on", "between"),
    *("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"),
    *("above", "over", "beyond", "to", "opposite", "by", "off"),
)
BANKS = frozenset(
    ["left", "right", "east", "west", "eastern", "western", "northern", "southern", "north", "south", "river", "far", "opposite"]
)
TERRAIN = frozenset(
    ["hill", "mountain", "mount", "peak", "summit", "height", "ridge", "valley", "river", "lake", "bridge", "crossing", "pass"]
)
WAYS = frozenset({"corridor", "road", "highway", "motorway", "railway", "route", "stretch", "strip", "coast", "line", "belt", "valley"})
INCLUDING = {"including", "include", "namely"}


def capital_of(reading: Reading, token: Token) -> PlaceMention | None:
    """ "Haiti's capital", "the Helmand capital": the chief town of the country or region named in front."""
    for child in token.lefts:
        land = reading.place_at[child.i] if child.dep_ in ("poss", "compound", "amod", "nmod") else None
        if land is not None and land.feature in ("country", "region") and token.tag_ == "NN" and child.lower_ not in SEATS:
            return capital_mention(reading, token, land)
    return None


def qualified(token: Token) -> bool:
    """Whether a word of amount says which part ("the western part of X"), beyond how much."""
    return (
        token.tag_ != "CD"
        and any(
            c.dep_ in ("amod", "compound", "nummod")
            and c.lower_ not in control_lexicon().territory.modifiers
            and c.lower_ not in ("large", "small", "big", "great", "vast", "wide", "more", "good")
            for c in token.lefts
        )
        and (token.lemma_.lower() in control_lexicon().territory or token.tag_ == "NNS")
    )
