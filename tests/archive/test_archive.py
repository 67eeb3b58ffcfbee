"""What an archive holds, and that it is what `dateline read` reads."""

from __future__ import annotations

import json
import pathlib
from typing import Any

import duckdb
import pytest
from pyarrow import parquet
from typer.testing import CliRunner

from archive import corpus
from archive.conftest import Made, archive
from dateline.archive import reading
from dateline.archive.folder import Folder
from dateline.archive.gather import rows_of
from dateline.cli.main import app
from dateline.errors import DatelineError
from dateline.model import Record


def ask(folder: str, query: str) -> list[tuple[Any, ...]]:
    """DuckDB's answer; ``{x}`` in the query is the table ``x`` of the archive."""
    tables = {t: f"'{folder}/{t}/*/*.parquet'" for t in ("reports", "statements", "links", "mentions")}
    return duckdb.sql(query.format(copies=f"'{folder}/copies/*.parquet'", **tables)).fetchall()


def test_same_records_as_reading(made: Made) -> None:
    found = CliRunner().invoke(app, ["read", *made.files, "--json"])
    told = [line for line in found.stdout.splitlines() if line.startswith("{")]
    first: dict[str, str] = {}
    for line in told:
        first.setdefault(Record.model_validate_json(line).report.id, line)
    assert dict(ask(made.folder, "SELECT id, record FROM {reports}")) == first
    assert len(told) == len(first) + 1, "the report that two files hold is read twice, and archived once"


def test_counts_add_up(made: Made) -> None:
    assert made.last.counts == {"in": 9, "read": 7, "refused": 1, "duplicate": 1}
    told = json.loads(pathlib.Path(made.folder, "archive.json").read_text())
    assert (told["counts"], told["complete"], told["files"]) == (made.last.counts, True, 3)
    for table in ("reports", "statements", "links", "mentions"):
        assert ask(made.folder, f"SELECT count(*) FROM {{{table}}}") == [(told["tables"][table]["rows"],)]


def test_refused_say_what_and_where_and_why(made: Made) -> None:
    (line,) = pathlib.Path(made.folder, "refused.jsonl").read_text().splitlines()
    told = json.loads(line)
    assert (told["code"], told["item"]) == ("bad-json", 5)
    assert told["where"].endswith("first.jsonl, line 5")
    assert told["remedy"]


def test_months_are_partitions_and_files_carry_their_schema(made: Made) -> None:
    assert [m for (m,) in ask(made.folder, "SELECT DISTINCT month FROM {reports} ORDER BY 1")] == ["2024-11", "2024-12", "2025-01"]
    for name in Folder(made.folder).names("statements", deep=True):
        assert parquet.read_schema(f"{made.folder}/{name}").metadata[b"dateline.schema"] == b"dateline-archive/1"


def test_statements_answer_in_duckdb_with_their_sources(made: Made) -> None:
    found = ask(
        made.folder,
        "SELECT place_name, party_name, l.name FROM {statements} s JOIN {links} l ON l.statement = s.id "
        "WHERE s.kind = 'control' AND s.type = 'gained' AND s.report = 'minova'",
    )
    assert ("Minova", "March 23 Movement") in {(place, party) for place, party, _ in found}
    assert any("spokesman" in name for _, _, name in found)
    assert ask(made.folder, "SELECT text FROM {mentions} WHERE kind = 'place' AND country = 'UA' AND geonames IS NOT NULL")


def test_near_copies_across_files_are_one_story(made: Made) -> None:
    found = ask(made.folder, "SELECT report, story, relation, relates_to, likeness > .8 FROM {copies} ORDER BY published")
    assert found == [("minova", "minova", None, None, None), ("minova-again", "minova", "copy", "minova", True)]


def test_what_is_done_is_not_read_again_and_new_files_are_added(tmp_path: pathlib.Path) -> None:
    first = corpus.lines(tmp_path / "a.jsonl", corpus.REPORTS[:2])
    out = str(tmp_path / "out")
    archive([first], out)
    again = archive([first], out)
    assert (again.counts["in"], again.files_known) == (0, 1)
    second = corpus.lines(tmp_path / "b.jsonl", corpus.REPORTS[1:3])
    more = archive([first, second], out)
    assert more.counts == {"in": 2, "read": 1, "refused": 0, "duplicate": 1}
    assert more.total["counts"]["read"] == 3


def test_a_date_given_later_reads_what_had_none(tmp_path: pathlib.Path) -> None:
    file = corpus.lines(tmp_path / "a.jsonl", [{"text": "Troops left Kidal on Monday, the army said."}])
    command = ["archive", file, "--to", str(tmp_path / "out"), "-p", "1"]
    refused = CliRunner().invoke(app, command)
    assert refused.exit_code == 1
    assert "1 in = 0 read + 1 refused" in refused.stdout
    good = CliRunner().invoke(app, [*command, "--published", "2023-11-14"])
    assert good.exit_code == 0
    assert "1 in = 1 read" in good.stdout


def test_a_url_names_the_folder_too(tmp_path: pathlib.Path) -> None:
    file = corpus.lines(tmp_path / "a.jsonl", corpus.REPORTS[:1])
    archive([f"file://{file}"], f"file://{tmp_path}/there")
    archive([file], "memory://archive")  # an object store that fsspec knows and pyarrow does not
    store = Folder("memory://archive")
    (name,) = store.names("reports", deep=True)
    assert rows_of(store, name) == 1
    assert len(list(pathlib.Path(tmp_path, "there/reports").rglob("*.parquet"))) == 1


@pytest.mark.parametrize(
    ("code", "files"),
    [("archive-foreign", {"thesis.txt": "mine"}), ("archive-newer", {"archive.json": '{"schema": "dateline-archive/99"}'})],
)
def test_a_folder_of_something_else_is_left_alone(tmp_path: pathlib.Path, code: str, files: dict[str, str]) -> None:
    file = corpus.lines(tmp_path / "a.jsonl", corpus.REPORTS[:1])
    out = tmp_path / "out"
    out.mkdir()
    for name, text in files.items():
        (out / name).write_text(text)
    with pytest.raises(DatelineError) as raised:
        archive([file], str(out))
    assert raised.value.code == code
    assert {p.name: p.read_text() for p in out.iterdir() if not p.name.startswith(".")} == files


def test_a_slip_in_a_name_is_an_error(tmp_path: pathlib.Path) -> None:
    found = CliRunner().invoke(app, ["archive", str(tmp_path / "nothing.warc"), "--to", str(tmp_path / "out")])
    assert found.exit_code == 1
    assert not (tmp_path / "out").exists()


def test_a_report_that_ends_its_worker_twice_is_refused(tmp_path: pathlib.Path) -> None:
    from dateline.archive import layout
    from dateline.archive.take import Take, take

    file = corpus.lines(tmp_path / "a.jsonl", corpus.REPORTS[:2])
    folder = Folder(str(tmp_path / "out"))
    take(Take(folder, "a", file, None, 0))
    task = reading.Part(folder, "a", file, 0, ())
    for _ in range(reading.DEATHS):  # what a worker leaves that died over the second report
        reading.Journal(task)
        assert reading.Journal(task).may_read(2)
    done = reading.read(task)
    assert (done.read, done.refused) == (1, 1)
    assert folder.read_json(layout.done("a", 0))["refused"][0]["code"] == "worker-died"
