"""Which place a statement is about when the report says "the city", lists several, or names what no gazetteer has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dateline.model import Record

Read = Callable[..., Record]


def told(record: Record, kind: str, cue: str) -> list[tuple[str, str | None]]:
    """Name and area of the places of the statements of a kind whose cue holds a word."""
    places = {p.id: p for p in record.places}
    out: list[tuple[str, str | None]] = []
    for statement in record.statements:
        one: Any = statement
        if one.kind == kind and cue in one.cue.text:
            ids = [one.place] if kind == "control" else one.places
            out += [(places[i].name, getattr(one, "area", None)) for i in ids if i is not None]
    return out


@pytest.mark.parametrize(
    ("text", "cue", "name"),
    [
        ("Rebels stormed the city of Bukavu. Reinforcements from Goma arrived. The militia controls the city.", "controls", "Bukavu"),
        ("Government troops attacked Taiz. Loyalists were regrouping in Ataq. Rebels hold the city.", "hold", "Taiz"),
        ("Insurgents attacked Palma. The town is in the hands of the militants, sources in Pemba said.", "hands", "Palma"),
        ("Rebels seized Moundou. Officers were given safe passage to Abeche. The rebels hold the airport.", "hold", "Moundou"),
        ("Serb forces attacked the village of Racak. Police from Pristina arrived. Serb troops captured the village.", "captured", "Racak"),
    ],
)
def test_the_city_is_the_one_the_report_is_about(read: Read, text: str, cue: str, name: str) -> None:
    found = told(read(text), "control", cue)
    assert found and found[0][0] == name


def test_lists_under_ports_give_each_its_statement(read: Read) -> None:
    found = told(read("Rebels captured the ports of Ras Lanuf, Zueitina and Brega."), "control", "captured")
    assert len(found) == 3
    assert all(area is None for _, area in found)


def test_a_small_town_far_from_all_else_stays_unresolved(read: Read) -> None:
    record = read(
        "Soldiers fought gunmen in Marawi. Militants hold the villages of Bangolo and Lilod. Residents fled to Iligan and Manila."
    )
    far = [p for p in record.places if p.text == "Bangolo"]
    assert far and far[0].lat is None and far[0].unresolved


def test_the_old_city_is_a_part_of_its_town(read: Read) -> None:
    found = told(read("Aleppo had been overrun a week before. The rebels hold all of the Old City."), "control", "hold")
    assert found == [("Aleppo", "Old City")]


def test_the_capital_of_a_land_that_is_no_state(read: Read) -> None:
    assert told(read("Russian troops encircled the Chechen capital."), "control", "encircled")[0][0] == "Grozny"


def test_an_event_without_a_place_happens_where_the_report_is(read: Read) -> None:
    text = "MOGADISHU, Jan 15 (Reuters) - A truck exploded on Tuesday. The truck bombing killed at least 14 soldiers."
    assert told(read(text), "event", "killed")[0][0] == "Mogadishu"


def test_a_toll_of_a_war_has_no_place_in_view(read: Read) -> None:
    assert told(read("The army took Kassala. At least 97 civilians have been killed since April."), "event", "killed") == []
