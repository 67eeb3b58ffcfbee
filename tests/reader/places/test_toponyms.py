"""What is a place and which one it is, on reports of many conflicts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model import Place, Record

Read = Callable[..., Record]
PIECES = ["Goma", "the city of", "al-", "-", "'", ",", "(", ")", "Tel", "St.", "D.C.", "in", "North", "province", "the", "of", "Washington"]
PIECES += ["\u200f", "é", "Xx", ".", "\n\n", "US", "Calif.", "d'", "/"]


def places(record: Record) -> dict[str, Place]:
    return {p.text: p for p in record.places}


@pytest.mark.parametrize(
    ("text", "name", "geonames"),
    [
        ("Fighters of the Free Aceh Movement ambushed a convoy near Lhokseumawe in Aceh.", "Lhokseumawe", 1214658),
        ("Bosnian Serb guns shelled Sarajevo again while a convoy reached Gorazde.", "Gorazde", 3200396),
        ("The Taliban overran Kunduz and besieged Lashkar Gah, the capital of Helmand.", "Kunduz", 1135689),
        ("Al-Shabaab withdrew from Kismayo after Kenyan troops landed in Somalia.", "Kismayo", 55671),
        ("Colombian soldiers clashed with the ELN near Cúcuta.", "Cúcuta", 3685533),
        ("Russian forces left Kiev province and regrouped near Kharkov in Ukraine.", "Kharkov", 706483),
        ("M23 rebels entered Goma and later Bukavu in eastern Congo.", "Bukavu", 217831),
        ("Insurgents in Mozambique captured Mocimboa da Praia in Cabo Delgado.", "Mocimboa da Praia", 1024699),
        ("Syrian rebels seized Tel Rifaat from Kurdish units.", "Tel Rifaat", 163476),
        ("The Karen army took Myawaddy on the Thai border, the junta in Myanmar admitted.", "Myawaddy", 1308052),
        ("Houthi forces fired at Marib from the hills; Yemen's government still holds the city.", "Marib", None),
    ],
)
def test_towns_in_their_conflicts(read: Read, text: str, name: str, geonames: int | None) -> None:
    place = places(read(text))[name]
    assert place.lat is not None
    assert geonames is None or place.geonames == geonames


def test_a_province_is_the_region_and_the_bare_name_the_town(read: Read) -> None:
    found = places(read("Troops left Kandahar province on Monday. Fighting went on inside Kandahar until dawn, the Afghan army said."))
    assert (found["Kandahar province"].feature, found["Kandahar province"].precision) == ("region", 3)
    assert (found["Kandahar"].feature, found["Kandahar"].precision) == ("city", 1)


def test_relation_and_precision(read: Read) -> None:
    found = places(read("Shells fell in villages north of Vukovar. A column halted outside Osijek in eastern Croatia, near Serbia."))
    assert (found["Vukovar"].relation, found["Vukovar"].precision) == ("north of", 2)
    assert (found["Osijek"].relation, found["Osijek"].precision) == ("near", 2)
    assert (found["eastern Croatia"].name, found["eastern Croatia"].precision) == ("Croatia", 3)


def test_the_company_decides_between_namesakes(read: Read) -> None:
    libyan = places(read("Militias from Misrata and Zintan fought for the airport of Tripoli, Libyan officials said."))["Tripoli"]
    lebanese = places(read("Gunmen clashed in Tripoli and the Lebanese army sent troops from Beirut and Sidon."))["Tripoli"]
    assert (libyan.country, lebanese.country) == ("LY", "LB")


def test_a_region_after_the_comma_decides(read: Read) -> None:
    found = places(read("A refugee group opened an office in Paris, Texas, last week."))
    assert found["Paris"].country == "US"
    assert found["Texas"].feature == "region"


@pytest.mark.parametrize(
    "text",
    [
        "The Washington Post reported it first.", "Paris Hilton declined to comment.", "The Bank of England raised rates.",
        "Officers of the Syrian Arab Army complained.",
        "Jordan Smith, a retired colonel, wrote the study.", "Chancellor Holland was asked again.",
    ],
)  # fmt: skip
def test_names_of_persons_and_bodies_are_no_places(read: Read, text: str) -> None:
    assert not [p.text for p in read(text).places]


def test_an_unknown_village_is_kept_with_the_reason(read: Read) -> None:
    place = places(read("Gunmen burned the village of Zqorbanta in northern Mali."))["Zqorbanta"]
    assert place.lat is None and place.geonames is None
    assert place.unresolved and "Zqorbanta" in place.unresolved


def test_runners_up_are_shown_with_scores(read: Read) -> None:
    place = places(read("Rebels said they had taken Valencia."))["Valencia"]
    assert 1 <= len(place.alternatives) <= 4
    scores = [a.score for a in place.alternatives]
    assert scores == sorted(scores, reverse=True)


def test_capitals_in_datelines_are_places(read: Read) -> None:
    found = places(read("NAIROBI, Jan 4 (Savanna Wire) - Talks on South Sudan resumed in Kenya on Tuesday.", "2014-01-08"))
    assert found["NAIROBI"].geonames == 184745
    assert "Savanna Wire" not in found


def test_the_same_report_reads_the_same_twice(read: Read) -> None:
    text = "Separatists in Donetsk shelled Avdiivka, and Kyiv answered near Horlivka."
    assert read(text).places == read(text).places


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_no_mangled_text_fails(read: Read, parts: list[str]) -> None:
    text = " ".join(parts)
    for place in read(text).places:
        assert text[place.start : place.end] == place.text
