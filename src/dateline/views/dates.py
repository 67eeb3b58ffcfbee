"""Dates and intervals as a person writes them."""

from __future__ import annotations

import datetime as dt

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(date: dt.date, year: bool = True, weekday: bool = True) -> str:
    """"Thu 5 Dec 2024"."""
    return f"{DAYS[date.weekday()] + ' ' if weekday else ''}{date.day} {MONTHS[date.month - 1]}{f' {date.year}' if year else ''}"


def interval(earliest: dt.date | None, latest: dt.date | None, known: int | None = None) -> str:
    """"Thu 5 Dec 2024", "5-7 Dec 2024", "Dec 2024", "from 27 Nov 2024", "by 30 Nov 2024"; empty where nothing is known.

    The year ``known`` to the reader is left out.
    """
    if earliest is None and latest is None:
        return ""
    if earliest is None or latest is None:
        one = latest or earliest
        assert one is not None
        return f"{'by' if earliest is None else 'from'} {day(one, one.year != known, weekday=False)}"
    if earliest == latest:
        return day(earliest, earliest.year != known)
    tail = f" {latest.year}" if known != latest.year or earliest.year != latest.year else ""
    last_day = (latest + dt.timedelta(days=1)).day == 1
    if earliest.day == 1 and last_day and earliest.year == latest.year:
        if (earliest.month, latest.month) == (1, 12):
            return str(earliest.year)
        if earliest.month == latest.month:
            return f"{MONTHS[latest.month - 1]}{tail}"
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{earliest.day}–{latest.day} {MONTHS[latest.month - 1]}{tail}"
    return f"{day(earliest, earliest.year != latest.year, weekday=False)} – {day(latest, False, weekday=False)}{tail}"
