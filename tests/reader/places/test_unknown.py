"""Small towns that the gazetteer has not are kept by name; persons and bodies in the same slots are not taken for them."""

from __future__ import annotations

import pytest


def names(read, text):
    return {p.text for p in read(text, "2024-05-05").places}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army lost Qalb Murad to the jihadists.", {"Qalb Murad"}),
        ("Fighters stormed Kolondiéban before dawn and burned the gendarmerie.", {"Kolondiéban"}),
        ("Twelve people were killed in an attack on Djirakouma, a market town 30 km east of Mopti.", {"Djirakouma", "Mopti"}),
        ("The convoy was ambushed between Makwanguila and Bria.", {"Makwanguila", "Bria"}),
        ("Nyi Par Taung fell on Thursday after a siege of three weeks.", {"Nyi Par Taung"}),
        ("Shells landed in Verkhnya Talinska and Nova Stepovna.", {"Verkhnya Talinska", "Nova Stepovna"}),
        ("Militants attacked Mbalange, Chitolola and Nanguava on Sunday.", {"Mbalange", "Chitolola", "Nanguava"}),
        ("Security forces withdrew from Laas Gorayo towards Erigavo.", {"Laas Gorayo", "Erigavo"}),
        ("Government troops advanced from Tinzawaten-Est to Boghassa.", {"Tinzawaten-Est", "Boghassa"}),
    ],
)
def test_a_town_that_the_gazetteer_has_not_is_kept_by_name(read, text, expected):
    assert expected <= names(read, text)


@pytest.mark.parametrize(
    "text",
    [
        "The rebels captured Captain Idriss Waziri and seized Iyad Ag Ghali.",
        "Police detained Ahmad Rahal and Yusuf Amer.",
        "The party lost Ahmed Tibi to a rival list.",
        "Wagner fighters attacked JNIM and Boko Haram.",
        "The bulletin was read out in Kinyarwanda and in Swahili.",
    ],
)
def test_persons_bodies_and_languages_are_no_places(read, text):
    assert not names(read, text)
