"""Time stamps of a live blog or a chronology and the dates that they give."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from dateline.reader.segments.patterns import DATE_IN, STAMP, WEEKDAY_IN

MONTHS = {m: n for n, m in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)}
WEEKDAYS = {d: n for n, d in enumerate(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])}
YEAR = re.compile(r"\b(\d{4})\b")
NUMBER = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\b")


@dataclass(slots=True)
class Stamp:
    """A stamp: how far it reaches in its line, and its day."""

    end: int
    words: str
    date: dt.date | None = None

    def settle(self, published: dt.date, before: Stamp | None) -> None:
        """Find the day: its own, that of the last heading or stamp, or the day of publication."""
        self.date = heading_day(self.words, published) or (before.date if before else None) or published


def stamp_of(line: str) -> Stamp | None:
    """The clock stamp at the head of a line, or None."""
    found = STAMP.match(line)
    if found is None or not any(c.isdigit() for c in found[0]):
        return None
    rest = line[found.end() :]
    if rest and rest[0].islower():
        return None
    return Stamp(found.end(), found[0])


def heading_date(line: str, published: dt.date) -> Stamp | None:
    """The day that a heading names, as a stamp over its whole line, or None."""
    day = heading_day(line, published)
    return Stamp(len(line), line, day) if day else None


def heading_day(words: str, published: dt.date) -> dt.date | None:
    """The day that a heading's words name ("Friday, 6 December"), the latest one up to publication where it says no year."""
    dated = DATE_IN.search(words)
    if dated:
        text = dated[0].lower()
        month = next((n for m, n in MONTHS.items() if re.search(rf"\b{m}", text)), None)
        year = YEAR.search(text)
        number = NUMBER.search(text)
        if month and number:
            for y in [int(year[1])] if year else [published.year, published.year - 1]:
                try:
                    day = dt.date(y, month, int(number[1]))
                except ValueError:
                    continue
                if year or day <= published + dt.timedelta(days=1):
                    return day
        return None
    named = WEEKDAY_IN.search(words)
    if named:
        return published - dt.timedelta(days=(published.weekday() - WEEKDAYS[named[0][:3].lower()]) % 7)
    return None
