"""The watch: feeds polled when they are due, what is new in them fetched, read and added to the record."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import Any

from dateline import adding
from dateline.errors import DatelineError
from dateline.intake.sources import MAX_CHARS
from dateline.model import Report
from dateline.store import RecordStore
from dateline.watching import entries
from dateline.watching.config import Feed
from dateline.watching.fetch import RefusedError, host_of, is_passing
from dateline.watching.logs import Log
from dateline.watching.metrics import Metrics
from dateline.watching.politeness import Politeness, StoppedError
from dateline.watching.state import ATTEMPTS, LONGEST, Item, State

IDLE = 0.5, 30.0  # seconds that a watch with nothing to do sleeps at least and at most
NEVER = 1e12


@dataclass(slots=True)
class Polled:
    """What became of a poll."""

    feed: Feed
    row: Any
    items: list[Item] = field(default_factory=list)
    etag: str | None = None
    modified: str | None = None
    error: DatelineError | None = None


@dataclass(slots=True)
class Taken:
    """What became of an item: its reports, or an error."""

    feed: Feed
    item: Item
    reports: list[Report | DatelineError] = field(default_factory=list)
    error: DatelineError | None = None


@dataclass(slots=True)
class Tally:
    """What a watch did: polls, items and reports."""

    polled: int = 0
    failed_polls: int = 0
    items: int = 0
    reports: adding.Tally = field(default_factory=adding.Tally)


class Watcher:
    """Watches feeds for one record. Several may do so at once, also on several machines whose clocks agree."""

    def __init__(
        self, store: RecordStore, feeds: Sequence[Feed], *, allow_private: bool = False, workers: int = 8, lease: float = 600.0,
        max_chars: int = MAX_CHARS, log: Log | None = None, metrics: Metrics | None = None,
    ) -> None:
        self.store = store
        self.feeds = {f.url: f for f in feeds}
        self.workers = workers
        self.max_chars = max_chars
        self.log = log or Log()
        self.metrics = metrics or Metrics()
        self.stop = threading.Event()
        self.state = State(store, lease)
        self.polite = Politeness(self.state, self.stop.wait, allow_private)
        self.tally = Tally()
        self.busy: dict[Future[Polled | Taken | None], str] = {}
        self.polled_once: set[str] = set()

    def run(self, once: bool = False) -> Tally:
        """Watch until `stop` is set; with ``once``, poll each feed one time (but those in back-off) and read what is new.

        Raises:
            DatelineError: where the record fails; nothing that was added is lost.
        """
        self.state.enter((f.url, host_of(f.url)) for f in self.feeds.values())
        self.log("info", "started", feeds=len(self.feeds), record=self.store.url, once=once or None)
        try:
            with ThreadPoolExecutor(self.workers, thread_name_prefix="fetch") as pool:
                try:
                    self._loop(pool, once)
                finally:
                    self.stop.set()
        finally:
            self.state.release()
        done = self.tally.reports
        self.log("info", "stopped", polled=self.tally.polled, failed_polls=self.tally.failed_polls, items=self.tally.items,
                 added=done.added, known=done.known, failed=done.failed)
        return self.tally

    def _loop(self, pool: ThreadPoolExecutor, once: bool) -> None:
        while True:
            if not self.stop.is_set():
                self._submit(pool, once)
            if not self.busy:
                if once or self.stop.is_set():
                    return
                due = self.state.next_due(self.feeds)
                self.stop.wait(min(max((due or NEVER) - time.time(), IDLE[0]), IDLE[1]))
                continue
            for future in wait(self.busy, timeout=IDLE[0], return_when=FIRST_COMPLETED).done:
                del self.busy[future]
                outcome = future.result()
                if isinstance(outcome, Polled):
                    self._polled(outcome)
                elif outcome is not None:
                    self._taken(outcome)
            self.metrics.waiting.set(self.state.waiting(self.feeds))

    def _submit(self, pool: ThreadPoolExecutor, once: bool) -> None:
        """Hand work to free threads: items first, one for each host at a time."""
        while len(self.busy) < self.workers:
            hosts = {h for h in self.busy.values() if h}
            one = self.state.claim_item(self.feeds, hosts)
            if one is not None:
                self.busy[pool.submit(self._take, one)] = one.host
                continue
            open_ = [url for url in self.feeds if url not in self.polled_once]
            row = self.state.claim_feed(open_, hosts, early=NEVER if once else 0.0) if open_ else None
            if row is None:
                return
            if once:
                self.polled_once.add(row.url)
            self.busy[pool.submit(self._poll, self.feeds[row.url], row)] = row.host

    def _poll(self, feed: Feed, row: Any) -> Polled | None:
        """Ask a feed for what is new (in a thread)."""
        out = Polled(feed, row, etag=row.etag, modified=row.modified)
        known = {"if-none-match": row.etag, "if-modified-since": row.modified}
        try:
            got = self.polite.fetch(feed.url, feed, {name: value for name, value in known.items() if value})
            if got.status != 304:
                self.metrics.received.inc(len(got.body))
                out.items = entries.items(feed, got)
                out.etag, out.modified = got.headers.get("etag"), got.headers.get("last-modified")
        except StoppedError:
            return None
        except Exception as error:  # a thread's fault must reach the loop as an error of its feed
            out.error = _coded(error, feed.url)
        return out

    def _take(self, one: Item) -> Taken | None:
        """Get an item's reports (in a thread)."""
        feed = self.feeds[one.feed]
        out = Taken(feed, one)
        where = one.link or feed.url
        begun = time.monotonic()
        try:
            if entries.wants_page(feed, one) and one.link is not None:
                try:
                    got = self.polite.fetch(one.link, feed)
                    self.metrics.received.inc(len(got.body))
                    out.reports = entries.page_reports(feed, one, got, self.max_chars)
                except DatelineError as error:
                    last = one.attempts + 1 >= ATTEMPTS
                    if _is_records(error) or (is_passing(error) and not last) or not one.data["text"]:
                        raise
                    out.reports = [entries.composed(entries.own_text(feed, one, error), where, self.max_chars)]
                self.metrics.seconds.observe(time.monotonic() - begun)
            else:
                out.reports = [entries.composed(entries.own_text(feed, one), where, self.max_chars)]
        except StoppedError:
            return None
        except Exception as error:
            out.error = _coded(error, where)
        return out

    def _polled(self, out: Polled) -> None:
        feed, now = out.feed, time.time()
        self.tally.polled += 1
        if out.error is not None:
            self._refuse_records(out.error)
            self.tally.failed_polls += 1
            pause = min(feed.every * 2 ** min(out.row.failures, 10), LONGEST) * random.uniform(0.8, 1.2)
            asked = out.error.wait if isinstance(out.error, RefusedError) else None
            if asked:
                self.polite.leave_alone(host_of(feed.url), asked)
            self.state.poll_failed(feed.url, out.error.code, now + max(pause, asked or 0.0))
            self.metrics.polls.labels(feed.name, "failed").inc()
            self.metrics.failures.labels(feed.name).set(out.row.failures + 1)
            self.log("warning", "poll failed", feed=feed.name, failures=out.row.failures + 1, again_in=round(max(pause, asked or 0.0)),
                     **entries.facts(out.error))
            return
        due = now + feed.every * random.uniform(0.9, 1.1)
        fresh = self.state.polled(feed.url, out.items, etag=out.etag, modified=out.modified, next_at=due)
        self.metrics.polls.labels(feed.name, "new" if fresh else "unchanged").inc()
        self.metrics.failures.labels(feed.name).set(0)
        self.metrics.success.labels(feed.name).set(now)
        self.log("info", "polled", feed=feed.name, entries=len(out.items) or None, new=fresh)

    def _taken(self, out: Taken) -> None:
        one, feed = out.item, out.feed.name
        self.tally.items += 1
        if out.error is not None:
            self._refuse_records(out.error)
            asked = out.error.wait if isinstance(out.error, RefusedError) else None
            if asked and one.host:
                self.polite.leave_alone(one.host, asked)
            again = is_passing(out.error) and self.state.postponed(one, out.error.code, asked)
            if not is_passing(out.error):
                self.state.finished(one, out.error.code)
            self._item_failed(feed, "postponed" if again else "failed", out.error)
            return
        good = [r for r in out.reports if isinstance(r, Report)]
        before = self.tally.reports.added
        for found in adding.add(self.store, good):
            self.tally.reports.count(found)
            name = "known" if found is None else "failed" if isinstance(found, DatelineError) else "added"
            self.metrics.reports.labels(feed, name).inc()
            if isinstance(found, DatelineError):
                self.log("error", "reading failed", feed=feed, **entries.facts(found))
        wrong = [r for r in out.reports if isinstance(r, DatelineError)]
        self.state.finished(one, wrong[0].code if wrong and not good else None)
        for error in wrong:
            self._item_failed(feed, "failed", error)
        if good:
            self.metrics.items.labels(feed, "read").inc()
            self.log("info", "read", feed=feed, url=one.link, reports=len(good), added=self.tally.reports.added - before)

    def _item_failed(self, feed: str, outcome: str, error: DatelineError) -> None:
        self.metrics.items.labels(feed, outcome).inc()
        self.log("warning", f"item {outcome}", feed=feed, **entries.facts(error))

    @staticmethod
    def _refuse_records(error: DatelineError) -> None:
        """The record's own failures end the watch: they are no fault of the feed."""
        if _is_records(error):
            raise error


def _is_records(error: DatelineError) -> bool:
    return error.code.startswith("record-")


def _coded(error: Exception, where: str) -> DatelineError:
    if isinstance(error, DatelineError):
        return error.at(where)
    return DatelineError("bad-file", where, format="page or feed", reason=f"{type(error).__name__}: {str(error)[:200]}")
