"""Expressions of time in news: where they are, what they are worth, and on which days of the calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from dateline.model import Report
from dateline.model.report import digest
from dateline.reader import pipeline
from dateline.reader.reader import Reader
from dateline.reader.reading import Reading, TimeMention
from dateline.reader.times.stage import Times

Find = Callable[..., list[TimeMention]]


@pytest.fixture(scope="session")
def find(reader: Reader) -> Find:
    """``find(text, published)``: the times of a text, with that stage alone."""

    def one(text: str, published: str = "2016-08-06") -> list[TimeMention]:
        report = Report(id="t", published=dt.date.fromisoformat(published), sha256=digest(text), text=text)
        state = Reading(report, pipeline.parse(reader.nlp, text))
        Times()(state)
        for time in state.times:
            assert time.start < time.end
        return state.times

    return one


def only(times: list[TimeMention]) -> TimeMention:
    assert len(times) == 1, [t.value for t in times]
    return times[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rebels overran the base on Thursday.", "2016-08-04"),
        ("The two sides will meet in Geneva on Thursday.", "2016-08-11"),
        ("The truce is due to take effect on Monday.", "2016-08-08"),
        ("The garrison surrendered last Friday.", "2016-08-05"),
        ("The convoy left Juba on 3 July.", "2016-07-03"),
        ("The convoy left Juba on July 3rd.", "2016-07-03"),
        ("The convoy left Juba on 2016-07-03.", "2016-07-03"),
        ("Voters go to the polls on 14 November, and the army will vote earlier.", "2016-11-14"),
        ("Leaders signed the accord on the 5th of June 2003.", "2003-06-05"),
        ("The junta seized power in May last year.", "2015-05"),
        ("The port was shelled in November.", "2015-11"),
        ("A referendum will be held in November.", "2016-11"),
        ("The city fell in the summer of 1995.", "1995-SU"),
        ("The uprising began in the mid-1980s.", "198"),
        ("The fort dates from the 17th century.", "16"),
        ("Donors pledged the money in the third quarter of 2014.", "2014-Q3"),
        ("Two soldiers were hurt yesterday.", "2016-08-05"),
        ("The village was hit two days ago.", "2016-08-04"),
        ("Fighting flared last week.", "2016-W30"),
        ("The ceasefire collapsed last month.", "2016-07"),
        ("Troops will pull back next month.", "2016-09"),
        ("The rebels attacked on Christmas Eve.", "2015-12-24"),
        ("The offensive stalled in the winter of 1941.", "1941-WI"),
        ("Power was cut at 7 p.m. on Friday.", "2016-08-05T19:00"),
        ("The first shells landed at 0430 GMT on Friday.", "2016-08-05T04:30Z"),
        ("They crossed the river on the night of 3 August.", "2016-08-03TNI"),
        ("Guards fire into the air every evening.", "XXXX-XX-XXTEV"),
        ("The siege lasted 872 days.", "P872D"),
        ("A 72-hour pause was agreed.", "PT72H"),
        ("He has ruled for more than three decades.", "P3DE"),
    ],
)
def test_value(find: Find, text: str, value: str) -> None:
    assert find(text)[0].value == value


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Soldiers mutinied in early March.", "2016-03-01", "2016-03-10"),
        ("Soldiers will leave by the end of August.", "2016-08-29", "2016-08-31"),
        ("The capital could fall within days.", "2016-08-06", "2016-08-14"),
        ("They must leave within 48 hours.", "2016-08-06", "2016-08-08"),
        ("Gunmen raided the camp overnight.", "2016-08-05", "2016-08-06"),
        ("Gunmen raided the camp at the weekend.", "2016-08-06", "2016-08-07"),
        ("Thousands have fled in the past nine days.", "2016-07-28", "2016-08-06"),
        ("Eid al-Fitr was marked under fire.", "2016-07-06", "2016-07-08"),
        ("The truce for Orthodox Easter did not hold.", "2016-05-01", "2016-05-01"),
    ],
)
def test_interval(find: Find, text: str, first: str, last: str) -> None:
    time = find(text)[0]
    assert (str(time.earliest), str(time.latest)) == (first, last)


def test_ranges_are_two_times_that_share_month_and_year(find: Find) -> None:
    assert [t.value for t in find("Clashes from 3 to 5 May 1997 killed dozens.")] == ["1997-05-03", "1997-05-05"]
    assert [t.value for t in find("The war of 1992-95 and the siege of 26 November - 4 January 2003.")] == [
        "1992",
        "1995",
        "2002-11-26",
        "2003-01-04",
    ]


def test_a_narrative_goes_on_from_the_day_just_told(find: Find) -> None:
    text = (
        "On 9 July the army stormed Wau. The next day it took the airfield. Three days later the governor fled. That night the town burned."
    )
    assert [t.value for t in find(text)] == ["2016-07-09", "2016-07-10", "2016-07-13", "2016-07-13TNI"]


def test_dawn_after_a_night_is_the_next_day(find: Find) -> None:
    assert [t.value for t in find("On Tuesday night gunmen entered Beni. By dawn they were gone.")] == ["2016-08-02TNI", "2016-08-03TMO"]


def test_histories_lean_on_their_own_dates(find: Find) -> None:
    text = (
        "In 1936 the generals rose. In July 1936 they held Seville and in November stood before Madrid. By March 1937 the front froze. "
        "In April Guernica was bombed. In 1938 the republic was split. On 26 January 1939 Barcelona fell. Two months later so did Madrid."
    )
    assert [t.value for t in find(text, "2009-12-19")] == [
        "1936",
        "1936-07",
        "1936-11",
        "1937-03",
        "1937-04",
        "1938",
        "1939-01-26",
        "1939-03",
    ]


def test_years_before_christ(find: Find) -> None:
    values = [t.value for t in find("The war of 264-241 BC was lost. In 218 BC it broke out again.")]
    assert values == ["BC0264", "BC0241", "BC0218"]


def test_a_day_in_a_quotation_counts_from_when_it_was_spoken(find: Find) -> None:
    times = find('"We took the bridge this morning," the general said on Thursday.')
    assert [t.value for t in times] == ["2016-08-04TMO", "2016-08-04"]


def test_a_day_after_something_is_the_day_of_that(find: Find) -> None:
    time = find("Rebels entered Bunia on Friday, a day after losing Mahagi.")[1]
    assert str(time.earliest) == str(time.latest) == "2016-08-04"


@pytest.mark.parametrize(
    "text",
    [
        "He may march on the capital.",
        "The Sun set behind them.",
        "A second column turned back.",
        "Operation Dawn of Hope went on.",
        "The Security Council adopted resolution 1973.",
        "Some 1500 men and 2000 civilians fled.",
        "Three quarters of the town is in ruins.",
        "The fall of the fort was a blow.",
        "General August spoke to them.",
        "Shells hit the spring that feeds the village.",
        "It killed 40 people and wounded 1998 sheep.",
    ],
)
def test_words_that_are_no_times(find: Find, text: str) -> None:
    assert find(text) == []


def test_what_cannot_be_reckoned_says_why(find: Find) -> None:
    assert "either way round" in (only(find("The form is dated 05/06/2016.")).unresolved or "")
    assert only(find("They came back a year after the accord.")).unresolved
    assert only(find("It was signed on 31 February 2011.")).unresolved


def test_months_named_like_verbs_count_as_months_where_they_are(find: Find) -> None:
    assert [t.value for t in find("In May they fled; on March 4 they came back.")] == ["2016-05", "2016-03-04"]
