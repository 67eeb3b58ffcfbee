"""What a brief is made from, asked of the record once, as it was known at the end of the last day."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from dateline.brief.citations import Citations
from dateline.fusion.background import ancestor, capital
from dateline.fusion.board import Entry, board
from dateline.fusion.happenings import happenings
from dateline.fusion.ledger import Held, control_on, history
from dateline.fusion.same import Happening
from dateline.fusion.sources import Source, sources
from dateline.store import tables as t
from dateline.store.record import RecordStore

R = t.reports.c
DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Counts:
    """Reports of the days told of, and of the whole record until then."""

    reports: int
    outlets: int
    copies: int
    before: int
    failures: int


@dataclass(frozen=True, slots=True)
class Change:
    """A change of control: its day, and how it stands at the end. ``new``: the holder changed, not only the status."""

    day: dt.date
    held: Held
    new: bool


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Something that a report names and that could not be settled, with the reason."""

    kind: str
    text: str
    why: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that the sections are built from."""

    since: dt.date
    until: dt.date
    counts: Counts
    held: list[Held]
    changes: list[Change]
    late: list[Held]
    stretches: list[Held]
    events: list[Happening]
    forecasts: list[Entry]
    sources: list[Source]
    unresolved: list[Unresolved]
    cites: Citations


def gather(store: RecordStore, since: dt.date | None, until: dt.date | None) -> Known:
    """Ask the record. ``since``: default the day of its first report; ``until``: default the day of its last."""
    with store.reading() as connection:
        first, last = connection.execute(sa.select(sa.func.min(R.published), sa.func.max(R.published))).one()
    until = until or last or dt.date.today()
    since = min(since or first or until, until)
    stretches = history(store, known=until)
    entries = board(store, until, capital=capital, ancestor=ancestor)
    return Known(
        since=since,
        until=until,
        counts=_counts(store, since, until),
        held=control_on(store, until, known=until),
        changes=_changes(stretches, since, until),
        late=_late(stretches, history(store, known=since - DAY), since),
        stretches=stretches,
        events=[h for h in happenings(store, since, until, ancestor) if _told_by(h, until) and _within(h, since)],
        forecasts=entries,
        sources=sources(store, entries, known=until),
        unresolved=_unresolved(store, since, until),
        cites=Citations(store),
    )


def _changes(stretches: Iterable[Held], since: dt.date, until: dt.date) -> list[Change]:
    """Each change of holder or of status in these days, with the last word on it."""
    found: dict[tuple[str, str | None, dt.date | None], Change] = {}
    for h in stretches:
        if since <= h.valid_from <= until:
            key = (h.place, h.holder, h.since)
            day = found[key].day if key in found else h.valid_from
            found[key] = Change(day, h, new=h.since is None or h.since >= since or h.previous is not None)
    return sorted(found.values(), key=lambda c: (c.day, c.held.name))


def _late(now: Iterable[Held], then: Iterable[Held], since: dt.date) -> list[Held]:
    """Answers about earlier days that were not known before these days began."""
    before = {(h.place, h.valid_from, h.holder, h.status) for h in then}
    return [h for h in now if h.valid_from < since and before and (h.place, h.valid_from, h.holder, h.status) not in before]


def _told_by(h: Happening, until: dt.date) -> bool:
    h.told[:] = [x for x in h.told if x.published <= until]
    return bool(h.told)


def _within(h: Happening, since: dt.date) -> bool:
    """Whether it happened in these days, or was first told in them without a day of its own."""
    return (h.latest or h.told[0].published) >= since


def _counts(store: RecordStore, since: dt.date, until: dt.date) -> Counts:
    within = sa.and_(R.published >= since, R.published <= until)
    with store.reading() as connection:
        rows = connection.execute(sa.select(R.outlet, R.relation).where(within)).all()
        before = connection.execute(sa.select(sa.func.count()).select_from(t.reports).where(R.published < since)).scalar_one()
        failures = connection.execute(sa.select(sa.func.count()).select_from(t.failures)).scalar_one()
    copies = sum(r.relation is not None for r in rows)
    return Counts(len(rows), len({r.outlet for r in rows if r.outlet}), copies, before, failures)


def _unresolved(store: RecordStore, since: dt.date, until: dt.date) -> list[Unresolved]:
    """Names of places and times of these days' reports that nothing could be found for, those named most often first."""
    seen: dict[tuple[str, str, str], list[str]] = {}
    query = sa.select(R.id, R.record).where(R.published >= since, R.published <= until).order_by(R.published, R.id)
    with store.reading() as connection:
        for row in connection.execute(query):
            record = json.loads(row.record)
            for kind, mentions in (("place", record["places"]), ("time", record["times"])):
                for m in mentions:
                    if m["unresolved"]:
                        reports = seen.setdefault((kind, " ".join(m["text"].split()), m["unresolved"]), [])
                        if row.id not in reports:
                            reports.append(row.id)
    often = Counter({key: len(reports) for key, reports in seen.items()})
    return [Unresolved(*key, tuple(seen[key])) for key, _ in sorted(often.items(), key=lambda x: (x[0][0], -x[1], x[0][1]))]
