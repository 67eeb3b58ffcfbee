"""Reckoning with calendar values: partial dates, the days that a TIMEX3 value covers, steps by units."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

DAY = dt.timedelta(1)
LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?)(DE|[HDWMY])")  # the value of a duration
SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
Interval = tuple[dt.date | None, dt.date | None]


@dataclass(slots=True, frozen=True)
class Partial:
    """A date as far as it is known. Years before Christ are negative (480 BC is -480)."""

    year: int
    month: int | None = None
    day: int | None = None
    rough: bool = False  # the first day of a week or the like: no day to step from

    @property
    def exact(self) -> bool:
        """Whether a day is told."""
        return self.day is not None and not self.rough

    @property
    def value(self) -> str:
        """The TIMEX3 value: "2024", "2024-12", "2024-12-05", "BC0480"."""
        out = year_value(self.year)
        if self.month:
            out += f"-{self.month:02d}"
            if self.day:
                out += f"-{self.day:02d}"
        return out

    @property
    def date(self) -> dt.date | None:
        """Its first day; None outside the Gregorian years 1 to 9999 or for a day that is none."""
        return date_of(self.year, self.month or 1, self.day or 1)

    @property
    def interval(self) -> Interval:
        """Its first and last day."""
        first = self.date
        if first is None:
            return None, None
        if self.day:
            return first, first
        if self.month:
            return first, date_of(self.year, self.month, month_length(self.year, self.month))
        return first, date_of(self.year, 12, 31)


def partial(day: dt.date) -> Partial:
    """A whole date as a `Partial`."""
    return Partial(day.year, day.month, day.day)


def date_of(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None where there is none."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def year_value(year: int) -> str:
    """ "0480", "BC0480"."""
    return f"{year:04d}" if year > 0 else f"BC{-year:04d}"


def month_length(year: int, month: int) -> int:
    """Days of a month."""
    return calendar.monthrange(max(year, 1), month)[1]


def step_year(year: int, n: int) -> int:
    """Years on, over the missing year zero."""
    out = year + n
    return out + (1 if n > 0 else -1) if (year < 0 <= out) or (year > 0 >= out) else out


def step_month(year: int, month: int, n: int) -> tuple[int, int]:
    """(year, month) some months on."""
    at = month - 1 + n
    return step_year(year, at // 12) if at // 12 else year, at % 12 + 1


def add_days(day: dt.date | None, n: float) -> dt.date | None:
    """Days on, or None beyond the calendar."""
    try:
        return day + dt.timedelta(int(n)) if day else None
    except OverflowError:
        return None


def add_months(day: dt.date | None, n: int) -> dt.date | None:
    """Months on, at the last day where the month is shorter."""
    if day is None:
        return None
    year, month = step_month(day.year, day.month, n)
    return date_of(year, month, min(day.day, month_length(year, month))) if 0 < year < 10000 else None


def add(day: dt.date | None, n: float, unit: str) -> dt.date | None:
    """Units on. Halves count as days."""
    if unit in ("Y", "DE", "CE", "ML", "Q", "M"):
        months = n * {"Y": 12, "DE": 120, "CE": 1200, "ML": 12000, "Q": 3, "M": 1}[unit]
        out = add_months(day, int(months))
        return add_days(out, (months - int(months)) * 30)
    return add_days(day, n * {"D": 1, "NI": 1, "W": 7, "WE": 7, "FN": 14, "H": 1 / 24, "MI": 0, "S": 0}.get(unit, 0))


def week_value(day: dt.date) -> str:
    """ "2024-W49"."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def week_of(day: dt.date) -> Interval:
    """Monday and Sunday of the ISO week."""
    monday = add_days(day, -day.weekday())
    return monday, add_days(monday, 6)


def season_interval(year: int, season: str) -> Interval:
    """Meteorological seasons of the north; winter is named for the year of its January and February."""
    first, last = SEASON_MONTHS[season]
    start = date_of(year if season != "WI" else year - 1, first, 1)
    return start, date_of(year, last, month_length(year, last))


def part_of(first: dt.date | None, last: dt.date | None, mod: str | None) -> Interval:
    """The part of a period that early (START), MID and late (END) name: about a third each, a half week, a quarter for short ones."""
    if first is None or last is None or mod not in ("START", "MID", "END"):
        return first, last
    days = (last - first).days + 1
    if days < 4:
        return first, last
    third = max(1, round(days / 3))
    if days == 7:
        third = 4 if mod != "MID" else 3
    if mod == "START":
        return first, first + dt.timedelta(third - 1)
    if mod == "END":
        return last - dt.timedelta(third - 1), last
    return first + dt.timedelta(third), last - dt.timedelta(third)


def edge_of(first: dt.date | None, last: dt.date | None, edge: str) -> Interval:
    """The first or last days that "the beginning of" and "the end of" name: a tenth of the period, three days of a week."""
    if first is None or last is None:
        return first, last
    days = (last - first).days + 1
    if edge in ("H1", "H2"):
        middle = first + dt.timedelta(days // 2)
        return (first, middle - DAY) if edge == "H1" else (middle, last)
    if edge == "MID":
        return part_of(first, last, "MID")
    n = 1 if days < 4 else 3 if days < 32 else max(3, days // 36)
    if edge == "START":
        return first, first + dt.timedelta(n - 1)
    if edge == "END":
        return last - dt.timedelta(n - 1), last
    return first, last


def duration_value(n: float, unit: str, vague: bool = False) -> str:
    """ "P3D", "PT48H", "PXW", "P2.5Y"."""
    amount = "X" if vague and n > 2 else f"{n:g}"
    if unit == "FN":
        unit, amount = "W", amount if amount == "X" else f"{n * 2:g}"
    if unit in ("S", "MI", "H"):
        return f"PT{amount}{'M' if unit == 'MI' else unit}"
    if unit == "NI":
        unit = "D"
    return f"P{amount}{unit}"
