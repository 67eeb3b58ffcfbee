"""A web site of each test's own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from store.conftest import store
from watching.sites import Site

__all__ = ["site", "store"]


@pytest.fixture
def site() -> Iterator[Site]:
    """A web site of this test's own."""
    made = Site()
    yield made
    made.close()
