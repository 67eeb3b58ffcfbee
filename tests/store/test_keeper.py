"""Records kept some at a time: in order, whole, and none lost for another's sake."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator

import pytest

from dateline.adding import add
from dateline.errors import DatelineError
from dateline.model import Record, Report, make_report
from dateline.reader.reader import Reader
from dateline.store import RecordStore
from dateline.store.failures import failures
from dateline.store.keeper import GROUP, Keeper
from made import record


def made(number: int) -> list[Record]:
    return [record(f"Goma: bulletin {n} of the harbour.", f"2025-01-{n % 28 + 1:02}", {"place": "Goma"}, id=f"b{n}") for n in range(number)]


def test_all_in_order_with_what_failed_and_what_was_kept_before(store: RecordStore) -> None:
    records = made(2 * GROUP + 3)
    with Keeper(store) as keeper:
        for one in records[:5]:
            keeper.give(one)
        keeper.give(DatelineError("no-date", "ferry.txt"))
        keeper.give(records[2])
        for one in records[5:]:
            keeper.give(one)
    found = list(keeper.kept())
    assert [x.report.id if isinstance(x, Record) else x and x.code for x in found] == [
        *(r.report.id for r in records[:5]), "no-date", None, *(r.report.id for r in records[5:])
    ]  # fmt: skip
    assert store.counts() == {"reports": len(records), "statements": len(records), "failures": 1}
    assert [f.source for f in failures(store)] == ["ferry.txt"]


def test_one_that_the_database_refuses_does_not_take_others_with_it(store: RecordStore) -> None:
    records = made(4)
    twin = records[0].statements[0]
    records[3] = records[3].model_copy(update={"statements": (records[3].statements[0].model_copy(update={"id": twin.id}),)})
    with Keeper(store) as keeper:
        for one in records:
            keeper.give(one)
    kept = keeper.kept()
    assert [x.report.id for x in itertools.islice(kept, 3) if isinstance(x, Record)] == ["b0", "b1", "b2"]
    with pytest.raises(DatelineError, match="record-error"):
        next(kept)
    assert store.counts()["reports"] == 3


def test_reports_are_seen_by_a_reader_alongside_while_more_are_awaited(store: RecordStore, reader: Reader) -> None:
    def slowly() -> Iterator[Report]:
        yield make_report("Rebels took Sake on Monday, residents said.", "2025-01-21", id="sake")
        until = time.monotonic() + 30
        while not store.counts()["reports"] and time.monotonic() < until:  # nothing more comes until the first is there to be seen
            time.sleep(0.01)
        assert [r.id for r, _ in store.reports()] == ["sake"]
        yield make_report("Rebels took Minova on Tuesday, residents said.", "2025-01-22", id="minova")

    assert [x.report.id for x in add(store, slowly()) if isinstance(x, Record)] == ["sake", "minova"]


def test_who_stops_listening_loses_nothing_that_was_read(store: RecordStore, reader: Reader) -> None:
    def stopped() -> Iterator[Report]:
        yield make_report("Rebels took Sake on Monday, residents said.", "2025-01-21", id="sake")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(add(store, stopped()))
    assert [r.id for r, _ in store.reports()] == ["sake"]
