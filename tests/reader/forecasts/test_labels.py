"""Chances that stand apart from what they are of, and judgements by verbs that hold a thing to be so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from dateline.model.record import Record

Read = Callable[..., Record]
DAY = "2015-09-20"


def forecasts(record: Record) -> list[dict[str, object]]:
    return [s for s in record.model_dump(mode="json")["statements"] if s["kind"] == "forecast"]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("The rebels capture Bouar (likely).", 0.55, 0.8),
        ("The front freezes on the Ouham (roughly a one in four chance).", 0.25, 0.25),
        ("Chad sends troops (remote).", 0.01, 0.05),
        ("Fall of Bossangoa: 40 percent.", 0.4, 0.4),
        ("Most likely: the garrison surrenders within days.", 0.55, 0.8),
        ("Petrov is more likely than not to survive the week: there is perhaps a 65 percent chance.", 0.65, 0.65),
        ("I give the Bangui ceasefire a 30 per cent chance of surviving to March.", 0.3, 0.3),
    ],
)
def test_a_chance_apart_from_its_clause(read: Read, text: str, low: float, high: float) -> None:
    found = forecasts(read(text, DAY))
    assert len(found) == 1
    likelihood = found[0]["likelihood"]
    assert isinstance(likelihood, dict)
    assert (likelihood["low"], likelihood["high"]) == (low, high)


def test_a_scenario_is_nothing_that_has_happened(read: Read) -> None:
    record = read("Scenarios to 31 December\nA. The rebels capture Bouar (likely).", DAY)
    statements = record.model_dump(mode="json")["statements"]
    assert [s["kind"] for s in statements] == ["forecast"]
    assert statements[0]["horizon"]["latest"] == "2015-12-31"


def test_what_cannot_be_excluded_is_possible(read: Read) -> None:
    found = forecasts(read("A second assault cannot be excluded, the adviser said.", DAY))
    assert [f["likelihood"]["low"] for f in found] == [None]  # type: ignore[index]


def test_a_matter_of_days_is_a_horizon(read: Read) -> None:
    found = forecasts(read("The announcement of the city's liberation is a matter of days.", DAY))
    horizon = found[0]["horizon"]
    assert isinstance(horizon, dict)
    assert dt.date(2015, 9, 27) <= dt.date.fromisoformat(horizon["latest"]) <= dt.date(2015, 10, 1)


def test_should_foretells_only_under_a_condition(read: Read) -> None:
    assert forecasts(read("If his helicopters keep flying, the general should hold.", DAY))
    assert not forecasts(read("Both sides should respect the truce.", DAY))


@pytest.mark.parametrize(
    "text",
    [
        "The envoy calls the withdrawal orderly.",
        "We consider this premature.",
        "An official described the figure as credible.",
        "In our view the capture of Kidal is genuine.",
    ],
)
def test_what_is_held_to_be_so_is_an_assessment(read: Read, text: str) -> None:
    kinds = [s["kind"] for s in read(text, DAY).model_dump(mode="json")["statements"]]
    assert "assessment" in kinds


def test_anniversaries_and_rated_reports_are_no_forecasts(read: Read) -> None:
    assert not forecasts(read("Saturday will mark a year since Tessalit was overrun.", DAY))
    assert not forecasts(read("Reports that Menaka has been vacated are plausible.", DAY))
