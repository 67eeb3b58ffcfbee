"""Movements, refusals and tolls in wordings that the parser or the phrase hides."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.reader.reading import Draft, Reading

CASES = [
    ("Troops are taking up positions around Jaffna.", "MOBILIZE", "actual"),
    ("Soldiers crossed the ditch south of Mosul.", "MOBILIZE", "actual"),
    ("Paratroopers dropped near Kolwezi on Friday.", "MOBILIZE", "actual"),
    ("About 900 marines disembarked at Freetown on Saturday.", "MOBILIZE", "actual"),
    ("The rebels are marching down the coast.", "MOBILIZE", "actual"),
    ("Two battalions from Uganda are due on Thursday in Bangui.", "MOBILIZE", "planned"),
    ("MiGs dropped two bombs on the airport of Sukhumi.", "ASSAULT", "actual"),
    ("We put thirty rebels out of action at Bentiu.", "ASSAULT", "actual"),
    ("The snipers accounted for twelve soldiers.", "ASSAULT", "actual"),
    ("The garrison at Bouake declared for the mutineers.", "SUPPORT", "actual"),
    ("Captain Sanogo promised elections within a year.", "AGREE", "actual"),
    ("Local radio incited youths to kill traders.", "REQUEST", "actual"),
    ("The president ordered his fighters off the streets on Sunday.", "REQUEST", "actual"),
]


def events(reading: Reading) -> list[Draft]:
    return [d for d in reading.statements if d.kind == "event"]


@pytest.mark.parametrize(("text", "kind", "modality"), CASES)
def test_kind(reading: Callable[..., Reading], text: str, kind: str, modality: str) -> None:
    assert (kind, modality) in [(d.event_type, d.modality) for d in events(reading(text))]


def test_those_who_stay_do_not_leave(reading: Callable[..., Reading]) -> None:
    (found,) = events(reading('"We are not leaving," said the rebel commander.'))
    assert found.event_type == "RETREAT" and not found.asserted


def test_an_offer_turned_down(reading: Callable[..., Reading]) -> None:
    assert events(reading("The rebels proposed a truce. The junta turned it down."))[-1].event_type == "REJECT"


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("The dead number 140, the Red Crescent said.", 140),
        ("Our martyrs number nine.", 9),
        ("Civilian deaths numbered 60 in Grozny.", 60),
        ("Residents spoke of 25 dead in Baidoa.", 25),
        ("Shells killed dozens in Vukovar. The figure is 31, the hospital said.", 31),
        ("It put the number of slain soldiers at 60.", 60),
    ],
)
def test_tally(reading: Callable[..., Reading], text: str, dead: int) -> None:
    assert dead in [d.casualties["killed"].low for d in events(reading(text)) if "killed" in d.casualties]


@pytest.mark.parametrize(
    "text",
    ["The number 12 bus was late.", "The figure is 31, the bank said.",
     "Officials spoke of 20 schools.", "Share prices dropped in London."],
)
def test_no_toll(reading: Callable[..., Reading], text: str) -> None:
    assert not [d for d in events(reading(text)) if d.casualties or d.event_type == "MOBILIZE"]
