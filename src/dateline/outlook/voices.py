"""Forecasts of one outcome, and the record of those who made them, by what was known on a day; nothing else is weighed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from dateline.fusion.background import ancestor, capital
from dateline.fusion.ledger import Held, stretches
from dateline.fusion.weighing import Entry, Events, countries, forecasts, put, weigh
from dateline.store import tables as t
from dateline.store.corrections import standing
from dateline.store.keys import spoken_chain
from dateline.store.record import RecordStore

S, P = t.statements.c, t.places.c
LIKE = ("control", "collapse")  # outcomes that the ledger settles: a source's record on these counts
PAST = 200  # the latest of these sources' forecasts that are looked at


def voices(store: RecordStore, kind: str, known: dt.date, *, place: str | None = None, country: str) -> list[Entry]:
    """Forecasts of a kind about a place, or about a country where none is given, and then those of the same sources on control.

    Published by ``known`` and weighed as they stood then.
    """
    about = S.place == place if place else sa.or_(P.country == country, S.place.is_(None))
    with store.reading() as connection:
        query = forecasts().where(S.type == kind, S.published <= known, about)
        asked = connection.execute(query.order_by(S.published.desc(), S.id).limit(PAST)).all()
        if not asked:
            return []
        origins = {r.origin for r in asked}
        query = forecasts().where(S.type.in_(LIKE), S.origin.in_(origins), S.published <= known)
        past = connection.execute(query.order_by(S.published.desc(), S.id).limit(PAST)).all()
        rows = list({r.id: r for r in (*asked, *past)}.values())
        corrected = standing(connection, {r.anchor for r in rows})
        where = countries(connection, {r.report for r in rows})
    found = [x for r in rows if (x := put(r, corrected.get(r.anchor, ()), where.get(r.report), capital)) is not None]
    ledger: dict[str, list[Held]] = {}
    for held in stretches(store, {p for x in found for p in (x.made.place, x.seat) if p}, known):
        ledger.setdefault(held.place, []).append(held)
    weighed = [
        replace(weigh(x, ledger, Events(()), known, capital, ancestor)[0], source=impersonal(x.data["chain"], x.row.outlet)) for x in found
    ]
    return sorted(weighed, key=lambda e: (e.published, e.statement))


def impersonal(chain: list[dict[str, Any]], outlet: str | None) -> str:
    """On whose word, with the part that a person plays in place of the name: an outlook names nobody."""
    return spoken_chain([link | {"name": f"a person ({link['role']})"} if _person(link) else link for link in chain], outlet)


def _person(link: dict[str, Any]) -> bool:
    kind = (link.get("actor") or {}).get("kind")
    return bool(link["named"]) and (kind == "person" or (kind is None and link["role"] == "person"))
