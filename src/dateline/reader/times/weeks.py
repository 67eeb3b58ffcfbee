"""A weekday with the week that it is of: "Thursday last week", "on Monday of this week", "next week on Tuesday"."""

from __future__ import annotations

import datetime as dt
import itertools
import re

from dateline.reader.reading import Reading, TimeMention

WEEK = re.compile(r"\d{4}-W\d\d$")
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
BETWEEN = frozenset({"", "of", ",", "on", "the"})


def settle_weekdays(reading: Reading) -> None:
    """Move a bare weekday into the week named right beside it; before, it was reckoned from publication alone."""
    for one, other in itertools.pairwise(reading.times):
        if reading.text[one.end : other.start].strip().lower() not in BETWEEN:
            continue
        for day, week in ((one, other), (other, one)):
            index = _weekday(reading, day)
            if index is not None and week.value is not None and WEEK.match(week.value) and week.earliest is not None:
                moved = week.earliest + dt.timedelta(index)
                if week.latest is None or moved <= week.latest:
                    day.value = (day.value or "").replace(str(day.earliest), moved.isoformat())
                    day.latest = moved + ((day.latest or moved) - (day.earliest or moved)) if day.earliest else moved
                    day.earliest = moved


def _weekday(reading: Reading, time: TimeMention) -> int | None:
    """The day's number in the week, from 0, where the mention is a bare weekday, with a part of the day or without."""
    word = reading.doc[time.first].lower_.rstrip("s.")
    if word not in DAYS or time.last - time.first > 2 or time.earliest is None or time.latest is None:
        return None
    return DAYS.index(word) if (time.latest - time.earliest).days <= 1 else None
