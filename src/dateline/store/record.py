"""The record of many reports: opened by path or URL, added to report by report, never losing what it has."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from pydantic_core import to_json
from sqlalchemy.dialects import postgresql, sqlite

from dateline.errors import DatelineError
from dateline.model import Record, Report
from dateline.store import derived
from dateline.store import tables as t
from dateline.store.copies import Related, related
from dateline.store.engine import guarded, make_engine, migrate
from dateline.store.flatten import Prepared, prepare
from dateline.store.reanchor import carry
from dateline.store.revision import advance, touched

MANY = 500  # rows in one insert


class RecordStore:
    """Reports with their statements, in SQLite or PostgreSQL. Safe for several processes and threads at once."""

    def __init__(self, url: str) -> None:
        self.engine = make_engine(url)
        self.url = self.engine.url.render_as_string(hide_password=True)
        with guarded(self.url):
            migrate(self.engine)

    def close(self) -> None:
        """Give back the connections."""
        self.engine.dispose()

    def __enter__(self) -> RecordStore:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection to read with; it sees one moment of the record."""
        snapshot = {"isolation_level": "REPEATABLE READ"} if self.engine.dialect.name == "postgresql" else {}
        with guarded(self.url), self.engine.connect().execution_options(**snapshot) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A transaction to write in: all of it is kept, or nothing. What changes the record makes a new revision of it."""
        with guarded(self.url), self.engine.execution_options(writes=True).begin() as connection:
            before = touched(connection)
            yield connection
            if touched(connection) != before:
                advance(connection)

    def has(self, report_id: str, sha256: str) -> bool:
        """Whether a report is kept already, under this id or with this very text from the same day."""
        query = sa.select(t.reports.c.id).where(t.reports.c.id == report_id, t.reports.c.sha256 == sha256)
        with self.reading() as connection:
            return connection.execute(query).first() is not None

    def add(self, record: Record) -> bool:
        """Keep the record of one report; False where it is kept already. All or nothing."""
        rows = prepare(record)  # before the transaction, so that other writers wait no longer than they must
        with self.writing() as connection:
            held = connection.execute(sa.select(t.reports.c.sha256).where(t.reports.c.id == record.report.id)).scalar()
            if held is not None:
                if held == record.report.sha256:
                    return False
                rows = prepare(renamed(record))
                if connection.execute(sa.select(t.reports.c.id).where(t.reports.c.id == rows.report["id"])).first():
                    return False
            found = related(connection, rows.report, rows.buckets)
            row = rows.report | {"added_at": now()} | found.columns
            connection.execute(sa.insert(t.reports), row)
            if rows.buckets:
                connection.execute(sa.insert(t.shingles), [{"band": b, "bucket": k, "report": row["id"]} for b, k in rows.buckets])
            supersede(connection, row["id"], found)
            self._index_words(connection, row)
            self._add_statements(connection, rows)
            return True

    def replace(self, record: Record) -> None:
        """Lay a newer reading of a kept report over the older one, whose statements are kept as history."""
        rows = prepare(record)
        with self.writing() as connection:
            held = sa.and_(t.statements.c.report == record.report.id, t.statements.c.retired_at.is_(None))
            places = set(
                connection.execute(sa.select(t.statements.c.place).where(held, t.statements.c.kind == "control").distinct()).scalars()
            )
            mark_stale(connection, dict.fromkeys(places - {None}, record.report.published))
            connection.execute(sa.update(t.statements).where(held).values(retired_at=now(), id=t.statements.c.id + f"@{now().isoformat()}"))
            connection.execute(
                sa.update(t.reports).where(t.reports.c.id == record.report.id).values(reader=record.reader, record=rows.report["record"])
            )
            connection.execute(sa.delete(derived.voices).where(derived.voices.c.report == record.report.id))
            self._add_statements(connection, rows)
            mark_stale(connection, dict.fromkeys(carry(connection, record.report.id), record.report.published))

    def record(self, report_id: str) -> Record | None:
        """The record of one report as its reader wrote it."""
        with self.reading() as connection:
            row = connection.execute(sa.select(t.reports.c.record).where(t.reports.c.id == report_id)).scalar()
        return Record.model_validate_json(row) if row is not None else None

    def reports(self) -> Iterator[tuple[Report, str]]:
        """All kept reports in order of publication, each with the name of the reader that read it last."""
        with self.reading() as connection:
            ids = connection.execute(sa.select(t.reports.c.id).order_by(t.reports.c.published, t.reports.c.id)).scalars().all()
        for report_id in ids:
            record = self.record(report_id)
            if record is not None:
                yield record.report, record.reader

    def counts(self) -> dict[str, int]:
        """How many reports, current statements and failures are kept."""
        with self.reading() as connection:
            return {
                "reports": connection.execute(sa.select(sa.func.count()).select_from(t.reports)).scalar_one(),
                "statements": connection.execute(
                    sa.select(sa.func.count()).select_from(t.statements).where(t.statements.c.retired_at.is_(None))
                ).scalar_one(),
                "failures": connection.execute(sa.select(sa.func.count()).select_from(t.failures)).scalar_one(),
            }

    @staticmethod
    def _add_statements(connection: sa.Connection, rows: Prepared) -> None:
        if rows.places:
            known = set(connection.execute(sa.select(t.places.c.key).where(t.places.c.key.in_([p["key"] for p in rows.places]))).scalars())
            fresh = [p for p in rows.places if p["key"] not in known]
            if fresh:
                connection.execute(insert(connection, t.places).on_conflict_do_nothing(), fresh)
        for i in range(0, len(rows.statements), MANY):
            connection.execute(sa.insert(t.statements), rows.statements[i : i + MANY])
        if rows.voices:
            connection.execute(sa.insert(derived.voices), rows.voices)
        mark_stale(connection, {r["place"]: r["published"] for r in rows.statements if r["kind"] == "control" and r["place"]})
        mark_unsettled(connection, "report", [rows.report["id"]])

    @staticmethod
    def _index_words(connection: sa.Connection, row: Mapping[str, Any]) -> None:
        if connection.dialect.name == "sqlite":
            connection.execute(
                sa.text("INSERT INTO report_words (id, title, text) VALUES (:id, :title, :text)"),
                {"id": row["id"], "title": row["title"] or "", "text": row["text"]},
            )


def open_store(url: str | None = None, *, must_exist: bool = False) -> RecordStore:
    """The record at a path or URL; without one, the one that ``DATELINE_RECORD`` names, or ``./dateline.db``.

    ``must_exist``: raise ``record-none`` rather than begin a new file, for those who only ask.
    """
    url = url or os.environ.get("DATELINE_RECORD") or "dateline.db"
    if must_exist and "://" not in url and not os.path.exists(url):
        raise DatelineError("record-none", url)
    return RecordStore(url)


def insert(connection: sa.Connection, table: sa.Table) -> Any:
    """An insert in the dialect of the connection, which can say what to do on a conflict."""
    return (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(table)


def mark_stale(connection: sa.Connection, since: Mapping[str, dt.date]) -> None:
    """Note that the ledger of these places must be made anew for what was known from a day on."""
    rows = [{"place": place, "since": day} for place, day in sorted(since.items())]
    if rows:
        connection.execute(_mark(connection.dialect.name, "stale"), {"rows": to_json(rows).decode()})


def mark_unsettled(connection: sa.Connection, topic: str, keys: Iterable[str]) -> None:
    """Note that what rests on these reports (topic ``report``) or on the ledger of these places (``place``) must be made anew."""
    rows = [{"topic": topic, "key": k} for k in sorted(keys)]
    if rows:
        connection.execute(_mark(connection.dialect.name, "unsettled"), {"rows": to_json(rows).decode()})


@lru_cache
def _mark(dialect: str, table: str) -> sa.TextClause:
    """One statement for however many rows, given as JSON: of two days for one place the earlier counts."""
    first, second, kind = ("place", "since", "date") if table == "stale" else ("topic", "key", "text")
    earlier = f"(place) DO UPDATE SET since = {'least' if dialect == 'postgresql' else 'min'}(stale.since, excluded.since)"
    given = (
        f"SELECT {first}, {second} FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS given({first} text, {second} {kind})"
        if dialect == "postgresql"
        else f"SELECT value ->> '{first}', value ->> '{second}' FROM json_each(:rows) WHERE true"
    )
    conflict = earlier if table == "stale" else "DO NOTHING"
    return sa.text(f"INSERT INTO {table} ({first}, {second}) {given} ON CONFLICT {conflict}")


def supersede(connection: sa.Connection, report: str, found: Related) -> None:
    """Enter into the kept reports what a new one shows: which it supersedes, and which stories are one."""
    if found.supersedes is not None:
        connection.execute(sa.update(t.reports).where(t.reports.c.id == found.supersedes).values(superseded_by=report))
    if found.merged:
        told = sa.and_(t.statements.c.report == t.reports.c.id, t.statements.c.kind == "control", t.statements.c.retired_at.is_(None))
        query = sa.select(t.reports.c.id, t.reports.c.published, t.statements.c.place).outerjoin(t.statements, told)
        rows = connection.execute(query.where(t.reports.c.story.in_(found.merged))).all()
        for r in rows:
            mark_stale(connection, {r.place: r.published} if r.place else {})
        mark_unsettled(connection, "report", {r.id for r in rows})
        connection.execute(sa.update(t.reports).where(t.reports.c.story.in_(found.merged)).values(story=found.columns["story"]))


def now() -> dt.datetime:
    """This moment, in UTC."""
    return dt.datetime.now(dt.UTC)


def renamed(record: Record) -> Record:
    """The record under an id of its own, where another text already has its id."""
    report = record.report.model_copy(update={"id": f"{record.report.id}~{record.report.sha256[:8]}"})
    return record.model_copy(
        update={
            "report": report,
            "statements": tuple(s.model_copy(update={"id": f"{s.id}~{record.report.sha256[:8]}"}) for s in record.statements),
        }
    )
