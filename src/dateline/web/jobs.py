"""Uploads being read: one report after the other, in turn for those who wait, whether or not anybody watches."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections import OrderedDict, deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

import sqlalchemy as sa

from dateline import batch
from dateline.adding import settle
from dateline.errors import DatelineError
from dateline.model import Record, Report
from dateline.store import RecordStore, failures, uploads
from dateline.store import tables as t
from dateline.web.worker import Worker, load_reader

log = logging.getLogger(__name__)
OFTEN = 20  # reports after which the ledger is brought up to date while more wait
TRIES = 5  # to keep what was read, while another program holds the record
R = t.reports.c


@dataclass(frozen=True, slots=True)
class Watch:
    """Someone who watches an upload: numbers of its items arrive as something becomes of them; 0 when all are done."""

    upload: str
    loop: asyncio.AbstractEventLoop
    news: asyncio.Queue[int]


class Jobs:
    """The queue and the thread that works it off, with a process that keeps a loaded reader."""

    def __init__(self, store: RecordStore, max_waiting: int) -> None:
        self.store = store
        self.max_waiting = max_waiting
        self.reader = Worker(load_reader)
        self.now_reading: tuple[str, int] | None = None
        self._queue: OrderedDict[str, deque[int]] = OrderedDict()
        self._waiting = 0
        self._watches: set[Watch] = set()
        self._changed = threading.Condition()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="reading", daemon=True)

    def start(self, warm: bool) -> None:
        """Take up what an earlier run left, and begin."""
        for upload, n in uploads.waiting(self.store):
            self._queue.setdefault(upload, deque()).append(n)
            self._waiting += 1
        if warm or self._waiting:
            self.reader.warm()
        self._thread.start()

    def stop(self) -> None:
        """Stop after the report that is being kept; what is left is taken up at the next start."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        self.reader.close()
        self._thread.join(timeout=20)

    def submit(self, who: str, given: Sequence[tuple[str, Report | DatelineError]]) -> str:
        """Keep an upload and have it read; gives its id. Raises ``queue-full``."""
        fresh = [n for n, (_, found) in enumerate(given, 1) if isinstance(found, Report)]
        with self._changed:
            if self._waiting + len(fresh) > self.max_waiting:
                raise DatelineError("queue-full", None, waiting=self._waiting, limit=self.max_waiting, after=60)
            self._waiting += len(fresh)
        try:
            number = uploads.begin(self.store, who, given)
        except BaseException:
            with self._changed:
                self._waiting -= len(fresh)
            raise
        if fresh:
            with self._changed:
                self._queue[number] = deque(fresh)
                self._changed.notify_all()
        return number

    def watch(self, upload: str) -> Watch:
        """Begin to watch an upload, from the running event loop."""
        watch = Watch(upload, asyncio.get_running_loop(), asyncio.Queue())
        with self._changed:
            self._watches.add(watch)
        return watch

    def unwatch(self, watch: Watch) -> None:
        """Watch it no longer."""
        with self._changed:
            self._watches.discard(watch)

    def _tell(self, upload: str, n: int) -> None:
        with self._changed:
            watches = [w for w in self._watches if w.upload == upload]
        for watch in watches:
            with suppress(RuntimeError):  # its loop is closed: nobody watches any more
                watch.loop.call_soon_threadsafe(watch.news.put_nowait, n)

    def _run(self) -> None:
        since = 0
        while True:
            with self._changed:
                while not self._queue and not self._stopping:
                    self._changed.wait()
                if self._stopping:
                    return
                upload, waiting = self._queue.popitem(last=False)
                n = waiting.popleft()
                self.now_reading = upload, n
                if waiting:  # behind the others: who sends a thousand reports does not keep out who sends one
                    self._queue[upload] = waiting
            self._tell(upload, n)
            try:
                self._one(upload, n)
            except Exception:
                if self._stopping:
                    return
                log.exception("report %s of upload %s is left for the next start", n, upload)
            with self._changed:
                self.now_reading = None
                self._waiting -= 1
                idle = not self._queue
            since += 1
            if idle or not waiting or since >= OFTEN:
                since = 0
                self._settle()
            self._tell(upload, n)
            if not waiting:
                self._tell(upload, 0)

    def _settle(self) -> None:
        try:
            settle(self.store)
        except DatelineError:
            log.exception("the ledger could not be brought up to date; it will be with the next report")

    def _one(self, upload: str, n: int) -> None:
        report = uploads.content(self.store, upload, n)
        if report is None:
            return
        if self.store.has(report.id, report.sha256):
            uploads.finish(self.store, upload, n, "known", report=report.id)
            return
        try:
            found = self.reader.call(batch.read_json, report)
        except DatelineError as error:
            found = error.at(report.id)
        if self._stopping:
            return
        if isinstance(found, DatelineError):
            failures.keep(self.store, found, report)
            uploads.finish(self.store, upload, n, "failed", error=found)
            return
        self._keep(upload, n, Record.model_validate_json(found))

    def _keep(self, upload: str, n: int, record: Record) -> None:
        for again in range(TRIES):
            try:
                fresh = self.store.add(record)
                break
            except DatelineError as error:
                if error.code not in ("record-locked", "record-server") or again == TRIES - 1:
                    uploads.finish(self.store, upload, n, "failed", error=error)
                    return
        query = sa.select(R.id, R.relation).where(R.sha256 == record.report.sha256, R.id.startswith(record.report.id, autoescape=True))
        with self.store.reading() as connection:
            row = connection.execute(query.order_by(R.id)).first()
        uploads.finish(
            self.store,
            upload,
            n,
            "added" if fresh else "known",
            report=row.id if row else record.report.id,
            statements=len(record.statements),
            relation=row.relation if row else None,
        )
