"""What a report's times lean on: its date, the dates told so far, and whether it is news or history."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from dateline.reader.times.expression import Expression
from dateline.reader.times.reckoning import Partial, partial

MIN_PAST_YEARS = 5
FAR = 14  # years: a bare year farther off is a comparison or a source, not the narrative


def is_history(found: list[Expression], published: dt.date) -> bool:
    """Whether a text tells of past years and its own date does not help: dates with past years outnumber those that need today."""
    years = {e.year for e in found if e.kind == "date" and e.year and (e.bc or e.year < published.year - 1)}
    past = sum(1 for e in found if e.kind == "date" and e.year and (e.bc or e.year < published.year - 1))
    leaning = sum(
        1
        for e in found
        if e.kind in ("weekday", "deictic") or (e.kind == "relative" and (e.relation in ("last", "this", "next") or e.weekday))
    )
    return len(years) > 1 and past >= MIN_PAST_YEARS and past > 4 * leaning


@dataclass(slots=True)
class Narrative:
    """The running date. ``ref`` is the last one told; ``near`` whether that was in this sentence or the one before."""

    published: dt.date
    history: bool
    base: dt.date = field(init=False)
    ref: Partial = field(init=False)
    told_in: int = -9
    part: str | None = None  # part of day of the last date told
    sentence: int = 0
    beside: Partial | None = None
    beside_in: int = -9

    def __post_init__(self) -> None:
        self.base = self.published
        self.ref = partial(self.published)

    @property
    def near(self) -> bool:
        """Whether a date was told in this sentence or the one before."""
        return self.sentence - self.told_in <= 1

    @property
    def day(self) -> dt.date:
        """The day that "that night" or "the morning" belong to: the one just told, or the report's."""
        return (self.ref.date or self.base) if self.ref.exact and (self.near or self.history) else self.base

    def mention(self, date: Partial) -> None:
        """A date told by the way ("the truce signed on 12 May took effect three days later"): only its own sentence leans on it."""
        self.beside, self.beside_in = date, self.sentence

    def tell(self, date: Partial) -> None:
        """A date has been told. A year that is already running takes nothing from what is known of it."""
        if (
            self.history
            and date.month is None
            and self.told_in >= 0
            and (date.year == self.ref.year or abs(date.year - self.ref.year) > FAR)
        ):
            return
        self.ref = date
        self.told_in = self.sentence
