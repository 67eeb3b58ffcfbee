"""When what a report states happened, and by when a forecast is to come true."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.reader import pipeline
from dateline.reader.reader import Reader, make_report
from dateline.reader.reading import Draft, Reading, Segment, WhenFound
from dateline.reader.times.stage import Times
from dateline.reader.times.when import When

PUBLISHED = "2016-08-06"  # a Saturday


def dated(reader: Reader, text: str, word: str, kind: str = "event", modality: str = "actual", **fields: object) -> Draft:
    """A draft headed by a word of the text, after the stages that date it."""
    report = make_report(text, PUBLISHED)
    state = Reading(report, pipeline.parse(reader.nlp, text))
    head = next(t for t in state.doc if t.text == word)
    draft = Draft(kind, head.i, (head.i, head.i + 1), (head.sent.start, head.sent.end), "test/1", modality=modality)
    for name, value in fields.items():
        setattr(draft, name, value)
    state.statements.append(draft)
    Times()(state)
    When()(state)
    assert draft.steps
    return draft


def span(found: WhenFound | None) -> tuple[str | None, str | None] | None:
    return found and (found.earliest and str(found.earliest), found.latest and str(found.latest))


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Rebels captured Kidal on Thursday.", "captured", ("2016-08-04", "2016-08-04")),
        ("On Thursday rebels captured Kidal, officials said.", "captured", ("2016-08-04", "2016-08-04")),
        ("Rebels captured Kidal.", "captured", (None, "2016-08-06")),
        ("By Thursday rebels had captured Kidal.", "captured", (None, "2016-08-04")),
        ("At least 90 people have been killed since Thursday.", "killed", ("2016-08-04", "2016-08-06")),
        ("At least 90 people have been killed since the battle began on Thursday.", "killed", ("2016-08-04", "2016-08-06")),
        ("Following clashes on Thursday, rebels captured Kidal.", "captured", ("2016-08-04", "2016-08-06")),
        ("The group held the town from 2004 until 2009.", "held", ("2004-01-01", "2009-12-31")),
        ("The governor said on Thursday that rebels had captured Kidal.", "captured", (None, "2016-08-04")),
        ("Rebels captured Kidal on Thursday and burned the market.", "burned", ("2016-08-04", "2016-08-04")),
        ("Rebels shelled Kidal on Thursday, killing nine people.", "killing", ("2016-08-04", "2016-08-04")),
        ("The loss of Kidal in January was a blow.", "loss", ("2016-01-01", "2016-01-31")),
        ("They crossed the river before dawn on Friday.", "crossed", ("2016-08-05", "2016-08-05")),
        ("The army entered Kidal on Friday, a day after quitting Gao.", "quitting", ("2016-08-04", "2016-08-04")),
        ("The army entered Kidal on Friday after six days of clashes.", "clashes", ("2016-07-30", "2016-08-05")),
        ("The militia quit Kidal in 2012, when it was driven out by the army.", "driven", ("2012-01-01", "2012-12-31")),
    ],
)
def test_when(reader: Reader, text: str, word: str, expected: tuple[str | None, str | None]) -> None:
    assert span(dated(reader, text, word).when) == expected


def test_a_plan_without_a_date_has_none_and_with_one_has_its_own(reader: Reader) -> None:
    assert dated(reader, "The army will hand over the port.", "hand", modality="planned").when is None
    assert span(dated(reader, "The army will hand over the port on 1 October.", "hand", modality="planned").when) == (
        "2016-10-01",
        "2016-10-01",
    )


@pytest.mark.parametrize(
    ("text", "word", "latest"),
    [
        ("The capital could fall within days.", "fall", "2016-08-14"),
        ("The ceasefire will probably collapse by the end of the month.", "collapse", "2016-08-31"),
        ("Tripoli is unlikely to fall before winter.", "fall", "2016-12-01"),
        ("A deal may be signed next week.", "signed", "2016-08-14"),
        ("It would take three more weeks to clear the town.", "take", "2016-08-27"),
    ],
)
def test_horizon(reader: Reader, text: str, word: str, latest: str) -> None:
    draft = dated(reader, text, word, kind="forecast", modality="possible")
    assert draft.when is None
    assert draft.horizon is not None and str(draft.horizon.latest) == latest


def test_a_forecast_without_a_time_has_no_horizon(reader: Reader) -> None:
    assert dated(reader, "The capital could fall.", "fall", kind="forecast").horizon is None


def test_an_undated_item_of_a_live_blog_is_of_its_day(reader: Reader) -> None:
    text = "The army has left the airfield."
    state = Reading(make_report(text, PUBLISHED), pipeline.parse(reader.nlp, text))
    state.segments.append(Segment(0, len(text), "body", dt.date(2016, 8, 5)))
    draft = Draft("event", 3, (3, 4), (0, len(state.doc)), "test/1")
    state.statements.append(draft)
    Times()(state)
    When()(state)
    assert span(draft.when) == ("2016-08-05", "2016-08-05")
