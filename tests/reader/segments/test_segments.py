"""The parts of a report and which of them can state something."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model import Report
from dateline.reader.pipeline import parse
from dateline.reader.reader import Reader, make_report
from dateline.reader.reading import Reading
from dateline.reader.segments import Segments, yields_statements

Cut = Callable[..., Reading]


@pytest.fixture(scope="session")
def cut(reader: Reader) -> Cut:
    """``cut(text, published)``: the reading after the segments stage alone."""

    def one(text: str, published: str = "2024-12-07") -> Reading:
        report: Report = make_report(text, published)
        out = Reading(report, parse(reader.nlp, text))
        Segments()(out)
        return out

    return one


def roles(reading: Reading) -> list[tuple[str, str]]:
    return [(s.role, reading.text[s.start : s.end].strip()) for s in reading.segments]


def test_headline_byline_and_dateline_stand_before_the_body(cut: Cut) -> None:
    text = "Rebels take second town in Kivu\nBy Aline Mbeki in Goma\n\nGOMA, Feb 3 (Lakes Wire) - The army left Minova on Monday."
    assert roles(cut(text)) == [
        ("headline", "Rebels take second town in Kivu"),
        ("byline", "By Aline Mbeki in Goma"),
        ("dateline", "GOMA, Feb 3 (Lakes Wire) -"),
        ("body", "The army left Minova on Monday."),
    ]


def test_first_paragraph_with_a_full_stop_is_no_headline(cut: Cut) -> None:
    assert [r for r, _ in roles(cut("Troops left Jaffna.\n\nThe port is shut."))] == ["body", "body"]


def test_single_line_without_full_stop_is_body(cut: Cut) -> None:
    assert roles(cut("Troops left Jaffna on Monday")) == [("body", "Troops left Jaffna on Monday")]


@pytest.mark.parametrize(
    "start",
    [
        "KABUL, Aug 3 (Khyber Press) - ",
        "NAIROBI (Rift Wire) — ",
        "MANAGUA, Nicaragua, July 2, 1979 (Isthmus) -- ",
        "Asmara, 12 May (Horn News) – ",
        "FREETOWN, Monday - ",
        "(CNN) -- ",
    ],
)
def test_datelines(cut: Cut, start: str) -> None:
    assert cut(start + "Soldiers fired at a bus.").segments[0].role == "dateline"


def test_dash_within_a_sentence_is_no_dateline(cut: Cut) -> None:
    assert [r for r, _ in roles(cut("The town - once a garrison - fell. Nobody came."))] == ["body"]


def test_live_stamps_date_what_follows(cut: Cut) -> None:
    reading = cut("Live: Sudan\n\nFriday 6 December\n\n18:05 - Bridge hit\nThe army bombed a bridge.\n\n0710 GMT\nShells fell on Bahri.")
    bodies = [s for s in reading.segments if s.role == "body"]
    assert [s.date for s in bodies] == [dt.date(2024, 12, 6)] * 2
    assert sum(s.role == "timestamp" for s in reading.segments) + sum(s.role == "headline" for s in reading.segments) == 4


def test_captions_and_boilerplate(cut: Cut) -> None:
    text = (
        "The army holds Wau.\n\nA soldier in Wau. (Photo: D. Deng/AFP)\n\n(Reporting by A. Lado; Editing by B. Cole)\n\n"
        "Follow us on Telegram\n\nThis story has been updated."
    )
    assert [r for r, _ in roles(cut(text))] == ["body", "caption", "boilerplate", "boilerplate", "boilerplate"]


def test_questions_yield_no_statements(cut: Cut) -> None:
    reading = cut("Who took Mocoa? The police left it on Friday.")
    fell, left = (next(t for t in reading.doc if t.lower_ == w) for w in ("took", "left"))
    assert not yields_statements(reading, fell)
    assert yields_statements(reading, left)


def test_transcript_gives_turns_to_speakers(cut: Cut) -> None:
    reading = cut("REPORTER: Has Tikrit fallen?\n\nMINISTER: No. It is in our hands.\n\nREPORTER: They deny that.\n\nMINISTER: Let them.")
    assert [(s.role, s.speaker) for s in reading.segments if s.role in ("body", "question")] == [
        ("question", "REPORTER"),
        ("body", "MINISTER"),
        ("question", "REPORTER"),
        ("body", "MINISTER"),
    ]


def test_run_in_heads_and_numbers(cut: Cut) -> None:
    reading = cut("Bulletin\n\n1. Air strikes. Jets hit a depot near Sirte.\n\nTruce. The two sides signed it.")
    assert [x for r, x in roles(reading) if r == "subhead"] == ["1. Air strikes.", "Truce."]


def test_hard_wrapped_lines_are_one_paragraph(cut: Cut) -> None:
    text = "Government soldiers abandoned the hill town of Bria on Tuesday after a\n"
    text += "night of shelling, residents and a priest told a local radio station.\n"
    assert [r for r, _ in roles(cut(text))] == ["body"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="Aab .:-–\n\"'“”?()1:0GMT•\u00a0é", max_size=160))
def test_segments_never_overlap_whatever_the_text(cut: Cut, text: str) -> None:
    reading = cut(text)
    ends = [0, *(s.end for s in reading.segments)]
    assert all(s.start >= before for s, before in zip(reading.segments, ends, strict=False))
    assert all(s.end <= len(text) for s in reading.segments)
