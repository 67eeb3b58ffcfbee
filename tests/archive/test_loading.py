"""An archive taken into a record is what adding its reports leaves."""

from __future__ import annotations

import pathlib

import pytest
import sqlalchemy as sa
from typer.testing import CliRunner

from archive.conftest import Made
from dateline import adding
from dateline.archive import loading
from dateline.cli.main import app
from dateline.errors import DatelineError
from dateline.model import Record
from dateline.store import RecordStore
from dateline.store import tables as t
from dateline.store.derived import voices


def kept(store: RecordStore) -> dict[str, object]:
    """What a record says, but for the time at which it was added."""
    with store.reading() as c:
        return {
            "reports": c.execute(sa.select(t.reports.c.id, t.reports.c.record, t.reports.c.text).order_by(t.reports.c.id)).all(),
            "stories": len(c.execute(sa.select(t.reports.c.story).distinct()).all()),
            "statements": c.execute(sa.select(t.statements).order_by(t.statements.c.id)).all(),
            "places": set(c.execute(sa.select(t.places.c.key)).all()),
            "voices": c.execute(sa.select(voices).order_by(voices.c.statement)).all(),
            "holders": c.execute(sa.select(t.ledger.c.place, t.ledger.c.valid_from, t.ledger.c.holder).order_by(*t.ledger.c[1:4])).all(),
        }


def test_an_archive_in_bulk_is_as_added_one_by_one(made: Made, store: RecordStore, tmp_path: pathlib.Path) -> None:
    assert list(loading.each(store, made.folder)) == [True] * 7
    adding.settle(store)
    with RecordStore(str(tmp_path / "one-by-one.db")) as other:
        for one in loading.records(made.folder):
            other.add(Record.model_validate_json(one))
        adding.settle(other)
        assert kept(store) == kept(other)
    assert list(loading.each(store, made.folder)) == [False] * 7, "a second time all are known"


def test_the_command_takes_an_archive_and_files_together(made: Made, tmp_path: pathlib.Path) -> None:
    record = ["--record", str(tmp_path / "record.db")]
    first = CliRunner().invoke(app, ["add", made.folder, *record])
    assert first.exit_code == 0
    assert "7 added, 0 known already, 0 failed; the record holds 7 reports" in first.stdout
    assert "Minova" in CliRunner().invoke(app, ["control", *record]).stdout
    again = CliRunner().invoke(app, ["add", made.folder, made.files[1], *record])
    assert "0 added, 10 known already" in again.stdout


def test_an_archive_that_is_not_finished_is_not_taken(made: Made, tmp_path: pathlib.Path) -> None:
    told = pathlib.Path(made.folder, "archive.json").read_text()
    (tmp_path / "archive.json").write_text(told.replace('"complete": true', '"complete": false'))
    with pytest.raises(DatelineError) as raised:
        list(loading.records(str(tmp_path)))
    assert raised.value.code == "archive-none"
