"""What the views are made from: the functions of fusion, each asked once for a revision."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from dateline.fusion.background import ancestor, capital
from dateline.fusion.board import Entry, board
from dateline.fusion.ledger import Held, history
from dateline.fusion.sources import Source, sources
from dateline.store import tables as t
from dateline.web.answers import Snapshot
from dateline.web.shapes.common import PlaceOut, place_out

R = t.reports.c


def places(snap: Snapshot) -> dict[str, PlaceOut]:
    """All places by key."""

    def work(s: Snapshot) -> dict[str, PlaceOut]:
        with s.store.reading() as connection:
            return {r.key: place_out(r) for r in connection.execute(sa.select(t.places))}

    return snap.get("places", work)


def span(snap: Snapshot) -> tuple[dt.date | None, dt.date | None]:
    """Days of the first and the last report."""

    def work(s: Snapshot) -> tuple[dt.date | None, dt.date | None]:
        with s.store.reading() as connection:
            row = connection.execute(sa.select(sa.func.min(R.published), sa.func.max(R.published))).one()
            return row[0], row[1]

    return snap.get("span", work)


def today(snap: Snapshot, on: dt.date | None = None) -> dt.date:
    """The day asked for, else that of the last report, else today."""
    return on or span(snap)[1] or dt.date.today()


def stretches(snap: Snapshot, known: dt.date | None, place: str | None = None) -> list[Held]:
    """All stretches, in order of their first days."""
    return snap.get(("history", known, place), lambda s: history(s.store, place, known))


def entries(snap: Snapshot, on: dt.date | None) -> list[Entry]:
    """The board of forecasts."""
    return snap.get(("board", on), lambda s: board(s.store, on, capital=capital, ancestor=ancestor))


def graded(snap: Snapshot, on: dt.date | None) -> list[Source]:
    """The sources with their grades."""
    return snap.get(("sources", on), lambda s: sources(s.store, entries(s, on), on))
