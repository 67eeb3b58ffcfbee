"""The masthead of bulletins, statements and web pages: who issues them, and when."""

from __future__ import annotations

import datetime as dt
import pathlib

import pytest

from dateline.intake import reports
from dateline.intake.masthead import find
from dateline.model import Report

HEADS = [
    ("Rift Observatory\nBulletin no. 12, Tuesday 4 March 2025\n\nToll. Two died.", "Rift Observatory", dt.date(2025, 3, 4)),
    ("PRESS OFFICE OF THE NORTH\nCommunique, August 6, 2024\n\nOur forces left.", "Press Office of the North", dt.date(2024, 8, 6)),
    ("Radio Wagadu, evening news, Friday 9 May 2025\n\nGood evening.", "Radio Wagadu", dt.date(2025, 5, 9)),
    ("SUDAN: Flooding\nFlash Update No. 5, as of 3 August 2024, Nile Relief Desk\n\nHIGHLIGHTS", "Nile Relief Desk", dt.date(2024, 8, 3)),
    ("Daily assessment, 12 May 2023\nInstitute for Sahel Affairs\n\nKey points", "Institute for Sahel Affairs", dt.date(2023, 5, 12)),
    ("Myanmar live: rebels enter Lashio | The Pier Gazette\n\n10:00 - Airport\nFighting.", "The Pier Gazette", None),
    ("Rebels enter the town\nOn 3 May 2024 the army said in a statement that it had left.\n\nIt did.", None, None),
    ("Press briefing, Tuesday, March 4, 2014\n\nREPORTER: Is it over?", None, None),
    ("Planning note | 12 May 2019\n\nThree paths.", None, None),
    ("The army left Goma on Monday, residents said.", None, None),
    ("", None, None),
]


@pytest.mark.parametrize(("text", "outlet", "day"), HEADS)
def test_who_issues_it_and_when(text: str, outlet: str | None, day: dt.date | None) -> None:
    found = find(text)
    assert (found.outlet if found else None) == outlet
    assert (found.day if found else None) == day


def read(folder: pathlib.Path, text: str) -> Report:
    path = folder / "report.txt"
    path.write_text(text)
    (found,) = reports([str(path)])
    assert isinstance(found, Report), found
    return found


def test_a_bulletin_needs_no_other_date(tmp_path: pathlib.Path) -> None:
    report = read(tmp_path, HEADS[0][0])
    assert (report.outlet, report.published) == ("Rift Observatory", dt.date(2025, 3, 4))
    assert report.text.startswith("Rift Observatory"), "the masthead stays in the text"


def test_the_agency_of_a_dateline_goes_before_a_masthead(tmp_path: pathlib.Path) -> None:
    text = "date 2025-03-04\nRift Observatory\nBulletin, 4 March 2025\n\nGOMA (Lakes Wire) - Fighters left."
    assert read(tmp_path, text).outlet == "Lakes Wire"
