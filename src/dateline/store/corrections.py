"""What people correct: kept beside the statements, laid over them when they are read, undone without trace lost."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from dateline.errors import DatelineError
from dateline.store import tables as t
from dateline.store.record import RecordStore, mark_stale, mark_unsettled, now

ACTIONS = ("accept", "reject", "set", "join", "split", "overrule")
SETTABLE = (
    "type",
    "place",
    "holder",
    "previous",
    "actor",
    "recipient",
    "subject",
    "earliest",
    "latest",
    "asserted",
    "modality",
    "outcome",
    "grade",
)
FEW = 400  # anchors asked for by name; of more, all corrections are fetched and picked from
C, S = t.corrections.c, t.statements.c


def correct(store: RecordStore, statement: str, action: str, *, who: str, why: str, field: str | None = None, value: Any = None) -> int:
    """Keep a person's correction of a statement; gives its number, by which it can be undone."""
    if action not in ACTIONS:
        raise DatelineError("bad-correction", statement, reason=f"{action!r} is none of {', '.join(ACTIONS)}")
    if action == "set" and field not in SETTABLE:
        raise DatelineError("bad-correction", statement, reason=f"{field!r} is none of the fields {', '.join(SETTABLE)}")
    with store.writing() as connection:
        anchor = connection.execute(sa.select(S.anchor).where(S.id == statement)).scalar()
        if anchor is None:
            raise DatelineError("no-such-statement", statement)
        _mark(connection, anchor)  # where it stood so far ...
        row = {
            "anchor": anchor,
            "statement": statement,
            "action": action,
            "field": field,
            "value": json.dumps(value, ensure_ascii=False),
            "who": who,
            "why": why,
            "at": now(),
        }
        number = int(connection.execute(sa.insert(t.corrections).returning(C.id), row).scalar_one())
        _mark(connection, anchor)  # ... and where it stands now
        return number


def undo(store: RecordStore, number: int, *, who: str) -> None:
    """Take a correction back; it stays in the history with who undid it and when."""
    with store.writing() as connection:
        anchor = connection.execute(sa.select(C.anchor).where(C.id == number, C.undone_at.is_(None))).scalar()
        if anchor is None:
            raise DatelineError("no-such-correction", str(number))
        _mark(connection, anchor)
        connection.execute(sa.update(t.corrections).where(C.id == number).values(undone_at=now(), undone_by=who))
        _mark(connection, anchor)


def _mark(connection: sa.Connection, anchor: str) -> None:
    """Note what must be made anew: what rests on its report, and the ledger wherever it stands, by its reading or by a correction."""
    told = connection.execute(sa.select(S.report, S.kind, S.place, S.published).where(S.anchor == anchor)).all()
    mark_unsettled(connection, "report", {r.report for r in told})
    held = [r for r in told if r.kind == "control"]
    if held:
        places = {r.place for r in held if r.place} | moved_to(connection, [anchor])
        mark_stale(connection, dict.fromkeys(places, min(r.published for r in held)))


def moved_to(connection: sa.Connection, anchors: Iterable[str]) -> set[str]:
    """Keys of the places to which corrections in force move these statements."""
    return {
        json.loads(c.value) for rows in standing(connection, anchors).values() for c in rows if c.field == "place" and c.value != "null"
    }


def standing(connection: sa.Connection, anchors: Iterable[str] | None = None) -> dict[str, list[sa.Row[Any]]]:
    """Corrections in force by anchor, oldest first; of these anchors, or all.

    Where several people judged one statement the last word counts: a later acceptance or rejection replaces an
    earlier one, a later value of a field the earlier value, and a later joining or splitting what was done before.
    """
    out = {}
    for anchor, rows in kept(connection, anchors, undone=False).items():
        last = {_slot(c): c.id for c in rows}
        out[anchor] = [c for c in rows if last[_slot(c)] == c.id]
    return out


def kept(connection: sa.Connection, anchors: Iterable[str] | None = None, *, undone: bool = True) -> Mapping[str, list[sa.Row[Any]]]:
    """All corrections ever made by anchor, oldest first; ``undone``: also those that were taken back."""
    query = sa.select(t.corrections).order_by(C.id)
    if not undone:
        query = query.where(C.undone_at.is_(None))
    wanted = set(anchors) if anchors is not None else None
    if wanted is not None and len(wanted) <= FEW:
        query = query.where(C.anchor.in_(wanted))
    out: dict[str, list[sa.Row[Any]]] = defaultdict(list)
    for row in connection.execute(query):
        if wanted is None or row.anchor in wanted:
            out[row.anchor].append(row)
    return out


def _slot(c: sa.Row[Any]) -> tuple[str, str]:
    """What a correction settles: there is one answer for each."""
    if c.action in ("accept", "reject"):
        return "judgement", ""
    if c.action in ("join", "split"):
        return "joining", ""
    if c.field == "grade":
        return "grade", str(json.loads(c.value).get("source"))
    return c.action, c.field or ""
