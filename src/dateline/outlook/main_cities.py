"""The main cities of a country: its capital, and the largest town of each first-order division (GeoNames)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from dateline.fusion.background import capital
from dateline.knowledge.gazetteer import gazetteer

CITY = 3  # the gazetteer's number for towns
LEAST = 20_000  # inhabitants


@dataclass(frozen=True, slots=True)
class MainCity:
    """A main city, by the key under which a record keeps it."""

    key: str
    name: str
    lat: float
    lon: float
    population: int
    seat: bool


@lru_cache(maxsize=64)
def main_cities(country: str) -> dict[str, MainCity]:
    """The main cities of a country (ISO 3166-1 alpha-2), by key."""
    world = gazetteer()
    columns = world.file.sections
    if country not in world.file.meta["countries"]:
        return {}
    here = (np.asarray(columns["country"]) == world.file.meta["countries"].index(country)) & (np.asarray(columns["feature"]) == CITY)
    rows = np.flatnonzero(here)
    best: dict[int, int] = {}
    people, above = columns["people"], columns["admin1"]
    for row in rows.tolist():
        if row_better(people, row, best.get(above[row])):
            best[above[row]] = row
    seat = capital(country)
    out: dict[str, MainCity] = {}
    for row in (*best.values(), *(r for r in rows.tolist() if seat is not None and columns["ident"][r] == int(seat[1:]))):
        p = world.place(row)
        key = f"g{p.geonames}"
        if p.geonames and p.lat is not None and p.lon is not None and (p.population >= LEAST or key == seat):
            out[key] = MainCity(key, p.name, p.lat, p.lon, p.population, key == seat)
    return out


def row_better(people: object, row: int, other: int | None) -> bool:
    """Whether a row has more inhabitants than another."""
    return other is None or people[row] > people[other]  # type: ignore[index]


@lru_cache(maxsize=64)
def populations(country: str) -> dict[str, int]:
    """Inhabitants of a country's towns, by key."""
    world = gazetteer()
    columns = world.file.sections
    if country not in world.file.meta["countries"]:
        return {}
    here = np.asarray(columns["country"]) == world.file.meta["countries"].index(country)
    idents, people = np.asarray(columns["ident"])[here], np.asarray(columns["people"])[here]
    return {f"g{i}": int(p) for i, p in zip(idents.tolist(), people.tolist(), strict=True) if i and p}
