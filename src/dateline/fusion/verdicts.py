"""Forecasts kept as they stand: weighed anew are those that new reports, corrections or the passing of days may change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from dateline.fusion.amend import set_to
from dateline.fusion.board import packed
from dateline.fusion.ledger import Held, stretches
from dateline.fusion.parties import Ancestry
from dateline.fusion.resolve import EVENTS
from dateline.fusion.told import unpacked
from dateline.fusion.weighing import Capital, Events, Put, countries, forecasts, kinds, put, weigh
from dateline.store import tables as t
from dateline.store.corrections import kept, standing
from dateline.store.derived import happenings, tellings, unsettled, verdicts
from dateline.store.record import RecordStore, mark_unsettled

BATCH = 2000  # forecasts weighed in one transaction
FEW = 500  # values in one list of a query
S, P, H, T, U, V = t.statements.c, t.places.c, happenings.c, tellings.c, unsettled.c, verdicts.c


def spread(connection: sa.Connection) -> None:
    """Note the forecasts to be weighed: those of unsettled reports, those that their events may prove, those of places
    whose ledger (or whose region's) was renewed, and those whose day has come."""
    mine = sa.select(U.key).where(U.topic == "report")
    connection.execute(sa.delete(verdicts).where(V.report.in_(mine)))
    found = set(connection.execute(sa.select(S.id).where(S.kind == "forecast", S.retired_at.is_(None), S.report.in_(mine))).scalars())
    proving = sa.and_(S.kind == "event", S.type.in_(kinds()), S.report.in_(mine))
    told = set(connection.execute(sa.select(S.place).where(proving).distinct()).scalars())
    corrected = kept(connection)
    if corrected:
        of_mine = set(connection.execute(sa.select(S.anchor).where(S.kind == "event", S.report.in_(mine))).scalars())
        told |= set_to({a: rows for a, rows in corrected.items() if a in of_mine}, "place")
        retyped = {a for a in corrected if a in of_mine and set_to({a: corrected[a]}, "type")}
        for chunk in _chunks(retyped):
            told |= set(connection.execute(sa.select(S.place).where(S.anchor.in_(chunk)).distinct()).scalars())
    countries_told = {None}
    provable = _provable(connection, proving) if not corrected else _foretold(EVENTS)
    for chunk in _chunks(told - {None}):
        found |= set(connection.execute(sa.select(V.statement).where(V.place.in_(chunk), provable)).scalars())
        countries_told |= set(connection.execute(sa.select(P.country).where(P.key.in_(chunk)).distinct()).scalars())
    anywhere = sa.and_(V.place.is_(None), sa.true() if None in told else V.country.in_(countries_told - {None}))
    found |= set(connection.execute(sa.select(V.statement).where(anywhere, provable)).scalars()) if told else set()
    found |= _of_places(connection)
    last = connection.execute(sa.select(sa.func.max(t.reports.c.published))).scalar()
    if last is not None:
        due = sa.select(V.statement).where(V.recheck.is_not(None), V.recheck <= last)
        found |= set(connection.execute(due).scalars())
    mark_unsettled(connection, "forecast", found)


def _provable(connection: sa.Connection, proving: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    """Of forecasts that events can prove, those that these may: not such as were due before the first of them happened."""
    happened = sa.select(sa.func.min(sa.func.coalesce(S.latest, S.published))).where(proving)
    first = connection.execute(happened).scalar()
    on_time = sa.or_(V.horizon.is_(None), V.horizon >= first) if first is not None else sa.false()
    return sa.and_(_foretold(EVENTS), on_time)


def _foretold(outcomes: Iterable[str]) -> sa.ColumnElement[bool]:
    """Forecasts of these outcomes, by their entry."""
    return sa.or_(*(V.data.contains(f'"outcome":"{o}"', autoescape=True) for o in outcomes))


def _of_places(connection: sa.Connection) -> set[str]:
    """Forecasts about places whose ledger was renewed, or that lie in one region with them: answers look around."""
    renewed = set(connection.execute(sa.select(U.key).where(U.topic == "place")).scalars())
    areas, out = set(), set()
    for chunk in _chunks(renewed):
        asked = sa.select(P.country, P.admin1).where(P.key.in_(chunk), P.country.is_not(None), P.admin1.is_not(None)).distinct()
        areas |= {(r.country, r.admin1) for r in connection.execute(asked)}
    near = set(renewed)
    for country, admin1 in areas:
        near |= set(connection.execute(sa.select(P.key).where(P.country == country, P.admin1 == admin1)).scalars())
    held = _foretold(("control", "collapse"))
    for chunk in _chunks(near):
        out |= set(connection.execute(sa.select(V.statement).where(sa.or_(V.place.in_(chunk), V.seat.in_(chunk)), held)).scalars())
    connection.execute(sa.delete(unsettled).where(U.topic == "place"))
    return out


def renew(store: RecordStore, capital: Capital, ancestor: Ancestry) -> int:
    """Weigh all noted forecasts anew; gives how many. Safe to stop at any moment: what is done is kept."""
    done = 0
    while True:
        with store.writing() as connection:
            noted = sa.select(U.key).where(U.topic == "forecast")
            ids = set(connection.execute(noted.outerjoin(t.statements, S.id == U.key).order_by(S.place, U.key).limit(BATCH)).scalars())
            if not ids:
                return done
            _renew(store, connection, ids, capital, ancestor)
            done += len(ids)


def _renew(store: RecordStore, connection: sa.Connection, ids: set[str], capital: Capital, ancestor: Ancestry) -> None:
    today = connection.execute(sa.select(sa.func.max(t.reports.c.published))).scalar_one()
    rows = [r for chunk in _chunks(ids) for r in connection.execute(forecasts().where(S.id.in_(chunk)))]
    corrected = standing(connection, {r.anchor for r in rows}) if rows else {}
    about = countries(connection, {r.report for r in rows})
    given = [x for r in rows if (x := put(r, corrected.get(r.anchor, ()), about.get(r.report), capital)) is not None]
    events = _events(connection, given)
    ledger: dict[str, list[Held]] = {}
    for held in stretches(store, {p for x in given for p in (x.made.place, x.seat) if p is not None}):
        ledger.setdefault(held.place, []).append(held)
    fresh = []
    for x in given:
        entry, recheck = weigh(x, ledger, events, today, capital, ancestor)
        fresh.append(
            {
                "statement": x.row.id,
                "report": x.row.report,
                "published": x.row.published,
                "start": x.row.start,
                "place": x.made.place,
                "seat": x.seat,
                "country": x.made.country,
                "state": entry.resolution.state,
                "horizon": entry.horizon,
                "recheck": recheck,
                "data": packed(entry),
            }
        )
    for chunk in _chunks(ids):
        connection.execute(sa.delete(verdicts).where(V.statement.in_(chunk)))
        connection.execute(sa.delete(unsettled).where(U.topic == "forecast", U.key.in_(chunk)))
    if fresh:
        connection.execute(sa.insert(verdicts), fresh)


def _events(connection: sa.Connection, given: Sequence[Put]) -> Events:
    """The events that can prove these forecasts: at their places, or anywhere in the countries of those that name no place."""
    base = sa.select(T.statement, T.data).join(happenings, H.id == T.happening).where(H.type.in_(kinds()))
    found: dict[str, str] = {}
    for chunk in _chunks({x.made.place for x in given if x.made.place is not None}):
        found |= {r.statement: r.data for r in connection.execute(base.where(H.place.in_(chunk)))}
    lands = {x.made.country for x in given if x.made.place is None and x.made.country is not None}
    if lands:
        inside = sa.or_(H.place.is_(None), H.place.in_(sa.select(P.key).where(sa.or_(P.country.in_(lands), P.country.is_(None)))))
        found |= {r.statement: r.data for r in connection.execute(base.where(inside))}
    return Events(unpacked(text) for text in found.values())


def _chunks(values: Iterable[str]) -> Iterable[Sequence[str]]:
    listed = sorted(values)
    return (listed[i : i + FEW] for i in range(0, len(listed), FEW))
