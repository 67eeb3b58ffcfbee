"""``dateline add`` killed at random moments and run again: nothing lost, nothing doubled, the same record as without a stop."""

from __future__ import annotations

import os
import pathlib
import random
import signal
import subprocess
import sys
import time

import pytest
import sqlalchemy as sa

from dateline.fusion.background import ancestor
from dateline.fusion.ledger import history, refresh
from dateline.store import RecordStore, tables

TOWNS = ("Kidal", "Gao", "Timbuktu", "Mopti", "Tessalit", "Menaka")
NUMBER = 72  # kept in several transactions


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """Some short reports."""
    folder = tmp_path_factory.mktemp("reports")
    for n in range(NUMBER):
        town = TOWNS[n % len(TOWNS)]
        lines = f"Rebels took control of {town} on {n % 28 + 1} April, residents said. The army left its camp number {n} there."
        lines = f"date 2012-04-{n % 28 + 1:02}\n{lines}"
        (folder / f"{n:02}.txt").write_text(lines, encoding="utf-8")
    return folder


def start(folder: pathlib.Path, record: pathlib.Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "dateline", "add", str(folder), "--record", str(record)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def everything(path: pathlib.Path) -> dict[str, list[tuple[object, ...]]]:
    """All that a record holds, but for when it was added."""
    t = tables
    with RecordStore(str(path)) as store:
        refresh(store, ancestor)
        with store.reading() as connection:
            found = {
                "reports": sa.select(t.reports.c.id, t.reports.c.sha256, t.reports.c.story, t.reports.c.record),
                "statements": sa.select(t.statements).with_only_columns(*(c for c in t.statements.c if c.name != "retired_at")),
                "places": sa.select(t.places),
                "shingles": sa.select(t.shingles),
                "stale": sa.select(t.stale),
            }
            out = {name: sorted((tuple(r) for r in connection.execute(q)), key=repr) for name, q in found.items()}
            out["words"] = sorted(tuple(r) for r in connection.exec_driver_sql("SELECT id, text FROM report_words"))
        out["ledger"] = [(h.place, h.holder, h.status, h.valid_from, h.valid_to, h.support) for h in history(store)]
    return out


@pytest.mark.slow
def test_killed_again_and_again(folder: pathlib.Path, tmp_path: pathlib.Path) -> None:
    whole, broken = tmp_path / "whole.db", tmp_path / "broken.db"
    assert start(folder, whole).wait(120) == 0
    dice, kills, deadline = random.Random(4), 0, time.monotonic() + 90
    while kills < 4 and time.monotonic() < deadline:
        before = _reports(broken)
        running = start(folder, broken)
        while _reports(broken) == before and running.poll() is None:  # reading has begun: from here on it is killed anywhere
            time.sleep(0.02)
        time.sleep(dice.random() * 0.2)
        os.kill(running.pid, signal.SIGKILL)
        running.wait(30)
        kills += 1
        if _reports(broken) == NUMBER:
            break
    assert start(folder, broken).wait(120) == 0
    expected, found = everything(whole), everything(broken)
    assert len(found["reports"]) == NUMBER
    assert found == expected
    assert found["ledger"] and not found["stale"]


def _reports(path: pathlib.Path) -> int:
    """How many reports a reader alongside sees."""
    if not path.exists():
        return 0
    engine = sa.create_engine(f"sqlite:///{path}")
    try:
        with engine.connect() as connection:
            return int(connection.exec_driver_sql("SELECT count(*) FROM reports").scalar_one())
    except sa.exc.OperationalError:  # its tables are being made
        return 0
    finally:
        engine.dispose()
