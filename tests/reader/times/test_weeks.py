"""A weekday beside the week that it is of."""

from __future__ import annotations

import datetime as dt

import pytest


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The police withdrew on Thursday last week.", dt.date(2024, 11, 14)),
        ("The police withdrew on Thursday of last week.", dt.date(2024, 11, 14)),
        ("Talks resume on Monday next week.", dt.date(2024, 11, 25)),
    ],
)
def test_a_weekday_lies_in_the_week_named_beside_it(read, text, day):
    record = read(text, "2024-11-21")  # a Thursday
    assert (record.times[0].earliest, record.times[0].latest) == (day, day)


def test_a_letter_of_a_day_was_written_before(read):
    record = read("Our last note, of 4 March, gave a one-in-four chance of a raid on Palma by June.", "2021-03-29")
    assert record.times[0].earliest == dt.date(2021, 3, 4)
    assert record.statements[0].horizon.latest == dt.date(2021, 6, 30)
