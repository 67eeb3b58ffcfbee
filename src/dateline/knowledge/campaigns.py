"""Campaigns since 1975: what fell when, and what did not, from `data/campaigns.yaml`, checked as it is loaded."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dateline.knowledge.compiled import DATA, load_yaml
from dateline.knowledge.gazetteer import gazetteer

OUTCOMES = ("fell", "stalled", "reversed")
KEYS = {"id", "name", "attacker", "defender", "country", "began", "ended", "outcome", "base", "cities", "source"}
MORE = {"seat", "given_up", "relief", "truce", "points", "example"}
MONTH = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True, slots=True)
class City:
    """A main city of a campaign. ``turns``: days on which it changed hands, the first of them to the attacker; empty where it held."""

    name: str
    country: str
    lat: float
    lon: float
    population: int
    turns: tuple[dt.date, ...]
    given_up: bool  # without a battle for it


@dataclass(frozen=True, slots=True)
class Campaign:
    """One campaign. ``cities`` were the defender's on the first day, ``base`` the attacker's."""

    id: str
    name: str
    attacker: str
    defender: str
    country: str
    began: dt.date
    ended: dt.date
    outcome: str
    seat: str | None
    base: tuple[City, ...]
    cities: tuple[City, ...]
    relief: dt.date | None
    truce: dt.date | None
    example: str | None
    source: str


@lru_cache(maxsize=1)
def campaigns() -> tuple[Campaign, ...]:
    """All of them, in order of the file. Raises ``ValueError`` that names the campaign and what is wrong with it."""
    found = tuple(_campaign(raw) for raw in load_yaml(DATA / "campaigns.yaml"))
    if len({c.id for c in found}) != len(found):
        raise ValueError("campaigns.yaml: two campaigns have one id")
    return found


def _campaign(raw: dict[str, Any]) -> Campaign:
    where = f"campaigns.yaml: {raw.get('id')}"
    if missing := KEYS - raw.keys():
        raise ValueError(f"{where}: lacks {', '.join(sorted(missing))}")
    if unknown := raw.keys() - KEYS - MORE:
        raise ValueError(f"{where}: has unknown keys {', '.join(sorted(unknown))}")
    if raw["outcome"] not in OUTCOMES:
        raise ValueError(f"{where}: outcome {raw['outcome']!r} is none of {', '.join(OUTCOMES)}")
    if raw["began"] > raw["ended"]:
        raise ValueError(f"{where}: it ends before it begins")
    given_up = set(raw.get("given_up", ()))
    named = given_up | ({raw["seat"]} if raw.get("seat") else set())
    if strange := named - raw["cities"].keys():
        raise ValueError(f"{where}: {', '.join(sorted(strange))} is not among its cities")
    points, country = raw.get("points", {}), raw["country"]
    cities = tuple(_city(where, n, country, _turns(where, n, v, raw), n in given_up, points) for n, v in raw["cities"].items())
    if raw["outcome"] == "fell" and not any(c.turns for c in cities):
        raise ValueError(f"{where}: it is said to have fallen, and no city fell")
    return Campaign(
        id=raw["id"],
        name=raw["name"],
        attacker=raw["attacker"],
        defender=raw["defender"],
        country=country,
        began=raw["began"],
        ended=raw["ended"],
        outcome=raw["outcome"],
        seat=raw.get("seat"),
        base=tuple(_city(where, n, country, (), False, points) for n in raw["base"]),
        cities=cities,
        relief=raw.get("relief"),
        truce=raw.get("truce"),
        example=raw.get("example"),
        source=raw["source"],
    )


def _turns(where: str, name: str, value: Any, raw: dict[str, Any]) -> tuple[dt.date, ...]:
    if value == "held":
        return ()
    days = tuple(_day(where, name, v) for v in (value if isinstance(value, list) else [value]))
    if list(days) != sorted(days) or not raw["began"] <= days[0] <= raw["ended"] + dt.timedelta(days=14):
        raise ValueError(f"{where}: the days of {name} are out of order, or the first lies outside the campaign")
    return days


def _day(where: str, name: str, value: Any) -> dt.date:
    if isinstance(value, dt.date):
        return value
    if isinstance(value, str) and (month := MONTH.fullmatch(value)):
        return dt.date(int(month[1]), int(month[2]), 15)
    raise ValueError(f"{where}: {name}: {value!r} is neither a day, a month nor 'held'")


def _city(where: str, written: str, home: str, turns: tuple[dt.date, ...], given_up: bool, points: dict[str, list[float]]) -> City:
    name, _, abroad = written.partition(", ")
    country = abroad or home
    if written in points:
        lat, lon = points[written]
        return City(name, country, lat, lon, 0, turns, given_up)
    found = [
        f.place
        for f in gazetteer().find(name)
        if f.place.country == country and f.place.feature in ("city", "spot") and f.place.lat is not None
    ]
    if not found:
        raise ValueError(f"{where}: the gazetteer has no town {name} in {country}: give its point under 'points'")
    best = max(found, key=lambda p: p.population)
    return City(name, country, best.lat or 0.0, best.lon or 0.0, best.population, turns, given_up)
