"""What fusion weighs: one claim about who holds a place, as one statement made it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

Day = dt.date


@dataclass(frozen=True, slots=True)
class Party:
    """Someone who can hold a place: the vocabulary's id where it has one, else the words."""

    name: str
    key: str
    kind: str
    country: str | None = None
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One control statement, ready to be weighed. ``earliest``/``latest``: when the change took place, or the holding was seen."""

    statement: str
    report: str
    published: Day
    place: str
    change: str
    asserted: bool
    holder: Party | None
    previous: Party | None
    earliest: Day | None
    latest: Day
    origin: str
    story: str
    words: str
    on_word_of: str
    source: Party | None = None  # the origin as a party, where it is one
    extent: str | None = None
    area: str | None = None
    hedged: bool = False
    accepted: bool = False  # a person has confirmed it

    @property
    def day(self) -> Day:
        """The day from which it counts: that of a change, or the first on which a holding is said to have been seen."""
        return self.earliest if self.change == "holds" and self.earliest is not None else self.latest

    @property
    def part(self) -> bool:
        """Whether only a part of the place is meant."""
        return bool(self.area) or self.extent in ("part", "several", "most")
