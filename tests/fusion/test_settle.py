"""What is renewed bit by bit, as reports and corrections come in, is what is made of all of them at once."""

from __future__ import annotations

import datetime as dt
import pathlib
import random
import shutil
import tempfile
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.fusion.background import ancestor, capital
from dateline.fusion.board import _weighed, board, board_page
from dateline.fusion.happenings import Wanted, happenings, happenings_page, joined_anew
from dateline.fusion.ledger import last_day
from dateline.fusion.settle import rebuild, settle
from dateline.fusion.sources import _as_known, _kept
from dateline.model import Actor, Control, Event, Forecast, Link, Outcome, Place, Record, Span, When, make_report
from dateline.model.statements import Horizon, Likelihood
from dateline.store import RecordStore, derived, tables
from dateline.store.bulk import load
from dateline.store.corrections import correct, undo

START = dt.date(2012, 3, 20)
TOWNS = {"Kidal": 2455290, "Gao": 2457161, "Timbuktu": 2449066}
SIDES = (("army", "military"), ("MNLA", "armed group"), ("Ansar Dine", "armed group"))


def told(n: int, day: dt.date, text: str, dice: random.Random, outlet: str) -> Record:
    """A report with a claim of control, two events and a forecast, about towns of northern Mali."""
    report = make_report(text, day.isoformat(), outlet=outlet, id=f"r{n}")
    places, actors, statements = [], [], []
    for k in range(4):
        at: dict[str, Any] = {"start": k, "end": k + 5, "text": report.text[k : k + 5]}
        town = dice.choice(sorted(TOWNS))
        known = k < 3 or dice.random() < 0.7
        if known:
            where = {"name": town, "geonames": TOWNS[town], "country": "ML", "admin1": town, "lat": 17.0, "lon": 0.0}
            places.append(Place(id=f"p{k}", **at, feature="city", **where))
        (who, kind), (whom, other) = dice.sample(SIDES, 2)
        actors += [Actor(id=f"a{k}", **at, name=who, kind=kind, country="ML"), Actor(id=f"b{k}", **at, name=whom, kind=other, country="ML")]
        chain = (Link(id=f"l{k}", **at, name=dice.choice(("residents", "Agence", "MNLA")), named=True),) if dice.random() < 0.6 else ()
        latest = day - dt.timedelta(days=dice.choice((0, 0, 1, 9)))
        common: dict[str, Any] = {"id": f"s{n}-{k}", **at, "cue": Span(**at), "chain": chain, "rule": "made/1"}
        common |= {"when": When(earliest=latest - dt.timedelta(days=1), latest=latest), "places": (f"p{k}",) if known else ()}
        common["asserted"] = dice.random() < 0.9
        if k == 0:
            change = dice.choice(("gained", "holds", "lost"))
            sides = {"previous": (f"a{k}",)} if change == "lost" else {"holder": (f"a{k}",)}
            statements.append(Control(**common, change=change, place="p0", **sides))
        elif k == 3:
            type_ = dice.choice(("control", "attack", "ceasefire", "collapse"))
            outcome = Outcome(type=type_, subject="a3", place="p3" if known else None, text="x")
            horizon = Horizon(latest=day + dt.timedelta(days=dice.randint(1, 20))) if dice.random() < 0.7 else None
            sure = Likelihood(words="likely", low=0.55, high=0.8)
            statements.append(Forecast(**common, outcome=outcome, horizon=horizon, likelihood=sure))
        else:
            statements.append(Event(**common, event_type=dice.choice(("ASSAULT", "AGREE")), actor=(f"a{k}",), recipient=(f"b{k}",)))
    return Record(reader="made 1", report=report, places=places, actors=actors, statements=statements)


def made(seed: int, number: int) -> list[Record]:
    """Reports of some weeks, some of them copies or later versions of others."""
    dice = random.Random(seed)
    texts = [" ".join(f"patrol{dice.randrange(9000)}" for _ in range(40)) for _ in range(number)]
    out = []
    for n in range(number):
        text = texts[n] if dice.random() < 0.7 else f"{texts[dice.randrange(n + 1)]} Update {n}."
        day = START + dt.timedelta(days=dice.randrange(30))
        out.append(told(n, day, f"Report {n}: {text}", dice, dice.choice(("Studio A", "Studio B"))))
    return out


def everything(store: RecordStore) -> dict[str, list[Any]]:
    """All that fusion keeps."""
    with store.reading() as connection:
        ledger = [c for c in tables.ledger.c if c.name != "id"]
        out = {"ledger": sorted(map(tuple, connection.execute(sa.select(*ledger))), key=repr)}
        for table in (derived.happenings, derived.tellings, derived.verdicts, derived.voices, derived.unsettled, tables.stale):
            out[table.name] = sorted(map(tuple, connection.execute(sa.select(table))), key=repr)
    return out


def disturb(store: RecordStore, records: list[Record], dice: random.Random) -> None:
    """A person corrects, joins and takes back; a report is read anew."""
    one, other = dice.choice(records), dice.choice(records)
    number = None
    match dice.randrange(7):
        case 0:
            correct(store, f"{one.report.id.replace('r', 's')}-{dice.randrange(4)}", "reject", who="awa", why="misread")
        case 1:
            place = f"g{TOWNS[dice.choice(sorted(TOWNS))]}"
            statement = f"{one.report.id.replace('r', 's')}-{dice.randrange(3)}"
            number = correct(store, statement, "set", who="awa", why="another town", field="place", value=place)
        case 2:
            number = correct(store, f"{one.report.id.replace('r', 's')}-1", "set", who="awa", why="a truce", field="type", value="AGREE")
        case 3:
            with store.reading() as connection:
                anchor = connection.execute(
                    sa.select(tables.statements.c.anchor).where(tables.statements.c.id == f"{other.report.id.replace('r', 's')}-2")
                ).scalar()
            if anchor is not None and one is not other:
                number = correct(store, f"{one.report.id.replace('r', 's')}-1", "join", who="awa", why="the same", value=anchor)
        case 4:
            correct(store, f"{one.report.id.replace('r', 's')}-3", "overrule", who="awa", why="it came", value="true")
        case 5:
            correct(store, f"{one.report.id.replace('r', 's')}-2", "split", who="awa", why="another raid")
        case 6:
            fewer = one.model_copy(update={"reader": f"made {dice.random()}", "statements": one.statements[dice.randrange(3) :]})
            store.replace(fewer)
    if number is not None and dice.random() < 0.4:
        undo(store, number, who="awa")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """An empty record, made once and copied."""
    path = tmp_path_factory.mktemp("settled") / "empty.db"
    RecordStore(str(path)).close()
    return path


@given(seed=st.integers(0, 10**6), number=st.integers(2, 14))
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_order_of_adding_and_correcting_gives_what_a_rebuild_gives(empty: pathlib.Path, seed: int, number: int) -> None:
    dice = random.Random(seed)
    records = made(seed, number)
    dice.shuffle(records)
    with tempfile.TemporaryDirectory() as place, RecordStore(shutil.copy(empty, place)) as store:
        for n, record in enumerate(records):
            store.add(record)
            if dice.random() < 0.5:
                settle(store)
            if dice.random() < 0.5:
                try:
                    disturb(store, records[: n + 1], dice)
                except Exception as error:
                    if getattr(error, "code", None) != "no-such-statement":  # a newer reading has it no more
                        raise
        settle(store)
        bit_by_bit = everything(store)
        assert not bit_by_bit["unsettled"] and not bit_by_bit["stale"]
        rebuild(store)
        at_once = everything(store)
        for table, rows in at_once.items():
            assert bit_by_bit[table] == rows, table
        with store.reading() as connection:
            assert happenings(store) == joined_anew(connection, ancestor)
            assert _kept(connection) == _as_known(connection, last_day(store))
        assert board(store, capital=capital, ancestor=ancestor) == _weighed(store, last_day(store), capital, ancestor)


def test_pages_are_the_whole_in_pieces(tmp_path: pathlib.Path) -> None:
    with RecordStore(str(tmp_path / "record.db")) as store:
        _pages(store)


def _pages(store: RecordStore) -> None:
    assert sum(n for n, _ in load(store, made(5, 30), chunk=7)) == 30
    settle(store)
    for wanted in (Wanted(), Wanted(place=f"g{TOWNS['Gao']}"), Wanted(type="AGREE", since=START + dt.timedelta(days=9))):
        whole = happenings(store, wanted.since, wanted.until, place=wanted.place, type_=wanted.type)
        pages = [happenings_page(store, wanted, limit=7, offset=i) for i in range(0, len(whole), 7)]
        assert [h for page, _ in pages for h in page] == whole
        assert {total for _, total in pages} == {len(whole)}
        assert happenings_page(store, wanted, limit=3, newest=True)[0] == whole[::-1][:3]
    everyone, total = board_page(store, limit=100)
    assert everyone == board(store, capital=capital, ancestor=ancestor)
    assert total == len(everyone) == 30
    due = board_page(store, ("open",), limit=100, order="due")[0]
    assert [e.horizon for e in due if e.horizon] == sorted(e.horizon for e in everyone if e.resolution.state == "open" and e.horizon)
