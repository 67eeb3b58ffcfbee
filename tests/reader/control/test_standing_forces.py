"""Forces pinned down or defending, participles after a place, shares of a town, and what is said of another place by "so"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model import Record


def _changes(record: Record) -> list[str]:
    return [s.change for s in record.statements if s.kind == "control"]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Some 200 fighters were pinned down in the old town of Sloviansk.", "encircled"),
        ("The garrison was trapped in Kobani.", "encircled"),
        ("Troops shelled Jisr al-Shughur, controlled by rebels since March.", "holds"),
        ("About 80 per cent of Benghazi is back under army control.", "holds"),
        ("Marines defend the port of Buchanan.", "holds"),
        ("Separatists still occupied the town hall of Kramatorsk.", "holds"),
    ],
)
def test_who_holds_it(read: Callable[..., Record], text: str, change: str) -> None:
    assert change in _changes(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "The road to Bria was blocked by a fallen tree.",
        "The minister defended the decision on Monday.",
        "Residents were trapped in Sake by the floods.",
        "Uganda will defend South Sudan.",
    ],
)
def test_nothing_is_held(read: Callable[..., Record], text: str) -> None:
    assert _changes(read(text)) == []


def test_said_of_another_place_too(read: Callable[..., Record]) -> None:
    places = {s.place for s in read("Kunduz fell on Sunday, and so did Taloqan.").statements if s.kind == "control"}
    assert len(places) == 2
