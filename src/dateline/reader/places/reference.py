"""Places that are referred back to: "the city", "the provincial capital", "there"."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

from dateline.knowledge.gazetteer import gazetteer
from dateline.knowledge.places import place_words
from dateline.reader.reading import PlaceMention, Reading

NOUNS: dict[str, frozenset[str]] = {
    "city": frozenset({"city", "district"}), "town": frozenset({"city", "district"}), "village": frozenset({"city", "district"}),
    "settlement": frozenset({"city", "district"}), "municipality": frozenset({"city", "district"}), "stronghold": frozenset({"city", "district"}),
    "port": frozenset({"city", "spot"}), "province": frozenset({"region"}), "governorate": frozenset({"region"}), "region": frozenset({"region", "district"}),
    "oblast": frozenset({"region"}), "state": frozenset({"region"}), "district": frozenset({"district"}), "county": frozenset({"district"}),
    "enclave": frozenset({"region", "district", "city"}), "country": frozenset({"country"}), "nation": frozenset({"country"}),
    "territory": frozenset({"region", "country"}), "island": frozenset({"spot", "region", "country"}), "valley": frozenset({"spot", "region"}),
    "peninsula": frozenset({"region", "spot"}), "airport": frozenset({"spot"}), "base": frozenset({"spot"}), "bridge": frozenset({"spot"}),
    "capital": frozenset(), "metropolis": frozenset({"city"}), "hub": frozenset({"city"}), "area": frozenset({"city", "district", "region", "spot"}),
}
DEFINITE = frozenset({"the", "this", "that", "its", "their"})
PROVINCIAL = frozenset({"provincial", "regional", "state", "district", "governorate"})
ADVERBS = frozenset({"there", "here"})


def refer(reading: Reading, token: Token) -> PlaceMention | None:
    """A mention for a definite place noun or "there", standing for the nearest fitting place before it; None where it is no such word."""
    noun = token.lemma_.lower() if token.pos_ in ("NOUN", "PROPN") else token.lower_
    if token.lower_ in ADVERBS:
        if token.dep_ in ("expl",) or token.tag_ == "EX":
            return None
        target = before(reading, token.i, frozenset({"city", "district", "spot"})) or before(reading, token.i, frozenset({"region", "country"}))
        return target and _mention(reading, token.i, token.i + 1, token.i, target)
    features = NOUNS.get(noun)
    if features is None or token.tag_ in ("NNS", "NNPS"):
        return None
    determiner = next((c for c in token.lefts if c.dep_ in ("det", "poss")), None)
    if determiner is None or determiner.lower_ not in DEFINITE:
        return None
    if any(c.dep_ in ("amod", "compound", "nmod") and c.lower_ in ("other", "neighbouring", "neighboring", "second", "next", "last", "first", "nearby", "same")
           for c in token.lefts if c.lower_ != "same"):
        return None
    first, last = determiner.i, token.i + 1
    if noun == "capital":
        return _capital(reading, token, first, last)
    target = before(reading, token.i, features, noun)
    return target and _mention(reading, first, last, token.i, target)


def before(reading: Reading, at: int, features: frozenset[str], noun: str = "") -> PlaceMention | None:
    """The nearest place of these features named before a token; not across more than 400 tokens."""
    for i in range(at - 1, max(-1, at - 400), -1):
        place = reading.place_at[i]
        if place is None or place.demonym or place.same_as is not None:
            continue
        if place.feature in features or (place.feature is None and noun in ("town", "village", "city", "settlement")):
            return place
    return None


def _capital(reading: Reading, token: Token, first: int, last: int) -> PlaceMention | None:
    """"The provincial capital": the chief town of the nearest region, or the nearest such town; "the capital": the country's."""
    modifiers = {c.lower_ for c in token.lefts if c.dep_ in ("amod", "compound", "nmod")}
    if modifiers & PROVINCIAL:
        for i in range(token.i - 1, max(-1, token.i - 400), -1):
            place = reading.place_at[i]
            if place is None or place.demonym or place.same_as is not None or place.feature not in ("city", "region"):
                continue
            if place.feature == "city":
                return _mention(reading, first, last, token.i, place)
            chief = _chief_town(place)
            made = _mention(reading, first, last, token.i, chief or place)
            if chief is None:
                made.same_as = None
            return made
        return None
    return _national(reading, token, first, last)


def _national(reading: Reading, token: Token, first: int, last: int) -> PlaceMention | None:
    """The capital of the country that the report is about: the nearest national capital named before, else by the nearest country."""
    capitals = place_words().capitals
    for i in range(token.i - 1, max(-1, token.i - 400), -1):
        place = reading.place_at[i]
        if place is None or place.same_as is not None:
            continue
        if place.feature == "city" and capitals.get(place.name.lower()) == place.country and _home(reading) in (None, place.country):
            return _mention(reading, first, last, token.i, place)
    code = _home(reading)
    found = code and capital_of(code)
    if not found:
        return None
    return _mention(reading, first, last, token.i, from_name(found, code))


def _home(reading: Reading) -> str | None:
    """The country that most places of the report lie in."""
    counts: dict[str, int] = {}
    for place in reading.places:
        if place.country:
            counts[place.country] = counts.get(place.country, 0) + (1 if place.feature == "country" else 2)
    return max(counts, key=lambda c: counts[c]) if counts else None


@lru_cache(maxsize=512)
def capital_of(code: str) -> str | None:
    """The name of the capital of a country (ISO code), or None."""
    return next((city for city, country in place_words().capitals.items() if country == code), None)


def from_name(name: str, country: str | None) -> PlaceMention:
    """A mention without span for the largest town of that name in a country."""
    found = [f.place for f in gazetteer().find(name) if f.place.country == country and f.place.feature == "city"]
    made = PlaceMention(0, 0, 0, 0, 0, name=name, country=country)
    if found:
        place = max(found, key=lambda p: p.population)
        made.name, made.geonames, made.feature, made.lat, made.lon = place.name, place.geonames, "city", place.lat, place.lon
        made.admin1 = gazetteer().above(place)
    return made


def _chief_town(region: PlaceMention) -> PlaceMention | None:
    """The town that a region is named after."""
    made = from_name(region.name, region.country)
    return made if made.lat is not None else None


def _mention(reading: Reading, first: int, last: int, head: int, target: PlaceMention) -> PlaceMention:
    start, end = reading.chars((first, last))
    made = PlaceMention(start, end, first, last, head, name=target.name, geonames=target.geonames, feature=target.feature, country=target.country,
                        admin1=target.admin1, lat=target.lat, lon=target.lon, precision=target.precision, alternatives=target.alternatives,
                        unresolved=target.unresolved, same_as=target if target.first != target.last else None)
    for i in range(first, last):
        if reading.place_at[i] is None:
            reading.place_at[i] = made
    return made
