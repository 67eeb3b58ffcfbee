"""Review: the doubtful come first, what people decide is kept, changes the answers, and outlives a newer reading."""

from __future__ import annotations

import datetime as dt
import math
import pathlib
from collections import Counter
from collections.abc import Callable

import pytest
from typer.testing import CliRunner

from dateline.cli.main import app
from dateline.errors import DatelineError
from dateline.fusion import decide
from dateline.fusion.agreement import agreement, kappa
from dateline.fusion.background import ancestor
from dateline.fusion.grounds import grounds
from dateline.fusion.happenings import happenings
from dateline.fusion.ledger import control_on, refresh
from dateline.fusion.review import queue
from dateline.model import Record
from dateline.store import RecordStore
from dateline.store.corrections import correct, undo
from made import record

SAID = "M23 fighters entered Goma and Minova and held the airport by nightfall, people in the city said."
DENIED = "The army still holds the whole of the city of Goma, its spokesman told the radio in the evening."
ME = {"who": "amina", "why": "I was there"}


@pytest.fixture
def path(tmp_path: pathlib.Path) -> str:
    """A record in which Goma is disputed and Minova is not in the gazetteer."""
    path = str(tmp_path / "record.db")
    with RecordStore(path) as store:
        store.add(record(SAID, "2025-01-27", {}, {"place": "Minova"}, outlet="Kivu Post", id="one"))
        denial = {"holder": "M23", "asserted": False}
        store.add(record(DENIED, "2025-01-27", denial, outlet="Radio", id="two"))
        refresh(store, ancestor)
    return path


def test_the_doubtful_come_first_with_their_reasons(path: str) -> None:
    with RecordStore(path) as store:
        found = queue(store)
        assert [x.doubts for x in found] == [("disputed",), ("disputed",), ("unresolved",)]
        assert found[2].read["place"] == "Minova" and "gazetteer" in found[2].why
        correct(store, found[0].statement, "accept", **ME)
        assert len(queue(store)) == 2
        assert len(queue(store, who="brahim")) == 3, "a second reviewer sees it still"


def test_corrected_fields_change_the_ledger_at_once_and_can_be_undone(path: str) -> None:
    with RecordStore(path) as store:

        def holders() -> dict[str, str | None]:
            refresh(store, ancestor)
            return {h.name: h.holder for h in control_on(store, dt.date(2025, 1, 28))}

        first = decide.decide(store, "c-one-1", "place=Bukavu", **ME)
        assert holders() == {"Goma": "M23", "Bukavu": "M23"}
        decide.decide(store, "c-one-1", "place=Uvira", **ME)
        assert holders() == {"Goma": "M23", "Uvira": "M23"}, "the place named before is left again"
        undo(store, first + 1, who="amina")
        undo(store, first, who="amina")
        assert holders() == {"Goma": "M23", "Minova": "M23"}
        decide.decide(store, "c-one-1", "holder=village militia:armed group", **ME)
        assert holders()["Minova"] == "village militia"


BAD = ["place=Nowheresuch", "type=ASSAULT", "earliest=soon", "asserted=maybe", "colour=red", "holder", "holder=x:y"]


@pytest.mark.parametrize("setting", BAD)
def test_what_cannot_be_set_is_refused_with_the_reason(path: str, setting: str) -> None:
    with RecordStore(path) as store, pytest.raises(DatelineError) as caught:
        decide.decide(store, "c-one-0", setting, **ME)
    assert caught.value.code == "bad-correction"


def test_the_last_word_counts_and_all_are_shown(path: str) -> None:
    with RecordStore(path) as store:
        correct(store, "c-one-0", "reject", who="brahim", why="hearsay")
        number = correct(store, "c-one-0", "accept", **ME)
        refresh(store, ancestor)
        goma = control_on(store, dt.date(2025, 1, 28), None, "Goma")
        assert goma[0].status == "confirmed"
        undo(store, number, who="amina")
        notes = grounds(store, "c-one-0")[0].corrections
        assert "reject by brahim" in notes[0] and "undone by amina" in notes[1]


def test_kappa_of_a_known_table() -> None:
    found = kappa(Counter({("a", "a"): 20, ("a", "b"): 5, ("b", "a"): 10, ("b", "b"): 15}))
    assert found.kappa is not None and found.low is not None
    assert math.isclose(found.kappa, 0.4) and 0.14 < found.low < 0.16
    assert kappa(Counter({("a", "a"): 7})).kappa is None
    assert kappa(Counter()).n == 0


def test_agreement_counts_what_both_judged(path: str) -> None:
    with RecordStore(path) as store:
        correct(store, "c-one-0", "accept", **ME)
        correct(store, "c-one-0", "reject", who="brahim", why="hearsay")
        correct(store, "c-one-1", "set", field="type", value="holds", **ME)
        correct(store, "c-one-1", "set", field="type", value="holds", who="brahim", why="stayed")
        correct(store, "c-two-0", "accept", **ME)
        assert agreement(store, "amina", "brahim").pairs == {("gained", "rejected"): 1, ("holds", "holds"): 1}


def test_corrections_follow_a_newer_reading_that_reads_other_words(path: str) -> None:
    with RecordStore(path) as store:
        correct(store, "c-one-0", "reject", **ME)
        newer = record(SAID, "2025-01-27", {"place": "Bukavu"}, outlet="Kivu Post", id="one")
        store.replace(newer.model_copy(update={"reader": "made 2"}))
        refresh(store, ancestor)
        assert not [h for h in control_on(store, dt.date(2025, 1, 28)) if h.holder]


def test_events_are_joined_and_split_by_hand(read: Callable[..., Record], tmp_path: pathlib.Path) -> None:
    with RecordStore(str(tmp_path / "events.db")) as store:
        store.add(read("Rebels shelled Taiz on Monday.", "2015-08-18", id="a"))
        store.add(read("The rebels fired rockets at villages near the city on 17 August.", "2015-08-20", id="b"))
        found = happenings(store)
        if len(found) < 2:
            pytest.skip("both reports must tell an event")
        first, second = found[0].told[0].statement, found[1].told[0].statement
        number = decide.join(store, first, second, **ME)
        (one, *rest) = happenings(store)
        assert len(one.told) == 2 and one.joins == ["joined by a reviewer"] and len(rest) == len(found) - 2
        correct(store, first, "split", **ME)
        assert len(happenings(store)) == len(found)
        undo(store, number, who="amina")


def test_a_rejection_outlives_dateline_reread(read: Callable[..., Record], tmp_path: pathlib.Path) -> None:
    from dateline.adding import reread

    path = str(tmp_path / "reread.db")
    one = read("Opposition fighters took control of Zawiya on Saturday, residents said.", "2011-08-21", id="libya")
    with RecordStore(path) as store:
        store.add(one.model_copy(update={"reader": "an earlier one"}))
        (statement,) = [s.id for s in one.statements if s.kind == "control"]
        correct(store, statement, "reject", **ME)
        assert len(list(reread(store))) == 1
        assert control_on(store, dt.date(2011, 8, 22)) == []


def test_the_commands(path: str) -> None:
    run = CliRunner().invoke
    listed = run(app, ["review", "--list", "--json", "--record", path])
    assert listed.exit_code == 0 and listed.stdout.count('"statement"') >= 3
    kept = run(app, ["review", "c-one-1", "--set", "place=Uvira", "--why", "misspelt", "--who", "amina", "--record", path])
    assert kept.exit_code == 0, kept.output
    held = run(app, ["control", "--on", "2025-01-28", "--csv", "--record", path])
    assert "Uvira" in held.stdout
    assert "misspelt" in run(app, ["review", "--log", "--record", path]).stdout
    assert "misspelt" in run(app, ["why", "c-one-1", "--record", path]).stdout
    assert run(app, ["review", "--undo", "1", "--who", "amina", "--record", path]).exit_code == 0
    assert run(app, ["review", "nonesuch", "--accept", "--record", path]).exit_code == 1
    typed = run(app, ["review", "--who", "brahim", "--record", path], input="r -- hearsay\nu\na\nplace=Nowheresuch\ns\nq\n")
    assert "1 corrections kept" in typed.stdout, typed.output
    both = run(app, ["agree", "--who", "amina", "--who", "brahim", "--record", path])
    assert both.exit_code == 0 and "judged no statement" in both.stdout
