"""A report's date of publication: chosen among all that the document says of it, with a notice where they disagree."""

from __future__ import annotations

import datetime as dt
import email.utils
import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.intake import wire
from dateline.model import Notice

ORDER = (
    "field",  # JSON Lines, a column of a table
    "header",  # a first line "date 2024-12-07"
    "json-ld", "meta",  # a page's data for machines
    "item",  # the item's own element: a feed's entry, ninjs, NewsML-G2, NITF, an update of a live blog
    "feed",  # the entry of the feed that led to a page
    "time",  # the page's <time>
    "mail",  # the Date of an e-mail
    "dateline",
    "first lines",  # a date that stands by itself above the text
    "document",  # properties of a PDF or DOCX file
    "url",
    "page",  # any date in the page's text, as trafilatura finds it
    "given",  # --published
)
BINDING = frozenset(ORDER) - {"url", "page", "given", "document"}  # those whose disagreement is worth a notice
ISO = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?![\d])")
PDF = re.compile(r"\s*D:(\d{4})(\d\d)(\d\d)")
EPOCH = re.compile(r"\s*\d{10}(?:\d{3})?\s*$")
IN_URL = re.compile(r"[/=_-](20\d\d|19\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?!\d)")
EARLIEST = 1800


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of the day of publication, and what makes it (a name of `ORDER`)."""

    by: str
    day: dt.date


def day_of(value: object) -> dt.date | None:
    """The day that a written date means, or None: ISO 8601, RFC 5322, a PDF's, seconds since 1970, "7 December 2024".

    A time of day is left out: the written day counts, whatever the zone.
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(int(value))
    if not isinstance(value, str) or len(value) > 200:
        return None
    found = ISO.match(value) or PDF.match(value)
    try:
        if found:
            return _plausible(dt.date(int(found[1]), int(found[2]), int(found[3])))
        if EPOCH.match(value):
            seconds = int(value.strip()[:10])
            return dt.datetime.fromtimestamp(seconds, dt.UTC).date() if seconds > 86_400 else None
        written = wire.DATE.search(value)
        if written and (day := wire.written_day(written)[0]):
            return _plausible(day)
        return _plausible(email.utils.parsedate_to_datetime(value).date())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def in_url(url: str | None) -> dt.date | None:
    """The day that stands in an address ("/2024/12/07/")."""
    found = IN_URL.search(url or "")
    try:
        return dt.date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def in_first_lines(text: str, lines: int = 8) -> dt.date | None:
    """A full date in a short line of its own above the text."""
    for line in [x.strip() for x in text[:2000].splitlines() if x.strip()][:lines]:
        found = wire.DATE.search(line) if len(line) <= 80 else None
        day = wire.written_day(found)[0] if found else None
        if day:
            return _plausible(day)
    return None


def choose(said: Sequence[Said], yearless: tuple[int, int] | None = None) -> tuple[Said | None, tuple[Notice, ...]]:
    """The best statement, and a notice where others are more than a day off (zones account for a day).

    Args:
        said: all statements, in any order.
        yearless: month and day of a dateline that gives no year.
    """
    ranked = sorted(said, key=lambda s: ORDER.index(s.by))
    if not ranked:
        return None, ()
    best = ranked[0]
    others = [f"{s.by} says {s.day}" for s in ranked[1:] if s.by in BINDING and best.by != "given" and abs((s.day - best.day).days) > 1]
    if yearless is not None and not _near(best.day, yearless):
        others.append(f"the dateline says {dt.date(2000, *yearless):%B} {yearless[1]}")
    if not others:
        return best, ()
    message = f"the dates of publication disagree: {best.by} says {best.day}, which was taken; {', '.join(dict.fromkeys(others))}"
    return best, (Notice(code="dates-disagree", message=message),)


def _near(day: dt.date, yearless: tuple[int, int]) -> bool:
    for year in (day.year - 1, day.year, day.year + 1):
        try:
            if abs((dt.date(year, *yearless) - day).days) <= 1:
                return True
        except ValueError:
            continue
    return False


def _plausible(day: dt.date) -> dt.date | None:
    return day if day.year >= EARLIEST else None
