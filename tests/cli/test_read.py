"""``dateline read``: records on standard output, tables for people, errors on standard error."""

from __future__ import annotations

import json
import pathlib
import subprocess
import sys

import pytest
from typer.testing import CliRunner, Result

from dateline.cli.main import app
from dateline.reader.reader import Reader

TEXT = """JUBA, Dec 24, 2013 (Nile Wire) - Rebels captured Malakal on Tuesday, two residents told Radio Fashoda.

The army denied that Bor had fallen. An officer said the rebels would probably reach Bentiu by Friday."""


@pytest.fixture
def file(tmp_path: pathlib.Path) -> str:
    path = tmp_path / "malakal.txt"
    path.write_text(TEXT)
    return str(path)


@pytest.fixture(autouse=True)
def _loaded(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")


def run(*args: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, list(args), input=stdin)


def test_json_is_one_record_to_a_line_and_nothing_else(file: str) -> None:
    result = run("read", "--json", file, file)
    lines = result.stdout.splitlines()
    assert result.exit_code == 0 and len(lines) == 2 and lines[0] == lines[1] and result.stderr == ""
    record = json.loads(lines[0])
    assert record["schema"] == "dateline/1"
    assert record["report"]["text"] == TEXT
    assert (record["report"]["place"], record["report"]["outlet"], record["report"]["published"]) == ("Juba", "Nile Wire", "2013-12-24")


def test_a_report_without_date_is_refused_and_the_others_are_read(file: str, tmp_path: pathlib.Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_text("Rebels captured Malakal.")
    result = run("read", "--json", str(bad), file)
    assert result.exit_code == 1 and len(result.stdout.splitlines()) == 1
    assert str(bad) in result.stderr and "no-date" in result.stderr and "--published" in result.stderr
    assert run("read", "--json", "--published", "2013-12-24", str(bad)).exit_code == 0
    assert run("read", "--json", "--published", "Tuesday", str(bad)).exit_code == 1


def test_standard_input() -> None:
    result = run("read", "--json", "-", stdin=json.dumps({"text": "Rebels captured Malakal.", "published": "2013-12-24", "id": "r1"}))
    assert result.exit_code == 0 and json.loads(result.stdout)["report"]["id"] == "r1"


def test_the_limit(file: str) -> None:
    result = run("read", "--json", "--max-chars", "20", file)
    assert result.exit_code == 1 and "too-long" in result.stderr and "--max-chars" in result.stderr


def test_tables_for_people(file: str) -> None:
    out = run("read", file).stdout
    assert "Nile Wire" in out and "Timeline" in out and "Control" in out and "Forecasts" in out
    assert "Malakal" in out and "South Sudan" in out and "Radio Fashoda" in out and "denied" in out


def test_a_bundle_names_its_outlets(file: str) -> None:
    out = run("read", "--merge", file, file).stdout
    assert "2 reports" in out and "1 outlet" in out and "Nile Wire" in out


def test_the_text_can_be_shown(file: str) -> None:
    out = run("read", "--show-text", file).stdout
    assert "Rebels captured Malakal on Tuesday" in " ".join(out.split())


@pytest.mark.parametrize("width", ["40", "60", "80", "119", "200"])
def test_no_word_is_cut_at_any_width(file: str, monkeypatch: pytest.MonkeyPatch, width: str) -> None:
    monkeypatch.setenv("COLUMNS", width)
    lines = run("read", file).stdout.splitlines()
    assert max(map(len, lines)) <= int(width)


def test_help_is_quick_and_loads_no_language_pipeline() -> None:
    code = "import sys; from dateline.cli.main import app; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_schema_is_a_json_schema() -> None:
    found = json.loads(run("schema").stdout)
    assert found["properties"]["schema"]["const"] == "dateline/1"


def test_a_closed_pipe_is_no_error(file: str) -> None:
    command = f"{sys.executable} -m dateline schema | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.stdout == "{\n" and done.stderr == ""
