"""The ledger of control: what held on day D, and what was known on day K of day D.

Two times are kept apart (Snodgrass, "Developing Time-Oriented Database Applications in SQL", 1999): *valid* time, the
days on which a holder held, and *known* time, the days on which that was what the reports published so far said. Rows
are never changed but for closing ``known_to``; a late report opens new rows and closes those that it outdates.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from pydantic_core import from_json

from dateline.fusion.claims import Party
from dateline.fusion.parties import Ancestry
from dateline.fusion.renewal import renew
from dateline.fusion.within import area_of, named
from dateline.store import tables as t
from dateline.store.record import RecordStore, mark_unsettled

BATCH = 200  # places made anew in one transaction
FEW = 500  # values in one list of a query
L, P = t.ledger.c, t.places.c


@dataclass(frozen=True, slots=True)
class Held:
    """One row of an answer: who holds a place on a day, as known on a day."""

    place: str
    name: str
    country: str | None
    feature: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    party: Party | None
    status: str
    since: dt.date | None
    valid_from: dt.date
    valid_to: dt.date | None
    extent: str | None
    loser: Party | None
    siege: str | None
    support: tuple[str, ...]
    against: tuple[str, ...]
    why: str
    moved: bool = True  # False where it is only seen to be held

    @property
    def holder(self) -> str | None:
        """Name of who holds it."""
        return self.party.name if self.party else None

    @property
    def previous(self) -> str | None:
        """Name of who held it before."""
        return self.loser.name if self.loser else None


def refresh(store: RecordStore, ancestor: Ancestry = lambda entity: entity) -> int:
    """Make the ledger of all stale places anew; gives how many. Safe to stop at any moment: what is done is kept."""
    with store.reading() as connection:
        if connection.execute(sa.select(t.stale.c.place).limit(1)).first() is None:
            return 0
    done = 0
    while True:
        with store.writing() as connection:
            rows = connection.execute(sa.select(t.stale.c.place, t.stale.c.since).order_by(t.stale.c.place).limit(BATCH))
            stale = {r.place: r.since for r in rows}
            if not stale:
                return done
            renew(connection, stale, ancestor)
            mark_unsettled(connection, "place", stale)
            connection.execute(sa.delete(t.stale).where(t.stale.c.place.in_(stale)))
            done += len(stale)


def control_on(store: RecordStore, on: dt.date, known: dt.date | None = None, place: str | None = None) -> list[Held]:
    """Who held what on day ``on``, as known on day ``known`` (default: by all that is kept). ``place``: a key or part of a name."""
    query = _select().where(L.valid_from <= on, sa.or_(L.valid_to.is_(None), L.valid_to >= on))
    return _answer(store, query, known, place)


def history(store: RecordStore, place: str | None = None, known: dt.date | None = None, since: dt.date | None = None) -> list[Held]:
    """All stretches in order of their days; with ``since``, only those that begin on that day or later."""
    query = _select()
    if since is not None:
        query = query.where(L.valid_from >= since)
    return _answer(store, query, known, place)


def stretches(store: RecordStore, places: Iterable[str], known: dt.date | None = None) -> list[Held]:
    """All stretches of these places, in order of their days."""
    listed = sorted(places)
    chunks = (listed[i : i + FEW] for i in range(0, len(listed), FEW))
    return [h for chunk in chunks for h in _answer(store, _select().where(L.place.in_(chunk)), known, None)]


def last_day(store: RecordStore) -> dt.date:
    """The last day on which a report in the record was published; today where there is none."""
    with store.reading() as connection:
        return connection.execute(sa.select(sa.func.max(t.reports.c.published))).scalar() or dt.date.today()


def _select() -> sa.Select[Any]:
    return sa.select(t.ledger, P.name, P.country, P.feature, P.admin1, P.lat, P.lon).join(t.places, P.key == L.place)


def _answer(store: RecordStore, query: sa.Select[Any], known: dt.date | None, place: str | None) -> list[Held]:
    if known is None:
        then: sa.ColumnElement[bool] = L.known_to.is_(None)
    else:
        then = sa.and_(L.known_from <= known, sa.or_(L.known_to.is_(None), L.known_to >= known))
    if place is not None:
        meant = sa.or_(P.key == place, sa.func.lower(P.name) == place.lower(), P.name.icontains(place, autoescape=True))
        query = query.where(L.place.in_(sa.select(P.key).where(meant)))
    with store.reading() as connection:
        found = [_held(r) for r in connection.execute(query.where(then).order_by(L.valid_from, P.name, L.id))]
        areas = {area for h in found if h.party is None and (area := area_of(h)) is not None}
        if not areas:
            return found
        around = _select().where(then, L.holder.is_not(None), sa.tuple_(P.country, P.admin1).in_(areas))
        return named(found, [_held(r) for r in connection.execute(around)])


def _held(r: sa.Row[Any]) -> Held:
    d = from_json(r.data)
    return Held(
        place=r.place,
        name=r.name,
        country=r.country,
        feature=r.feature,
        admin1=r.admin1,
        lat=r.lat,
        lon=r.lon,
        party=Party(**d["holder"]) if d["holder"] else None,
        status=r.status,
        since=dt.date.fromisoformat(d["since"]) if d["since"] else None,
        valid_from=r.valid_from,
        valid_to=r.valid_to,
        extent=d["extent"],
        loser=Party(**d["previous"]) if d["previous"] else None,
        siege=d["siege"],
        support=tuple(d["support"]),
        against=tuple(d["against"]),
        why=d["why"],
        moved=d.get("moved", True),
    )
