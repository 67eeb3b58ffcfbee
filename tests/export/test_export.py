"""Each format, opened by a library that did not write it."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from typer.testing import CliRunner

from dateline.adding import settle
from dateline.cli.main import app
from dateline.export import FORMATS, export
from dateline.export.fatalities import fatalities
from dateline.fusion.decide import decide
from dateline.model import Record
from dateline.store import RecordStore, open_store
from dateline.store import tables as t
from dateline.store.corrections import correct
from made import record

TOLD = """Government aircraft bombed Goma on Tuesday, killing dozens of civilians, residents said.
The rebels signed a ceasefire in Goma on Wednesday. The army denied that it had attacked Goma."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, read: Callable[..., Record]) -> Iterator[RecordStore]:
    with open_store(str(tmp_path_factory.mktemp("export") / "r.db")) as store:
        store.add(record("=cmd fell, Goma too.", "2025-01-27", {"source": "residents"}, outlet="=HYPERLINK(1)"))
        store.add(record("Sake is lost, and Minova.", "2025-01-29", {"place": "Sake"}, {"place": "Minova"}, outlet="Lake Times"))
        store.add(read(TOLD, "2025-01-30", outlet="Lake Times", url="https://lake.example/1"))
        settle(store)
        yield store


@pytest.fixture
def written(store: RecordStore, tmp_path: Path) -> Callable[..., Path]:
    def one(format_: str, **wanted: dt.date) -> Path:
        path = tmp_path / f"out.{format_}"
        export(store, format_, path, **wanted)
        return path

    return one


def test_csv_has_every_statement_and_no_cell_that_a_spreadsheet_runs(written: Callable[..., Path], store: RecordStore) -> None:
    rows = list(csv.DictReader(written("csv").open(encoding="utf-8", newline="")))
    assert len(rows) == store.counts()["statements"]
    assert not [c for row in rows for c in row.values() if c and c[0] in "=+@\t\r"]
    assert any(row["outlet"] == "'=HYPERLINK(1)" for row in rows)


def test_csv_parquet_and_json_lines_agree_in_duckdb(written: Callable[..., Path]) -> None:
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    ids = [
        duckdb.sql(f"SELECT id, published FROM {reader}('{written(f)}') ORDER BY id").fetchall()
        for f, reader in (("csv", "read_csv"), ("parquet", "read_parquet"), ("jsonl", "read_json"))
    ]
    assert ids[0] == ids[1] == ids[2] and ids[0]
    columns = duckdb.sql(f"DESCRIBE SELECT published, lat, asserted, words FROM '{written('parquet')}'")
    kinds = {row[0]: row[1] for row in columns.fetchall()}
    assert kinds == {"published": "DATE", "lat": "DOUBLE", "asserted": "BOOLEAN", "words": "VARCHAR"}


def test_json_lines_hold_the_whole_statement(written: Callable[..., Path]) -> None:
    rows = [json.loads(line) for line in written("jsonl").read_text(encoding="utf-8").splitlines()]
    assert all(row["statement"]["id"] == row["id"] and row["statement"]["text"] == row["words"] for row in rows)


def test_geojson_has_control_of_the_day_and_events_as_points(written: Callable[..., Path]) -> None:
    geometry = pytest.importorskip("shapely.geometry")
    whole = json.loads(written("geojson", on=dt.date(2025, 1, 28)).read_text(encoding="utf-8"))
    held = {f["properties"]["place"]: f for f in whole["features"] if f["properties"]["layer"] == "control"}
    assert set(held) == {"Goma"} and "GeoNames" in whole["attribution"]
    point = geometry.shape(held["Goma"]["geometry"])
    assert (round(point.x, 1), round(point.y, 1)) == (29.2, -1.6) and point.is_valid
    assert any(f["properties"]["layer"] == "event" and f["geometry"] for f in whole["features"])


def test_acled_has_its_columns_codes_and_fatalities(written: Callable[..., Path]) -> None:
    rows = list(csv.DictReader(written("acled").open(encoding="utf-8", newline="")))
    strike = next(r for r in rows if r["sub_event_type"] == "Air/drone strike")
    assert (strike["event_type"], strike["time_precision"], strike["event_date"]) == ("Explosions/Remote violence", "1", "2025-01-28")
    assert strike["country"] == "DR Congo" or "Congo" in strike["country"]
    assert {r["fatalities"] for r in rows if "dozens" in r["notes"] and "killing" in r["notes"]} <= {"0", "12"}
    assert any(r["sub_event_type"] == "Non-state actor overtakes territory" and r["location"] == "Goma" for r in rows)
    assert not any("denied" in r["notes"] for r in rows)
    assert len({r["event_id_cnty"] for r in rows}) == len(rows)
    assert float(strike["latitude"]) < 0  # a number below zero is not a formula


@pytest.mark.parametrize(
    ("killed", "count"),
    [
        ({"low": None, "high": None, "words": "dozens of soldiers"}, 12),
        ({"low": None, "high": None, "words": "hundreds"}, 100),
        ({"low": None, "high": None, "words": "several people"}, 3),
        ({"low": 44, "high": None, "words": "at least 44"}, 44),
        ({"low": None, "high": 20, "words": "up to 20"}, 20),
        (None, 0),
    ],
)
def test_fatalities_by_acleds_rules(killed: dict[str, Any] | None, count: int) -> None:
    assert fatalities([{"killed": killed}]) == count


def test_the_lowest_of_several_counts_is_taken() -> None:
    assert fatalities([{"killed": {"low": n, "high": n, "words": str(n)}} for n in (30, 12)] + [None]) == 12


def test_plover_has_its_types_and_keeps_denials_apart(written: Callable[..., Path]) -> None:
    duckdb = pytest.importorskip("duckdb")
    rows = duckdb.sql(f"SELECT event_type, quad_code, asserted FROM read_json('{written('plover')}')").fetchall()
    assert ("ASSAULT", "MATERIAL CONFLICT", True) in rows
    assert ("AGREE", "VERBAL COOPERATION", True) in rows


def test_followthemoney_takes_every_entity_and_value(written: Callable[..., Path]) -> None:
    ftm = pytest.importorskip("followthemoney")
    entities = [json.loads(line) for line in written("ftm").read_text(encoding="utf-8").splitlines()]
    ids = {e["id"] for e in entities}
    assert len(ids) == len(entities)
    for e in entities:
        ftm.model.get(e["schema"]).validate(e)
        proxy = ftm.model.get_proxy(e)
        for name, values in e["properties"].items():
            prop = proxy.schema.get(name)
            assert prop is not None, (e["schema"], name)
            assert all(prop.type.validate(v) for v in values) or prop.type.name == "entity", (name, values)
            if prop.type.name == "entity":
                assert set(values) <= ids
    assert {"Article", "Event", "Address"} <= {e["schema"] for e in entities}


def test_days_and_corrections_are_kept_to(store: RecordStore, tmp_path: Path) -> None:
    with open_store(str(tmp_path / "own.db")) as own:
        own.add(record("Goma fell.", "2025-01-27", {"source": "residents"}))
        own.add(record("Sake fell.", "2025-01-29", {"place": "Sake"}))
        ids = [json.loads(x)["id"] for x in _lines(own, tmp_path)]
        correct(own, ids[0], "set", field="type", value="holds", who="Ana", why="it was held before")
        correct(own, ids[1], "reject", who="Ana", why="a rumour")
        left = [json.loads(x) for x in _lines(own, tmp_path)]
        assert [(x["type"], x["corrected"]) for x in left] == [("holds", True)]
        assert _lines(own, tmp_path, since=dt.date(2025, 1, 28)) == []


def _lines(store: RecordStore, folder: Path, **wanted: dt.date) -> list[str]:
    export(store, "jsonl", folder / "x.jsonl", **wanted)
    return (folder / "x.jsonl").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("format_", sorted(FORMATS))
def test_an_empty_record_gives_an_empty_file_that_opens(tmp_path: Path, format_: str) -> None:
    with open_store(str(tmp_path / "none.db")) as store:
        assert export(store, format_, tmp_path / "out") == 0


def test_the_command_writes_whole_files_and_names_its_errors(store: RecordStore, tmp_path: Path) -> None:
    run, url = CliRunner(), str(store.engine.url)
    done = run.invoke(app, ["export", "csv", "--record", url, "--to", str(tmp_path / "a.csv")])
    assert done.exit_code == 0, done.output
    bad = run.invoke(app, ["export", "xlsx", "--record", url, "--to", str(tmp_path / "a.xlsx")])
    assert bad.exit_code == 1 and "export-format" in bad.output
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]


def test_what_a_person_set_in_an_event_is_in_every_format(read: Callable[..., Record], tmp_path: Path) -> None:
    with open_store(str(tmp_path / "set.db")) as store:
        store.add(read("Rebels shelled Taiz on Monday, a doctor said.", "2015-08-18", id="taiz", outlet="Red Sea Desk"))
        store.add(read("The ceasefire in Aden will probably collapse by Friday.", "2015-08-18", id="aden", outlet="Red Sea Desk"))
        with store.reading() as connection:
            found = connection.execute(sa.select(t.statements.c.id, t.statements.c.kind).order_by(t.statements.c.kind)).all()
        ids = {kind: statement for statement, kind in found}
        for setting in ("place=Aden, YE", "actor=coastal militia:armed group", "latest=2015-08-16", "earliest=2015-08-16"):
            decide(store, ids["event"], setting, who="amina", why="the desk corrected itself")
        decide(store, ids["forecast"], "latest=2015-08-30", who="amina", why="by the end of the month")
        settle(store)
        paths = {name: tmp_path / f"out.{name}" for name in ("csv", "jsonl", "acled", "plover", "geojson")}
        for name, path in paths.items():
            export(store, name, path)
    flat = {r["kind"]: r for r in csv.DictReader(paths["csv"].open(encoding="utf-8", newline=""))}
    assert {k: flat["event"][k] for k in ("place", "party", "latest", "corrected")} == {
        "place": "Aden",
        "party": "coastal militia",
        "latest": "2015-08-16",
        "corrected": flat["event"]["corrected"],
    }
    assert flat["forecast"]["horizon"] == "2015-08-30"
    (coded,) = csv.DictReader(paths["acled"].open(encoding="utf-8", newline=""))
    assert (coded["location"], coded["actor1"], coded["event_date"]) == ("Aden", "coastal militia", "2015-08-16")
    plover = next(e for e in map(json.loads, paths["plover"].read_text(encoding="utf-8").splitlines()) if e["event_type"] == "ASSAULT")
    assert (plover["location"]["placename"], plover["event_date"]) == ("Aden", "2015-08-16")
    points = [f["properties"] for f in json.loads(paths["geojson"].read_text(encoding="utf-8"))["features"]]
    assert [p["place"] for p in points if p["layer"] == "event"] == ["Aden"]
