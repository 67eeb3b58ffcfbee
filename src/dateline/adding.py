"""Reports into a record of many: read, kept as they are read, resumable at any moment."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline import batch
from dateline.errors import DatelineError
from dateline.fusion import settle as fusion
from dateline.intake import reports as intake
from dateline.model import Record, Report
from dateline.store import RecordStore
from dateline.store.failures import Failure, failures, forget, keep
from dateline.store.keeper import Keeper


@dataclass(slots=True)
class Tally:
    """What became of the reports given: in = added + known + failed."""

    added: int = 0
    known: int = 0
    failed: int = 0

    def count(self, found: DatelineError | Record | None) -> None:
        """Count one of what `add`, `retry` or `reread` yield."""
        self.added += isinstance(found, Record)
        self.known += found is None
        self.failed += isinstance(found, DatelineError)


def add(store: RecordStore, reports: Iterable[Report | DatelineError], processes: int = 1) -> Iterator[DatelineError | Record | None]:
    """Read and keep reports: yields the record of each added one, None for one known already, or its error, in their order.

    Each report is kept whole, with all that was read in it, or not at all, a few together about once a second; run
    again after a stop, it goes on where it was, since what is known already is not read again.
    """
    known = 0
    under_way: dict[str, Report] = {}

    def unknown() -> Iterator[Report | DatelineError]:
        nonlocal known
        for report in reports:
            if isinstance(report, Report):
                if store.has(report.id, report.sha256):
                    known += 1
                    continue
                under_way[report.id] = report
            yield report

    with Keeper(store) as keeper:
        for found in batch.each(batch.read_one, unknown(), processes):
            while known:
                known -= 1
                keeper.give(None)
            if isinstance(found, DatelineError):
                keeper.give(found, under_way.pop(found.where or "", None))
            else:
                under_way.pop(found.report.id, None)
                keeper.give(found)
            yield from keeper.kept()
    yield from keeper.kept()
    for _ in range(known):
        yield None
    settle(store)


def retry(store: RecordStore, processes: int = 1) -> Iterator[DatelineError | Record | None]:
    """Try again what failed before; what now succeeds is no longer a failure."""
    for failure in failures(store):
        good = True
        for found in add(store, _again(failure), processes):
            good = good and not isinstance(found, DatelineError)
            yield found
        if good:
            forget(store, failure.id)


def reread(store: RecordStore, processes: int = 1) -> Iterator[DatelineError | Record]:
    """Read every kept report with the present reader; earlier statements stay as history, corrections as they are."""
    from dateline.reader.reader import reader

    present = reader().name
    for found in batch.each(batch.read_one, (r for r, name in store.reports() if name != present), processes):
        if isinstance(found, DatelineError):
            keep(store, found, None)
        else:
            store.replace(found)
        yield found
    settle(store)


def settle(store: RecordStore) -> int:
    """Bring the ledger of control, the joined events and the forecasts up to what was added."""
    return fusion.settle(store)


def _again(failure: Failure) -> Iterator[Report | DatelineError]:
    if failure.report is not None:
        yield failure.report
        return
    whole = failure.source
    while not os.path.exists(whole) and ", " in whole:
        whole = whole.rsplit(", ", 1)[0]  # "reports.jsonl, line 3" is an item of reports.jsonl
    if whole == failure.source:
        yield from intake([whole])
        return
    for found in intake([whole]):  # what is kept already is not kept twice
        if not isinstance(found, DatelineError) or found.where == failure.source:
            yield found
