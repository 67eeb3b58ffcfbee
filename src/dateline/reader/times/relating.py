"""Reckoning of times told from another one: "last week", "the next day", "that night", "last September"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from dateline.reader.times import reckoning as r
from dateline.reader.times.direction import FUTURE, PAST, PRESENT
from dateline.reader.times.expression import Expression
from dateline.reader.times.found import Found, of_partial
from dateline.reader.times.narrative import Narrative
from dateline.reader.times.reckoning import Partial, partial

STEPS = {"last": -1, "previous": -1, "next": 1, "following": 1, "coming": 1, "this": 0, "same": 0, "that": 0, "the": 0}
FROM_TOLD = frozenset({"previous", "following", "same", "that", "the"})


class Relating:
    """The kind relative. ``way`` gives past, future, present or unknown for the expression at hand."""

    def __init__(self, narrative: Narrative) -> None:
        self.n = narrative
        self.way: Callable[[], str] = lambda: "unknown"

    def reckon(self, e: Expression) -> Found:
        """Any kind; given by the class that joins all."""
        raise NotImplementedError

    def day(self, day: dt.date | None) -> Found:
        """A whole day, or the reason why there is none."""
        return of_partial(partial(day)) if day else Found(None, unresolved="the day is not told")

    # relations -------------------------------------------------------------------------------------------------------------------

    def _relative(self, e: Expression) -> Found:
        relation = e.relation or "this"
        if e.weekday:
            return self._related_weekday(relation, e.weekday)
        if e.month:
            return self._related_month(relation, e.month, e.day, e.year, e.years)
        if e.season:
            return self._related_season(relation, e.season)
        if e.unit:
            return self._related_unit(relation, e.unit)
        return self._related_part(relation)

    def _from_told(self, relation: str) -> bool:
        """Whether the relation counts from the date told before and not from the report's."""
        if self.n.history:
            return True
        return relation in FROM_TOLD and not (relation == "the" and not self.n.near)

    def _anchor(self, relation: str, unit: str) -> Partial:
        """The date that a relation to a unit counts from."""
        ref, base = self.n.ref, partial(self.n.base)
        if not self._from_told(relation):
            return base
        if not self.n.history:
            if unit == "D" and not ref.exact:
                return base
            if relation == "the" and (unit in ("W", "WE") or (unit in ("M", "Y", "Q") and ref.year >= base.year - 1)):
                return base
            if unit in ("W", "WE", "M") and not ref.month:
                return base
        return ref

    def _related_unit(self, relation: str, unit: str) -> Found:
        told = self._from_told(relation)
        ref = self._anchor(relation, unit)
        step = STEPS[relation]
        if unit == "NI":
            unit = "D"
        if not told and relation in ("next", "last") and unit == "D":
            ref = partial(self.n.day)
        at = ref.month or 1
        if unit == "Y":
            return of_partial(Partial(r.step_year(ref.year, step)))
        if unit in ("DE", "CE"):
            return self._decade(ref.year, step, unit)
        if relation == "this" and unit == "D" and self.n.history and not ref.day:
            return Found(None, unresolved="the day is not told")
        if not ref.month:
            return Found(
                {"M": f"{r.year_value(ref.year)}-XX", "D": f"{r.year_value(ref.year)}-XX-XX"}.get(unit), unresolved="the month is not told"
            )
        if unit == "M":
            if relation == "next" and not told and self.n.near and self.way() == PAST and self.n.ref.month:
                ref = self.n.ref
            year, month = r.step_month(ref.year, ref.month or at, step)
            return of_partial(Partial(year, month))
        if unit == "Q":
            q = (at - 1) // 3 + step
            return self._quarter(ref.year + q // 4, q % 4 + 1)
        if not ref.day or (ref.rough and unit == "D"):
            known = Partial(ref.year, ref.month).value
            return Found(f"{known}-XX" if unit == "D" else None, unresolved="the day is not told")
        day = ref.date
        if day is None:
            return Found(self._far_day(ref, step, unit), unresolved="before the calendar's first year")
        if unit == "D":
            return self.day(r.add_days(day, step))
        monday = r.week_of(day)[0]
        if unit == "WE":
            if relation in ("the", "last", "this", "that", "same", "coming"):
                return self._weekend(relation, day)
            return self._weekend_of(r.add_days(monday, 7 * step))
        start = r.add_days(monday, 7 * step * (2 if unit == "FN" else 1))
        if start is None:
            return Found(None, unresolved="beyond the calendar")
        return Found(r.week_value(start), "DATE", None, start, r.add_days(start, 6), None, True, rough(start))

    def _far_day(self, ref: Partial, step: int, unit: str) -> str | None:
        return Partial(ref.year, ref.month, (ref.day or 1) + step).value if unit == "D" and 0 < (ref.day or 1) + step < 29 else None

    def _weekend(self, relation: str, day: dt.date) -> Found:
        """ "The weekend" is the last one, or the coming one where the clause looks ahead; on the days of a weekend, that one."""
        monday = r.week_of(day)[0]
        if relation == "last":
            return self._weekend_of(r.add_days(monday, -7))
        if relation in ("this", "same", "that", "coming") or day.isoweekday() >= 6:
            return self._weekend_of(monday)
        return self._weekend_of(monday if self.way() in (FUTURE, PRESENT) else r.add_days(monday, -7))

    def _weekend_of(self, monday: dt.date | None) -> Found:
        saturday = r.add_days(monday, 5)
        if saturday is None:
            return Found(None, unresolved="beyond the calendar")
        return Found(r.week_value(saturday) + "-WE", "DATE", None, saturday, r.add_days(saturday, 1), None, True, rough(saturday))

    def _quarter(self, year: int, quarter: int) -> Found:
        first = r.date_of(year, quarter * 3 - 2, 1)
        last = r.date_of(year, quarter * 3, r.month_length(year, quarter * 3))
        return Found(f"{r.year_value(year)}-Q{quarter}", "DATE", None, first, last, None, True, Partial(year, quarter * 3 - 2))

    def _decade(self, year: int, step: int, unit: str) -> Found:
        size = 10 if unit == "DE" else 100
        n = (abs(year) // size) + (step if year > 0 else -step)
        sign = "BC" if year < 0 else ""
        first = r.date_of(n * size, 1, 1) if year > 0 else None
        last = r.date_of(n * size + size - 1, 12, 31) if year > 0 else None
        width = 3 if unit == "DE" else 2
        return Found(f"{sign}{n:0{width}d}", "DATE", None, first, last, None, True, Partial(n * size) if year > 0 else None)

    def _related_weekday(self, relation: str, wanted: int) -> Found:
        told = self._from_told(relation)
        day = self.n.ref.date if told and self.n.ref.day else self.n.base
        if day is None or (self.n.history and not self.n.ref.day):
            return Found(f"XXXX-WXX-{wanted}", unresolved="no day told before that it could belong to")
        gap = (day.isoweekday() - wanted) % 7
        if relation in ("last", "previous"):
            return self.day(r.add_days(day, -(gap or 7)))
        if relation == "this":
            return self.day(r.add_days(day, wanted - day.isoweekday()))
        if relation in ("following", "coming"):
            return self.day(r.add_days(day, (7 - gap) % 7 or 7))
        if relation == "next":
            ahead = (7 - gap) % 7 or 7
            return self.day(r.add_days(day, ahead + (7 if wanted > day.isoweekday() and self.n.base == day else 0)))
        return self.day(r.add_days(day, -gap if gap < 4 else 7 - gap))

    def _related_month(self, relation: str, month: int, day: int | None, year: int | None, years: int | None) -> Found:
        ref = self.n.ref if self._from_told(relation) else partial(self.n.base)
        if year is None and years is not None:
            year = self.n.base.year + years
        if year is None:
            year = ref.year
            at = ref.month or (12 if relation in ("last", "previous") else 1)
            if relation in ("last", "previous") and month >= at:
                year = r.step_year(year, -1)
            elif (relation in ("next", "following") and month <= at and ref.month) or (relation == "coming" and month < at):
                year = r.step_year(year, 1)
        return of_partial(Partial(year, month, day))

    def _related_season(self, relation: str, season: str) -> Found:
        ref = self.n.ref if self._from_told(relation) else partial(self.n.base)
        year = ref.year
        anchor = ref.date if ref.month else r.date_of(max(year, 1), 1, 1)
        first, last = r.season_interval(year, season)
        if first and last and anchor and year > 0:
            if relation in ("last", "previous") and last >= anchor:
                year -= 1
            elif (relation in ("next", "following", "coming") and first <= anchor and (ref.month or relation != "coming")) or (
                relation in ("this", "that", "same") and season == "WI" and (ref.month or 1) > 6
            ):
                year += 1
            first, last = r.season_interval(year, season)
        months = r.SEASON_MONTHS[season]
        return Found(
            f"{r.year_value(year)}-{season}", "DATE", None, first, last, None, True, Partial(year, months[0] if season != "WI" else None)
        )

    def _related_part(self, relation: str) -> Found:
        """ "last night", "this morning", "that evening", "the next morning": the day; its part is added by the caller."""
        if relation == "this":
            return (
                self.day(self.n.day if self.n.history else self.n.base)
                if not self.n.history or self.n.ref.day
                else Found(None, unresolved="the day is not told")
            )
        if relation == "last":
            return self.day(r.add_days(self.n.base, -1))
        if self.n.history and not self.n.ref.day:
            return Found(None, unresolved="the day is not told")
        day = (self.n.ref.date if self.n.ref.exact else None) or self.n.base
        return self.day(r.add_days(day, STEPS[relation]))


def rough(day: dt.date) -> Partial:
    """A day that stands for its week."""
    return Partial(day.year, day.month, day.day, True)
