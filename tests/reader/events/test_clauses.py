"""Events whose words the parse joins wrongly, and forces that are somewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Rows = Callable[..., list[Any]]


def test_a_tensed_verb_after_a_wish_has_the_subject_of_the_wish(events: Rows) -> None:
    found = {row.cue: row for row in events("China has demanded that the group leave Lashio and closed the Muse crossing.")}
    assert found["closed the Muse crossing"].actor == ["China"]


def test_what_is_only_threatened_in_an_alternative_did_not_happen(events: Rows) -> None:
    assert [row.type for row in events("The general told the villagers to surrender or be attacked.")] == ["REQUEST"]


def test_a_clause_before_a_semicolon_is_told_by_the_report(events: Rows) -> None:
    found = events("Colombo rejected calls for a truce; the Tigers urged the world to broker one.")
    assert [(row.type, row.modality) for row in found] == [("REJECT", "actual"), ("REQUEST", "actual")]


@pytest.mark.parametrize(
    ("text", "type_", "actor"),
    [
        ("By nightfall rebel units were in Shire.", "MOBILIZE", ["rebel units"]),
        ("In Ocaña, the army flew in 300 special forces.", "MOBILIZE", ["army"]),
        ("The departure of the peacekeeping mission from Kidal on October 31 set off a race.", "RETREAT", ["peacekeeping mission"]),
    ],
)
def test_forces_that_come_go_and_are_there(events: Rows, text: str, type_: str, actor: list[str]) -> None:
    assert next((row.type, row.actor) for row in events(text)) == (type_, actor)


@pytest.mark.parametrize("text", ["The troops are in good spirits.", "Officials were in Geneva.", "His plane landed in Puerto Rico."])
def test_whoever_is_somewhere_without_arms_is_no_event(events: Rows, text: str) -> None:
    assert events(text) == []


def test_the_dead_and_those_forced_from_their_homes_are_one_toll(events: Rows) -> None:
    (row,) = events("Some 70 villagers have been killed and 21,000 forced from their homes in Catatumbo.")
    assert set(row.casualties) == {"killed", "displaced"}


def test_a_unit_of_another_number_is_another_unit(read: Callable[..., Any]) -> None:
    record = read("The 21st Division fled. Later the 20th Division abandoned its base.")
    assert [a.same_as for a in record.actors if "20th" in a.text] == [None]


def test_leaving_a_base_and_driving_off_is_one_retreat(events: Rows) -> None:
    assert [row.type for row in events("The 20th Division abandoned the base and drove to West Kordofan.")] == ["RETREAT"]


def test_who_tells_of_a_deed_has_not_done_it(events: Rows) -> None:
    (row,) = events("Looting of shops in Nyala has been reported by residents.")
    assert (row.type, row.actor) == ("COERCE", [])


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The death toll stood at 191 militants, 58 soldiers and 26 civilians.", 275),
        ("Nineteen protesters were shot dead outside the palace in Freetown.", 19),
        ("Two soldiers made the supreme sacrifice in the battle for Kilinochchi.", 2),
    ],
)
def test_the_dead_are_counted(events: Rows, text: str, killed: int) -> None:
    assert events(text)[0].casualties["killed"][1] == killed


@pytest.mark.parametrize("text", ["The president visited the front line.", "Some 340,000 Eritreans are on the move."])
def test_no_meeting_and_no_march(events: Rows, text: str) -> None:
    assert events(text) == []


def test_bombs_fall_on_a_place_that_no_gazetteer_has(events: Rows) -> None:
    (row,) = events("Air force jets dropped bombs on Banggolo on Sunday.")
    assert (row.recipient, row.places) == ([], ["Banggolo"])


@pytest.mark.parametrize(
    ("text", "cue", "actor"),
    [
        ("Russian forces left their positions and shelled evacuation boats near Kherson.", "shelled", ["Russian forces"]),
        ('Koang said Bentiu "changed hands but our forces are fighting near Guit", and rejected the claim.', "rejected", ["Koang"]),
        ("France declared that the zone was off limits and told its men to hold Gikongoro.", "told", ["France"]),
        ("Explosions were reported in Berdyansk and Tokmak.", "Explosions were reported", []),
        ("Ugandan units remain deployed along the road to Bor.", "deployed", ["Ugandan units"]),
    ],
)
def test_who_does_it_where_the_parse_errs(events: Rows, text: str, cue: str, actor: list[str]) -> None:
    assert [row.actor for row in events(text) if row.cue == cue] == [actor]


def test_how_many_died_is_not_told(events: Rows) -> None:
    assert events("The colonel declined to say how many militants had been killed.") == []


def test_where_an_officer_is_from_is_not_where_he_died(events: Rows) -> None:
    (row,) = events("Capt. Mbaye Diagne of Senegal was killed by a mortar on May 31.")
    assert row.places == []


def test_gunfire_that_could_be_heard_was_there(events: Rows) -> None:
    assert [row.type for row in events("Gunfire could be heard in Gondar throughout the night.")] == ["ASSAULT"]


def test_what_a_cabinet_declares_is_not_of_the_last_town(events: Rows) -> None:
    found = events("Rebels attacked Gondar. The cabinet declared a state of emergency on Friday.")
    assert [row.places for row in found] == [["Gondar"], []]


def test_a_reporter_found_killed_is_one_event(events: Rows) -> None:
    assert [row.cue for row in events("A reporter was found killed in Dili on Tuesday.")] == ["killed"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Hezbollah repelled two attempts to infiltrate Blida.", [("ASSAULT", ["Hezbollah"])]),
        ("Two journalists were killed by a mortar shell in Gori.", [("ASSAULT", [])]),
        ("The ministry conceded 609 soldiers dead.", [("ASSAULT", [])]),
        ("India banned the export of goggles to the island.", [("SANCTION", ["India"])]),
        ("The army ordered the evacuation of three hospitals in Gaza.", [("COERCE", ["army"])]),
    ],
)
def test_kinds_and_actors(events: Rows, text: str, rows: list[tuple[str, list[str]]]) -> None:
    assert [(row.type, row.actor) for row in events(text)] == rows


def test_those_who_are_held_hostage(events: Rows) -> None:
    (row,) = events("The rebels are holding about 180 residents hostage in Zamboanga, police said.")
    assert (row.actor, row.recipient) == (["rebels"], ["180 residents"])


def test_a_death_is_where_the_shell_fell(events: Rows) -> None:
    found = events("Rebels took Kherson. Six civilians died when a missile hit a school in Mykolaiv.")
    assert [row.places for row in found] == [["Mykolaiv"], ["Mykolaiv"]]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Assailants opened fire on people digging trenches around the town of Barsalogho, killing 100.", ["Barsalogho"]),
        ("Rebels took Goma. Gunboats shelled the port from Lake Kivu.", ["Goma"]),
    ],
)
def test_where_it_was_and_not_whence(events: Rows, text: str, places: list[str]) -> None:
    assert events(text)[0].places == places


def test_he_who_steals_into_a_town_is_no_thief(events: Rows) -> None:
    assert [row.type for row in events("The rebels, who had stolen into Kabul during the night, were everywhere.")] != ["COERCE"]
