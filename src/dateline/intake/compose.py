"""The last step of every format: from what was found in a document to a dated report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.errors import DatelineError
from dateline.intake import dates, header
from dateline.intake.dates import Said
from dateline.intake.language import languages
from dateline.model import Notice, Provenance, Report, make_report

GIVEN = "given"  # the format of what a program hands over


@dataclass(slots=True)
class Found:
    """What a document gave: its text and what it says of itself."""

    format: str
    text: str
    said: list[Said] = field(default_factory=list)
    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    place: str | None = None
    url: str | None = None
    language: str | None = None  # as declared
    charset: str | None = None
    notices: tuple[Notice, ...] = ()

    def say(self, by: str, *values: object) -> None:
        """Add what the document says of its date, where that can be read as a day."""
        for value in values:
            day = dates.day_of(value)
            if day is not None:
                self.said.append(Said(by, day))


def compose(found: Found, where: str | None = None, published: dt.date | None = None, max_chars: int = 0) -> Report:
    """The report of a document.

    Its text may begin with a header or a dateline, as any text may; ``published`` is used where it gives no date at all.

    Raises:
        DatelineError: ``bad-date``, ``empty``, ``too-long`` or ``no-date``.
    """
    head = header.split(found.text, where)
    header.checked(head.text, where, max_chars)
    said = [*found.said]
    said += [Said(by, day) for by, day in (("header", head.stated), ("dateline", head.wired), ("given", published)) if day is not None]
    best, disagreeing = dates.choose(said, head.yearless)
    if best is None:
        raise DatelineError("no-date", where, hint=hint(head.yearless))
    language, unread = languages(head.text, found.language)
    provenance = Provenance(
        format=found.format, dated_by=best.by, charset=found.charset, unread=tuple(unread), notices=(*found.notices, *disagreeing)
    )
    return make_report(
        head.text, best.day, provenance, id=found.id, title=line(found.title), url=found.url, language=language,
        place=found.place or head.place, outlet=line(found.outlet) or head.outlet,
    )


def as_given(text: str, published: dt.date | str, **fields: str | None) -> Report:
    """The report of a text that a program gives with its date: nothing is taken off the text, only its language is found."""
    declared = fields.pop("language", None)
    language, unread = languages(text, declared)
    provenance = Provenance(format=GIVEN, dated_by="field", unread=tuple(unread))
    return make_report(text, published, provenance, language=language, **fields)


def hint(yearless: tuple[int, int] | None) -> str:
    """What to add to ``no-date`` where the dateline lacks only the year."""
    return "" if yearless is None else f"; its dateline gives {dt.date(2000, *yearless):%B} {yearless[1]} but no year"


def line(value: str | None) -> str | None:
    """A title or name in one line, or None where it is blank."""
    return " ".join(value.split()) or None if value else None


def each(found: Iterable[Found | DatelineError], where: str, published: dt.date | None, max_chars: int) -> Iterable[Report | DatelineError]:
    """The reports of several documents; one that cannot be used gives its error in its place."""
    for one in found:
        if isinstance(one, DatelineError):
            yield one.at(where)
            continue
        try:
            yield compose(one, where, published, max_chars)
        except DatelineError as error:
            yield error.at(where)
