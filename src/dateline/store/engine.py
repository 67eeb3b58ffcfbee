"""Connections: SQLite in WAL mode or PostgreSQL, migrated to the present tables; database errors in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import DatabaseError, DBAPIError, NoSuchModuleError, OperationalError, SQLAlchemyError

from dateline.errors import DatelineError

BUSY_SECONDS = 30


def make_engine(url: str) -> sa.Engine:
    """An engine for ``postgresql://...``, ``sqlite:///...`` or the path of a SQLite file."""
    if "://" not in url:
        url = f"sqlite:///{url}"
    if url.startswith(("postgresql://", "postgres://")):
        url = "postgresql+psycopg://" + url.split("://", 1)[1]
    try:
        parsed = sa.make_url(url)
        if parsed.get_backend_name() == "sqlite":
            engine = sa.create_engine(parsed, connect_args={"timeout": BUSY_SECONDS})
            sa.event.listen(engine, "connect", _sqlite_connect)
            sa.event.listen(engine, "begin", _sqlite_begin)
            return engine
        if parsed.get_backend_name() == "postgresql":
            return sa.create_engine(parsed, pool_pre_ping=True)
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
    except OperationalError as error:
        raise DatelineError(_code(str(error.orig)), where, reason=_reason(error)) from error
    except DatabaseError as error:
        raise DatelineError(_code(str(error.orig)), where, reason=_reason(error)) from error


def _code(message: str) -> str:
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
        ("onnection", "record-server"),
        ("could not translate host", "record-server"),
        ("no such table", "record-foreign-table"),
        ("does not exist", "record-foreign-table"),
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
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", f"busy_timeout={BUSY_SECONDS * 1000}", "cache_size=-65536"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _sqlite_begin(connection: sa.Connection) -> None:
    """Writers take the lock at once (no deadlock of two readers who both want to write); readers just begin."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")
