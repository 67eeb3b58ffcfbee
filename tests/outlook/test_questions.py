"""People's questions, kept and settled from the ledger, on SQLite and PostgreSQL."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.errors import DatelineError
from dateline.fusion.settle import settle
from dateline.outlook.questions import add, give, listed, resolve
from dateline.store import RecordStore
from outlook_made import CAMPAIGN, REBELS, STATE, told

BY = dt.date(2012, 4, 30)


@pytest.fixture
def campaign(store: RecordStore) -> RecordStore:
    """The campaign in either database."""
    for record in CAMPAIGN:
        store.add(record)
    settle(store)
    return store


def more(store: RecordStore, *reports: object) -> None:
    for record in reports:
        store.add(record)  # type: ignore[arg-type]
    settle(store)


def test_a_question_is_kept_with_its_criterion_and_the_chances_of_the_day(campaign: RecordStore) -> None:
    asked = add(campaign, "Will Timbuktu fall?", "Timbuktu", BY, "amina", 0.6)
    assert asked.state == "open"
    assert str(BY) in asked.criterion
    assert asked.outlook is not None
    assert [(g.who, g.chance) for g in asked.given] == [("amina", 0.6)]
    give(campaign, asked.id, 0.8, "amina")
    give(campaign, asked.id, 0.3, "joram")
    assert {(g.who, g.chance) for g in listed(campaign, asked.id)[0].given} == {("amina", 0.8), ("joram", 0.3)}


def test_it_comes_true_when_the_ledger_says_so_and_everyone_is_scored(campaign: RecordStore) -> None:
    one = add(campaign, "Will Timbuktu fall?", "Timbuktu", BY, "amina", 0.6)
    other = add(campaign, "Will Mopti fall?", "Mopti", dt.date(2012, 4, 20), "amina", 0.6)
    assert resolve(campaign) == []
    more(campaign, told("Timbuktu", REBELS, "2012-04-01"), told("Mopti", STATE, "2012-04-25", change="holds"))
    settled = {x.id: x for x in resolve(campaign)}
    assert settled[one.id].state == "true"
    assert settled[one.id].resolved_on == dt.date(2012, 4, 1)
    assert settled[one.id].given[0].brier == pytest.approx(0.16)
    assert settled[one.id].outlook_brier is not None
    assert settled[other.id].state == "false"
    assert settled[other.id].given[0].brier == pytest.approx(0.36)
    assert resolve(campaign) == []
    with pytest.raises(DatelineError, match="settled"):
        give(campaign, one.id, 0.9, "amina")


def test_a_change_after_the_day_does_not_count(campaign: RecordStore) -> None:
    asked = add(campaign, "Will Timbuktu fall within days?", "Timbuktu", dt.date(2012, 4, 3), "amina", 0.2)
    more(campaign, told("Timbuktu", REBELS, "2012-04-10"))
    assert [(x.id, x.state) for x in resolve(campaign)] == [(asked.id, "false")]


def test_what_is_no_question_is_refused(campaign: RecordStore) -> None:
    for words, about, by, p in (
        ("", "Timbuktu", BY, 0.5),
        ("Will it?", "Timbuktu", dt.date(2013, 4, 1), 0.5),
        ("Will it?", "Nowhere", BY, 0.5),
    ):
        with pytest.raises(DatelineError):
            add(campaign, words, about, by, "amina", p)
    asked = add(campaign, "Will Timbuktu fall?", "Timbuktu", BY, "amina")
    with pytest.raises(DatelineError, match="between 0 and 1"):
        give(campaign, asked.id, 1.5, "amina")
    with pytest.raises(DatelineError, match="no-such-question"):
        listed(campaign, 4711)
