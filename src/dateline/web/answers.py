"""Answers kept as long as the record stays as it is: each is worked out once for a revision, however many people ask."""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from dateline.adding import settle
from dateline.errors import DatelineError
from dateline.store import RecordStore
from dateline.store.revision import revision

log = logging.getLogger(__name__)
T = TypeVar("T")
KEPT = 64  # answers of one revision that are kept


class Snapshot:
    """The record at one revision, with what was worked out from it so far."""

    def __init__(self, store: RecordStore, number: str) -> None:
        self.store = store
        self.revision = number
        self.taken = time.monotonic()
        self.cost = 0.0  # seconds that its answers took
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._locks: dict[Hashable, threading.Lock] = {}
        self._lock = threading.Lock()

    def get(self, key: Hashable, work: Callable[[], T]) -> T:
        """The answer to ``key``, worked out by ``work`` if nobody asked before; many who ask at once wait for one working."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                found: T = self._kept[key]
                return found
            lock = self._locks.setdefault(key, threading.Lock())
        with lock:
            with self._lock:
                if key in self._kept:
                    again: T = self._kept[key]
                    return again
            start = time.perf_counter()
            made = work()
            with self._lock:
                self.cost += time.perf_counter() - start
                self._kept[key] = made
                self._locks.pop(key, None)
                while len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
            return made


class Answers:
    """The snapshot to answer from.

    It is the record's present one, save that while reports are being added it may lag by up to ``hold`` seconds, and only
    where the answers take long to work out: otherwise each report that is added would have everyone wait. What a person
    does by this server is seen at once (`renew`).
    """

    def __init__(self, store: RecordStore, hold: float = 4.0) -> None:
        self.store = store
        self.hold = hold
        self._lock = threading.Lock()
        self._present = Snapshot(store, revision(store))
        self._due = False
        self._settling: threading.Thread | None = None

    def renew(self) -> None:
        """The next answer must be of the record's present state."""
        self._due = True

    def now(self) -> Snapshot:
        """The snapshot to answer from."""
        with self._lock:
            held = self._present
            lag = min(self.hold, 4 * held.cost)
            if not self._due and time.monotonic() - held.taken < lag:
                return held
            self._due = False
            number = revision(self.store)
            if number != held.revision:
                self._present = Snapshot(self.store, number)
                self._catch_up()
            return self._present

    def _catch_up(self) -> None:
        """Where another program has added reports and not brought the ledger up to them, do so beside the answers."""
        if self._settling is None or not self._settling.is_alive():
            self._settling = threading.Thread(target=self._settle, name="settling", daemon=True)
            self._settling.start()

    def _settle(self) -> None:
        try:
            settle(self.store)
        except DatelineError:
            log.warning("the ledger could not be brought up to date; it will be with the next change", exc_info=True)
