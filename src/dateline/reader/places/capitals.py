"""Chief towns of countries and regions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from dateline.knowledge.gazetteer import Place, gazetteer
from dateline.knowledge.places import place_words
from dateline.reader.reading import PlaceMention

# Chief towns of lands that are no state, by their adjective.
SEATS = {
    "chechen": ("Grozny", "RU"),
    "ingush": ("Magas", "RU"),
    "dagestani": ("Makhachkala", "RU"),
    "abkhaz": ("Sukhumi", "GE"),
    "abkhazian": ("Sukhumi", "GE"),
    "crimean": ("Simferopol", "UA"),
    "tigrayan": ("Mekelle", "ET"),
    "acehnese": ("Banda Aceh", "ID"),
    "papuan": ("Jayapura", "ID"),
    "kashmiri": ("Srinagar", "IN"),
    "zanzibari": ("Zanzibar", "TZ"),
    "katangan": ("Lubumbashi", "CD"),
    "biafran": ("Enugu", "NG"),
}


def seat(adjective: str) -> PlaceMention | None:
    """The chief town of a land that is no state, by the adjective ("Chechen"), or None."""
    found = SEATS.get(adjective.lower())
    return _town(*found) if found else None


def national_capital(code: str) -> PlaceMention | None:
    """The capital of a country (ISO 3166-1 alpha-2) as a mention without span, or None."""
    name = _capital_name(code)
    return _town(name, code) if name else None


def chief_town(region: PlaceMention) -> PlaceMention | None:
    """The town that a region is named after, else its largest; None for an unknown region."""
    if region.country is None:
        return None
    named = _town(region.name, region.country, region.name)
    if named is not None:
        return named
    row = next(
        (f.place.row for f in gazetteer().find(region.name) if f.place.geonames == region.geonames and f.place.feature == "region"), None
    )
    largest = _largest(row) if row is not None else None
    return _mention(largest) if largest else None


def largest_of(places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The mention of the most populous of some towns."""
    world = gazetteer()

    def people(mention: PlaceMention) -> int:
        return max((f.place.population for f in world.find(mention.name) if f.place.geonames == mention.geonames), default=0)

    return max(places, key=people, default=None)


@lru_cache(maxsize=512)
def _capital_name(code: str) -> str | None:
    return next((city for city, country in place_words().capitals.items() if country == code), None)


@lru_cache(maxsize=512)
def _largest(region: int) -> Place | None:
    world = gazetteer()
    rows = world.towns_in(region)
    return max((world.place(r) for r in rows), key=lambda p: p.population, default=None)


def _town(name: str, country: str, region: str | None = None) -> PlaceMention | None:
    world = gazetteer()
    found = [
        f.place
        for f in world.find(name)
        if f.place.country == country and f.place.feature == "city" and f.quality < 3 and (region is None or world.above(f.place) == region)
    ]
    return _mention(max(found, key=lambda p: p.population)) if found else None


def _mention(place: Place) -> PlaceMention:
    return PlaceMention(
        0,
        0,
        0,
        0,
        0,
        name=place.name,
        geonames=place.geonames,
        feature="city",
        country=place.country,
        admin1=gazetteer().above(place),
        lat=place.lat,
        lon=place.lon,
    )
