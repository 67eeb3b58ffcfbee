"""The head of a report in plain text: a first line "date 2024-12-07", or the wire dateline."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from dateline.errors import DatelineError
from dateline.intake import masthead, wire

HEADER = re.compile(r"\s*date\b[:\s]\s*(\d{4}-\d{1,2}-\d{1,2})(?![\d-])(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?[.,;]?", re.I)


@dataclass(frozen=True, slots=True)
class Head:
    """A report's text without its header, with what header and dateline say of it."""

    text: str
    stated: dt.date | None = None  # in the header
    wired: dt.date | None = None  # in the dateline
    place: str | None = None
    outlet: str | None = None
    yearless: tuple[int, int] | None = None

    @property
    def published(self) -> dt.date | None:
        """The header's day, or the dateline's."""
        return self.stated or self.wired


def day(value: str, where: str | None = None) -> dt.date:
    """A date from ISO 8601, a date with a time of day included (its own day counts, whatever the zone)."""
    try:
        return dt.date.fromisoformat(value.strip()[:10])
    except ValueError:
        raise DatelineError("bad-date", where, value=value) from None


def split(text: str, where: str | None = None) -> Head:
    """Part a text from its header; outer blanks go with the header. A dateline stays in the text.

    Raises:
        DatelineError: ``bad-date`` where the header's date is none.
    """
    published = None
    header = HEADER.match(text)
    if header is not None:
        published = _header_day(header[1], where)
        text = text[header.end():]
    text = text.strip()
    found = wire.find(text) or wire.Wire()
    above = masthead.find(text) if found.agency is None else None
    outlet = above.outlet if above else found.agency
    return Head(text, published, found.day or (above.day if above else None), found.place, outlet, found.yearless)


def checked(text: str, where: str | None, max_chars: int) -> None:
    """Refuse a text that is empty or too long."""
    if not text.strip():
        raise DatelineError("empty", where)
    if max_chars and len(text) > max_chars:
        raise DatelineError("too-long", where, size=f"{len(text):,} characters", limit=max_chars)


def _header_day(value: str, where: str | None) -> dt.date:
    year, month, number = value.split("-")
    try:
        return dt.date(int(year), int(month), int(number))
    except ValueError:
        raise DatelineError("bad-date", where, value=value) from None
