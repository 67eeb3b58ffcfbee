"""The same tests on SQLite and on a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dateline.store import RecordStore


@pytest.fixture
def store(url: str) -> Iterator[RecordStore]:
    """An empty record, once in each database."""
    with RecordStore(url) as opened:
        yield opened
