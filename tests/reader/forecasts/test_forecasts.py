"""What a report says will come about."""

from __future__ import annotations

import pytest


def forecasts(record):
    return [s for s in record.statements if s.kind == "forecast"]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Kandahar will fall within a week, a former governor predicted.", "control", "will fall"),
        ("The garrison of Kidal is unlikely to hold out until spring, a diplomat said.", "other", "unlikely"),
        ("A collapse of the cabinet in Port-au-Prince is imminent, an aid worker said.", "collapse", "imminent"),
        ("There is a one in four chance that the truce in Yemen will collapse.", "collapse", "one in four chance"),
        ("A mediator put the odds of a settlement in Cyprus at one in ten.", "agreement", "odds"),
        ("Analysts expect the ceasefire in Tripoli to hold.", "ceasefire", "expect"),
        ("The peace process is on the verge of collapse, the envoy said.", "collapse", "on the verge of collapse"),
        ("It is only a matter of time before Goma falls, a priest said.", "control", "a matter of time"),
        ("The monitors consider a new war between the two neighbours very unlikely.", "attack", "very unlikely"),
        ("The minister warned of an imminent invasion.", "attack", "warned of"),
        ("The president might resign before the vote, an aide said.", "departure", "might resign"),
        ("Bukavu is probably next, a colonel said.", "attack", "next"),
        ("The militia is about to withdraw from Basra, a clerk said.", "withdrawal", "about to"),
    ],
)
def test_a_forecast_is_found_with_its_type(read, text, kind, words):
    found = forecasts(read(text))
    assert len(found) == 1, [s.text for s in found]
    assert found[0].outcome.type == kind
    assert words in text[found[0].start : found[0].end] or words in found[0].cue.text


@pytest.mark.parametrize(
    "text",
    [
        '"We will hand Jaffna over to the civil authorities by June," the general said.',
        "The president's office said he would travel to Addis Ababa on Friday.",
        "The rebels vowed that they would retake Bor.",
        "Officials could not be reached for comment.",
        "Residents could hear shelling all night in Donetsk.",
        "Will the junta fall before the elections?",
        "She would like to go home to Aleppo, she said.",
        "He would later become the mayor of Sarajevo.",
        "Germany will send 40 trainers to Erbil next month.",
        "Under the accord, both armies would leave the strip by May.",
        "The ministry demanded that the fighters should leave Vukovar.",
    ],
)
def test_plans_threats_questions_and_abilities_are_no_forecasts(read, text):
    assert forecasts(read(text)) == []


def test_two_verbs_under_one_auxiliary_are_two_forecasts(read):
    found = forecasts(read("The insurgents could encircle Kunduz within days and take it by Sunday, a spy chief believes."))
    assert [s.cue.text for s in found] == ["could encircle", "take"]
    assert all(s.likelihood.words == "could" for s in found)


def test_a_town_that_falls_is_the_place_and_not_the_subject(read):
    record = read("Mosul may fall before the weekend, an officer said.")
    outcome = forecasts(record)[0].outcome
    places = {p.id: p.text for p in record.places}
    assert outcome.subject is None
    assert places[outcome.place] == "Mosul"


def test_a_government_that_falls_is_the_subject(read):
    record = read("The government of Lesotho will probably fall next month, a lawyer said.")
    outcome = forecasts(record)[0].outcome
    actors = {a.id: a.text for a in record.actors}
    assert outcome.type == "collapse"
    assert "government" in actors[outcome.subject]


def test_what_follows_from_a_condition_is_conditional(read):
    text = "If the bridge at Beledweyne is blown up, the army would lose its supply line, a trader warned."
    found = forecasts(read(text))[0]
    assert found.modality == "conditional"
    assert found.condition.text == "If the bridge at Beledweyne is blown up"


def test_foretold_captures_are_not_told_as_captures(read):
    record = read("An analyst in Nairobi said the rebels would probably capture Juba within days.")
    assert [s.kind for s in record.statements] == ["forecast"]
