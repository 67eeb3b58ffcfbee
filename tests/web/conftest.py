"""A server over four reports made by hand, for each test or for those of a module that change nothing."""

from __future__ import annotations

import pathlib
from collections.abc import Iterator

import pytest

from dateline.store import RecordStore
from serving import Person, fill, served


@pytest.fixture
def store(tmp_path: pathlib.Path) -> Iterator[RecordStore]:
    """The record of the four reports."""
    with RecordStore(str(tmp_path / "kivu.db")) as opened:
        fill(opened)
        yield opened


@pytest.fixture
def address(store: RecordStore) -> Iterator[str]:
    """The address of a server for it, on this machine alone and without accounts."""
    with served(store) as found:
        yield found


@pytest.fixture
def you(address: str) -> Iterator[Person]:
    """This machine's own person."""
    with Person(address) as person:
        yield person


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Person]:
    """This machine's own person, before a server that the tests of a module share and do not change."""
    with RecordStore(str(tmp_path_factory.mktemp("web") / "kivu.db")) as opened:
        fill(opened)
        with served(opened) as found, Person(found) as person:
            yield person
