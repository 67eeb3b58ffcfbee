"""What people set in a statement, by field, in the words in which it is shown."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from dateline.fusion.amend import places_of
from dateline.store import tables as t
from dateline.store.corrections import kept

Rows = Iterable[sa.Row[Any]]


def corrections_of(connection: sa.Connection, statements: Iterable[str]) -> dict[str, list[sa.Row[Any]]]:
    """All corrections ever made of these statements, by statement, oldest first."""
    s = t.statements.c
    anchors = {r.id: r.anchor for r in connection.execute(sa.select(s.id, s.anchor).where(s.id.in_(list(statements))))}
    found = kept(connection, set(anchors.values())) if anchors else {}
    return {statement: list(found.get(anchor, ())) for statement, anchor in anchors.items()}


def set_fields(connection: sa.Connection, corrections: Rows) -> dict[str, Any]:
    """The values in force, the last one of each field: places and parties by name."""
    out: dict[str, Any] = {}
    for c in corrections:
        if c.undone_at is None and c.action == "set" and c.field != "grade":
            out[c.field] = json.loads(c.value)
        elif c.undone_at is None and c.action == "overrule":
            out["state"] = json.loads(c.value)
    for field, value in out.items():
        if isinstance(value, dict):
            out[field] = value["name"]
        elif field == "place" and value is not None:
            row = places_of(connection, [value]).get(value)
            out[field] = row.name if row is not None else value
    return out
