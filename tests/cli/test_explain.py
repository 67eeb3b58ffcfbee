"""``dateline explain``: parse, rule and steps."""

from __future__ import annotations

import json
import pathlib

import pytest
from typer.testing import CliRunner, Result

from dateline.cli.main import app
from dateline.reader.reader import Reader

TEXT = "Rebels captured Malakal on Tuesday, two residents said."


@pytest.fixture
def file(tmp_path: pathlib.Path, reader: Reader) -> str:
    path = tmp_path / "malakal.txt"
    path.write_text(f"date 2013-12-24\n{TEXT}\n\nThe weather was fine.")
    return str(path)


def run(*args: str) -> Result:
    return CliRunner().invoke(app, ["explain", *args])


def test_it_shows_parse_rule_and_why(file: str) -> None:
    out = run(file).stdout
    assert "captured  ccomp verb" in out and "control.gained" in out and "why" in out and "Malakal" in out


def test_one_offset(file: str) -> None:
    assert "control.gained" in run(file, "--at", "10").stdout
    assert "No statement at 60" in run(file, "--at", "60").stdout
    result = run(file, "--at", "9999")
    assert result.exit_code == 1 and "no-statement" in result.stderr


def test_a_report_among_several(tmp_path: pathlib.Path, reader: Reader) -> None:
    path = tmp_path / "two.jsonl"
    path.write_text("\n".join(json.dumps({"text": TEXT, "published": "2013-12-24", "id": i}) for i in ("a", "b")))
    result = run(str(path))
    assert result.exit_code == 1 and "which-report" in result.stderr and "--report" in result.stderr
    assert run(str(path), "--report", "b").exit_code == 0
    assert run(str(path), "--report", "1").exit_code == 0
    assert run(str(path), "--report", "7").exit_code == 1
