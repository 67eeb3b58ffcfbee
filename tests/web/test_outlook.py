"""The outlook and people's questions over the API."""

from __future__ import annotations

import pathlib
from collections.abc import Iterator

import pytest

from dateline.fusion.settle import settle
from dateline.outlook.questions import add
from dateline.store import RecordStore
from outlook_made import CAMPAIGN
from serving import Person, served


@pytest.fixture(scope="module")
def sahel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Person]:
    """A server of the campaign's record, with one question."""
    import datetime as dt

    with RecordStore(str(tmp_path_factory.mktemp("sahel") / "r.db")) as store:
        for record in CAMPAIGN:
            store.add(record)
        settle(store)
        add(store, "Will Timbuktu fall?", "Timbuktu", dt.date(2012, 4, 30), "amina", 0.6)
        with served(store) as address, Person(address) as person:
            yield person


def test_an_outlook_has_curve_grounds_and_record(sahel: Person) -> None:
    found = sahel.get("/outlook", params={"of": "Timbuktu", "known": "2012-03-31", "by": "2012-04-10"}).json()
    assert len(found["curve"]) == 90
    assert found["chance"]["day"] == "2012-04-10"
    assert found["grounds"] and found["fared"]["measured"]
    assert all(set(g) == {"words", "weight", "statements"} for g in found["grounds"])


def test_what_cannot_be_told_is_an_error_or_a_refusal_with_its_reason(sahel: Person) -> None:
    unknown = sahel.get("/outlook", params={"of": "Atlantis"})
    assert (unknown.status_code, unknown.json()["code"]) == (404, "outlook-unknown")
    for known in ("0001-01-01", "9999-12-31"):
        assert sahel.get("/outlook", params={"of": "Gao", "known": known}).json()["code"] in ("outlook-day", "outlook-unknown")
    late = sahel.get("/outlook", params={"of": "Gao", "known": "2012-12-31"}).json()
    assert late["refused"] and not late["curve"]


def test_questions_are_listed_with_everybodys_chances(sahel: Person) -> None:
    (one,) = sahel.get("/questions").json()
    assert one["given"] == [{"who": "amina", "chance": 0.6, "on": "2012-03-31", "brier": None}]
    assert one["outlook"] is not None


def test_nothing_is_served_from_a_record_that_is_gone(tmp_path: pathlib.Path) -> None:
    with RecordStore(str(tmp_path / "empty.db")) as store, served(store) as address, Person(address) as person:
        assert person.get("/outlook", params={"of": "Gao"}).status_code == 404
        assert person.get("/questions").json() == []
