"""`place_for`: the place that a noun stands for, names the phrase of, or refers back to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.reader.places.governments import stands_for_government
from dateline.reader.places.lookup import place_for
from dateline.reader.reading import PlaceMention, Reading

ReadWorking = Callable[..., Reading]


def at(reading: Reading, word: str, nth: int = 1) -> PlaceMention | None:
    tokens = [t for t in reading.doc if t.text == word]
    return place_for(reading, tokens[nth - 1])


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Rebels hold the Benghazi city center.", "center", "Benghazi"),
        ("Shells hit the outskirts of Grozny.", "outskirts", "Grozny"),
        ("Troops combed rural areas east of Maiduguri.", "areas", "Maiduguri"),
        ("Militias seized the town of Bunia.", "town", "Bunia"),
        ("Mortars fell on Mogadishu's suburbs.", "suburbs", "Mogadishu"),
        ("Guerrillas entered Bocaranga in the Central African Republic. The town was burned.", "town", "Bocaranga"),
        ("Soldiers retook Marawi. Thousands had fled from there.", "there", "Marawi"),
        ("Insurgents stormed Ghazni. The Afghan army lost the city.", "city", "Ghazni"),
        ("Serb forces shelled the village of Racak, south of Pristina. The village burned.", "village", "Racak"),
    ],
)
def test_nouns_stand_for_their_place(reading: ReadWorking, text: str, word: str, name: str) -> None:
    last = len([t for t in reading(text).doc if t.text == word])
    state = reading(text)
    place = at(state, word, last)
    assert place is not None
    target = place.same_as or place
    assert state.text[target.start : target.end].startswith(name)


def test_reference_has_the_coordinates_of_its_antecedent(reading: ReadWorking) -> None:
    state = reading("The army entered Huambo on Sunday. UNITA said the city was still in its hands.")
    place = at(state, "city")
    assert place is not None and place.same_as is not None
    assert (place.lat, place.lon, place.geonames) == (place.same_as.lat, place.same_as.lon, place.same_as.geonames)


def test_the_provincial_capital_is_the_chief_town_of_the_region(reading: ReadWorking) -> None:
    place = at(reading("The Taliban overran most of Helmand province and pressed towards the provincial capital."), "capital")
    assert place is not None
    assert place.name.startswith("Lashkar")


def test_a_country_adjective_gives_its_capital_and_its_border(reading: ReadWorking) -> None:
    state = reading("Rockets hit the Iraqi capital. Convoys waited at the Turkish border.")
    capital, border = at(state, "capital"), at(state, "border")
    assert capital is not None and capital.geonames == 98182
    assert border is not None and (border.country, border.relation) == ("TR", "near")


def test_apposed_capital_is_the_town_itself(reading: ReadWorking) -> None:
    state = reading("Fighters entered Malakal, the capital of Upper Nile state.")
    place = at(state, "capital")
    assert place is not None and place.name == "Malakal"


@pytest.mark.parametrize("word", ["soldiers", "said", "Tuesday", "ceasefire"])
def test_other_words_stand_for_no_place(reading: ReadWorking, word: str) -> None:
    assert at(reading("In Juba the soldiers said on Tuesday that a ceasefire held."), word) is None


def test_an_empty_or_blank_report_has_no_places(reading: ReadWorking) -> None:
    for text in ("", "   ", "\n\n"):
        state = reading(text)
        assert state.places == [] and len(state.place_at) == len(state.doc)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Khartoum accused Kampala of arming the rebels.", "Khartoum", True),
        ("Islamabad denied the charge.", "Islamabad", True),
        ("A bomb went off in Islamabad.", "Islamabad", False),
        ("Clashes spread to Khartoum.", "Khartoum", False),
        ("Talks between Moscow and Kyiv collapsed.", "Moscow", True),
    ],
)
def test_capitals_that_stand_for_governments(reading: ReadWorking, text: str, word: str, expected: bool) -> None:
    state = reading(text)
    place = at(state, word)
    assert place is not None
    assert stands_for_government(state, place) is expected


def test_an_area_is_the_one_its_own_sentence_names(reading: ReadWorking) -> None:
    found = reading(
        "Local fighters took control of the town of Kobani on Friday.\n\n"
        "The army launched an operation against militants in the Sinjar district of Nineveh, seizing the area from them.",
        "2017-05-07",
    )
    place = at(found, "area")
    assert place is not None and place.name != "Kobani" and place.country == "IQ"
