"""Loading many records at once leaves what adding them one by one leaves, on both databases."""

from __future__ import annotations

import pathlib
from typing import Any

import pytest
import sqlalchemy as sa

from dateline.errors import DatelineError
from dateline.model import Record
from dateline.store import RecordStore, derived, tables
from dateline.store.bulk import load
from dateline.store.flatten import prepare
from dateline.store.search import search
from made import record

LINES = "Fighters entered {} before dawn and raised their flag over the port authority, dock workers said by telephone, number {}."


def made(number: int) -> list[Record]:
    """Reports of which some are copies, some later versions, and one has another's id."""
    out = []
    for n in range(number):
        town = ("Goma", "Sake", "Bukavu")[n % 3]
        text = " ".join(LINES.format(town, k + (n // 4) * 10) for k in range(5)) + f" Dispatch {n}."
        day = f"2025-01-{10 + n % 15:02}"
        said = ({"place": town, "on": day}, {"place": town, "holder": "army", "kind": "military"})
        out.append(record(text, day, *said, outlet=f"Radio {n // 6 if n > 8 else n % 3}"))
    text = f"Nothing moved at the ferry of Minova. {LINES.format('Minova', 7)}"
    other = record(text, "2025-01-20", {"place": "Minova"}, id=out[0].report.id)
    return [*out, other]


def rows(store: RecordStore) -> dict[str, list[Any]]:
    """All that is kept, but for when it was added."""
    with store.reading() as connection:
        kept = (tables.reports, tables.statements, tables.places, tables.shingles, tables.stale, derived.voices, derived.unsettled)
        out = {}
        for table in kept:
            columns = [c for c in table.c if c.name != "added_at"]
            out[table.name] = sorted(map(tuple, connection.execute(sa.select(*columns))), key=repr)
        return out


@pytest.mark.parametrize("chunk", [1, 4, 500])
def test_in_bulk_as_one_by_one(store: RecordStore, tmp_path: pathlib.Path, chunk: int) -> None:
    records = made(14)
    assert sum(n for n, _ in load(store, records, chunk)) == 15
    with RecordStore(str(tmp_path / "one-by-one.db")) as other:
        assert all(other.add(r) for r in records)
        expected = rows(other)
    found = rows(store)
    for table, listed in expected.items():
        assert found[table] == listed, table
    assert {r.relation for r in _reports(store)} == {None, "copy", "version"}
    assert len(search(store, "ferry Minova")) == 1


def test_again_and_on_after_a_stop(store: RecordStore) -> None:
    records = made(9)
    loading = load(store, records, 4)
    assert next(loading) == (4, 0)
    loading.close()
    assert store.counts()["reports"] == 4
    assert list(load(store, (prepare(r) for r in records), 5)) == [(1, 4), (5, 0)]
    assert list(load(store, records)) == [(0, 10)]
    assert store.counts() == {"reports": 10, "statements": 19, "failures": 0}


def test_a_chunk_is_kept_whole_or_not_at_all(store: RecordStore) -> None:
    records = made(6)
    prepared = [prepare(r) for r in records]
    prepared[4].statements[0]["id"] = prepared[0].statements[0]["id"]  # the database refuses the fifth report
    with pytest.raises(DatelineError):
        list(load(store, prepared, 100))
    assert store.counts()["reports"] == 0
    assert sum(n for n, _ in load(store, records)) == 7


def _reports(store: RecordStore) -> list[Any]:
    with store.reading() as connection:
        return list(connection.execute(sa.select(tables.reports)))
