"""Databases that are damaged, foreign, locked, full, read-only or away: a coded error with its remedy, and nothing lost."""

from __future__ import annotations

import os
import pathlib
import sqlite3

import pytest

from dateline.errors import DatelineError
from dateline.store import RecordStore, open_store
from made import record

FALL = "Houthi fighters entered Sanaa on Sunday and took the radio station, people in the city said. Shop number {} was shut."


@pytest.fixture
def path(tmp_path: pathlib.Path) -> pathlib.Path:
    """A small record's file."""
    path = tmp_path / "record.db"
    with RecordStore(str(path)) as store:
        for n in range(30):
            store.add(record(FALL.format(n), "2014-09-21", {}))
    return path


def code(path: pathlib.Path | str) -> str:
    """The code of the error on opening, reading and adding; "" where all goes well."""
    try:
        with open_store(str(path)) as store:
            store.counts()
            store.add(record("Another report from Aden, the port in the south.", "2015-03-25", {}))
    except DatelineError as error:
        assert error.remedy and error.where
        return error.code
    return ""


def test_a_truncated_file(path: pathlib.Path) -> None:
    size = path.stat().st_size
    for keep in (size // 2, 5000, 50):
        os.truncate(path, keep)
        assert code(path) == "record-damaged"


def test_a_text_file(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("date 2024-12-07\nThis is a report and no database.\n" * 50, encoding="utf-8")
    assert code(path) == "record-damaged"
    assert path.read_text(encoding="utf-8").startswith("date 2024-12-07"), "it is left as it was"


def test_another_programs_database(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE invoices (n INTEGER)")
    assert code(path) == "record-foreign"


def test_a_record_whose_tables_were_changed(path: pathlib.Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("ALTER TABLE statements RENAME TO statements_old")
    assert code(path) == "record-foreign-table"


def test_a_record_of_a_later_version(path: pathlib.Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    assert code(path) == "record-newer"


def test_a_locked_file(path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_WAIT", "0.2")
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    assert code(path) == "record-locked"
    with RecordStore(str(path)) as store:
        assert store.counts()["reports"] == 30, "it can be asked all the same"
    holder.execute("ROLLBACK")
    holder.execute("PRAGMA locking_mode=EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    assert code(path) == "record-locked"
    holder.close()
    assert code(path) == ""


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for the superuser")
def test_a_read_only_file(path: pathlib.Path) -> None:
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        assert code(path) in ("record-readonly", "record-unopened")
    finally:
        path.parent.chmod(0o755)


def test_a_record_opened_to_be_read_only(path: pathlib.Path) -> None:
    assert code(f"sqlite:///file:{path}?mode=ro&uri=true") == "record-readonly"


def test_a_folder_that_is_not_there(tmp_path: pathlib.Path) -> None:
    assert code(tmp_path / "no" / "such" / "record.db") == "record-unopened"


@pytest.mark.parametrize("url", ["postgresql://nobody@127.0.0.1:1/none", "postgresql://nobody@no-such-host.invalid/none"])
def test_a_missing_server(url: str) -> None:
    assert code(url) == "record-server"


def test_no_room_left(path: pathlib.Path) -> None:
    with RecordStore(str(path)) as store:
        with store.reading() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 2}")
        with pytest.raises(DatelineError) as caught:
            for n in range(100, 200):
                store.add(record(FALL.format(n) * 20, "2014-09-21", {}))
        assert caught.value.code == "record-full"
        kept = store.counts()
        assert kept["reports"] == kept["statements"] >= 30, "each report is there with its statements, or not at all"
    assert code(path) == ""
