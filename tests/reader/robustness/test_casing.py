"""Texts that are all in capitals or all in small letters are read as if they were edited."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model import Record
from dateline.reader import pipeline
from dateline.reader.casing import Casing, one_case

WIRE = """BEIRUT, FEB 11 (CEDAR PRESS) -- MILITIAMEN CAPTURED THE TOWN OF DAMOUR ON FRIDAY AFTER HEAVY SHELLING, AN ARMY OFFICER SAID.

ISRAELI JETS BOMBED POSITIONS NEAR SIDON. "WE STILL HOLD JEZZINE," THE COMMANDER TOLD REPORTERS."""


def test_wire_copy_in_capitals_is_read(read: Callable[..., Record]) -> None:
    record = read(WIRE, "1984-02-13")
    taken = next(s for s in record.statements if s.kind == "control" and s.change == "gained")
    places = {p.id: p for p in record.places}
    assert [places[i].text for i in taken.places] == ["DAMOUR"]
    assert (str(taken.when.earliest), taken.chain[0].text) == ("1984-02-10", "AN ARMY OFFICER")
    assert any(s.kind == "control" and s.change == "holds" for s in record.statements)
    assert any(s.kind == "event" and s.event_type == "ASSAULT" and s.cue.text == "BOMBED" for s in record.statements)


def test_a_message_in_small_letters_is_read(read: Callable[..., Record]) -> None:
    record = read("rebels took the town of masisi on tuesday and russia bombed idlib, two residents said", "2025-01-09")
    assert {p.text for p in record.places} == {"masisi", "idlib"} | {p.text for p in record.places if p.feature == "country"}
    assert any(s.kind == "control" and s.change == "gained" for s in record.statements)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("IRAQ'S ARMY RETOOK HALABJA, U.N. OFFICIALS SAID ON TUESDAY.", "Iraq's army retook Halabja, U.N. Officials said on Tuesday."),
        ("FIGHTERS FROM LA UNION WON'T LEAVE, COL. HASSAN SAID IN MAY.", "Fighters from La Union won't leave, Col. Hassan said in may."),
    ],
)
def test_capitals_are_those_of_edited_text(given: str, wanted: str) -> None:
    assert Casing(pipeline.load()).restored(given) == wanted


def test_text_with_letters_of_both_kinds_stays_as_it_is() -> None:
    text = "REBELS TAKE HAMA\n\nRebels took Hama on Thursday, and the army said that it had left the city to spare it."
    assert not one_case(text)
    assert Casing(pipeline.load()).restored(text) is text
    assert not one_case("OK")
