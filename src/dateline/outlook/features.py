"""What bears on whether a place changes hands, in numbers, from a situation as known on a day.

The choice follows the field's accounts of how fronts move: status and age of control, the nearest places of the other
side and how fast they come nearer, gains nearby and anywhere, cities lost or left without a fight, help, truces.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence

import numpy as np

from dateline.outlook.situation import Floats, Situation, Town, Turn

NAMES = (
    "seat",  # 1 for the seat of the holder's power
    "people",  # log10 of inhabitants, from ten thousand
    "age",  # how long it has been held: 0 on the first day, 1 from a year on
    "turned",  # changes of hands in 180 days, at most 3
    "contested",
    "encircled",
    "distance",  # log of the way to the nearest place of an opponent, from 10 km; at most 500 km
    "order",  # log of that way over the usual one of the holder's places: who is nearest comes first
    "closing",  # log of by how much that way has shrunk in 14 days
    "share25",  # share of the known towns within 25, 50 and 100 km that opponents hold
    "share50",
    "share100",
    "near7",  # log of 1 + opponents' gains within 100 km in 7 and in 30 days
    "near30",
    "back30",  # log of 1 + gains of the holder within 100 km in 30 days
    "pace7",  # log of 1 + opponents' gains anywhere in 7 and in 30 days
    "pace30",
    "calm",  # how long no place changed hands between these sides: 0 today, 1 for a year or more
    "rate",  # log of the share of the known places that changed hands, either way, in 60 days
    "heat",  # log of changes of hands nearby, each worth the less the farther (30 km) and the longer ago (20 days) it was
    "faster",  # log of the last 7 days' pace over that of the 23 before
    "lost",  # share of the holder's main cities that it lost in 60 days
    "given_up",  # log of 1 + places that the holder left or handed over without a fight in 14 days
    "relief",  # 1 where fresh forces were reported for the holder within 60 days
    "truce",  # 1 where a truce was reported within 60 days
)
FAR, NEAR = 500.0, 10.0  # km
WEEK, FORTNIGHT, MONTH, SEASON, HALF_YEAR, YEAR = (dt.timedelta(days=n) for n in (7, 14, 30, 60, 180, 365))


class Gauge:
    """The features of towns of one situation."""

    def __init__(self, situation: Situation) -> None:
        self.now = situation
        self.day = situation.day
        self.towns = situation.towns
        turns = [(n, (self.day - t.day).days) for n, town in enumerate(self.towns) for t in town.turns]
        self.rate = math.log((sum(ago < SEASON.days for _, ago in turns) + 0.5) / (len(self.towns) + 1))
        self.turned = np.array([n for n, ago in turns if ago < 100], dtype=int)
        self.fresh = np.exp(-np.array([ago for _, ago in turns if ago < 100]) / 20)
        self._fronts: dict[str, Front] = {}

    def front(self, side: str) -> Front:
        """What a side faces anywhere."""
        if side not in self._fronts:
            self._fronts[side] = Front(self.now, side)
        return self._fronts[side]

    def row(self, n: int) -> Floats:
        """The features of the n-th town, in the order of ``NAMES``. It must have a holder."""
        town = self.towns[n]
        assert town.holder is not None
        front = self.front(town.holder)
        away = self.now.between()[n]
        near = away <= 100
        near[n] = False
        here = 1.0 if town.since is None else math.log1p(min(max((self.day - town.since).days, 0), 365)) / math.log(366)
        now, before = (nearest(away, mask) for mask in (front.theirs, front.theirs_before))
        shares = [np.count_nonzero(front.theirs & (away <= r) & ~self._self(n)) / (np.count_nonzero(away <= r)) for r in (25, 50, 100)]
        return np.array(
            [
                town.seat,
                math.log10(max(town.population, 1000)) - 4,
                here,
                min(sum(self.day - t.day <= HALF_YEAR for t in town.turns), 3),
                town.pressed == "contested",
                town.pressed == "encircled",
                math.log1p(now / NEAR),
                math.log((now + NEAR) / (front.usual + NEAR)),
                min(max(math.log((before + NEAR) / (now + NEAR)), 0.0), 2.0),
                *shares,
                math.log1p(sum(near[i] for i in front.gains7)),
                math.log1p(sum(near[i] for i in front.gains30)),
                math.log1p(sum(near[i] for i in front.own30)),
                math.log1p(len(front.gains7)),
                math.log1p(len(front.gains30)),
                front.calm,
                self.rate,
                math.log(0.01 + float(np.sum(self.fresh * np.exp(-away[self.turned] / 30)))),
                math.log((len(front.gains7) + 1) / ((len(front.gains30) - len(front.gains7)) * 7 / 23 + 1)),
                front.lost,
                math.log1p(front.given_up),
                front.relief,
                front.truce,
            ]
        )

    def rows(self, which: Sequence[int]) -> Floats:
        """Features of several towns, (towns, features)."""
        return np.array([self.row(n) for n in which]).reshape(len(which), len(NAMES))

    def _self(self, n: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        mask = np.zeros(len(self.towns), dtype=bool)
        mask[n] = True
        return mask


class Front:
    """What one side faces: where its opponents are and were, and what they have gained lately. Indices are towns' numbers."""

    def __init__(self, now: Situation, side: str) -> None:
        day, towns = now.day, now.towns
        self.rivals = now.opponents(side)
        self.allied = now.one_side.get(side, {side})
        self.theirs = np.array([t.holder in self.rivals for t in towns])
        self.theirs_before = np.array([held(t, day - FORTNIGHT) in self.rivals for t in towns])
        self.gains = [(n, t) for n, town in enumerate(towns) for t in town.turns if t.winner in self.rivals and self._ours(t)]
        self.gains7 = [n for n, t in self.gains if day - t.day < WEEK]
        self.gains30 = [n for n, t in self.gains if day - t.day < MONTH]
        self.own30 = [
            n
            for n, town in enumerate(towns)
            for t in town.turns
            if t.winner in self.allied and t.loser in self.rivals and day - t.day < MONTH
        ]
        held_main = [t for t in towns if t.main and t.holder in self.allied]
        last = max((t.day for _, t in self.gains), default=None), max((towns[n].turns[-1].day for n in self.own30), default=None)
        quiet = min(((day - d).days for d in last if d is not None), default=365)
        self.calm = math.log1p(min(max(quiet, 0), 365)) / math.log(366)
        ways = [nearest(now.between()[n], self.theirs) for n, t in enumerate(towns) if t.holder in self.allied]
        self.usual = float(np.median(ways)) if ways else FAR
        self.lost_main = sorted({n for n, t in self.gains if towns[n].main and towns[n].holder in self.rivals and day - t.day < SEASON})
        self.lost = len(self.lost_main) / max(1, len(self.lost_main) + len(held_main))
        self.left = [(n, t) for n, t in self.gains if t.given_up and day - t.day < FORTNIGHT]
        withdrew = [s for s in now.signs if s.kind == "withdrawal" and s.side in self.allied and timedelta_ok(day, s.day, FORTNIGHT)]
        self.given_up = len(self.left) + len(withdrew)
        self.relief = float(any(s.kind == "relief" and s.side in self.allied and timedelta_ok(day, s.day, SEASON) for s in now.signs))
        self.truce = float(any(s.kind == "truce" and timedelta_ok(day, s.day, SEASON) for s in now.signs))

    def _ours(self, turn: Turn) -> bool:
        return turn.loser is None or turn.loser in self.allied


def timedelta_ok(day: dt.date, then: dt.date, within: dt.timedelta) -> bool:
    """Whether ``then`` is no later than ``day`` and no more than ``within`` before it."""
    return dt.timedelta(0) <= day - then < within


def nearest(away: Floats, mask: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> float:
    """Kilometres to the nearest of the masked towns, at most ``FAR``."""
    return float(min(away[mask].min(), FAR)) if mask.any() else FAR


def held(town: Town, day: dt.date) -> str | None:
    """Who held a town on an earlier day, by its turns."""
    later = [t for t in town.turns if t.day > day]
    return later[0].loser if later else town.holder
