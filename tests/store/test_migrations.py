"""Records that an earlier Dateline made: brought up to the present tables with all that they hold."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from dateline.store import RecordStore
from dateline.store import tables as t
from made import record

HOME = "dateline:store/migrations"


def config() -> Config:
    found = Config()
    found.set_main_option("script_location", HOME)
    return found


def back_to(engine: sa.Engine, version: str) -> None:
    settings = config()
    with engine.connect() as connection:
        settings.attributes["connection"] = connection
        command.downgrade(settings, version)
        connection.commit()


def test_there_is_one_newest_version() -> None:
    assert len(ScriptDirectory.from_config(config()).get_heads()) == 1


@pytest.mark.parametrize("version", ["0001", "0002"])
def test_an_older_record_is_brought_up_with_what_it_holds(url: str, version: str) -> None:
    with RecordStore(url) as store:
        store.add(record("M23 fighters took Minova, people said.", "2025-01-21", {"place": "Minova", "source": "people"}, id="one"))
        store.add(record("Goma is held by the M23, it was said there.", "2025-01-28", {}, id="two"))
        back_to(store.engine, version)
        with store.engine.connect() as connection:
            columns = {c["name"] for c in sa.inspect(connection).get_columns("statements")}
        assert ("doubts" in columns) == (version != "0001")
    with RecordStore(url) as store:
        assert store.counts()["statements"] == 2
        with store.reading() as connection:
            doubts = dict(connection.execute(sa.select(t.statements.c.report, t.statements.c.doubts)).all())
        assert doubts == {"one": "unresolved", "two": None}, "what makes a statement doubtful is worked out for what was kept before"
        assert store.add(record("A third report, from Sake, of the day after.", "2025-01-29", {"place": "Sake"}, id="three"))
