"""Connections: SQLite in WAL mode or PostgreSQL, migrated to the present tables; database errors in plain words."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import DBAPIError, NoSuchModuleError, OperationalError, SQLAlchemyError

from dateline.errors import DatelineError

BUSY_SECONDS = 30.0


def busy_seconds() -> float:
    """How long to wait for another program that writes: ``DATELINE_WAIT`` in seconds, or half a minute."""
    try:
        return max(0.0, float(os.environ.get("DATELINE_WAIT", BUSY_SECONDS)))
    except ValueError:
        return BUSY_SECONDS


def make_engine(url: str) -> sa.Engine:
    """An engine for ``postgresql://...``, ``sqlite:///...`` or the path of a SQLite file."""
    if "://" not in url:
        url = f"sqlite:///{url}"
    if url.startswith(("postgresql://", "postgres://")):
        url = "postgresql+psycopg://" + url.split("://", 1)[1]
    try:
        parsed = sa.make_url(url)
        if parsed.get_backend_name() == "sqlite":
            engine = sa.create_engine(parsed, connect_args={"timeout": busy_seconds()})
            sa.event.listen(engine, "connect", _sqlite_connect)
            sa.event.listen(engine, "begin", _sqlite_begin)
            return engine
        if parsed.get_backend_name() == "postgresql":
            return sa.create_engine(parsed, pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise DatelineError("record-driver", url, reason=str(error)) from error
    except (SQLAlchemyError, NoSuchModuleError) as error:
        raise DatelineError("record-url", url, reason=str(error)) from error
    raise DatelineError("record-url", url, reason=f"{parsed.get_backend_name()} is not supported")


def migrate(engine: sa.Engine) -> None:
    """Bring the tables to the present version; refuse a record of a later one, or a database that is not ours."""
    config = Config()
    config.set_main_option("script_location", str(resources.files("dateline.store") / "migrations"))
    script = ScriptDirectory.from_config(config)
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
        found = set(sa.inspect(connection).get_table_names()) if current is None else set()
    if current == script.get_current_head():
        return
    where = engine.url.render_as_string(hide_password=True)
    if current is not None and current not in {s.revision for s in script.walk_revisions()}:
        raise DatelineError("record-newer", where, found=current, own=script.get_current_head())
    if found:
        raise DatelineError("record-foreign", where, tables=", ".join(sorted(found)[:5]))
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":  # two processes that open an empty database at once
            connection.execute(sa.text("SELECT pg_advisory_xact_lock(727001)"))
        if MigrationContext.configure(connection).get_current_revision() == script.get_current_head():
            return
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


@contextmanager
def guarded(where: str) -> Iterator[None]:
    """Turn the database's errors into ours, each with its remedy."""
    try:
        yield
    except DBAPIError as error:
        raise DatelineError(_code(error), where, reason=_reason(error)) from error


SQLSTATES = {  # PostgreSQL's, by their beginning
    "08": "record-server",
    "28": "record-server",
    "3D000": "record-server",
    "53100": "record-full",
    "55P03": "record-locked",
    "57P": "record-server",
    "42P01": "record-foreign-table",
    "42703": "record-foreign-table",
    "25006": "record-readonly",
}


UNWRITTEN = ("SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE", "SQLITE_IOERR_TRUNCATE")  # SQLite's names where a file cannot grow


def _code(error: DBAPIError) -> str:
    message = str(error.orig)
    if hasattr(error.orig, "sqlstate"):
        state: str | None = getattr(error.orig, "sqlstate", None)
        if state is None and isinstance(error, OperationalError):  # it never got as far as the server
            return "record-server"
        return next((code for start, code in SQLSTATES.items() if state and state.startswith(start)), "record-error")
    if getattr(error.orig, "sqlite_errorname", "") in UNWRITTEN:
        return "record-full"
    for words, code in (
        ("locked", "record-locked"),
        ("disk is full", "record-full"),
        ("No space left", "record-full"),
        ("malformed", "record-damaged"),
        ("not a database", "record-damaged"),
        ("disk I/O", "record-damaged"),
        ("readonly", "record-readonly"),
        ("read-only", "record-readonly"),
        ("unable to open", "record-unopened"),
        ("no such table", "record-foreign-table"),
        ("no such column", "record-foreign-table"),
    ):
        if words in message:
            return code
    return "record-error"


def _reason(error: DBAPIError) -> str:
    return str(error.orig).strip().splitlines()[0] if str(error.orig).strip() else type(error.orig).__name__


def _sqlite_connect(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # SQLAlchemy's "begin" event opens transactions, so that they can be immediate
    cursor = connection.cursor()
    wait = f"busy_timeout={int(busy_seconds() * 1000)}"
    for pragma in (wait, "journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "cache_size=-65536"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _sqlite_begin(connection: sa.Connection) -> None:
    """Writers take the lock at once (no deadlock of two readers who both want to write); readers just begin."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")
