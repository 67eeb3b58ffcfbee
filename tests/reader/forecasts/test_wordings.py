"""Forecasts in wordings that the parse makes hard."""

from __future__ import annotations

import datetime as dt

import pytest


def forecasts(read, text, day="2012-04-02"):
    return [s for s in read(text, day).statements if s.kind == "forecast"]


def test_doubt_is_a_forecast_also_where_the_tagger_takes_it_for_a_noun(read):
    (one,) = forecasts(read, "Diplomats in Abidjan doubt they would be sent before June, if at all.")
    assert one.likelihood.words == "doubt" and [link.text for link in one.chain] == ["Diplomats in Abidjan"]


def test_the_next_target_is_a_place_that_may_fall(read):
    (one,) = forecasts(read, "Mopti, 460 km northeast of the capital, is seen as the next target.")
    assert one.outcome.type == "control" and one.outcome.place is not None


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [("less than one in five", 0.0, 0.2), ("more than 70 percent", 0.7, 1.0), ("close to nil", 0.01, 0.05)],
)
def test_bounds_of_a_chance(read, words, low, high):
    (one,) = forecasts(read, f"The embassy put the chance of an assault on the capital at {words}.")
    assert (one.likelihood.low, one.likelihood.high) == (low, high)


def test_within_the_week(read):
    (one,) = forecasts(read, "Officials thought it very likely that the funds would be frozen within the week.")
    assert one.horizon.latest == dt.date(2012, 4, 9)


def test_what_you_will_see_is_no_forecast(read):
    found = forecasts(read, '"The two groups will split, you will see," a trader in Gao said.')
    assert [s.cue.text for s in found] == ["will split"]


def test_forecasts_behind_the_stamps_of_a_live_blog(read):
    text = '16:02 — A senior Turkish official tells Reuters that Baku will take Lachin "in a matter of days".'
    (one,) = forecasts(read, text, "2020-10-20")
    assert one.outcome.type == "control" and [link.text for link in one.chain] == ["Reuters", "A senior Turkish official"]


@pytest.mark.parametrize("text", ["I do not believe that help will arrive this year.", "We do not expect a battle for the capital."])
def test_what_is_not_expected_is_told_as_not_coming(read, text):
    (one,) = forecasts(read, text)
    assert not one.asserted
