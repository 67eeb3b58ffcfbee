"""Dead, wounded and displaced: as ranges, with their words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Events = Callable[..., list]


@pytest.mark.parametrize(("text", "key", "low", "high"), [
    ("A mine killed four farmers near Malanje.", "killed", 4, 4),
    ("At least 12 soldiers were killed in Aguelhok.", "killed", 12, None),
    ("More than 300 villagers were massacred in Kivu.", "killed", 300, None),
    ("Between 20 and 30 rebels were killed near Jaffna.", "killed", 20, 30),
    ("Dozens of militants were killed in Waziristan.", "killed", None, None),
    ("Several of its soldiers were wounded in Donetsk.", "injured", None, None),
    ("Twenty-five civilians were wounded in the shelling of Sirte.", "injured", 25, 25),
    ("Up to 500 people were killed in Andijan by troops.", "killed", None, 500),
    ("The shelling left nine people dead in Homs.", "killed", 9, 9),
    ("The hospital put the dead at 41 after the raid.", "killed", 41, 41),
    ("The army lost 18 soldiers in Shusha.", "killed", 18, 18),
])
def test_counts(events: Events, text: str, key: str, low: int | None, high: int | None) -> None:
    found = [e.casualties[key] for e in events(text) if key in e.casualties]
    assert [c[1:] for c in found] == [(low, high)]
    assert all(c[0] in text for c in found)


def test_dead_and_wounded_are_one_event(events: Events) -> None:
    rows = events("A car bomb killed 29 people and wounded more than 200 in Omagh.")
    assert len(rows) == 1
    assert set(rows[0].casualties) == {"killed", "injured"}


def test_a_toll_joins_the_attack(events: Events) -> None:
    rows = events("Jets bombed a school in Aleppo, killing six children.")
    assert [(r.type, r.cue) for r in rows] == [("ASSAULT", "bombed")]
    assert rows[0].casualties["killed"][1:] == (6, 6)


def test_displaced(events: Events) -> None:
    rows = events("About 80,000 people fled Grozny.")
    assert rows[0].casualties["displaced"][1:] == (80000, 80000)


@pytest.mark.parametrize("text", [
    "The former president died at home, aged 84.",
    "Nineteen people died of cholera in Beira.",
    "Thirty miners were killed when a shaft flooded after a storm in Oruro.",
])
def test_other_deaths_are_none(events: Events, text: str) -> None:
    assert events(text) == []
