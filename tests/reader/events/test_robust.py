"""Any text is read, whatever it is."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.reader.reader import make_report, reader

WORDS = ["army", "rebels", "killed", "at least", "12", "in", "Goma", "attacked", "said", "will", ",", ".", "of", "the", "and", "shelling",
         "died", "two", "hundred", "withdrew", "from", "it", "talks", "Operation", "\"", "was", "by", "to", "dead", "put", "between", "\n"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_never_raises(words: list[str]) -> None:
    record = reader().read(make_report(" ".join(words), "2024-12-07"))
    for statement in record.statements:
        if statement.kind == "event":
            assert statement.event_type
            assert record.report.text[statement.cue.start:statement.cue.end] == statement.cue.text


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "?", "killed", "١٢ قتيلا", "💥 12 dead 💥"])
def test_scraps(events: Callable[..., list], text: str) -> None:
    assert isinstance(events(text), list)


def test_time_grows_with_length_only() -> None:
    from dateline.reader.events.stage import Events

    def cost(times: int) -> float:
        reading = reader().reading(make_report("Rebels attacked Goma on Monday, killing 12 people. " * times, "2024-12-07"))
        reading.statements.clear()
        start = time.perf_counter()
        Events()(reading)
        return time.perf_counter() - start

    cost(20)
    assert cost(400) < 60 * max(cost(40), 0.002)
