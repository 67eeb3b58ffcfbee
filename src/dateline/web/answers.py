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
LONG = 0.05  # seconds of work from which an answer is made ready before a new revision is shown
BRIEF = 0.25  # seconds of such work in all that people may as well wait for


class Snapshot:
    """The record at one revision, with what was worked out from it so far."""

    def __init__(self, store: RecordStore, number: str) -> None:
        self.store = store
        self.revision = number
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._asked: set[Hashable] = set()
        self._long: dict[Hashable, tuple[Callable[[Snapshot], Any], float]] = {}
        self._locks: dict[Hashable, threading.Lock] = {}
        self._lock = threading.Lock()

    def get(self, key: Hashable, work: Callable[[Snapshot], T]) -> T:
        """The answer to ``key``, worked out by ``work`` if nobody asked before; many who ask at once wait for one working."""
        with self._lock:
            self._asked.add(key)
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
            start = time.thread_time()
            made = work(self)
            took = time.thread_time() - start
            with self._lock:
                self._kept[key] = made
                self._locks.pop(key, None)
                if took >= LONG:
                    self._long[key] = work, took
                while len(self._kept) > KEPT:
                    self._long.pop(self._kept.popitem(last=False)[0], None)
            return made

    def long(self) -> list[tuple[Hashable, Callable[[Snapshot], Any], float]]:
        """The answers that were asked for and took long: key, work, seconds of it; first those on which later ones rest."""
        with self._lock:
            return [(key, work, took) for key, (work, took) in self._long.items() if key in self._asked]

    def unasked(self) -> None:
        """Count from now on what is asked for: what was made ready and nobody wants is not made ready again."""
        with self._lock:
            self._asked.clear()


class Answers:
    """The snapshot to answer from.

    It is the record's present one, save where its answers take long to work out: then the last one is shown until those
    that people asked for are ready for the new one, which is made beside them. So nobody waits for each report that is
    added. What a person corrects by this server is seen at once (`renew`).
    """

    def __init__(self, store: RecordStore) -> None:
        self.store = store
        self._lock = threading.Lock()
        self._present = Snapshot(store, revision(store))
        self._due = False
        self._rest = 0.0  # until when no further one is made ready: as long as the last one took
        self._beside: threading.Thread | None = None

    def renew(self) -> None:
        """The next answer must be of the record's present state."""
        self._due = True

    def now(self) -> Snapshot:
        """The snapshot to answer from."""
        with self._lock:
            held, due = self._present, self._due
            busy = self._beside is not None and self._beside.is_alive()
            quick = sum(took for *_, took in held.long()) < BRIEF
            if not (due or quick) and (busy or time.monotonic() < self._rest):
                return held
            number = revision(self.store)
            self._due = False
            if number == held.revision:
                return held
            if due or quick:
                self._present = Snapshot(self.store, number)
                held = self._present
            if not busy:
                self._beside = threading.Thread(target=self._prepare, args=(held,), name="answers", daemon=True)
                self._beside.start()
            return held

    def _prepare(self, held: Snapshot) -> None:
        """Bring the ledger up to what other programs added, then make ready what took long, and show it."""
        start = time.monotonic()
        try:
            settle(self.store)
            fresh = Snapshot(self.store, revision(self.store))
            if fresh.revision == held.revision:
                return
            for key, work, _ in held.long():
                fresh.get(key, work)
            fresh.unasked()
            with self._lock:
                if self._present is held:
                    self._present = fresh
        except DatelineError:
            log.warning("a new state of the record could not be made ready; it will be tried again", exc_info=True)
        finally:
            self._rest = time.monotonic() + (time.monotonic() - start) / 2
