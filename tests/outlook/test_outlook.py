"""What an outlook says of a short campaign, and when it says nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from dateline.errors import DatelineError
from dateline.model import Record
from dateline.outlook.evaluation import outlook_of
from dateline.store import RecordStore
from outlook_made import CAMPAIGN, REBELS, STATE, told

DAY = dt.date(2012, 3, 31)


def test_the_curve_rises_and_stays_within_its_interval(campaign: RecordStore) -> None:
    found = outlook_of(campaign, "Timbuktu", known=DAY)
    assert len(found.curve) == 90
    assert [c.chance for c in found.curve] == sorted(c.chance for c in found.curve)
    assert all(0 <= c.low <= c.chance <= c.high <= 1 for c in found.curve)
    assert found.chance == found.curve[29]
    assert found.by == dt.date(2012, 4, 30)


def test_a_town_in_the_way_of_an_advance_is_likelier_to_fall_than_before_it(campaign: RecordStore) -> None:
    before, after = (outlook_of(campaign, "Timbuktu", known=d).chance for d in (dt.date(2012, 2, 28), DAY))
    assert before is not None
    assert after is not None
    assert after.chance > before.chance


def test_grounds_lead_to_statements_of_the_record(campaign: RecordStore) -> None:
    from dateline.fusion.grounds import grounds

    found = outlook_of(campaign, "Timbuktu", known=DAY)
    told_of = [s for g in found.grounds for s in g.statements]
    assert told_of
    assert all(grounds(campaign, s) for s in set(told_of))
    assert any("Gao" in g.words and g.weight > 0 for g in found.grounds)


def test_an_outlook_always_has_its_interval_grounds_and_record(campaign: RecordStore) -> None:
    for asked in ("Timbuktu", "Bamako", "Mali"):
        found = outlook_of(campaign, asked, known=DAY)
        assert found.refused is None
        assert found.grounds
        assert found.fared is not None
        assert "campaigns" in found.fared.measured
        assert found.chance is not None
        assert found.chance.low < found.chance.high


def test_a_state_is_asked_for_by_its_name_and_its_main_cities_are_told(campaign: RecordStore) -> None:
    found = outlook_of(campaign, "Mali", known=DAY)
    assert found.kind == "holder"
    held = next(g.words for g in found.grounds if g.words.startswith("main cities still held"))
    assert "Bamako" in held
    assert "nothing is said" in held  # towns of the gazetteer that no report named


def test_the_day_asked_for_is_on_the_curve(campaign: RecordStore) -> None:
    found = outlook_of(campaign, "Timbuktu", by=dt.date(2012, 4, 7), known=DAY)
    assert found.chance is not None
    assert found.chance.day == dt.date(2012, 4, 7)
    for by in (DAY, dt.date(2012, 8, 1)):
        with pytest.raises(DatelineError, match="outlook-day"):
            outlook_of(campaign, "Timbuktu", by=by, known=DAY)


def test_what_the_record_does_not_know_is_an_error_and_what_it_hardly_knows_a_refusal(
    campaign: RecordStore, keep: Callable[..., RecordStore]
) -> None:
    with pytest.raises(DatelineError, match="outlook-unknown"):
        outlook_of(campaign, "Ulan Bator", known=DAY)
    thin = keep((told("Gao", STATE, "2012-01-10", change="holds"), told("Kidal", REBELS, "2012-01-12")), "thin.db")
    found = outlook_of(thin, "Gao")
    assert found.curve == ()
    assert found.chance is None
    assert "two towns" in (found.refused or "")


def test_old_news_is_no_ground_for_an_outlook(campaign: RecordStore) -> None:
    found = outlook_of(campaign, "Timbuktu", known=dt.date(2012, 9, 1))
    assert "more than 60 days" in (found.refused or "")


def test_earlier_outlooks_are_held_against_what_came(keep: Callable[..., RecordStore]) -> None:
    quiet: tuple[Record, ...] = tuple(
        told(town, STATE if town in ("Mopti", "Bamako", "Timbuktu") else REBELS, day, change="holds")
        for day in ("2012-06-10", "2012-07-10", "2012-08-10")
        for town in ("Mopti", "Bamako", "Timbuktu", "Gao", "Kidal")
    )
    store = keep((*CAMPAIGN, *quiet))
    found = outlook_of(store, "Mopti", known=dt.date(2012, 8, 10))
    assert found.fared is not None
    assert found.fared.came == 0
    assert (found.fared.expected or 0) > 0


def test_an_outlook_names_no_person(campaign: RecordStore) -> None:
    for kind in ("place", "holder"):
        found = outlook_of(campaign, "Timbuktu" if kind == "place" else "Mali", known=DAY)
        assert not any(word in g.words.lower() for g in found.grounds for word in ("general ", "president ", "commander "))


def test_a_forecaster_who_is_a_person_is_told_by_the_part_played() -> None:
    from dateline.outlook.voices import impersonal

    person = {"name": "Amina Diallo", "named": True, "count": None, "role": "analyst", "actor": {"kind": "person"}}
    outlet = {"name": "River Radio", "named": True, "count": None, "role": "outlet", "actor": None}
    assert impersonal([outlet, person], None) == "River Radio, from a person (analyst)"
