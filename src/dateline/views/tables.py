"""The views of one record or of a bundle: timeline, control, outlook, and what was left unresolved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.model import Record
from dateline.views.labels import shortened, spellings
from dateline.views.rows import Row, rows

HEAD_LINE = 90  # a longer first line is no masthead


@dataclass(frozen=True, slots=True)
class Open:
    """Something that was left unresolved: its words, what it is, why, and how often it occurs."""

    text: str
    what: str
    why: str
    count: int = 1


def name_of(record: Record) -> str:
    """The report's outlet; or the head of its first line where that is short, as bulletins and programmes begin; or its title or id."""
    report = record.report
    if report.outlet:
        return report.outlet
    first = report.text.lstrip()[:HEAD_LINE + 1].splitlines()
    if len(first) > 1 or (first and len(first[0]) <= HEAD_LINE):
        head = first[0].split(",", maxsplit=1)[0].strip()
        if head and not head.endswith((".", "!", "?", '"', "”")):
            return shortened(head, 40)
    return report.title or report.id


def all_rows(records: Sequence[Record], named: bool) -> list[Row]:
    """The rows of all records, which agree on the names of places; ``named`` puts each report's name before its sources."""
    written = spellings(records)
    return [row for record in records for row in rows(record, name_of(record) if named else None, written)]


def merged(found: Iterable[Row]) -> list[Row]:
    """Rows that say the same of the same day made one, with all their sources. Nothing is weighed: that is for the fusion of reports."""
    groups: dict[tuple[object, ...], Row] = {}
    for n, row in enumerate(found):
        states = tuple(m.text for m in row.marks if m.tone == "no") + tuple(m.text for m in row.marks if m.text in ("planned", "possible"))
        when = (row.when.earliest, row.when.latest) if row.when else n
        key = (*row.key, when, states) if row.key else (n,)
        if key in groups:
            first = groups[key]
            marks = tuple(dict.fromkeys((*first.marks, *row.marks)))
            groups[key] = replace(first, sources=tuple(dict.fromkeys((*first.sources, *row.sources))), ids=first.ids + row.ids, marks=marks)
        else:
            groups[key] = row
    return list(groups.values())


def timeline(found: Iterable[Row]) -> list[Row]:
    """Events and changes of control by date; what has no date comes last."""
    return sorted((row for row in found if row.kind in ("event", "control")), key=lambda row: row.order)


def control(found: Iterable[Row]) -> list[Row]:
    """Statements of control by place, each place's in the order of time."""
    held = [row for row in found if row.kind == "control"]
    first: dict[str, tuple[dt.date, dt.date]] = {}
    for row in held:
        first[row.where] = min(first.get(row.where, row.order), row.order)
    return sorted(held, key=lambda row: (first[row.where], row.where, row.area.lower(), row.order))


def outlook(found: Iterable[Row]) -> list[Row]:
    """Forecasts, then assessments."""
    return sorted((row for row in found if row.kind in ("forecast", "assessment")), key=lambda row: row.kind == "assessment")


def unresolved(records: Iterable[Record]) -> list[Open]:
    """Times and places without a value, with the reason, and the notices of the reading."""
    counts: dict[tuple[str, str, str], int] = {}
    for record in records:
        found = [(shortened(t.text), "time", t.unresolved) for t in record.times if t.unresolved]
        found += [(shortened(p.text), "place", p.unresolved) for p in record.places if p.unresolved]
        text = record.report.text
        for notice in record.notices:
            words = text[notice.start:notice.end] if notice.start is not None else ""
            found.append((shortened(words), notice.code, notice.message))
        for one in found:
            counts[one] = counts.get(one, 0) + 1
    return [Open(*one, count) for one, count in counts.items()]
