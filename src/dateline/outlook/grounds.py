"""The grounds of an outlook in plain words, the weightiest first, each with the statements that it comes from."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from dateline.outlook import collapse
from dateline.outlook.features import FAR, FORTNIGHT, MONTH, NAMES, SEASON, WEEK, Front, Gauge, timedelta_ok
from dateline.outlook.result import Reason
from dateline.outlook.situation import Floats, Town, Turn
from dateline.outlook.theatre import Theatre

UNWEIGHED = ("it is contested", "it is said to be encircled", "reinforcements are reported", "a truce was reported")
LEAST = 0.03  # of the log-odds, below which a ground is not told
MOST = 12  # statements named for one ground
COUNT = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def count(n: int) -> str:
    """Small numbers in words."""
    return COUNT[n] if n < len(COUNT) else str(n)


def number(n: int, noun: str) -> str:
    """ "two towns"."""
    return f"{count(n)} {noun}{'' if n == 1 else 's'}"


def place_reasons(theatre: Theatre, gauge: Gauge, n: int, x: Floats, shares: Floats) -> list[Reason]:
    """Why a place may change hands or not; ``shares``: what each feature adds to the log-odds."""
    town, front = gauge.towns[n], gauge.front(gauge.towns[n].holder or "")
    teller = Teller(theatre, gauge, n, town, front)
    return _ranked((teller.words(name, float(x[k])), float(shares[k])) for k, name in enumerate(NAMES))


def holder_reasons(theatre: Theatre, gauge: Gauge, side: str, x: Floats, shares: Floats) -> list[Reason]:
    """Why a holder may lose the last of its main cities or not."""
    front = gauge.front(side)
    mine = [k for k, t in enumerate(gauge.towns) if t.holder in front.allied]
    n = mine[0] if mine else 0
    teller = Teller(theatre, gauge, n, gauge.towns[n], front, placed=False)
    held = [t for t in gauge.towns if t.main and t.holder in front.allied]
    untold = sum(not t.told for t in held)
    left = f"main cities still held by {teller.holder}, as far as the record goes: {count(len(held))}, " + ", ".join(
        t.name for t in held[:6]
    )
    left += f" and {len(held) - 6} more" if len(held) > 6 else ""
    left += f"; of {count(untold)} of them nothing is said, and they are taken as held" if untold else ""
    own = {"left": (left, [s for t in held for s in t.statements]), "pace14": teller.words("pace30", 0), "pace60": teller.words("lost", 0)}
    told = [(own[name] if name in own else teller.words(name, float(x[k])), float(shares[k])) for k, name in enumerate(collapse.NAMES)]
    return _ranked(told)


def _ranked(found: Iterable[tuple[tuple[str, Iterable[str]] | None, float]]) -> list[Reason]:
    reasons: dict[str, Reason] = {}
    silent = set()  # what is reported, and the campaigns that the model learnt from do not tell how much it weighs
    for told, weight in found:
        if told is None:
            continue
        words, statements = told
        if weight == 0 and words.startswith(UNWEIGHED):
            silent.add(words)
        before = reasons.get(words)
        ids = tuple(dict.fromkeys((*(before.statements if before else ()), *statements)))[:MOST]
        reasons[words] = Reason(words=words, weight=round(weight + (before.weight if before else 0), 3), statements=ids)
    return sorted((r for r in reasons.values() if abs(r.weight) >= LEAST or r.words in silent), key=lambda r: -abs(r.weight))


class Teller:
    """Words for one town's features."""

    def __init__(self, theatre: Theatre, gauge: Gauge, n: int, town: Town, front: Front, placed: bool = True) -> None:
        self.placed = placed  # False where the words are about the holder, and nothing is near or far
        self.theatre, self.gauge, self.n, self.town, self.front = theatre, gauge, n, town, front
        self.day, self.away = gauge.day, gauge.now.between()[n]
        self.holder = theatre.names.get(town.holder or "", "its holder")

    def words(self, name: str, value: float) -> tuple[str, Iterable[str]] | None:
        """The words and statements of a feature; None where there is nothing to say."""
        tell: Callable[[float], tuple[str, Iterable[str]] | None] | None = getattr(self, f"_{name}", None)
        return tell(value) if tell else None

    def _seat(self, value: float) -> tuple[str, Iterable[str]] | None:
        return ("it is the seat of the holder's power", self.town.statements) if value else None

    def _people(self, value: float) -> tuple[str, Iterable[str]] | None:
        return f"it has {self.town.population:,} inhabitants" if self.town.population else "how many live there is not known", ()

    def _age(self, value: float) -> tuple[str, Iterable[str]] | None:
        if self.town.since is None:
            return f"nobody says when it came to be held by {self.holder}", self.town.statements
        days = (self.day - self.town.since).days
        return f"held by {self.holder} " + (f"for {number(days, 'day')}" if days else "since this very day"), self.town.statements

    def _contested(self, value: float) -> tuple[str, Iterable[str]] | None:
        return ("it is contested or disputed", self.town.statements) if value else None

    def _encircled(self, value: float) -> tuple[str, Iterable[str]] | None:
        return ("it is said to be encircled", self.town.statements) if value else None

    def _order(self, value: float) -> tuple[str, Iterable[str]] | None:
        theirs = [k for k in np.argsort(self.away) if self.front.theirs[k]]
        if not theirs or self.away[theirs[0]] >= FAR:
            return f"no place of an opponent of {self.holder} is within {FAR:.0f} km", ()
        nearest = self.gauge.towns[theirs[0]]
        who = self.theatre.names.get(nearest.holder or "", "an opponent")
        than = "nearer than for most of its places" if value < 0 else "farther than for most of its places"
        return f"the nearest place of an opponent is {nearest.name} ({who}), {self.away[theirs[0]]:.0f} km away, {than}", nearest.statements

    def _gains(self, within: dt.timedelta, near: bool) -> list[tuple[int, Turn]]:
        return [(k, t) for k, t in self.front.gains if self.day - t.day < within and (not near or (self.away[k] <= 100 and k != self.n))]

    def _listed(self, gains: Sequence[tuple[int, Turn]]) -> str:
        names = list(dict.fromkeys(self.gauge.towns[k].name for k, _ in reversed(gains)))
        return ", ".join(names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")

    def _near30(self, value: float) -> tuple[str, Iterable[str]] | None:
        gains = self._gains(MONTH, near=True)
        told = f"{number(len({k for k, _ in gains}), 'place')} within 100 km lost by {self.holder} in 30 days"
        return f"{told}{': ' + self._listed(gains) if gains else ''}", (s for _, t in gains for s in t.statements)

    _near7 = _near30

    def _pace30(self, value: float) -> tuple[str, Iterable[str]] | None:
        month, week = self._gains(MONTH, near=False), self._gains(WEEK, near=False)
        close = [k for k, _ in week if self.away[k] <= 100]
        of_week = count(len({k for k, _ in week}))
        told = f"lost by {self.holder} in 30 days: {number(len({k for k, _ in month}), 'place')}, {of_week} in the last 7"
        beside = f", {count(len(close))} of these within 100 km" if close and self.placed else ""
        return f"{told}{beside}{' (' + self._listed(month) + ')' if month else ''}", (s for _, t in reversed(month) for s in t.statements)

    _pace7 = _pace30
    _faster = _pace30

    def _back30(self, value: float) -> tuple[str, Iterable[str]] | None:
        back = [k for k in self.front.own30 if self.away[k] <= 100 and k != self.n]
        if not back:
            return f"nothing within 100 km was taken back by {self.holder} in 30 days", ()
        towns = [self.gauge.towns[k] for k in dict.fromkeys(back)]
        told = f"taken by {self.holder} within 100 km in 30 days: {', '.join(t.name for t in towns[:4])}"
        return told, (s for x in towns for t in x.turns[-1:] for s in t.statements)

    def _calm(self, value: float) -> tuple[str, Iterable[str]] | None:
        if value >= 1:
            return "no place changed hands between these sides within a year, as far as the record goes", ()
        days = round(math.expm1(value * math.log(366)))
        return "the last change between these sides was " + (f"{number(days, 'day')} before" if days else "on this very day"), ()

    def _lost(self, value: float) -> tuple[str, Iterable[str]] | None:
        lost = [self.gauge.towns[k] for k in self.front.lost_main]
        if not lost:
            return f"no main city was lost by {self.holder} in 60 days", ()
        told = f"main cities lost by {self.holder} in 60 days: {count(len(lost))}"
        return f"{told} ({', '.join(t.name for t in lost[:6])})", (s for t in lost for s in t.statements)

    def _given_up(self, value: float) -> tuple[str, Iterable[str]] | None:
        withdrew = self._signs("withdrawal", FORTNIGHT)
        if not value:
            return f"no withdrawal by {self.holder} is reported in two weeks", ()
        return f"withdrawals by {self.holder} in {number(len(withdrew), 'report')} of the last two weeks", withdrew

    def _relief(self, value: float) -> tuple[str, Iterable[str]] | None:
        return (f"reinforcements are reported for {self.holder}", self._signs("relief", SEASON)) if value else None

    def _truce(self, value: float) -> tuple[str, Iterable[str]] | None:
        return ("a truce was reported within 60 days", self._signs("truce", SEASON)) if value else None

    def _signs(self, kind: str, within: dt.timedelta) -> list[str]:
        return [
            s.statement
            for s in self.gauge.now.signs
            if s.kind == kind and timedelta_ok(self.day, s.day, within) and (kind == "truce" or s.side in self.front.allied)
        ]
