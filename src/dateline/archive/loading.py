"""A finished archive into a record, in bulk."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, repeat
from multiprocessing import get_context

from pyarrow import parquet

from dateline.archive.engines import AHEAD
from dateline.archive.folder import Folder
from dateline.archive.manifest import opened
from dateline.errors import DatelineError
from dateline.model import Record
from dateline.store.bulk import CHUNK, load
from dateline.store.flatten import Prepared, prepare
from dateline.store.record import RecordStore

GROUP = 50  # records handed to a process at a time


def records(url: str) -> Iterator[str]:
    """The records of an archive as JSON, month by month, in constant memory.

    Raises:
        DatelineError: ``archive-none`` where it is not finished, ``archive-newer``.
    """
    folder = Folder(url)
    told = opened(folder)
    if told is None or not told["complete"]:
        reason = "it has no archive.json" if told is None else "the run that writes it has not ended"
        raise DatelineError("archive-none", url, reason=reason)
    for name in folder.names("reports", deep=True):
        with folder.opened(name) as file:
            for batch in parquet.ParquetFile(file).iter_batches(batch_size=GROUP, columns=["record"]):
                yield from batch.column(0).to_pylist()


def each(store: RecordStore, url: str, processes: int = 1) -> Iterator[bool]:
    """Take an archive into a record. Yields for each report, once it is safely kept, whether it was new.

    Stopped, it goes on when it is done again. The ledger is brought up to date afterwards, by `dateline.adding.settle`.
    """
    for new, known in load(store, _prepared(url, processes), CHUNK):
        yield from chain(repeat(True, new), repeat(False, known))


def _prepared(url: str, processes: int) -> Iterator[Prepared]:
    if processes <= 1:
        for one in records(url):
            yield prepare(Record.model_validate_json(one))
        return
    given = records(url)
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        under_way: list[Future[list[Prepared]]] = []
        while True:
            some = [one for _, one in zip(range(GROUP), given, strict=False)]
            if some:
                under_way.append(pool.submit(_prepare, some))
            elif not under_way:
                return
            if not some or len(under_way) >= processes * AHEAD:
                yield from under_way.pop(0).result()


def _prepare(some: list[str]) -> list[Prepared]:
    return [prepare(Record.model_validate_json(one)) for one in some]

