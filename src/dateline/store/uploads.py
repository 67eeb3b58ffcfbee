"""What people uploaded and what became of each report; kept until it is read, so that neither a lost client nor a restart loses it."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from dateline.errors import DatelineError
from dateline.model import Report
from dateline.store.people import upload_items, uploads
from dateline.store.record import RecordStore, now
from dateline.store.revision import apart

U, X = uploads.c, upload_items.c
STATES = ("waiting", "added", "known", "failed")
SHOWN = (X.n, X.source, X.title, X.state, X.report, X.statements, X.relation, X.error)


def begin(store: RecordStore, who: str, given: Iterable[tuple[str, Report | DatelineError]]) -> str:
    """Keep an upload: the source of each report, and the report or why it is none. Gives the upload's id."""
    number = secrets.token_urlsafe(9)
    rows = [_row(number, n, source, found) for n, (source, found) in enumerate(given, 1)]
    with apart(store) as connection:
        connection.execute(sa.insert(uploads), {"id": number, "who": who, "at": now()})
        if rows:
            connection.execute(sa.insert(upload_items), rows)
    return number


def _row(number: str, n: int, source: str, found: Report | DatelineError) -> dict[str, Any]:
    good = isinstance(found, Report)
    return {
        "upload": number,
        "n": n,
        "source": source,
        "title": found.title if isinstance(found, Report) else None,
        "content": found.model_dump_json() if isinstance(found, Report) else None,
        "state": "waiting" if good else "failed",
        "report": None,
        "error": None if isinstance(found, Report) else json.dumps(found.as_dict(), ensure_ascii=False),
    }


def waiting(store: RecordStore) -> list[tuple[str, int]]:
    """All that waits to be read, the oldest upload first."""
    with store.reading() as connection:
        query = sa.select(X.upload, X.n).join(uploads, U.id == X.upload).where(X.state == "waiting").order_by(U.at, U.id, X.n)
        return [(r.upload, r.n) for r in connection.execute(query)]


def content(store: RecordStore, upload: str, n: int) -> Report | None:
    """A report that waits; None where it waits no longer."""
    with store.reading() as connection:
        query = sa.select(X.content).where(X.upload == upload, X.n == n, X.state == "waiting")
        found = connection.execute(query).scalar()
    return Report.model_validate_json(found) if found else None


def finish(
    store: RecordStore,
    upload: str,
    n: int,
    state: str,
    *,
    report: str | None = None,
    statements: int | None = None,
    relation: str | None = None,
    error: DatelineError | None = None,
) -> None:
    """Keep what became of a report (``added``, ``known`` or ``failed``), and its text no longer."""
    change = {
        "state": state,
        "content": None,
        "report": report,
        "statements": statements,
        "relation": relation,
        "error": json.dumps(error.as_dict(), ensure_ascii=False) if error else None,
    }
    with apart(store) as connection:
        connection.execute(sa.update(upload_items).where(X.upload == upload, X.n == n).values(change))


def listed(store: RecordStore, limit: int, offset: int) -> tuple[int, list[Any]]:
    """How many uploads there are, and some of them, the latest first, each with its counts by state."""
    with store.reading() as connection:
        total = connection.execute(sa.select(sa.func.count()).select_from(uploads)).scalar_one()
        return total, list(connection.execute(_counted().order_by(U.at.desc(), U.id).limit(limit).offset(offset)))


def head(store: RecordStore, upload: str) -> Any:
    """An upload with its counts by state. Raises ``no-such-job``."""
    with store.reading() as connection:
        found = connection.execute(_counted().where(U.id == upload)).first()
    if found is None:
        raise DatelineError("no-such-job", upload)
    return found


def _counted() -> sa.Select[Any]:
    counts = [sa.func.coalesce(sa.func.sum(sa.case((X.state == s, 1), else_=0)), 0).label(s) for s in STATES]
    query = sa.select(U.id, U.who, U.at, sa.func.count(X.n).label("total"), *counts)
    return query.outerjoin(upload_items, X.upload == U.id).group_by(U.id, U.who, U.at)


def items(store: RecordStore, upload: str) -> list[Any]:
    """The items of an upload, in their order."""
    with store.reading() as connection:
        return list(connection.execute(sa.select(*SHOWN).where(X.upload == upload).order_by(X.n)))


def item(store: RecordStore, upload: str, n: int) -> Any:
    """One item of an upload."""
    with store.reading() as connection:
        return connection.execute(sa.select(*SHOWN).where(X.upload == upload, X.n == n)).one()
