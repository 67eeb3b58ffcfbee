"""Any text is read without error, in order, and each time's days are in order; the vocabulary refuses what it cannot use."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.knowledge import times as vocabulary
from dateline.model import Report
from dateline.model.report import digest
from dateline.reader import pipeline
from dateline.reader.reader import reader
from dateline.reader.reading import Reading
from dateline.reader.times.feasts import feast_days
from dateline.reader.times.stage import Times

LINES = (
    "the a last next first of on by since until early late mid - – , . 5 May 31 February 2024 1992 '82 1990s 480 BC Monday night dawn",
    "week ago later",
    "before after half quarter end eve weekend spring Ramadan Easter Purim 16:40 7 p.m. 12/05/2024 99999 hundred and to every",
    "within ٣ ５ ² “ (",
    "years centuries march second 99th 25:61 this that same previous following 10000 5000",
)
WORDS = st.sampled_from([word for line in LINES for word in line.split()])


def read(text: str, published: dt.date) -> Reading:
    state = Reading(Report(id="t", published=published, sha256=digest(text), text=text), pipeline.parse(reader().nlp, text))
    Times()(state)
    return state


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, max_size=25), st.dates())
def test_any_words_of_time(words: list[str], published: dt.date) -> None:
    last = 0
    for time in read(" ".join(words), published).times:
        assert last <= time.start < time.end
        assert not (time.earliest and time.latest) or time.earliest <= time.latest
        last = time.end


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    state = read(text, dt.date(2024, 12, 7))
    assert len(state.time_at) == len(state.doc)


@pytest.mark.parametrize(
    ("name", "year", "first"),
    [
        ("easter", 2024, "2024-03-31"),
        ("orthodox-easter", 2024, "2024-05-05"),
        ("ramadan", 2012, "2012-07-20"),
        ("eid-al-adha", 2006, "2006-01-10"),
        ("yom-kippur", 1973, "1973-10-06"),
        ("lunar-new-year", 1968, "1968-01-30"),
        ("thanksgiving", 2001, "2001-11-22"),
    ],
)
def test_feast_days(name: str, year: int, first: str) -> None:
    assert str(feast_days(name, year)[0][0]) == first


def test_an_islamic_feast_may_fall_twice_in_a_year() -> None:
    assert [str(first) for first, _ in feast_days("eid-al-adha", 2006)] == ["2006-01-10", "2006-12-31"]


@pytest.mark.parametrize("spoil", [{"months": {1: ["January"]}}, {"numbers": {"Two": 2}}, {"weak": [1]}, {"unknown": []}])
def test_a_vocabulary_that_cannot_be_used_is_refused(spoil: dict[str, Any]) -> None:
    text = (vocabulary.DATA / "times.yaml").read_text("utf-8")
    with pytest.raises(vocabulary.TimesVocabularyError, match=r"times\.yaml"):
        vocabulary.check(yaml.safe_load(text) | spoil)
