"""The brief's words: names, days, sources."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.brief.blocks import Quoted
from dateline.brief.figures.calibration import calibration_figure
from dateline.brief.figures.ink import SHAPES, mark
from dateline.brief.figures.locator import Spot, locator
from dateline.brief.wording import dated, days_words, party_line, source_words
from dateline.fusion.scores import Scored


@pytest.mark.parametrize(
    ("name", "framing", "known", "shown"),
    [
        ("Insurgents", (), False, "the insurgents"),
        ("Syrian National Army", (), True, "the Syrian National Army"),
        ("M23", (), True, "M23"),
        ("terror militia", ("terror",), False, Quoted("terror militia")),
        ("his fighters", (), False, Quoted("his fighters")),
    ],
)
def test_loaded_and_pointing_names_are_quoted_and_never_adopted(name: str, framing: tuple[str, ...], known: bool, shown: object) -> None:
    assert party_line(name, framing, known) == shown


def test_a_source_keeps_its_chain_and_hedges() -> None:
    link = {"text": "Two officials", "name": "officials", "count": 2}
    data = {"chain": [link], "hedges": [{"text": "reportedly"}], "likelihood": None}
    assert source_words(data, "Lake Times", dt.date(2025, 1, 2)) == "Lake Times, from two officials (“reportedly”)"
    assert source_words({"chain": [], "hedges": [], "likelihood": None}, None, dt.date(2025, 1, 2)) == "an unnamed report of 2 Jan 2025"


def test_days() -> None:
    a, b = dt.date(2024, 12, 1), dt.date(2024, 12, 3)
    assert [days_words(None, b), days_words(a, b), days_words(b, a), days_words(None, None)] == [
        "by 3 Dec 2024",
        "1 to 3 Dec 2024",
        "1 Dec 2024",
        "day not given",
    ]
    assert dated("came on 2024-12-03 (claimed)") == "came on 3 Dec 2024 (claimed)"


def test_parties_and_statuses_are_told_apart_without_colour() -> None:
    drawn = {mark(shape, 0, 0, 5, 0, status) for shape in SHAPES for status in ("confirmed", "claimed", "disputed", "unknown")}
    assert len(drawn) == len(SHAPES) * 4


def test_the_map_escapes_names_and_needs_points() -> None:
    svg, words = locator([Spot("<b>Goma", -1.6, 29.2, "CD", "M23 & co", "confirmed", True)], "x < y")
    assert "<b>" not in svg and "M23 &amp; co" in svg and "M23 & co" in words
    assert locator([], "none") == ("", "")


def test_calibration_counts_only_what_had_a_number() -> None:
    marks = [Scored("a", "likely", 0.55, 0.8, True), Scored("a", "likely", 0.55, 0.8, False), Scored("b", "may", None, None, True)]
    svg, words = calibration_figure(marks)
    assert words == "“likely”: 1 of 2 came about" and "1 of 2" in svg
    assert calibration_figure(marks[2:]) == ("", "")
