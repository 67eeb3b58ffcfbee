"""Forecasts over the days: how they stand by rule, what a person's word and corrections change, and how it is taken back."""

from __future__ import annotations

import datetime as dt
import json
import pathlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from typer.testing import CliRunner

from dateline.adding import settle
from dateline.cli.main import app
from dateline.errors import DatelineError
from dateline.fusion import decide
from dateline.fusion.background import ancestor, capital
from dateline.fusion.board import Entry, board
from dateline.fusion.claims import Party
from dateline.fusion.ledger import Held
from dateline.fusion.resolve import Made, resolve
from dateline.model import Record
from dateline.store import RecordStore
from dateline.store import tables as t
from dateline.store.corrections import correct, undo

ME = {"who": "amina", "why": "the gate alone was taken"}
FORETOLD = "Fighters from the north will probably capture Kunduz by Friday, an Afghan official said."
TAKEN = "Taliban fighters captured Kunduz on Thursday, residents of the city said."


@pytest.fixture
def path(read: Callable[..., Record], tmp_path: pathlib.Path) -> Iterator[str]:
    """A record with a forecast of 5 August 2021 and the report that bears it out."""
    path = str(tmp_path / "kunduz.db")
    with RecordStore(path) as store:
        store.add(read(FORETOLD, "2021-08-03", id="foretold", outlet="Amu Desk"))
        store.add(read(TAKEN, "2021-08-06", id="taken", outlet="Salang Wire"))
        settle(store)
    yield path


def entry(store: RecordStore, on: str = "2021-08-20") -> Entry:
    (found,) = board(store, dt.date.fromisoformat(on), capital=capital, ancestor=ancestor)
    return found


def asked(path: str, *words: str) -> list[dict[str, Any]]:
    done = CliRunner().invoke(app, ["forecasts", "--json", "--record", path, *words])
    assert done.exit_code == 0, done.output
    found = [json.loads(line) for line in done.stdout.splitlines() if line.strip()]
    return found[0] if len(found) == 1 and isinstance(found[0], list) else found


def test_a_forecast_is_open_until_it_is_borne_out(path: str) -> None:
    with RecordStore(path) as store:
        assert entry(store, "2021-08-04").resolution.state == "open"
        came = entry(store)
    assert (came.resolution.state, came.settled_by) == ("true", "rule")
    assert came.resolution.evidence


def test_a_person_overrules_the_rule_and_takes_it_back(path: str) -> None:
    with RecordStore(path) as store:
        number = decide.overrule(store, entry(store).statement, "void", **ME)
        settle(store)
        ruled = entry(store)
        assert (ruled.resolution.state, ruled.settled_by, ruled.resolution.why) == ("void", "amina", ME["why"])
        undo(store, number, who="amina")
        settle(store)
        assert entry(store).settled_by == "rule"
        for bad in ("maybe", "", "TRUE "):
            with pytest.raises(DatelineError) as caught:
                decide.overrule(store, ruled.statement, bad, **ME)
            assert caught.value.code == "bad-correction"


def test_only_forecasts_come_true(path: str) -> None:
    with RecordStore(path) as store:
        with store.reading() as connection:
            control = connection.execute(sa.select(t.statements.c.id).where(t.statements.c.kind == "control")).scalar_one()
        with pytest.raises(DatelineError) as caught:
            decide.overrule(store, control, "true", **ME)
    assert caught.value.code == "bad-correction"


def test_the_commands_show_who_settled_it(path: str) -> None:
    (before,) = asked(path, "--resolved")
    assert (before["state"], before["settled_by"]) == ("true", "rule")
    done = CliRunner().invoke(
        app, ["review", before["statement"], "--overrule", "false", "--why", "the airport only", "--who", "brahim", "--record", path]
    )
    assert done.exit_code == 0, done.output
    (after,) = asked(path, "--resolved")
    assert (after["state"], after["settled_by"], after["why"]) == ("false", "brahim", "the airport only")
    assert asked(path, "--open") == []
    taken_back = CliRunner().invoke(app, ["review", "--undo", "1", "--who", "brahim", "--record", path])
    assert taken_back.exit_code == 0
    assert asked(path, "--resolved")[0]["settled_by"] == "rule"


@pytest.mark.parametrize(
    ("setting", "state"),
    [
        ("latest=2021-08-04", "false"),  # it came a day too late
        ("place=Herat, AF", "false"),  # another city was meant
        ("asserted=false", "false"),  # "will not capture"
        ("outcome=other", "open"),
        ("subject=Afghan army:military", "false"),
    ],
)
def test_a_corrected_forecast_is_weighed_anew(path: str, setting: str, state: str) -> None:
    with RecordStore(path) as store:
        number = decide.decide(store, entry(store).statement, setting, **ME)
        settle(store)
        assert entry(store).resolution.state == state
        undo(store, number, who="amina")
        settle(store)
        assert entry(store).resolution.state == "true"


def test_a_rejected_forecast_is_off_the_board(path: str) -> None:
    with RecordStore(path) as store:
        correct(store, entry(store).statement, "reject", **ME)
        settle(store)
        assert board(store, dt.date(2021, 8, 20), capital=capital, ancestor=ancestor) == []


ARMY = Party("army", "n:ML:military:army", "military", "ML")
REBELS = Party("rebels", "n:?:armed group:rebels", "armed group")
OFFICIAL = Party("government official", "n:?:person:government-official", "person")


def stretch(holder: Party, since: int, until: int | None = None, *, moved: bool = True) -> Held:
    """Days of January 2013 on which Konna was held."""
    first, last = dt.date(2013, 1, since), dt.date(2013, 1, until) if until else None
    place = ("g1", "Konna", "ML", "city", None, 0.0, 0.0)
    return Held(*place, holder, "confirmed", first, first, last, "all", None, None, ("s",), (), "", moved)


KONNA = [stretch(ARMY, 1, 9, moved=False), stretch(REBELS, 10, 17), stretch(ARMY, 18)]


@pytest.mark.parametrize(
    ("published", "way", "subject", "source", "until", "state"),
    [
        (5, "lose", None, None, 12, "true"),
        (10, "lose", None, None, 12, "true"),  # it fell on the day on which it was foretold
        (5, "gain", None, None, 12, "true"),  # "will be captured": by whoever does not hold it
        (11, "back", None, OFFICIAL, 15, "false"),  # "will be cleared within days", in the words of the state
        (11, "back", None, OFFICIAL, 20, "true"),
        (8, "back", None, OFFICIAL, 15, "false"),  # its fall does not bear out that it will be cleared
        (5, "keep", ARMY, None, 12, "false"),
        (12, "keep", REBELS, None, 16, "true"),
        (5, "gain", REBELS, None, 9, "false"),
    ],
)
def test_who_is_meant_by_a_forecast_of_control(
    published: int, way: str, subject: Party | None, source: Party | None, until: int, state: str
) -> None:
    made = Made(
        "f", dt.date(2013, 1, published), "control", subject, "g1", "ML", dt.date(2013, 1, until), True, False, way, source
    )
    assert resolve(made, KONNA, [], dt.date(2013, 1, 31), lambda country: None).state == state


def test_an_attack_on_nothing_in_particular_is_left_to_people() -> None:
    made = Made("f", dt.date(2013, 1, 5), "attack", None, None, "ML", None, True, False)
    found = resolve(made, [], [], dt.date(2013, 1, 31), lambda country: None)
    assert (found.state, found.why) == ("open", "neither place nor party is named: a person must say")
