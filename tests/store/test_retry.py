"""``dateline add --retry``: what could not be read is kept with its error, and read once that is mended."""

from __future__ import annotations

import pathlib

from typer.testing import CliRunner, Result

from dateline.cli.main import app
from dateline.reader.reader import Reader
from dateline.store import RecordStore
from dateline.store.failures import failures

SAID = "Rebels captured Malakal on Tuesday, two residents told Radio Fashoda."


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def test_what_failed_is_tried_again_and_then_forgotten(reader: Reader, tmp_path: pathlib.Path) -> None:
    kept, report = str(tmp_path / "record.db"), tmp_path / "malakal.txt"
    (tmp_path / "bor.txt").write_text("date 2013-12-25\nThe army denied that Bor had fallen.")
    report.write_text(SAID)  # without a date
    first = run("add", str(tmp_path / "malakal.txt"), str(tmp_path / "bor.txt"), "--record", kept)
    assert first.exit_code == 1
    assert "1 added, 0 known already, 1 failed" in first.stdout
    assert "no-date" in first.stderr
    again = run("add", "--retry", "--record", kept)
    assert again.exit_code == 1
    with RecordStore(kept) as store:
        assert [(f.code, f.attempts) for f in failures(store)] == [("no-date", 2)]
    report.write_text(f"date 2013-12-24\n{SAID}")
    mended = run("add", "--retry", "--record", kept)
    assert mended.exit_code == 0, mended.output
    assert "1 added, 0 known already, 0 failed; the record holds 2 reports" in mended.stdout
    with RecordStore(kept) as store:
        assert failures(store) == []
    assert "0 added, 0 known already, 0 failed" in run("add", "--retry", "--record", kept).stdout


def test_a_source_that_is_gone_stays_a_failure(reader: Reader, tmp_path: pathlib.Path) -> None:
    kept, report = str(tmp_path / "record.db"), tmp_path / "gone.txt"
    report.write_text(SAID)
    assert run("add", str(report), "--record", kept).exit_code == 1
    report.unlink()
    retried = run("add", "--retry", "--record", kept)
    assert retried.exit_code == 1
    assert "not-found" in retried.stderr
    with RecordStore(kept) as store:
        assert len(failures(store)) >= 1


def test_one_line_of_a_file_is_tried_again_by_itself(reader: Reader, tmp_path: pathlib.Path) -> None:
    kept, lines = str(tmp_path / "record.db"), tmp_path / "wire.jsonl"
    good = '{"text": "The army denied that Bor had fallen.", "published": "2013-12-25"}'
    lines.write_text(f'{good}\n{{"text": "{SAID}"}}\n')
    assert run("add", str(lines), "--record", kept).exit_code == 1
    lines.write_text(f'{good}\n{{"text": "{SAID}", "published": "2013-12-24"}}\n')
    mended = run("add", "--retry", "--record", kept)
    assert mended.exit_code == 0, mended.output
    with RecordStore(kept) as store:
        assert failures(store) == []
        assert len(list(store.reports())) == 2
