"""Situations, day by day, from the table of campaigns and from a public list of who held which town when."""

from __future__ import annotations

import csv
import datetime as dt
import pathlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from dateline.knowledge.campaigns import Campaign, City
from dateline.outlook.situation import Sign, Situation, Town, Turn

DAY = dt.timedelta(days=1)
ATTACKER, DEFENDER = "attacker", "defender"
TRUCE_WATCHED = 30  # days after a truce that held in which nothing fell


@dataclass(slots=True)
class Course:
    """One town's whole course: ``stints`` are (first day, side, pressed), later ones after earlier ones."""

    key: str
    name: str
    lat: float
    lon: float
    population: int
    stints: list[tuple[dt.date, str, str | None]]
    main: bool = False
    seat: bool = False
    given_up: bool = False
    since: dt.date | None = None  # when the first stint's side came to hold it, where that is known
    group: str = ""

    def on(self, day: dt.date) -> Town | None:
        """The town as it stood at the end of a day; nothing later enters."""
        past = [s for s in self.stints if s[0] <= day]
        if not past:
            return None
        turns, since = [], self.since
        for (_, before, _), (when, side, _) in pairwise(past):
            if side != before:
                turns.append(Turn(when, side, before, given_up=self.given_up and not turns))
                since = when
        _, side, pressed = past[-1]
        return Town(
            self.key,
            self.name,
            self.lat,
            self.lon,
            self.population,
            side,
            since,
            pressed,
            self.main,
            self.seat and side == self.stints[0][1],
            tuple(turns),
        )

    def next_turn(self, day: dt.date) -> dt.date | None:
        """The first day after ``day`` on which another side holds it."""
        side = next((s for when, s, _ in reversed(self.stints) if when <= day), None)
        return next((when for when, s, _ in self.stints if when > day and s != side), None)


@dataclass(slots=True)
class Theatre:
    """All courses of one theatre, with the days that are watched: a change after ``until`` would not be seen."""

    name: str
    courses: list[Course]
    first: dt.date
    last: dt.date
    until: dt.date
    signs: list[Sign] = field(default_factory=list)

    def situations(self, step: int, first: dt.date | None = None, last: dt.date | None = None) -> Iterator[tuple[Situation, list[Course]]]:
        """The situation on every ``step``-th day, with the courses of its towns in their order."""
        day, before = max(first or self.first, self.first), None
        while day <= min(last or self.last, self.last):
            found = [(t, c) for c in self.courses if (t := c.on(day)) is not None]
            now = Situation(day, [t for t, _ in found], [s for s in self.signs if s.day <= day])
            if before is not None and [t.key for t in before.towns] == [t.key for t in now.towns]:
                now.share(before)
            before = now
            yield now, [c for _, c in found]
            day += dt.timedelta(days=step)


def theatre(c: Campaign) -> Theatre:
    """A campaign of the table. What happened after its end is not in the table, so nothing after it is watched."""
    courses = [_course(x, [(c.began - DAY, ATTACKER, None)], c) for x in c.base]
    for city in c.cities:
        sides = [DEFENDER, *((ATTACKER, DEFENDER)[n % 2] for n in range(len(city.turns)))]
        courses.append(_course(city, [(d, s, None) for d, s in zip([c.began - DAY, *city.turns], sides, strict=True)], c))
    signs = [Sign(k, d, DEFENDER) for k, d in (("relief", c.relief), ("truce", c.truce)) if d]
    held = c.truce is not None and (c.ended - c.truce).days in range(TRUCE_WATCHED)
    until = c.ended + dt.timedelta(days=TRUCE_WATCHED if held else 0)
    last_turn = max((d for x in c.cities for d in x.turns), default=c.ended)
    return Theatre(c.id, courses, c.began, max(c.ended, last_turn), max(until, last_turn), signs)


def _course(city: City, stints: list[tuple[dt.date, str, str | None]], c: Campaign) -> Course:
    return Course(
        city.name,
        city.name,
        city.lat,
        city.lon,
        city.population,
        stints,
        main=stints[0][1] == DEFENDER,
        seat=city.name == c.seat,
        given_up=city.given_up,
        group=c.id,
    )


SIDES = {"ukraine": "UA", "ukraine?": "UA", "russia": "RU", "donetsk pr": "RU", "luhansk pr": "RU", "dpr": "RU"}
PRESSED = {"contested", "gray zone", "uncontrolled"}
GREAT = 250_000  # inhabitants of what counts as a main city there


def page(folder: pathlib.Path, status: bool = False) -> Theatre:
    """The public list: (date, place, held_by ...) of a page that many people edit, by page dates.

    One name can stand for two towns far from each other: a row belongs to the town at its point. "Contested" is pressure on
    the side that held the town before; a town that is contested in its first row is the defender's. With ``status`` it is
    a holder of its own, as the list has it.
    """
    rows: dict[tuple[str, float, float], list[dict[str, str]]] = defaultdict(list)
    with (folder / "control_changes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["lat"] and row["lon"]:
                rows[row["place"], round(float(row["lat"]), 1), round(float(row["lon"]), 1)].append(row)
    courses = []
    for (name, lat, lon), told in rows.items():
        stints: list[tuple[dt.date, str, str | None]] = []
        for row in told:
            day, word = dt.date.fromisoformat(row["date"]), row["held_by"].strip().lower()
            if word in SIDES:
                stints.append((day, SIDES[word], None))
            elif word in PRESSED:
                stints.append((day, "contested" if status else stints[-1][1] if stints else "UA", "contested"))
        if stints:
            people = int("".join(ch for ch in told[-1]["population"].partition(".")[0] if ch.isdigit()) or 0)
            courses.append(
                Course(f"{name}@{lat},{lon}", name, lat, lon, people, stints, main=people >= GREAT, group=f"{lat // 1:.0f}/{lon // 2:.0f}")
            )
    days = sorted(s[0] for c in courses for s in c.stints)
    return Theatre("page", courses, days[0] + dt.timedelta(days=14), days[-1], days[-1])
