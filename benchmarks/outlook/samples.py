"""Rows to learn from and to be measured by: features of a town on a day, and when it next changed hands."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np
from theatres import Theatre

from dateline.outlook.features import Gauge
from dateline.outlook.hazard import EDGES
from dateline.outlook.situation import Floats


@dataclass(slots=True)
class Samples:
    """``x`` (n, features); ``wait``: days to the next change (inf: none seen); ``watched``: days for which one would have been seen."""

    x: Floats
    wait: Floats
    watched: Floats
    weight: Floats
    day: list[dt.date]
    town: list[str]
    block: list[str]

    def take(self, mask: np.ndarray) -> Samples:
        """Those of a mask or a list of numbers."""
        at = np.flatnonzero(mask) if mask.dtype == bool else mask
        return Samples(
            self.x[at],
            self.wait[at],
            self.watched[at],
            self.weight[at],
            [self.day[i] for i in at],
            [self.town[i] for i in at],
            [self.block[i] for i in at],
        )

    def came(self, horizon: int) -> tuple[np.ndarray, np.ndarray]:
        """Whether a change came within the horizon, and for which rows that can be told."""
        came = self.wait <= horizon
        return came, came | (self.watched >= horizon)

    def periods(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Rows of person-periods: numbers of samples, intervals, and whether the change came in that interval."""
        at, interval, came = [], [], []
        for k, (start, end) in enumerate(pairwise(EDGES)):
            here = (self.wait > start) & ((self.watched >= end) | (self.wait <= end))
            at.append(np.flatnonzero(here))
            interval.append(np.full(int(here.sum()), k))
            came.append(self.wait[here] <= end)
        return np.concatenate(at), np.concatenate(interval), np.concatenate(came)


def together(parts: list[Samples]) -> Samples:
    """All of them as one."""
    return Samples(
        np.concatenate([p.x for p in parts]),
        *(np.concatenate([getattr(p, f) for p in parts]) for f in ("wait", "watched", "weight")),
        *(list(chain.from_iterable(getattr(p, f) for p in parts)) for f in ("day", "town", "block")),
    )


def samples(theatre: Theatre, step: int, first: dt.date | None = None, last: dt.date | None = None, worth: float | None = None) -> Samples:
    """Every town with a holder on every ``step``-th day. ``worth``: total of the weights (default: one each)."""
    x, wait, watched, day, town, block = [], [], [], [], [], []
    for now, courses in theatre.situations(step, first, last):
        gauge = Gauge(now)
        if len({t.holder for t in now.towns}) < 2:
            continue
        for n, course in enumerate(courses):
            turn = course.next_turn(now.day)
            x.append(gauge.row(n))
            wait.append((turn - now.day).days if turn else np.inf)
            watched.append((theatre.until - now.day).days)
            day.append(now.day)
            town.append(course.key)
            block.append(f"{course.group} {now.day:%Y-%m}")
    weight = np.full(len(x), 1.0 if worth is None else worth / max(1, len(x)))
    return Samples(np.array(x), np.array(wait, dtype=float), np.array(watched, dtype=float), weight, day, town, block)
