"""The wire dateline."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.intake import wire
from dateline.intake.wire import Wire, place_name


@pytest.mark.parametrize(
    ("text", "wire_"),
    [
        ("JUBA, Dec 18, 2013 (Nile Wire) - Troops", Wire("Juba", "Nile Wire", dt.date(2013, 12, 18))),
        ("JUBA, Dec 18 (Nile Wire) - Troops", Wire("Juba", "Nile Wire", None, (12, 18))),
        ("Juba, South Sudan (Nile Wire) — Troops", Wire("Juba", "Nile Wire")),
        ("PORT-AU-PRINCE, Haiti, 3 March 2024 (Isle Press) – Gangs", Wire("Port-au-Prince", "Isle Press", dt.date(2024, 3, 3))),
        ("N'DJAMENA, Monday, 3 May 2021 (Sahel Desk) -- The", Wire("N'Djamena", "Sahel Desk", dt.date(2021, 5, 3))),
        ("SANA'A (Coast Radio) - The", Wire("Sana'a", "Coast Radio")),
        ("TBILISI, August 9. /Ridge/. Shelling", Wire("Tbilisi", "Ridge", None, (8, 9))),
        ("GENEVA/KHARTOUM, 4 Mar 2023 (Nile Wire) - x", Wire("Geneva", "Nile Wire", dt.date(2023, 3, 4))),
        ("KHARTOUM (Nile Wire, Apr. 15, 2023) - x", Wire("Khartoum", "Nile Wire", dt.date(2023, 4, 15))),
        ("(Nile Wire) -- Gunfire", Wire(None, "Nile Wire")),
        ("MOGADISHU, Somalia, Sept. 5, 2014 – The", Wire("Mogadishu", None, dt.date(2014, 9, 5))),
        ("KABUL — Gunmen", Wire("Kabul")),
        ("Army loses Malakal\n\nJUBA, Dec 24, 2013 (Nile Wire) - The", Wire("Juba", "Nile Wire", dt.date(2013, 12, 24))),
    ],
)
def test_a_dateline_gives_place_agency_and_date(text: str, wire_: Wire) -> None:
    assert wire.find(text) == wire_


@pytest.mark.parametrize(
    "text",
    [
        "The army (which is loyal to the president) - says so",
        "Fighters (loyal to the president) - said",
        "BREAKING — Explosions in the capital",
        "LIVE UPDATES — Explosions in the capital",
        "US - Iran talks resume",
        "Malakal, where rebels (the White Army) - gathered",
        "Sudan live: army enters Wad Madani\n\n16:40 - Army enters",
        "SUDAN: violence in Gezira\nFlash update",
        "",
        "\n\n\n",
        "Dec 18, 2013",
    ],
)
def test_other_first_lines_are_no_datelines(text: str) -> None:
    assert wire.find(text) is None


def test_a_day_that_is_none_gives_no_date() -> None:
    assert wire.find("JUBA, Feb 31, 2013 (Nile Wire) - x") in (None, Wire("Juba", "Nile Wire"))


def test_place_names_keep_mixed_case_and_particles() -> None:
    assert [place_name(n) for n in ("McAllen", "RIO DE JANEIRO", "AL-HASAKAH", "ST. PETERSBURG")] == [
        "McAllen", "Rio de Janeiro", "Al-Hasakah", "St. Petersburg"]


@given(st.text(max_size=300))
def test_any_text_is_safe(text: str) -> None:
    wire.find(text)
    wire.find("GOMA, " + text)
