"""What people correct: kept beside the statements, laid over them when they are read, undone without trace lost."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from dateline.errors import DatelineError
from dateline.store import tables as t
from dateline.store.record import RecordStore, mark_stale, now

ACTIONS = ("accept", "reject", "set", "join", "split", "overrule")
SETTABLE = ("type", "place", "holder", "previous", "earliest", "latest", "asserted", "modality", "outcome", "grade")


def correct(store: RecordStore, statement: str, action: str, *, who: str, why: str, field: str | None = None, value: Any = None) -> int:
    """Keep a person's correction of a statement; gives its number, by which it can be undone."""
    if action not in ACTIONS:
        raise DatelineError("bad-correction", statement, reason=f"{action!r} is none of {', '.join(ACTIONS)}")
    if action == "set" and field not in SETTABLE:
        raise DatelineError("bad-correction", statement, reason=f"{field!r} is none of the fields {', '.join(SETTABLE)}")
    with store.writing() as connection:
        row = connection.execute(
            sa.select(t.statements.c.anchor, t.statements.c.place, t.statements.c.published).where(t.statements.c.id == statement)
        ).first()
        if row is None:
            raise DatelineError("no-such-statement", statement)
        done = connection.execute(
            sa.insert(t.corrections).returning(t.corrections.c.id),
            {
                "anchor": row.anchor,
                "statement": statement,
                "action": action,
                "field": field,
                "value": json.dumps(value, ensure_ascii=False),
                "who": who,
                "why": why,
                "at": now(),
            },
        )
        places = {row.place, value if field == "place" else None} - {None}
        mark_stale(connection, places, row.published)
        return int(done.scalar_one())


def undo(store: RecordStore, number: int, *, who: str) -> None:
    """Take a correction back; it stays in the history with who undid it and when."""
    with store.writing() as connection:
        row = connection.execute(
            sa.select(t.corrections.c.field, t.corrections.c.value, t.statements.c.place, t.statements.c.published)
            .join(t.statements, t.statements.c.anchor == t.corrections.c.anchor)
            .where(t.corrections.c.id == number, t.corrections.c.undone_at.is_(None))
        ).first()
        if row is None:
            raise DatelineError("no-such-correction", str(number))
        connection.execute(sa.update(t.corrections).where(t.corrections.c.id == number).values(undone_at=now(), undone_by=who))
        mark_stale(connection, {row.place, json.loads(row.value) if row.field == "place" else None} - {None}, row.published)


def standing(connection: sa.Connection, anchors: Iterable[str] | None = None) -> dict[str, list[sa.Row[Any]]]:
    """Corrections in force by anchor, oldest first; of these anchors, or all."""
    query = sa.select(t.corrections).where(t.corrections.c.undone_at.is_(None)).order_by(t.corrections.c.id)
    if anchors is not None:
        query = query.where(t.corrections.c.anchor.in_(list(anchors)))
    out: dict[str, list[sa.Row[Any]]] = defaultdict(list)
    for row in connection.execute(query):
        out[row.anchor].append(row)
    return out
