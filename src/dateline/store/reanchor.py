"""Corrections follow their statement to a newer reading of its report, even where that reads other words or another place."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa

from dateline.store import tables as t

C, S = t.corrections.c, t.statements.c


def carry(connection: sa.Connection, report: str) -> set[str]:
    """Tie a report's corrections to its present statements; gives the places to which corrections in force move them.

    A correction stays where its anchor still stands. Otherwise it goes to the statement of the same kind whose words
    overlap most with those that the person saw; where nothing overlaps it waits, in case a later reading finds it again.
    """
    rows = connection.execute(sa.select(t.corrections).where(C.anchor.startswith(f"{report}|", autoescape=True))).all()
    if not rows:
        return set()
    present = connection.execute(sa.select(S.anchor, S.kind, S.start, S.end).where(S.report == report, S.retired_at.is_(None))).all()
    standing = {p.anchor for p in present}
    for anchor in {r.anchor for r in rows} - standing:
        retired = sa.select(S.kind, S.start, S.end).where(S.anchor == anchor).order_by(S.retired_at.desc()).limit(1)
        seen = connection.execute(retired).first()
        if seen is None:
            continue
        near = [p for p in present if p.kind == seen.kind and _overlap(p, seen) > 0]
        if near:
            best = max(near, key=lambda p: (_overlap(p, seen), -p.start))
            connection.execute(sa.update(t.corrections).where(C.anchor == anchor).values(anchor=best.anchor))
    return {json.loads(r.value) for r in rows if r.field == "place" and r.undone_at is None and r.value != "null"}


def _overlap(a: Any, b: Any) -> int:
    return int(min(a.end, b.end) - max(a.start, b.start))
