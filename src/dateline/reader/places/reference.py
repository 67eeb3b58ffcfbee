"""Places that are referred back to: "the city", "the provincial capital", "there"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.knowledge.places import place_words
from dateline.reader.places.capitals import chief_town, largest_of, national_capital
from dateline.reader.places.salience import FAR, antecedent, called
from dateline.reader.reading import PlaceMention, Reading

SITE = frozenset({"spot", "region", "city"})
TOWN = frozenset({"city", "district"})
NOUNS: dict[str, frozenset[str]] = {
    **dict.fromkeys(("city", "town", "village", "settlement", "municipality", "stronghold", "hamlet", "metropolis", "hub"), TOWN),
    **dict.fromkeys(("province", "governorate", "oblast", "state"), frozenset({"region"})),
    **dict.fromkeys(("country", "nation"), frozenset({"country"})),
    **dict.fromkeys(
        (
            "airport",
            "base",
            "bridge",
            "dam",
            "refinery",
            "camp",
            "crossing",
            "island",
            "valley",
            "peninsula",
            "river",
            "lake",
            "mountain",
            "strait",
        ),
        SITE,
    ),
    "port": frozenset({"city", "spot"}),
    "region": frozenset({"region", "district"}),
    "district": frozenset({"district", "city"}),
    "county": frozenset({"district"}),
    "enclave": frozenset({"region", "district", "city"}),
    "territory": frozenset({"region", "country"}),
    "area": frozenset({"city", "district", "region", "spot"}),
    "capital": frozenset(),
}
SELF_NAMED = frozenset(n for n, features in NOUNS.items() if features == SITE)
DEFINITE = frozenset({"the", "this", "that", "its", "their", "his", "her", "our"})
PROVINCIAL = frozenset({"provincial", "regional", "state", "district", "governorate"})
OTHERS = frozenset({"other", "neighbouring", "neighboring", "second", "next", "last", "first", "nearby", "another", "third"})
ADVERBS = frozenset({"there", "here"})


def refer(reading: Reading, token: Token) -> PlaceMention | None:
    """A mention for a definite place noun or "there", standing for the nearest fitting place before it; None where it is no such word."""
    if token.lower_ in ADVERBS:
        if token.dep_ == "expl" or token.tag_ == "EX":
            return None
        target = before(reading, token.i, TOWN | {"spot"}) or before(reading, token.i, frozenset({"region", "country"}))
        return target and stand_in(reading, token.i, token.i + 1, token.i, target)
    noun = token.lemma_.lower()
    if noun in NOUNS and token.i + 1 < len(reading.doc) and (adverb := reading.doc[token.i + 1]).lower_ in ADVERBS:
        return reading.place_at[adverb.i] or refer(reading, adverb)  # "the airport there"
    features = NOUNS.get(noun)
    if features is None or token.tag_ in ("NNS", "NNPS", "VB", "VBD"):
        return None
    determiner = next((c for c in token.lefts if c.dep_ in ("det", "poss")), None)
    if determiner is None or determiner.lower_ not in DEFINITE or any(c.lower_ in OTHERS for c in token.lefts):
        return None
    if noun == "capital":
        return _capital(reading, token, determiner.i)
    target = before(reading, token.i, features, noun)
    return target and stand_in(reading, determiner.i, token.i + 1, token.i, target)


def named_before(reading: Reading, at: int) -> Iterator[PlaceMention]:
    """The places named before a token, nearest first."""
    seen: PlaceMention | None = None
    for i in range(at - 1, max(-1, at - FAR), -1):
        place = reading.place_at[i]
        if place is not None and place is not seen and not place.demonym and place.same_as is None:
            seen = place
            opening = reading.doc[place.first]
            if opening.lower_ not in DEFINITE and not (opening.is_lower and place.last - place.first == 1):
                yield place  # a name, not another reference


def before(reading: Reading, at: int, features: frozenset[str], noun: str = "") -> PlaceMention | None:
    """The place of these features that a report has in view before a token."""
    return antecedent(reading, at, lambda place: _fits(reading, place, features, noun), noun)


def _fits(reading: Reading, place: PlaceMention, features: frozenset[str], noun: str) -> bool:
    opening = reading.doc[place.first]
    if opening.lower_ in DEFINITE or (opening.is_lower and place.last - place.first == 1):
        return False  # another reference, not a name
    if noun in SELF_NAMED or noun == "port":
        words = reading.text[place.start : place.end + 12].lower()
        return place.feature in features and (noun in words or noun in called(reading, place))
    return place.feature in features or (place.feature is None and features == TOWN)


def _capital(reading: Reading, token: Token, first: int) -> PlaceMention | None:
    """ "The provincial capital": the chief town of the nearest region; "the capital": that of the country the report is about."""
    modifiers = {c.lower_ for c in token.lefts if c.dep_ in ("amod", "compound", "nmod")}
    if not modifiers & PROVINCIAL:
        return _national(reading, token, first)
    national = place_words().capitals
    for place in named_before(reading, token.i):
        if place.feature == "region" or (place.feature == "city" and national.get(place.name.lower()) != place.country):
            region = place.admin1 or place.name
            towns = [
                p
                for p in named_before(reading, token.i)
                if p.feature == "city" and p.country == place.country and p.admin1 == region and p.geonames
            ]
            target = largest_of(towns) if towns else chief_town(place)
            return stand_in(reading, first, token.i + 1, token.i, target or place)
    return None


def _national(reading: Reading, token: Token, first: int) -> PlaceMention | None:
    home = _home(reading)
    for place in named_before(reading, token.i):
        if place.feature == "city" and place_words().capitals.get(place.name.lower()) == place.country and home in (None, place.country):
            return stand_in(reading, first, token.i + 1, token.i, place)
    target = national_capital(home) if home else None
    return target and stand_in(reading, first, token.i + 1, token.i, target)


def capital_mention(reading: Reading, token: Token, of: PlaceMention) -> PlaceMention | None:
    """The mention of the capital of a country or region ("the Syrian capital", "the capital of Helmand"), spanning its noun."""
    target = national_capital(of.country) if of.feature == "country" and of.country else chief_town(of) if of.feature == "region" else None
    return target and stand_in(reading, token.i, token.i + 1, token.i, target)


def country_of(reading: Reading, token: Token) -> PlaceMention | None:
    """The country whose adjective or possessive stands before a noun, or None."""
    for child in token.lefts:
        if (
            child.dep_ in ("amod", "poss", "compound", "nmod")
            and (place := reading.place_at[child.i]) is not None
            and place.feature == "country"
        ):
            return place
    return None


def _home(reading: Reading) -> str | None:
    """The country that most places of the report lie in."""
    counts: dict[str, int] = {}
    for place in reading.places:
        if place.country:
            counts[place.country] = counts.get(place.country, 0) + (1 if place.feature == "country" else 2)
    return max(counts, key=lambda c: counts[c]) if counts else None


def stand_in(reading: Reading, first: int, last: int, head: int, target: PlaceMention) -> PlaceMention:
    """A mention of these tokens with the coordinates of ``target``, known to `place_at` from now on."""
    start, end = reading.chars((first, last))
    made = PlaceMention(
        start,
        end,
        first,
        last,
        head,
        name=target.name,
        geonames=target.geonames,
        feature=target.feature,
        country=target.country,
        admin1=target.admin1,
        lat=target.lat,
        lon=target.lon,
        precision=target.precision,
        alternatives=target.alternatives,
        unresolved=target.unresolved,
        same_as=target if target.last > target.first and not target.demonym else None,
    )
    if reading.place_at[head] is None:
        reading.place_at[head] = made
    return made
