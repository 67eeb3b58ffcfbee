"""The board of forecasts: each with its source, range and horizon, how it stands, and how its source has fared."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, Literal

import sqlalchemy as sa
from pydantic_core import from_json, to_json

from dateline.fusion.amend import places_of, set_to
from dateline.fusion.ledger import Held, last_day, stretches
from dateline.fusion.parties import Ancestry
from dateline.fusion.resolve import Resolution
from dateline.fusion.scores import Scored
from dateline.fusion.told import events, told
from dateline.fusion.weighing import Entry, Events, Put, countries, forecasts, kinds, put, weigh
from dateline.store import tables as t
from dateline.store.corrections import standing
from dateline.store.derived import unsettled, verdicts
from dateline.store.record import RecordStore

__all__ = ["Entry", "board", "board_page", "packed", "scored"]

S, V, U = t.statements.c, verdicts.c, unsettled.c
State = Literal["true", "false", "void", "open"]


def board(
    store: RecordStore,
    today: dt.date | None = None,
    *,
    capital: Callable[[str], str | None] = lambda country: None,
    ancestor: Ancestry = lambda entity: entity,
) -> list[Entry]:
    """All forecasts published by ``today`` (default: the last day of the record), oldest first, as they stand on that day.

    As they stand on the last day they are kept ready; of another day, or before what was added is settled, they are
    weighed on the spot.
    """
    last = last_day(store)
    if today is None or today == last:
        with store.reading() as connection:
            if connection.execute(sa.select(U.key).limit(1)).first() is None:
                return _read(connection, sa.select(V.data).order_by(V.published, V.report, V.start))
    return _weighed(store, today or last, capital, ancestor)


def board_page(
    store: RecordStore, states: Sequence[State] = (), *, limit: int, offset: int = 0, order: Literal["oldest", "newest", "due"] = "oldest"
) -> tuple[list[Entry], int]:
    """Some of the forecasts as they stand on the record's last day, and how many there are; as last settled.

    ``order``: by the day on which it was said, or by the day on which it is due, those without one last.
    """
    query = sa.select(V.data)
    asked = V.state.in_(states) if states else sa.true()
    said = (V.published, V.report, V.start)
    by = {"oldest": said, "newest": tuple(c.desc() for c in said), "due": (V.horizon.is_(None), V.horizon, *said)}
    with store.reading() as connection:
        total = connection.execute(sa.select(sa.func.count()).select_from(verdicts).where(asked)).scalar_one()
        return _read(connection, query.where(asked).order_by(*by[order]).limit(limit).offset(offset)), int(total)


def scored(entries: list[Entry]) -> list[Scored]:
    """The resolved forecasts as scores count them: the same forecast repeated by one source weighs one in all."""
    done = [e for e in entries if e.resolution.state in ("true", "false")]
    times = Counter(_same(e) for e in done)
    return [Scored(e.source, e.term, e.low, e.high, e.resolution.state == "true", 1 / times[_same(e)]) for e in done]


def packed(entry: Entry) -> str:
    """An entry as JSON, to be kept."""
    return to_json(entry).decode()


def _read(connection: sa.Connection, query: sa.Select[Any]) -> list[Entry]:
    return [_unpacked(text) for text in connection.execute(query).scalars()]


def _unpacked(text: str) -> Entry:
    x = from_json(text)
    x["published"], x["horizon"] = dt.date.fromisoformat(x["published"]), _day(x["horizon"])
    r = x["resolution"]
    x["resolution"] = Resolution(r["state"], tuple(r["evidence"]), _day(r["day"]), r["why"])
    return Entry(**x)


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _weighed(store: RecordStore, today: dt.date, capital: Callable[[str], str | None], ancestor: Ancestry) -> list[Entry]:
    """All forecasts weighed on the spot, by what was known on a day."""
    with store.reading() as connection:
        rows = connection.execute(forecasts().where(S.published <= today).order_by(S.published, S.report, S.start)).all()
        corrected = standing(connection) if rows else {}
        about = countries(connection, {r.report for r in rows})
        found: list[Put] = []
        for row in rows:
            one = put(row, corrected.get(row.anchor, ()), about.get(row.report), capital)
            if one is not None:
                found.append(one)
        moved = places_of(connection, set_to(corrected, "place"))
        seen = connection.execute(events().where(S.type.in_(kinds()), S.published <= today))
        known = Events(x for r in seen if (x := told(r, corrected.get(r.anchor, ()), moved)) is not None)
    wanted = {p for x in found for p in (x.made.place, x.seat) if p is not None}
    ledger: dict[str, list[Held]] = {}
    for held in stretches(store, wanted, today):
        ledger.setdefault(held.place, []).append(held)
    return [weigh(x, ledger, known, today, capital, ancestor)[0] for x in found]


def _same(e: Entry) -> tuple[Any, ...]:
    return e.origin, e.outcome, e.place, e.subject, e.asserted
