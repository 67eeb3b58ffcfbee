"""Reports that could not be read: kept with their error, so that they can be tried again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import sqlalchemy as sa

from dateline.errors import DatelineError
from dateline.model import Report
from dateline.store import tables as t
from dateline.store.record import RecordStore, insert, now

F = t.failures.c


@dataclass(frozen=True, slots=True)
class Failure:
    """A report that could not be read; ``report`` is None where not even its bytes could be made out."""

    id: str
    source: str
    code: str
    message: str
    attempts: int
    report: Report | None


def keep(store: RecordStore, error: DatelineError, report: Report | None) -> None:
    """Keep an error with the report that caused it; the same source failing again, for whatever reason, counts as another attempt."""
    source = error.where or "?"
    number = hashlib.sha256(f"{source}|{report.sha256 if report else ''}".encode()).hexdigest()[:24]
    with store.writing() as connection:
        stmt = insert(connection, t.failures).values(
            id=number,
            source=source,
            content=report.model_dump_json().encode() if report else None,
            published=report.published if report else None,
            code=error.code,
            message=str(error),
            attempts=1,
            failed_at=now(),
        )
        connection.execute(
            stmt.on_conflict_do_update(
                index_elements=["id"], set_={"attempts": F.attempts + 1, "failed_at": now(), "code": error.code, "message": str(error)}
            )
        )


def failures(store: RecordStore) -> list[Failure]:
    """Everything that could not be read, latest failure last."""
    with store.reading() as connection:
        rows = connection.execute(sa.select(t.failures).order_by(F.failed_at, F.id)).all()
    return [
        Failure(r.id, r.source, r.code, r.message, r.attempts, Report.model_validate_json(r.content) if r.content else None) for r in rows
    ]


def forget(store: RecordStore, number: str) -> None:
    """Strike a failure off that has been made good."""
    with store.writing() as connection:
        connection.execute(sa.delete(t.failures).where(F.id == number))
