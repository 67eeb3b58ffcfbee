"""Reports kept a few at a time while the next ones are read: one transaction for some costs little more than for one."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import groupby
from queue import Empty, Queue

from dateline.errors import DatelineError
from dateline.model import Record, Report
from dateline.store.bulk import keep
from dateline.store.failures import keep as keep_failure
from dateline.store.flatten import prepare
from dateline.store.record import RecordStore

GROUP = 20  # reports kept in one transaction at most
WITHIN = 1.0  # seconds that a report waits for others at most
Kept = DatelineError | Record | None
Item = tuple[Kept, Report | None]


class Keeper:
    """Keeps what it is given in a thread of its own, in order; each report whole or not at all.

    A report is kept once `kept` gave it. Of what was given and not kept at a sudden stop, nothing is in the record.
    """

    def __init__(self, store: RecordStore) -> None:
        self._store = store
        self._given: Queue[Item | None] = Queue(2 * GROUP)
        self._kept: deque[Kept] = deque()
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="keeper")

    def __enter__(self) -> Keeper:
        self._thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def give(self, found: Kept, report: Report | None = None) -> None:
        """A record to keep; or the error that took its place, with the report that caused it; or None for one kept before."""
        self._given.put((found, report))

    def kept(self) -> Iterator[Kept]:
        """What became of those given, as far as it is decided: the record, None where it was kept already, or its error.

        Raises:
            DatelineError: whatever kept them from being kept; the ones before are safe.
        """
        error = self._error
        while self._kept:
            yield self._kept.popleft()
        if error is not None:
            raise error

    def close(self) -> None:
        """Keep all that was given; `kept` then tells of the last ones."""
        if self._thread.is_alive():
            self._given.put(None)
            self._thread.join()

    def _run(self) -> None:
        ended = False
        while not ended:
            some = [self._given.get()]
            until = time.monotonic() + WITHIN
            with suppress(Empty):
                while some[-1] is not None and len(some) < GROUP:
                    some.append(self._given.get(timeout=max(0.0, until - time.monotonic())))
            ended = some[-1] is None
            if self._error is None:
                try:
                    self._keep([x for x in some if x is not None])
                except BaseException as error:  # raised to whoever waits for the result
                    self._error = error

    def _keep(self, some: Sequence[Item]) -> None:
        for good, items in groupby(some, key=lambda x: isinstance(x[0], Record)):
            if good:
                self._keep_records([x for x, _ in items if isinstance(x, Record)])
                continue
            for found, report in items:
                if isinstance(found, DatelineError):
                    keep_failure(self._store, found, report)
                self._kept.append(found)

    def _keep_records(self, records: Sequence[Record]) -> None:
        try:
            fresh = keep(self._store, [prepare(x) for x in records])
        except Exception as error:
            if len(records) == 1 or (isinstance(error, DatelineError) and error.code != "record-error"):
                raise  # where the disk is full or the server gone, each would fail
            for record in records:  # one of them is at fault: those before it are kept
                self._kept.append(record if self._store.add(record) else None)
            return
        self._kept.extend(record if new else None for record, new in zip(records, fresh, strict=True))
