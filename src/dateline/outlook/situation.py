"""What the outlook looks at: towns with who holds them and how that came about, as known on one day. Pure data, no store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
EARTH = 6371.0  # km


@dataclass(frozen=True, slots=True)
class Turn:
    """A place's change of hands: ``winner`` and ``loser`` are keys of sides. ``given_up``: without a battle for it."""

    day: dt.date
    winner: str
    loser: str | None
    statements: tuple[str, ...] = ()
    given_up: bool = False


@dataclass(frozen=True, slots=True)
class Town:
    """A place on the day: its holder (key of a side, None if unknown), since when, and the turns before, oldest first."""

    key: str
    name: str
    lat: float
    lon: float
    population: int
    holder: str | None
    since: dt.date | None = None
    pressed: str | None = None  # "contested" or "encircled"
    main: bool = False  # a province's capital, or the like
    seat: bool = False  # of the holder's power
    turns: tuple[Turn, ...] = ()
    statements: tuple[str, ...] = ()
    told: bool = True  # False for a main city that nothing was said about, taken as held


@dataclass(frozen=True, slots=True)
class Sign:
    """Something reported that bears on the whole front: fresh forces for a side, a truce, or a side's withdrawal."""

    kind: str  # "relief", "truce" or "withdrawal"
    day: dt.date
    side: str | None
    statement: str = ""


@dataclass(slots=True)
class Situation:
    """All towns of a theatre as known on ``day``. ``allied`` gives the keys of the sides that fight beside a side (itself included)."""

    day: dt.date
    towns: Sequence[Town]
    signs: Sequence[Sign] = ()
    one_side: dict[str, set[str]] = field(default_factory=dict)
    _between: Floats | None = None

    def opponents(self, side: str) -> set[str]:
        """Those who took places of a side or lost places to it; where nobody did, everybody else who holds a place."""
        allied = self.one_side.get(side, {side})
        rivals = {t.winner for town in self.towns for t in town.turns if t.loser in allied}
        rivals |= {t.loser for town in self.towns for t in town.turns if t.winner in allied and t.loser}
        return (rivals or {t.holder for t in self.towns if t.holder}) - allied

    def between(self) -> Floats:
        """Kilometres between all pairs of towns, (n, n); worked out once."""
        if self._between is None:
            lat = np.radians([t.lat for t in self.towns])
            lon = np.radians([t.lon for t in self.towns])
            self._between = kilometres(lat[:, None], lon[:, None], lat[None, :], lon[None, :])
        return self._between

    def share(self, other: Situation) -> None:
        """Take the distances from a situation with the same towns."""
        self._between = other.between()


def kilometres(lat1: Floats, lon1: Floats, lat2: Floats, lon2: Floats) -> Floats:
    """Great-circle distances, in km, of points in radians (haversine)."""
    half = np.sin((lat2 - lat1) / 2) ** 2 + np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
    found: Floats = 2 * EARTH * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return found
