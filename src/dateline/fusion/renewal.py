"""Rows of the ledger made anew for places of which something else became known, and the fate of the claims about them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from pydantic_core import to_json

from dateline.fusion.claims import Claim, Party
from dateline.fusion.control import DAY, Stretch
from dateline.fusion.course import Course
from dateline.fusion.load import control_claims
from dateline.fusion.parties import Ancestry
from dateline.store import tables as t
from dateline.store.derived import voices

FEW = 500  # values in one list of a query
L, P, F = t.ledger.c, t.places.c, voices.c
Key = tuple[dt.date, dt.date | None, str | None, str, str]
Row = dict[str, Any]


def renew(connection: sa.Connection, stale: Mapping[str, dt.date], ancestor: Ancestry) -> None:
    """Rows of these places for what was known from a day on."""
    countries = {r.key: r.country for r in connection.execute(sa.select(P.key, P.country).where(P.key.in_(stale)))}
    held = _open(connection, stale)
    fresh: list[Row] = []
    closed: list[Row] = []
    fates: dict[str, dict[str, str | None]] = {}
    for place, claims in control_claims(connection, list(stale)).items():
        course = Course(countries.get(place), ancestor)
        came, gone = _days(course, place, stale[place], claims, held[place])
        fresh += came
        closed += gone
        fates[place] = _fates(claims, course.stretches)
    if closed:
        change = sa.update(t.ledger).where(L.id == sa.bindparam("number")).values(known_to=sa.bindparam("day"))
        connection.execute(change, closed)
    if fresh:
        connection.execute(sa.insert(t.ledger), fresh)
    _settle_fates(connection, fates)


def _open(connection: sa.Connection, stale: Mapping[str, dt.date]) -> dict[str, dict[Key, int]]:
    """Rows that held when the day came from which all is made anew; later ones are dropped."""
    by_day: dict[dt.date, list[str]] = defaultdict(list)
    for place, since in stale.items():
        by_day[since].append(place)
    for since, places in by_day.items():
        here = L.place.in_(places)
        connection.execute(sa.delete(t.ledger).where(here, L.known_from >= since))
        connection.execute(sa.update(t.ledger).where(here, L.known_to >= since - DAY).values(known_to=None))
    out: dict[str, dict[Key, int]] = {place: {} for place in stale}
    for r in connection.execute(sa.select(t.ledger).where(L.place.in_(stale), L.known_to.is_(None))):
        out[r.place][r.valid_from, r.valid_to, r.holder, r.status, r.data] = r.id
    return out


def _days(course: Course, place: str, since: dt.date, claims: Sequence[Claim], held: Mapping[Key, int]) -> tuple[list[Row], list[Row]]:
    """New rows of a place, and those to be closed with the last day on which they were what was known."""
    by_day: dict[dt.date, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_day[max(claim.published, since)].append(claim)
    course.add(by_day.pop(since, ()))
    standing: dict[Key, Row | int] = dict(held)
    fresh: list[Row] = []
    closed: list[Row] = []

    def turn(day: dt.date, gone: Iterable[Key], came: Iterable[Key]) -> None:
        now = set(came)
        for key in gone:
            if key not in now:
                row = standing.pop(key)
                if isinstance(row, int):
                    closed.append({"number": row, "day": day - DAY})
                else:
                    row["known_to"] = day - DAY
        for key in now:
            if key not in standing:
                row = dict(zip(("valid_from", "valid_to", "holder", "status", "data"), key, strict=True))
                row |= {"place": place, "known_from": day, "known_to": None}
                standing[key] = row
                fresh.append(row)

    turn(since, list(standing), [_key(s) for s in course.stretches])
    for day in sorted(by_day):
        turned = course.add(by_day[day])
        kept = {id(s) for s in turned.gone} & {id(s) for s in turned.came}
        turn(day, [_key(s) for s in turned.gone if id(s) not in kept], [_key(s) for s in turned.came if id(s) not in kept])
    return sorted(fresh, key=lambda r: (r["known_from"], r["valid_from"])), closed


def _key(s: Stretch) -> Key:
    data = {
        "holder": _party(s.holder),
        "extent": s.extent,
        "since": s.since.isoformat() if s.since else None,
        "previous": _party(s.previous),
        "siege": s.siege,
        "support": s.support,
        "against": s.against,
        "why": s.why,
        "moved": s.moved,
    }
    return s.start, s.end, s.holder.key if s.holder else None, s.status, to_json(data).decode()


def _party(p: Party | None) -> dict[str, Any] | None:
    return {"name": p.name, "key": p.key, "kind": p.kind, "country": p.country, "entity": p.entity} if p else None


def _fates(claims: Sequence[Claim], stretches: Sequence[Stretch]) -> dict[str, str | None]:
    """Of each claim: confirmed or contradicted by how its place came to be held at last, or None."""
    out: dict[str, str | None] = {c.statement: None for c in claims}
    for s in stretches:
        if s.status == "confirmed":
            out.update(dict.fromkeys(s.support, "confirmed"))
            out.update(dict.fromkeys(s.against, "contradicted"))
    return out


def _settle_fates(connection: sa.Connection, fates: Mapping[str, Mapping[str, str | None]]) -> None:
    """Write down what became of the claims about these places; a claim that people took away from one has no fate there."""
    here = {r.statement: r for r in connection.execute(sa.select(F.statement, F.place, F.fate).where(F.place.in_(fates)))}
    wanted = {number: (place, fate) for place, found in fates.items() for number, fate in found.items()}
    away = sorted(set(wanted) - set(here))
    for i in range(0, len(away), FEW):
        asked = sa.select(F.statement, F.place, F.fate).where(F.statement.in_(away[i : i + FEW]))
        here |= {r.statement: r for r in connection.execute(asked)}
    changed = []
    for number, r in here.items():
        place, fate = wanted.get(number, (r.place, None))
        if (r.place, r.fate) != (place, fate):
            changed.append({"number": number, "where": place, "what": fate})
    if changed:
        change = sa.update(voices).where(F.statement == sa.bindparam("number"))
        connection.execute(change.values(place=sa.bindparam("where"), fate=sa.bindparam("what")), changed)
