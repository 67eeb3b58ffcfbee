"""The bundled example day by day: who held which city, what was known when, which forecasts came true, who copied whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline import adding
from dateline.fusion.background import ancestor, capital
from dateline.fusion.board import Entry, board
from dateline.fusion.grounds import grounds
from dateline.fusion.ledger import Held, control_on, history
from dateline.fusion.load import control_claims
from dateline.fusion.weight import independent
from dateline.intake import reports
from dateline.store.record import RecordStore

EXAMPLE = Path(__file__).parents[2] / "examples" / "fall-of-damascus"
FIRST, LAST = dt.date(2024, 11, 27), dt.date(2024, 12, 8)
ARMY = {"Government forces", "army", "Syrian army"}
# City, the day on which it changed hands, who took it as the reports call them.
CHANGES = [
    ("Aleppo", "2024-11-30", {"Insurgents"}),
    ("Hama", "2024-12-05", {"Insurgents"}),
    ("Daraa", "2024-12-06", {"Local factions"}),
    ("Suwayda", "2024-12-06", {"gunmen", "local factions", "Local factions"}),
    ("Quneitra", "2024-12-07", {"fighters", "Local fighters"}),
    ("Homs", "2024-12-07", {"Insurgents"}),
    ("Damascus", "2024-12-08", {"Insurgents"}),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RecordStore]:
    with RecordStore(str(tmp_path_factory.mktemp("damascus") / "record.db")) as kept:
        tally = adding.Tally()
        for found in adding.add(kept, reports([str(EXAMPLE)])):
            tally.count(found)
        assert (tally.added, tally.known, tally.failed) == (43, 0, 0)
        yield kept


@pytest.fixture(scope="module")
def entries(store: RecordStore) -> list[Entry]:
    return board(store, capital=capital, ancestor=ancestor)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def held(store: RecordStore, city: str, on: str, known: str | None = None) -> Held | None:
    found = control_on(store, day(on), day(known) if known else None)
    return next((h for h in found if h.name == city and h.feature == "city"), None)


@pytest.mark.parametrize(("city", "changed", "takers"), CHANGES)
def test_each_day_has_its_holder(store: RecordStore, city: str, changed: str, takers: set[str]) -> None:
    for n in range((LAST - FIRST).days + 1):
        on = FIRST + dt.timedelta(days=n)
        found = held(store, city, on.isoformat())
        assert found is not None, on
        assert found.holder in (ARMY if on < day(changed) else takers), on
    assert found is not None
    assert found.since == day(changed)
    assert found.previous in ARMY


@pytest.mark.parametrize(("city", "changed", "takers"), CHANGES)
def test_nobody_knew_of_a_change_before_it(store: RecordStore, city: str, changed: str, takers: set[str]) -> None:
    eve = day(changed) - dt.timedelta(days=1)
    known = held(store, city, LAST.isoformat(), eve.isoformat())
    assert known is not None
    assert known.holder in ARMY


def test_what_was_known_when(store: RecordStore) -> None:
    aleppo = [held(store, "Aleppo", "2024-11-30", known) for known in ("2024-11-30", "2024-12-01")]
    assert [(h.holder, h.status) for h in aleppo if h] == [("Insurgents", "disputed"), ("Insurgents", "confirmed")]
    hama = held(store, "Hama", "2024-12-04", "2024-12-04")
    assert hama is not None
    assert (hama.holder, hama.siege) == ("Government forces", "encircled")
    homs = [held(store, "Homs", "2024-12-07", known) for known in ("2024-12-07", "2024-12-08")]
    assert [h.holder for h in homs if h] == ["Government forces", "Insurgents"]
    rastan = [held(store, "Rastan", "2024-12-06", known) for known in ("2024-12-06", "2024-12-07")]
    assert [h.since for h in rastan if h] == [day("2024-12-06"), day("2024-12-05")]  # the Monitor corrected itself


def test_admissions_and_rival_claims(store: RecordStore) -> None:
    hama, manbij = held(store, "Hama", "2024-12-05"), held(store, "Manbij", "2024-12-09")
    assert hama is not None
    assert hama.status == "confirmed"
    assert hama.why.startswith("admitted by the side that lost it")
    assert manbij is not None
    assert (manbij.holder, manbij.status) == ("Syrian National Army", "disputed")


def test_villages_near_a_city_are_not_the_city(store: RecordStore) -> None:
    taken = [h for h in history(store, "Hama") if h.name == "Hama" and h.moved]
    words = [g.words for h in taken for g in grounds(store, list(h.support))]
    assert words
    assert not any("villages" in w for w in words)


def test_who_took_a_city_that_was_handed_over_is_read_from_its_province(store: RecordStore) -> None:
    daraa = held(store, "Daraa", "2024-12-06", "2024-12-06")
    assert daraa is not None
    assert "nobody names who took it" in daraa.why
    assert any("most of Daraa province" in g.words for g in grounds(store, list(daraa.support)))


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("The army will probably lose the western half", "true"),
        ("unlikely to lose all of it", "true"),
        ("Aleppo will be cleared in days", "false"),
        ("We will be back in Aleppo within a week", "false"),
        ("that Hama will hold", "false"),
        ("very unlikely that Hama falls", "true"),
        ("Hama will likely fall within ten days", "true"),
        ("his men would be in Hama", "true"),
        ("unlikely that insurgents reach Homs", "true"),
        ("government would probably lose Homs within two weeks", "true"),
        ("We will be in Homs by Saturday", "true"),
        ("government could collapse within days", "true"),
        ("There will be a ceasefire by Monday", "false"),
        ("that Damascus would not fall", "false"),
        ("very likely that Homs falls by Monday", "true"),
        ("the fall of Damascus is almost certain", "true"),
        ("army could still hold the capital for weeks", "false"),
        ("The counterattack will begin", "open"),
        ("Kobani would be surrounded", "open"),
        ("An attack on Kobani is likely within two weeks", "open"),
    ],
)
def test_forecasts_stand_as_a_person_would_say(entries: list[Entry], words: str, state: str) -> None:
    """"True" of a forecast is that what it speaks of came about: "unlikely to fall" is true where it fell, and scored as unlikely."""
    assert [e.resolution.state for e in entries if words in e.words] == [state]


def test_a_heading_is_no_forecast(entries: list[Entry]) -> None:
    assert not [e for e in entries if "prove us wrong" in e.words]


@pytest.mark.parametrize(("city", "on"), [("Hama", "2024-12-05"), ("Damascus", "2024-12-08")])
def test_one_agency_copied_is_one_origin(store: RecordStore, city: str, on: str) -> None:
    place = held(store, city, on)
    assert place is not None
    with store.reading() as connection:
        claims = control_claims(connection, [place.place])[place.place]
    copied = [c for c in claims if c.published == day(on) and c.change == "gained" and "Insurgents" in c.words and not c.part]
    assert len(copied) >= 3
    assert len(independent(copied)) == 1


def test_plain_reports_have_the_outlet_of_their_masthead(store: RecordStore) -> None:
    outlets = {report.outlet for report, _ in store.reports()}
    assert {"Barada Monitor", "Radio Orontes", "Army Information Office", "Quay Street Analysis", "The Harbour Post"} <= outlets
    assert None not in outlets
