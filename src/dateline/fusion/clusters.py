"""Events kept as they were joined: what reports and corrections touch is joined anew, cluster by cluster, and nothing else.

A cluster is the events of one type at one place; only those are ever compared with each other. An event whose place is
not known is a cluster by itself. Clusters that a person tied together by joining events of both are made anew together.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from dateline.fusion.amend import places_of, set_to
from dateline.fusion.parties import Ancestry
from dateline.fusion.same import Happening, join_events
from dateline.fusion.told import Told, events, packed, told
from dateline.store import tables as t
from dateline.store.corrections import kept, standing
from dateline.store.derived import happenings, tellings, unsettled
from dateline.store.record import RecordStore, mark_unsettled

PLACES = 100  # places whose events are joined anew in one transaction
FEW = 500  # values in one list of a query
S, H, T, U = t.statements.c, happenings.c, tellings.c, unsettled.c
Corrections = Mapping[str, Sequence[sa.Row[Any]]]


def cluster(type_: str | None, place: str | None, anchor: str) -> str:
    """The key of the cluster of an event."""
    return f"{type_}|{place}" if place is not None else f"@{anchor}"


def spread(connection: sa.Connection) -> None:
    """Note the clusters that unsettled reports touch: where their events stand, stood, or were put by corrections."""
    mine = sa.select(U.key).where(U.topic == "report")
    of_reports = sa.and_(S.kind == "event", S.report.in_(mine))
    key = sa.case((S.place.is_(None), sa.literal("@") + S.anchor), else_=S.type + sa.literal("|") + S.place)
    found = set(connection.execute(sa.select(key).where(of_reports).distinct()).scalars())
    corrections = kept(connection)
    if corrections:
        rows = connection.execute(sa.select(S.anchor, S.type, S.place).where(of_reports, S.anchor.in_(sa.select(t.corrections.c.anchor))))
        for r in rows:
            types = {r.type, *set_to({r.anchor: corrections[r.anchor]}, "type")}
            places = {r.place, *set_to({r.anchor: corrections[r.anchor]}, "place")}
            found |= {cluster(type_, place, r.anchor) for type_ in types for place in places}
        found = _tied(connection, found, corrections)
    mark_unsettled(connection, "cluster", found)


def _tied(connection: sa.Connection, found: set[str], corrections: Corrections) -> set[str]:
    """The clusters with those that people ever tied to them."""
    joins = [(anchor, json.loads(c.value)) for anchor, rows in corrections.items() for c in rows if c.action == "join"]
    if not joins:
        return found
    anchors = {a for a, _ in joins} | {v for _, v in joins}
    keys: dict[str, set[str]] = defaultdict(set)
    for chunk in _chunks(sorted(anchors)):
        for r in connection.execute(sa.select(S.anchor, S.type, S.place).where(S.anchor.in_(chunk))):
            given = {r.anchor: corrections.get(r.anchor, ())}
            for type_ in {r.type, *set_to(given, "type")}:
                keys[r.anchor] |= {cluster(type_, place, r.anchor) for place in {r.place, *set_to(given, "place")}}
    out, grown = set(found), True
    while grown:
        grown = False
        for a, other in joins:
            both = keys[a] | keys[other]
            if both & out and not both <= out:
                out |= both
                grown = True
    return out


def renew(store: RecordStore, ancestor: Ancestry) -> int:
    """Join the events of all noted clusters anew; gives how many. Safe to stop at any moment: what is done is kept."""
    done = 0
    while True:
        with store.writing() as connection:
            dirty = _batch(connection)
            if not dirty:
                return done
            _replace(connection, dirty, join_events(_told(connection, dirty), ancestor))
            done += len(dirty)


def _batch(connection: sa.Connection) -> set[str]:
    """Some noted clusters, with all that people tied to them."""
    asked = connection.execute(sa.select(U.key).where(U.topic == "cluster").order_by(U.key)).scalars().all()
    tied = kept(connection) if asked else {}
    by_place: dict[str, list[str]] = defaultdict(list)
    for key in asked:
        by_place[key.partition("|")[2] if not key.startswith("@") else "@"].append(key)
    out: set[str] = set()
    for place in sorted(by_place)[:PLACES]:
        out.update(by_place[place][: FEW * 4])
    return _tied(connection, out, tied) if tied else out


def _told(connection: sa.Connection, dirty: set[str]) -> Iterable[Told]:
    """The tellings that belong to these clusters."""
    corrected = standing(connection)
    moved = places_of(connection, set_to(corrected, "place"))
    pairs = [k.partition("|") for k in dirty if not k.startswith("@")]
    of_type: dict[str, list[str]] = defaultdict(list)
    for type_, _, place in sorted(pairs):
        of_type[type_].append(place)
    places = {p[2] for p in pairs}
    if len(pairs) * 2 > len(places) * len(of_type):  # nearly all types of each place: asked for at once
        asked = [(sorted(of_type), chunk) for chunk in _chunks(sorted(places))]
    else:
        asked = [([type_], chunk) for type_, listed in of_type.items() for chunk in _chunks(listed)]
    anchors = sorted({k[1:] for k in dirty if k.startswith("@")} | {a for a, rows in corrected.items() if any(_moves(c) for c in rows)})
    queries = [events().where(S.place.in_(chunk), S.type.in_(types)) for types, chunk in asked]
    queries += [events().where(S.anchor.in_(chunk)) for chunk in _chunks(anchors)]
    seen: set[str] = set()
    for query in queries:
        for row in connection.execute(query):
            changed = corrected.get(row.anchor, ())
            if row.id in seen or (not changed and cluster(row.type, row.place, row.anchor) not in dirty):
                continue
            seen.add(row.id)
            x = told(row, changed, moved)
            if x is not None and cluster(x.type, x.place, x.anchor) in dirty:
                yield x


def _replace(connection: sa.Connection, dirty: set[str], found: Sequence[Happening]) -> None:
    for chunk in _chunks(sorted(dirty)):
        old = sa.select(H.id).where(H.cluster.in_(chunk))
        connection.execute(sa.delete(tellings).where(T.happening.in_(old)))
        connection.execute(sa.delete(happenings).where(H.cluster.in_(chunk)))
        connection.execute(sa.delete(unsettled).where(U.topic == "cluster", U.key.in_(chunk)))
    rows, lines = [], []
    for h in found:
        x = h.told[0]
        latest = h.latest or x.latest
        days = {"earliest": h.earliest, "latest": latest, "began": h.earliest or latest}
        rows.append({"id": x.statement, "cluster": cluster(x.type, x.place, x.anchor), "type": x.type, "place": x.place, **days})
        for n, (y, why) in enumerate(zip(h.told, [None, *h.joins], strict=True)):
            lines.append({"statement": y.statement, "happening": x.statement, "number": n, "why": why, "data": packed(y)})
    for table, given in ((happenings, rows), (tellings, lines)):
        for i in range(0, len(given), FEW * 10):
            connection.execute(sa.insert(table), given[i : i + FEW * 10])


def _moves(c: sa.Row[Any]) -> bool:
    return c.action == "set" and c.field in ("place", "type")


def _chunks(values: Sequence[str]) -> Iterable[Sequence[str]]:
    return (values[i : i + FEW] for i in range(0, len(values), FEW))
