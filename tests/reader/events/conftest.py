"""Events of a text as plain rows, for all tests of this folder."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from dateline.model import Record


class Row(NamedTuple):
    """What a test asks of an event."""

    type: str
    cue: str
    actor: list[str]
    recipient: list[str]
    via: list[str]
    places: list[str]
    name: str | None
    casualties: dict[str, tuple[str, int | None, int | None]]
    modality: str


@pytest.fixture(scope="session")
def events(read: Callable[..., Record]) -> Callable[..., list[Row]]:
    """``events(text, published)``: the events of a report, in the order of the text."""

    def rows(text: str, *args: str) -> list[Row]:
        record = read(text, *args)
        data = record.model_dump()
        words = {m["id"]: m["text"] for key in ("actors", "places") for m in data[key]}
        out = []
        for s in data["statements"]:
            if s["kind"] == "event":
                counts = {k: (c["words"], c["low"], c["high"]) for k, c in (s["casualties"] or {}).items() if c}
                out.append(Row(s["event_type"], s["cue"]["text"], [words[i] for i in s["actor"]], [words[i] for i in s["recipient"]],
                               [words[i] for i in s["via"]], [words[i] for i in s["places"]], s["name"], counts, s["modality"]))
        return out

    return rows
