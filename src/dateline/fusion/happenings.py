"""The record's events, joined across reports, as they were last worked out; or worked out on the spot where that is out of date."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from dateline.fusion.amend import places_of, set_to
from dateline.fusion.parties import Ancestry
from dateline.fusion.same import Happening, join_events
from dateline.fusion.told import Told, events, told, unpacked
from dateline.store import tables as t
from dateline.store.corrections import standing
from dateline.store.derived import happenings as table
from dateline.store.derived import tellings, unsettled
from dateline.store.record import RecordStore

H, T, P, U = table.c, tellings.c, t.places.c, unsettled.c


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which events are asked for: those of these days (of the event), at places of a key or name, of a PLOVER type."""

    since: dt.date | None = None
    until: dt.date | None = None
    place: str | None = None
    type: str | None = None

    def __call__(self, h: Happening) -> bool:
        """Whether an event is one of them."""
        first, latest = h.told[0], h.latest or h.told[0].latest
        return (
            (self.since is None or latest >= self.since)
            and (self.until is None or (h.earliest or latest) <= self.until)
            and (self.place is None or first.place == self.place or self.place.casefold() in (first.place_name or "").casefold())
            and (self.type is None or first.type == self.type)
        )

    def limit(self, query: sa.Select[Any]) -> sa.Select[Any]:
        """The same for the database."""
        if self.since is not None:
            query = query.where(H.latest >= self.since)
        if self.until is not None:
            query = query.where(H.began <= self.until)
        if self.place is not None:
            named = sa.select(P.key).where(sa.or_(P.key == self.place, P.name.icontains(self.place, autoescape=True)))
            query = query.where(H.place.in_(named))
        if self.type is not None:
            query = query.where(H.type == self.type)
        return query


def happenings(
    store: RecordStore,
    since: dt.date | None = None,
    until: dt.date | None = None,
    ancestor: Ancestry = lambda entity: entity,
    *,
    place: str | None = None,
    type_: str | None = None,
) -> list[Happening]:
    """Events of the record between two days (of the event), joined across reports, in order of time.

    ``place``: a place's key or part of its name; ``type_``: a PLOVER type.
    """
    wanted = Wanted(since, until, place, type_)
    with store.reading() as connection:
        if connection.execute(sa.select(U.key).where(U.topic.in_(("report", "cluster"))).limit(1)).first() is not None:
            return [h for h in joined_anew(connection, ancestor) if wanted(h)]
        return _read(connection, wanted.limit(_columns()).order_by(H.latest, H.id, T.number))


def happenings_page(
    store: RecordStore, wanted: Wanted = Wanted(), *, limit: int, offset: int = 0, newest: bool = False
) -> tuple[list[Happening], int]:
    """Some of the events, in order of time or the newest first, and how many there are; as last settled."""
    with store.reading() as connection:
        total = connection.execute(wanted.limit(sa.select(sa.func.count()).select_from(table))).scalar_one()
        order = (H.latest.desc(), H.id.desc()) if newest else (H.latest, H.id)
        chosen = wanted.limit(sa.select(H.id)).order_by(*order).limit(limit).offset(offset)
        ids = connection.execute(chosen).scalars().all()
        found = _read(connection, _columns().where(H.id.in_(ids)).order_by(*order, T.number)) if ids else []
    return found, int(total)


def joined_anew(connection: sa.Connection, ancestor: Ancestry) -> list[Happening]:
    """All events, joined on the spot from the statements."""
    corrected = standing(connection)
    moved = places_of(connection, set_to(corrected, "place"))
    found = (told(row, corrected.get(row.anchor, ()), moved) for row in connection.execute(events()))
    return join_events((x for x in found if x is not None), ancestor)


def _columns() -> sa.Select[Any]:
    return sa.select(H.id, H.earliest, H.latest, T.why, T.data).join(tellings, T.happening == H.id)


def _read(connection: sa.Connection, query: sa.Select[Any]) -> list[Happening]:
    out: list[Happening] = []
    last = None
    for number, earliest, latest, why, data in connection.execute(query):
        x: Told = unpacked(data)
        if number != last:
            out.append(Happening([x], [], earliest, latest))
            last = number
        else:
            out[-1].told.append(x)
            out[-1].joins.append(why)
    return out
