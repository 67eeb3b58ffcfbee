"""The record's revision: a number that grows with every change, so that those who ask know whether anything is new."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import sqlalchemy as sa

from dateline.store import tables as t
from dateline.store.engine import guarded

if TYPE_CHECKING:
    from dateline.store.record import RecordStore

V = t.revision.c


def revision(store: RecordStore) -> str:
    """The present revision: the record's own name and a number."""
    with store.reading() as connection:
        row = connection.execute(sa.select(V.record, V.number)).one()
    return f"{row.record}-{row.number}"


def touched(connection: sa.Connection) -> object:
    """A value that differs before and after something was written in this transaction."""
    if connection.dialect.name == "sqlite":
        return connection.exec_driver_sql("SELECT total_changes()").scalar()
    return connection.exec_driver_sql("SELECT txid_current_if_assigned()").scalar()


def advance(connection: sa.Connection) -> None:
    """Count one change more. The last thing in a transaction, so that writers wait for each other no longer than they must."""
    connection.execute(sa.update(t.revision).values(number=V.number + 1))


@contextmanager
def apart(store: RecordStore) -> Iterator[sa.Connection]:
    """A transaction to write in what is no part of the record (accounts, uploads): it makes no new revision."""
    with guarded(store.url), store.engine.execution_options(writes=True).begin() as connection:
        yield connection
