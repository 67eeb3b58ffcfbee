"""Land that lies beside the place by which it is named is not that place; what is foretold to fall has not fallen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model import Control, Record


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Rebels captured nine villages east of Taiz on Monday.", "east of"),
        ("Clashes shook Kunduz. The Taliban captured a dozen checkpoints south of the city on Monday.", "south of"),
        ("The army recaptured positions north of Ramadi on Monday.", "north of"),
        ("Separatists control the countryside around Donetsk.", "near"),
        ("Militants seized the outskirts of Maiduguri on Monday.", "near"),
        ("Fighters took the southern suburbs of Tripoli on Monday.", "near"),
        ("Rebels seized a base near Sake on Monday.", "near"),
        ("Rebels captured the north of Aleppo on Monday.", None),
        ("Rebels captured three villages in Ituri on Monday.", None),
        ("Rebels captured Mosul on Monday.", None),
    ],
)
def test_how_the_land_lies_to_the_place(read: Callable[..., Record], text: str, relation: str | None) -> None:
    found = [s for s in read(text).statements if isinstance(s, Control)]
    assert [s.relation for s in found] == [relation]


@pytest.mark.parametrize(
    "text", ["It is very unlikely that Bamako falls, a diplomat said.", "We judge it likely that Mekelle falls by Monday."]
)
def test_what_may_fall_is_foretold_and_not_gained(read: Callable[..., Record], text: str) -> None:
    assert [s.kind for s in read(text).statements] == ["forecast"]


@pytest.mark.parametrize(
    "text",
    [
        "Delegations held a first round of talks on Monday near the Armenian border.",
        "Diplomats took it as a sign that the attack on Kharkiv had failed.",
    ],
)
def test_nothing_is_held_or_taken_by_talks_and_views(read: Callable[..., Record], text: str) -> None:
    assert not [s for s in read(text).statements if s.kind == "control"]


def test_who_tells_of_a_change_of_hands_is_not_who_gained(read: Callable[..., Record]) -> None:
    (found,) = [s for s in read("By evening the airport at Hostomel had changed hands, according to a border guard.").statements
                if isinstance(s, Control)]
    assert found.holder == ()
