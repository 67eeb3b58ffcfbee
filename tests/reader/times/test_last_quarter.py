"""Parts of a year counted from its end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model import Record


@pytest.mark.parametrize(
    ("words", "value"),
    [("the last quarter of 2009", "2009-Q4"), ("the final quarter of 2009", "2009-Q4"), ("the final half of 2011", "2011-H2")],
)
def test_the_last_part_of_a_year(read: Callable[..., Record], words: str, value: str) -> None:
    found = read(f"Fighting in {words} cost 300 lives, a monitor said.", "2018-03-01").times
    assert [(t.text, t.value) for t in found] == [(words, value)]
