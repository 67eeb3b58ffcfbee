"""Reports made by a generator, with what a reader would have found in them: for measuring what comes after reading.

Spread like the news of a year: 600 towns of 12 countries of which a few are fought over most, 40 outlets, each report of
some 250 words with ten statements (six events, two of control, one forecast every other time, assessments). One report in ten is
an agency's text that another outlet carries with a new first sentence.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from typing import Any

from dateline.model import Actor, Assessment, Control, Event, Forecast, Link, Outcome, Place, Record, Span, When, make_report
from dateline.model.statements import Horizon, Likelihood

COUNTRIES = ("SY", "CD", "SD", "UA", "MM", "ML", "YE", "SO", "CO", "AF", "ET", "IQ")
TYPES = ("ASSAULT", "AGREE", "CONSULT", "RETREAT", "MOBILIZE", "AID", "ACCUSE", "PROTEST", "THREATEN", "SANCTION")
OUTCOMES = ("control", "collapse", "ceasefire", "attack", "withdrawal", "agreement", "other")
TERMS = (("likely", 0.55, 0.8), ("unlikely", 0.2, 0.45), ("almost certainly", 0.95, 0.99), ("may", None, None))
ROLES = (("Agency", "outlet", True), ("officials", "official", False), ("Army Command", "military", True), ("Observatory", "monitor", True))
START = dt.date(2023, 1, 1)
TOWNS = 600


def reports(number: int, seed: int = 1, begin: int = 0) -> Iterator[Record]:
    """So many records over a year, in order of publication; the same ones for the same seed. ``begin``: number of the first."""
    dice = random.Random(seed)
    words = ["".join(dice.choice("bcdfghklmnprstvz") + dice.choice("aeiou") for _ in range(dice.randint(1, 4))) for _ in range(5000)]
    copied = ""
    for n in range(number):
        day = START + dt.timedelta(days=n * 365 // number)
        text = copied if copied and dice.random() < 0.1 else " ".join(dice.choices(words, k=250))
        copied = text
        yield _record(dice, f"Edition {begin + n} of {day}. {text}", day, begin + n)


def _record(dice: random.Random, text: str, day: dt.date, n: int) -> Record:
    report = make_report(text, day.isoformat(), outlet=f"Outlet {dice.randrange(40)}", id=f"r{n}")
    places: list[Place] = []
    actors: list[Actor] = []
    statements: list[Any] = []
    for k in range(10):
        at = {"start": 20 * k, "end": 20 * k + 8, "text": report.text[20 * k : 20 * k + 8]}
        town = min(int(dice.expovariate(1 / 80)), TOWNS - 1)
        country = COUNTRIES[town % len(COUNTRIES)]
        near = {"lat": 10 + town % 40, "lon": 20 + town % 60}
        places.append(Place(id=f"p{k}", **at, name=f"Town {town}", geonames=900000 + town, feature="city", country=country, **near))
        side, kind = dice.choice((("army", "military"), ("Front", "armed group")))
        other = ("Front", "armed group") if side == "army" else ("army", "military")
        actors.append(Actor(id=f"a{k}", **at, name=side, kind=kind, country=country))
        actors.append(Actor(id=f"b{k}", **at, name=other[0], kind=other[1], country=country))
        name, role, named = dice.choice(ROLES)
        chain = (Link(id=f"l{k}", **at, name=f"{country} {name}", role=role, named=named),) if dice.random() < 0.6 else ()
        when = When(earliest=day - dt.timedelta(days=1), latest=day - dt.timedelta(days=dice.randint(0, 1)))
        common: dict[str, Any] = {
            **at, "id": f"s{n}-{k}", "cue": Span(**at), "when": when, "places": (f"p{k}",), "asserted": dice.random() < 0.95,
            "modality": "actual" if dice.random() < 0.9 else "possible", "chain": chain, "rule": "made/1",
            "hedges": (Span(**at),) if dice.random() < 0.1 else (),
        }  # fmt: skip
        statements.append(_statement(dice, k, n, day, common))
    return Record(reader="made 1", report=report, places=places, actors=actors, statements=statements)


def _statement(dice: random.Random, k: int, n: int, day: dt.date, common: dict[str, Any]) -> Any:
    who, whom = (f"a{k}",), (f"b{k}",)
    if k in (0, 1):
        change = dice.choices(("gained", "holds", "lost", "encircled"), (4, 3, 1, 1))[0]
        holder, previous = ((), who) if change == "lost" else (who, whom if dice.random() < 0.3 else ())
        return Control(**common, change=change, holder=holder, previous=previous, place=f"p{k}")
    if k == 2 and n % 2:
        term, low, high = dice.choice(TERMS)
        outcome = Outcome(type=dice.choice(OUTCOMES), subject=f"a{k}", place=f"p{k}", text="made")
        horizon = Horizon(latest=day + dt.timedelta(days=dice.randint(2, 60))) if dice.random() < 0.5 else None
        return Forecast(**common, outcome=outcome, horizon=horizon, likelihood=Likelihood(words=term, low=low, high=high))
    if k > 7:
        return Assessment(**common, about=(f"p{k}",))
    return Event(**common, event_type=dice.choice(TYPES), actor=who, recipient=whom)
