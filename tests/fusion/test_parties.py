"""Which names stand for one side, and which words are one voice."""

from __future__ import annotations

import pytest

from dateline.fusion.claims import Party
from dateline.fusion.parties import same_side, side_of


def party(name: str, kind: str = "military", country: str | None = None, entity: str | None = None) -> Party:
    return Party(name, entity or f"n:{country or '?'}:{kind}:{name}", kind, country, entity)


ARMY = party("army")
SNA = party("Syrian National Army", "armed group", "SY", "sy-sna")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (ARMY, party("government forces"), True),
        (ARMY, party("special forces"), True),
        (ARMY, party("Kurdish-led forces"), False),
        (party("Kurdish forces"), party("Kurdish-led forces"), True),
        (party("Kurdish-led forces"), SNA, False),
        (party("Turkish-backed forces"), SNA, True),
        (party("insurgents", "armed group"), SNA, True),
        (party("Israeli aircraft", "other", "IL"), party("insurgents", "armed group"), False),
        (party("protesters", "civilians"), ARMY, False),
    ],
)
def test_one_side_or_two(one: Party, other: Party, same: bool) -> None:
    assert same_side(side_of(one, "SY"), side_of(other, "SY")) is same
