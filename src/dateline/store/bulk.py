"""Many finished records into a record at once: the same rows as adding one by one leaves, written by the hundred."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import sqlalchemy as sa

from dateline.model import Record
from dateline.store import derived
from dateline.store import tables as t
from dateline.store.copies import related_each
from dateline.store.flatten import Prepared, prepare
from dateline.store.record import RecordStore, insert, mark_stale, mark_unsettled, now, renamed, supersede

CHUNK = 500  # reports in one transaction
FEW = 900  # values in one list of a query
FLOAT = {"float": "float8"}  # as the driver calls it
Row = Mapping[str, Any]


def load(store: RecordStore, records: Iterable[Record | Prepared], chunk: int = CHUNK) -> Iterator[tuple[int, int]]:
    """Keep many records. Yields, as each ``chunk`` of reports is safely kept, how many were new and how many known already.

    Each chunk is kept whole or not at all, and loading again after a stop goes on where it was: a report kept already
    is counted as known. Rows made elsewhere (`prepare`, in other processes) are taken as well. The ledger is brought up to
    date afterwards, by `dateline.fusion.settle`.
    """
    given = iter(records)
    while some := list(islice(given, chunk)):
        fresh = sum(keep(store, [x if isinstance(x, Prepared) else prepare(x) for x in some]))
        yield fresh, len(some) - fresh


def keep(store: RecordStore, rows: Sequence[Prepared]) -> list[bool]:
    """Keep some reports, all of them or none; tells of each whether it is new."""
    with store.writing() as connection:
        if connection.dialect.name == "postgresql":  # readers go on; other writers wait for these
            connection.execute(sa.text("LOCK TABLE reports IN SHARE ROW EXCLUSIVE MODE"))
        found = _fresh(connection, rows)
        _write(connection, [x for x in found if x is not None])
    return [x is not None for x in found]


def _fresh(connection: sa.Connection, rows: Sequence[Prepared]) -> list[Prepared | None]:
    """Each under an id of its own where another text has its, and None for one that is kept already."""
    held = _held(connection, [r.report["id"] for r in rows])
    out: list[Prepared | None] = []
    for given in rows:
        one = given
        if one.report["id"] in held:
            if held[one.report["id"]] == one.report["sha256"]:
                out.append(None)
                continue
            one = prepare(renamed(Record.model_validate_json(one.report["record"])))
            if one.report["id"] in held or _held(connection, [one.report["id"]]):
                out.append(None)
                continue
        held[one.report["id"]] = one.report["sha256"]
        out.append(one)
    return out


def _held(connection: sa.Connection, ids: Sequence[str]) -> dict[str, str]:
    R = t.reports.c  # noqa: N806 - as in SQL
    out: dict[str, str] = {}
    for i in range(0, len(ids), FEW):
        out |= {r.id: r.sha256 for r in connection.execute(sa.select(R.id, R.sha256).where(R.id.in_(ids[i : i + FEW])))}
    return out


def _write(connection: sa.Connection, rows: Sequence[Prepared]) -> None:
    if not rows:
        return
    found = related_each(connection, [(r.report, r.buckets) for r in rows])
    added = now()
    reports = [r.report | {"added_at": added} | f.columns for r, f in zip(rows, found, strict=True)]
    _copy(connection, t.reports, reports)
    for row, what in zip(reports, found, strict=True):
        supersede(connection, row["id"], what)
    buckets = sorted((b, k, r.report["id"]) for r in rows for b, k in r.buckets)  # in the order of their index, page after page
    _copy_rows(connection, t.shingles, ("band", "bucket", "report"), buckets)
    _places(connection, {p["key"]: p for r in rows for p in reversed(r.places)})
    _copy(connection, t.statements, [s for r in rows for s in r.statements])
    _copy(connection, derived.voices, [v for r in rows for v in r.voices])
    if connection.dialect.name == "sqlite":
        words = [(r["id"], r["title"] or "", r["text"]) for r in reports]
        connection.exec_driver_sql("INSERT INTO report_words (id, title, text) VALUES (?, ?, ?)", words)
    since: dict[str, dt.date] = {}
    for r in sorted(rows, key=lambda r: r.report["published"], reverse=True):
        since |= {s["place"]: s["published"] for s in r.statements if s["kind"] == "control" and s["place"]}
    mark_stale(connection, since)
    mark_unsettled(connection, "report", [r.report["id"] for r in rows])


def _places(connection: sa.Connection, places: dict[str, Row]) -> None:
    keys = sorted(places)
    known: set[str] = set()
    for i in range(0, len(keys), FEW):
        known.update(connection.execute(sa.select(t.places.c.key).where(t.places.c.key.in_(keys[i : i + FEW]))).scalars())
    fresh = [places[k] for k in keys if k not in known]
    if fresh:
        connection.execute(insert(connection, t.places).on_conflict_do_nothing(), fresh)


def _copy(connection: sa.Connection, table: sa.Table, rows: Sequence[Row]) -> None:
    if rows:
        _copy_rows(connection, table, list(rows[0]), [tuple(row.values()) for row in rows])


def _copy_rows(connection: sa.Connection, table: sa.Table, names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Rows into a table the shortest way: PostgreSQL's COPY, SQLite's prepared statement."""
    columns = ", ".join(f'"{n}"' for n in names)
    if connection.dialect.name == "postgresql":
        types = [FLOAT.get(x := table.c[n].type.compile(connection.dialect).lower(), x) for n in names]
        driver: Any = connection.connection.driver_connection
        command = f"COPY {table.name} ({columns}) FROM STDIN (FORMAT BINARY)"
        try:
            with driver.cursor() as cursor, cursor.copy(command) as copy:
                copy.set_types(types)
                for row in rows:
                    copy.write_row(row)
        except connection.dialect.loaded_dbapi.Error as error:  # the driver's own, since SQLAlchemy knows no COPY
            raise sa.exc.DBAPIError(command, None, error) from error
    elif rows:
        values = [tuple(_plain(v) for v in row) for row in rows]
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({columns}) VALUES ({', '.join('?' * len(names))})", values)


def _plain(value: Any) -> Any:
    """A value as SQLAlchemy writes it into SQLite."""
    if isinstance(value, dt.datetime):
        return value.replace(tzinfo=None).isoformat(" ", "microseconds")
    return value.isoformat() if isinstance(value, dt.date) else value
