"""Everything that fusion keeps brought up to what was added and corrected: ledger, events, forecasts, in this order."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from dateline.fusion import clusters, verdicts
from dateline.fusion.background import ancestor, capital
from dateline.fusion.ledger import refresh
from dateline.store import derived as d
from dateline.store import tables as t
from dateline.store.corrections import moved_to
from dateline.store.record import RecordStore, mark_stale

TOPICS = ("report", "place")
S, U = t.statements.c, d.unsettled.c


def settle(store: RecordStore) -> int:
    """Renew what new reports and corrections touch; gives how many places' ledgers. What is up to date costs one look.

    Safe to stop at any moment, and for several processes at once: what is done is kept, and the rest stays noted.
    """
    places = refresh(store, ancestor)
    with store.reading() as connection:
        if connection.execute(sa.select(U.key).limit(1)).first() is None:
            return places
    with store.writing() as connection:
        if connection.execute(sa.select(U.key).where(U.topic.in_(TOPICS)).limit(1)).first() is not None:
            clusters.spread(connection)
            verdicts.spread(connection)
            connection.execute(sa.delete(d.unsettled).where(U.topic.in_(TOPICS)))
    clusters.renew(store, ancestor)
    verdicts.renew(store, capital, ancestor)
    return places


def rebuild(store: RecordStore) -> int:
    """Make everything anew from the statements and corrections; gives how many places have a ledger."""
    with store.writing() as connection:
        for table in (t.stale, t.ledger, d.unsettled, d.happenings, d.tellings, d.verdicts):
            connection.execute(sa.delete(table))
        control = sa.and_(S.kind == "control", S.retired_at.is_(None), S.place.is_not(None))
        rows = connection.execute(sa.select(S.place, sa.func.min(S.published)).where(control).group_by(S.place))
        since: dict[str, dt.date] = {r[0]: r[1] for r in rows}
        moved = moved_to(connection, connection.execute(sa.select(t.corrections.c.anchor)).scalars().all())
        first = min(since.values(), default=None)
        if first is not None:  # where people moved claims to, the ledger may begin with any of them
            mark_stale(connection, since | dict.fromkeys(moved, first))
        every = sa.select(sa.literal("report"), t.reports.c.id)
        connection.execute(sa.insert(d.unsettled).from_select(["topic", "key"], every))
    return settle(store)
