"""Records of the campaign; the databases of the store's tests."""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Iterator

import pytest

from dateline.fusion.settle import settle
from dateline.model import Record
from dateline.store import RecordStore
from outlook_made import CAMPAIGN


@pytest.fixture
def store(url: str) -> Iterator[RecordStore]:
    """An empty record, once in each database."""
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
