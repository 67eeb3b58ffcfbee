"""People's corrections laid over what a reader found in a statement."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from dateline.fusion.claims import Party
from dateline.store import tables as t

PARTIES = ("holder", "previous", "actor", "recipient", "subject")
DAYS = ("earliest", "latest")


def amended(fields: Mapping[str, Any], corrections: Iterable[sa.Row[Any]]) -> dict[str, Any] | None:
    """The fields as people corrected them, or None where they rejected the statement. Other fields' corrections are passed over."""
    out = dict(fields)
    for c in corrections:
        if c.action == "reject":
            return None
        field = "type" if c.field == "outcome" else c.field
        if c.action == "set" and field in out:
            out[field] = value_of(field, json.loads(c.value))
    return out


def value_of(field: str, value: Any) -> Any:
    """A correction's value as fusion weighs it: days as dates, parties as `Party`."""
    if value is None:
        return None
    if field in DAYS:
        return dt.date.fromisoformat(value)
    if field in PARTIES:
        return Party(value["name"], value["key"], value.get("kind", "other"), value.get("country"), value.get("entity"))
    return value


def set_to(corrected: Mapping[str, Iterable[sa.Row[Any]]], field: str) -> set[Any]:
    """Every value that people gave to a field."""
    return {json.loads(c.value) for rows in corrected.values() for c in rows if c.action == "set" and c.field == field}


def joined(corrections: Iterable[sa.Row[Any]]) -> tuple[str | None, bool]:
    """The statement with which a person joined this one, if any, and whether a person split it from all others."""
    last = next((c for c in reversed(list(corrections)) if c.action in ("join", "split")), None)
    if last is None:
        return None, False
    return (json.loads(last.value), False) if last.action == "join" else (None, True)


def places_of(connection: sa.Connection, keys: Iterable[str | None]) -> dict[str, sa.Row[Any]]:
    """Rows of places by key."""
    wanted = {k for k in keys if k}
    return {r.key: r for r in connection.execute(sa.select(t.places).where(t.places.c.key.in_(wanted)))} if wanted else {}
