"""The queue of review: current statements that are doubtful, the gravest first, each with its words, its reading and its doubts."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa

from dateline.fusion.grounds import Ground, grounds
from dateline.store import tables as t
from dateline.store.record import RecordStore

WHY = {
    "disputed": "others say the contrary about who holds this place",
    "unresolved": "its place is not in the gazetteer",
    "namesake": "another place has the same name, and nothing else in the report tells which is meant",
    "anonymous": "it rests on an unnamed source alone",
    "hedged": "the report hedges it",
}
GRAVITY = tuple(WHY)
KIND = ("control", "forecast", "event", "assessment")  # of equally doubtful ones, what moves the most first
S, C, L = t.statements.c, t.corrections.c, t.ledger.c


@dataclass(frozen=True, slots=True)
class Item:
    """One statement to judge. ``read``: what was read, by field; ``doubts``: see `WHY`; ``ground``: its words in context."""

    statement: str
    doubts: tuple[str, ...]
    read: dict[str, Any]
    ground: Ground

    @property
    def why(self) -> str:
        """The doubts in words."""
        return "; ".join(WHY[d] for d in self.doubts) or "asked for by name"

    def as_dict(self) -> dict[str, Any]:
        """All fields, for JSON."""
        return {"statement": self.statement, "doubts": self.doubts, "why": self.why, "read": self.read, **asdict(self.ground)}


def queue(store: RecordStore, *, limit: int = 50, who: str | None = None) -> list[Item]:
    """The doubtful statements that nobody has judged yet; with ``who``, those that this reviewer has not judged yet."""
    with store.reading() as connection:
        judged = sa.select(C.anchor).where(C.undone_at.is_(None))
        if who is not None:
            judged = judged.where(C.who == who)
        open_ = sa.and_(S.retired_at.is_(None), S.anchor.not_in(judged))
        disputed = _disputed(connection)
        ids = list(disputed)[: limit * 4]
        rows = list(connection.execute(sa.select(S.id, S.kind, S.published, S.doubts).where(S.id.in_(ids), open_)))
        for combination in _combinations(connection):
            if sum(r.doubts is not None for r in rows) >= limit * 4:
                break
            query = sa.select(S.id, S.kind, S.published, S.doubts).where(S.doubts == combination, open_, S.kind != "assessment")
            rows += connection.execute(query.order_by(S.published.desc()).limit(limit))
    found: dict[str, tuple[Any, list[str]]] = {}
    for row in rows:
        names = [*(["disputed"] if row.id in disputed else []), *(row.doubts or "").split()]
        found.setdefault(row.id, (row, names))
    order = sorted(found.values(), key=lambda x: (GRAVITY.index(x[1][0]), -len(x[1]), KIND.index(x[0].kind), -x[0].published.toordinal()))
    return items(store, {row.id: names for row, names in order[:limit]})


def items(store: RecordStore, wanted: dict[str, list[str]]) -> list[Item]:
    """These statements with their words and what was read, in the order given."""
    with store.reading() as connection:
        query = sa.select(t.statements, t.places.c.name).outerjoin(t.places, t.places.c.key == S.place).where(S.id.in_(wanted))
        rows = {r.id: r for r in connection.execute(query)}
    shown = {g.statement: g for g in grounds(store, list(wanted))}
    return [Item(n, tuple(names), _read(rows[n]), shown[n]) for n, names in wanted.items() if n in rows and n in shown]


def _disputed(connection: sa.Connection) -> dict[str, None]:
    """Statements on either side of what is disputed now, latest places first."""
    query = sa.select(L.data).where(L.status == "disputed", L.known_to.is_(None), L.valid_to.is_(None)).order_by(L.valid_from.desc())
    out: dict[str, None] = {}
    for data in connection.execute(query).scalars():
        held = json.loads(data)
        out.update(dict.fromkeys([*held["against"], *held["support"]]))
    return out


def _combinations(connection: sa.Connection) -> list[str]:
    """The combinations of doubts that occur, the gravest first."""
    seen = connection.execute(sa.select(S.doubts).where(S.doubts.is_not(None), S.doubts != "").distinct()).scalars()
    return sorted(seen, key=lambda x: (GRAVITY.index(x.split()[0]), -len(x.split())))


def _read(r: sa.Row[Any]) -> dict[str, Any]:
    parties = json.loads(r.data)["parties"]
    out = {
        "kind": r.kind,
        "type": r.type,
        "place": r.name,
        "place_key": r.place,
        "earliest": r.earliest,
        "latest": r.latest,
        "asserted": r.asserted,
        "modality": r.modality,
    }
    return out | {role: [a["name"] for a in found] for role, found in parties.items() if found}
