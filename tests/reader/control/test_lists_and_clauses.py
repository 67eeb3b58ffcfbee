"""Statements of control whose words the parse joins wrongly, and places meant by words for several of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model import Control, Record

Read = Callable[..., Record]


def held(record: Record) -> list[tuple[str, str, str | None, str | None]]:
    """Change, holders, place and area of every statement of control, in the order of the text."""
    names = {m.id: m.text for m in (*record.places, *record.actors)}
    return [
        (s.change, " & ".join(names[h] for h in s.holder), names[s.place] if s.place else None, s.area)
        for s in record.statements
        if isinstance(s, Control)
    ]


def test_the_last_of_a_list_may_open_the_next_clause(read: Read) -> None:
    text = "The TNLA controls Kyaukme and Hsipaw, and Lashio, the seat of a command, has been held by the MNDAA since August."
    assert held(read(text)) == [
        ("holds", "TNLA", "Kyaukme", None),
        ("holds", "TNLA", "Hsipaw", None),
        ("holds", "MNDAA", "Lashio", None),
    ]


def test_two_parts_of_one_town_are_two_statements(read: Read) -> None:
    text = "Residents of Pemba said the hospital and the police station were in the hands of the militants."
    assert [row[2:] for row in held(read(text))] == [("Pemba", "hospital"), ("Pemba", "police station")]


@pytest.mark.parametrize(
    "text",
    [
        "Clashes went on in Alamata and Korem. The rebels claim to have captured both.",
        "Clashes went on in Alamata and Korem. The rebels said they held both towns.",
        "Clashes went on in Alamata and Korem. The two towns fell to the rebels on Friday.",
    ],
)
def test_both_are_the_places_named_together(read: Read, text: str) -> None:
    assert [row[2] for row in held(read(text))] == ["Alamata", "Korem"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Gangs control most of Haiti's capital.", "Port-au-Prince"),
        ("In Goma, the rebels said they had overrun two bases.", "Goma"),
        ("In Rakhine State the Arakan Army has captured ten of 17 townships.", "Rakhine"),
        ("Troops reached Zepa, a village where 80 peacekeepers were pinned down in their posts.", "Zepa"),
        ("Fighting spread to Kan Paik Ti, which was captured by rebels on Thursday.", "Kan Paik Ti"),
    ],
)
def test_where_it_is_told_in_other_words(read: Read, text: str, place: str) -> None:
    record = read(text)
    control = [s for s in record.statements if isinstance(s, Control)]
    assert [p.name for s in control for p in record.places if p.id == s.place] == [place]


def test_a_flag_by_its_name(read: Read) -> None:
    assert held(read("The Union Jack was run up over Goose Green on Saturday."))[0][:3] == ("gained", "", "Goose Green")


def test_nothing_is_held_by_whoever_is_left_without(read: Read) -> None:
    assert held(read("The rebels took Pangwa, leaving the army with no base in Kachin.")) == [("gained", "rebels", "Pangwa", None)]


def test_a_fall_and_another(read: Read) -> None:
    text = "Since the fall of Bentiu on 2 January and of Malakal a month later, the rebels have fled."
    assert [row[2] for row in held(read(text))] == ["Bentiu", "Malakal"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Kandahar and Lashkar Gah confirmed lost.", [("lost", "", "Kandahar", None), ("lost", "", "Lashkar Gah", None)]),
        ("El Fasher, the only town still under army control, was calm.", [("holds", "army", "El Fasher", None)]),
        ("The rebels hold little more than Goma's airport.", [("holds", "rebels", "Goma", "airport")]),
        ("Kidal is in rebel hands. Gao is not.", [("holds", "rebel", "Kidal", None), ("holds", "rebel", "Gao", None)]),
        (
            "The airport and the army base in Herat held out until noon; both have now been handed over.",
            [("holds", "", "Herat", "airport"), ("holds", "", "Herat", "army base"), ("lost", "", "Herat", "airport"),
             ("lost", "", "Herat", "army base")],
        ),
        (
            "The army liberated the city of Fuzuli and three villages of the district: Gochahmadli, Juvarli and Dadali.",
            [("gained", "army", name, None) for name in ("Fuzuli", "Gochahmadli", "Juvarli", "Dadali")],
        ),
        (
            "The National Resistance, the Tihama Resistance and the Giants Brigades took control of Hodeidah.",
            [("gained", "National Resistance & Tihama Resistance & Giants Brigades", "Hodeidah", None)],
        ),
        ("In Babanusa the 22nd Division is besieged in its barracks.", [("encircled", "", "Babanusa", None)]),
    ],
)
def test_who_has_what_in_short_and_long_words(read: Read, text: str, rows: list[tuple[str, str, str, str | None]]) -> None:
    assert held(read(text)) == rows


def test_what_is_denied_by_leaving_out_is_denied(read: Read) -> None:
    found = [s.asserted for s in read("Kidal is in rebel hands. Gao is not.").statements if isinstance(s, Control)]
    assert found == [True, False]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Militiamen held out in the Borovo and Mitnica quarters.", ["Borovo", "Mitnica"]),
        ("They liberated four settlements - Lobkove, Levadne and Makarivka in Donetsk Oblast, Blahodatne - after dawn.",
         ["Lobkove", "Levadne", "Makarivka", "Blahodatne"]),
        ("The army announced the recapture on Sunday of Nasir.", ["Nasir"]),
        ("In North Kivu the rebels run Goma and Sake.", ["Goma", "Sake"]),
        ("Rebels attacked Aleppo. They still hold the north of the city.", ["Aleppo"]),
        ("Troops are shut up in their base at Mubambiro.", ["Mubambiro"]),
    ],
)
def test_places_in_lists_and_phrases(read: Read, text: str, places: list[str]) -> None:
    assert [row[2] for row in held(read(text))] == places


def test_whose_grasp_it_slips_from(read: Read) -> None:
    record = read("The Shabab fought on. Mogadishu slipped from its grasp in August.")
    (lost,) = [s for s in record.statements if isinstance(s, Control)]
    assert lost.change == "lost"
    assert [a.text for a in record.actors for i in lost.previous if a.id == i] != ["Mogadishu"]


@pytest.mark.parametrize(
    "text",
    [
        "Police expelled hundreds of unregistered foreigners from Moscow.",
        "The villages have not been named: Tukhchar and Gamiyakh lie in the hills.",
        "The general runs the company in Goma.",
    ],
)
def test_none_of_these_is_taken_or_held(read: Read, text: str) -> None:
    assert held(read(text)) == []


def test_who_holds_out_in_a_participle(read: Read) -> None:
    assert held(read("The rump government, now holed up in Gisenyi, asked for talks."))[-1][:3] == ("holds", "rump government", "Gisenyi")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Kunduz, besieged for a month, was given up by its garrison.",
         [("encircled", "", "Kunduz", None), ("lost", "", "Kunduz", None)]),
        ("Ghazni became the tenth provincial capital to be lost to the Taliban.", [("lost", "Taliban", "Ghazni", None)]),
        ("Ukraine's flag flew over Slovyansk on Saturday.", [("gained", "Ukraine", "Slovyansk", None)]),
        ("The flag of the Taliban now flies over Herat.", [("holds", "Taliban", "Herat", None)]),
        ("Kismayo and Baidoa continue to be held by the militants.",
         [("holds", "militants", "Kismayo", None), ("holds", "militants", "Baidoa", None)]),
        ("The rebels now control, by most reckonings, two-thirds of Angola.", [("holds", "rebels", "Angola", None)]),
        ("India evacuated its consulate in Kandahar.", []),
        ("The army retook the airport at Lalibela, only to hand it to the police.",
         [("gained", "army", "Lalibela", "airport"), ("gained", "police", "Lalibela", None)]),
    ],
)
def test_participles_flags_and_loose_objects(read: Read, text: str, rows: list[tuple[str, str, str, str | None]]) -> None:
    assert held(read(text)) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("The rebels encircled the government compound in Grozny, the railway station and two checkpoints.",
         [("encircled", "rebels", "Grozny", "government compound"), ("encircled", "rebels", "Grozny", "railway station"),
          ("encircled", "rebels", "Grozny", "two checkpoints")]),
        ("The fighters took Bayhan, leaving Marib the only town still held by the government.",
         [("gained", "fighters", "Bayhan", None), ("holds", "government", "Marib", None)]),
        ("The LTTE overran Kilinochchi, a town the army had won two years ago.",
         [("gained", "LTTE", "Kilinochchi", None), ("gained", "army", "Kilinochchi", None)]),
        ("The opposition party won Istanbul.", []),
    ],
)
def test_lists_and_towns_left_or_won(read: Read, text: str, rows: list[tuple[str, str, str, str | None]]) -> None:
    assert held(read(text)) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Islamist fighters have seized control of Baladwayne, provincial seat of Hiran.",
         [("gained", "Islamist fighters", "Baladwayne", None)]),
        ("Herat and Kandahar had gone over to one faction or another.",
         [("gained", "one faction", "Herat", None), ("gained", "one faction", "Kandahar", None)]),
        ("The fighters entered Kabul. They occupied the Interior Ministry and most of the palace.",
         [("gained", "They", "Kabul", "Interior Ministry"), ("gained", "They", "Kabul", "palace")]),
    ],
)
def test_unknown_towns_factions_and_most_of_a_palace(read: Read, text: str, rows: list[tuple[str, str, str, str | None]]) -> None:
    assert held(read(text)) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Djibo and Sollé remain blockaded.", [("encircled", "", "Djibo", None), ("encircled", "", "Sollé", None)]),
        ("Smith is surrounded by friends.", []),
        ("The mutineers were still dug in around Bouaké.", [("holds", "mutineers", "Bouaké", None)]),
    ],
)
def test_towns_blockaded_and_men_dug_in(read: Read, text: str, rows: list[tuple[str, str, str, str | None]]) -> None:
    assert held(read(text)) == rows
