"""Places that a force has, and towns that go over to a side or stay with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.reader.reading import Reading

CASES = [
    ("UNITA still has Huambo.", "holds", "UNITA", "Huambo"),
    ("Kolwezi changed sides again in March.", "gained", "", "Kolwezi"),
    ("Zinjibar went over to the separatists.", "gained", "separatists", "Zinjibār"),
    ("The town of Odienne has declared for the mutineers.", "gained", "mutineers", "Odienné"),
    ("Bangassou has stayed with the government since May.", "holds", "government", "Bangassou"),
    ("Abyei is in dispute.", "contested", "", "Abyei"),
    ("The militia held Bria for a year. Its fighters were driven out last week.", "gained", "", "Bria"),
]


@pytest.mark.parametrize(("text", "change", "holder", "place"), CASES)
def test_whose_side(reading: Callable[..., Reading], text: str, change: str, holder: str, place: str) -> None:
    one = reading(text)
    found = [d for d in one.statements if d.kind == "control"][-1]
    assert found.change == change
    assert [one.text[m.start : m.end] for m in found.holder] == ([holder] if holder else [])
    assert found.place is not None and found.place.name == place


@pytest.mark.parametrize(
    "text",
    [
        "The army has Paris in its sights.",
        "The rebels have the town surrounded by mistake.",
        "The army now has a new base.",
        "They still have Christmas.",
        "He went over to the window.",
        "The garrison at Bouake declared for the mutineers.",
        "The government changed sides in the debate.",
        "Protesters were driven out.",
    ],
)
def test_not_a_place_held(reading: Callable[..., Reading], text: str) -> None:
    assert not [d for d in reading(text).statements if d.kind == "control" and d.change != "encircled"]
