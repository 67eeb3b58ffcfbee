"""What a watch remembers, in the record: which feed is due, which item waits, who is at it.

Feeds and items are leased: a watcher that takes one is alone with it until the lease ends, so that several watchers share the
work, and what a killed one had in hand is taken up by another.
"""

from __future__ import annotations

import hashlib
import json
import os
import socket
import time
import uuid
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from dateline.store import RecordStore
from dateline.store.record import insert
from dateline.watching import tables as t

F, I = t.feeds.c, t.items.c  # noqa: E741
ATTEMPTS = 5  # at an item, before it is given up
CHANGES = 10  # how often an item is fetched anew because the feed gives it differently
SETTLED = 3600.0  # seconds that an item is left alone after it was read, even if the feed gives it differently
STEP = 1e-6  # seconds between items of one poll, which keeps the feed's order
LIVE: set[str] = set()  # the owners of this process
BACK_OFF = 300.0  # seconds before the second attempt at an item; twice as many before each further one
LONGEST = 86_400.0


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a feed as it is kept: ``data`` is what the feed gives of it."""

    id: str
    feed: str
    host: str
    link: str | None
    data: dict[str, Any]
    attempts: int = 0
    mark: str = ""


def item(feed: str, host: str, key: str, link: str | None, data: dict[str, Any]) -> Item:
    """An item with its identity: its address, or its key within its feed."""
    digest = hashlib.sha256((link or f"{feed}|{key}").encode("utf-8", "surrogatepass")).hexdigest()[:32]
    mark = hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()[:16]
    return Item(digest, feed, host, link, data, mark=mark)


class State:
    """The memory of one watcher in a record. ``lease``: seconds that it may be at one thing."""

    def __init__(self, store: RecordStore, lease: float = 600.0) -> None:
        self.store = store
        self.lease = lease
        self.owner = f"{socket.gethostname()} {os.getpid()} {uuid.uuid4().hex}"
        LIVE.add(self.owner)

    def enter(self, feeds: Iterable[tuple[str, str]]) -> None:
        """Make sure that feeds (address, host) are known, and take over from watchers of this machine that were killed."""
        with self.store.writing() as connection:
            for table in (t.feeds, t.items):
                for owner in connection.execute(sa.select(table.c.owner).where(table.c.owner.is_not(None)).distinct()).scalars().all():
                    if _is_dead(owner):
                        connection.execute(sa.update(table).where(table.c.owner == owner).values(owner=None, lease_until=0.0))
            for url, host in feeds:
                stmt = insert(connection, t.feeds).values(url=url, host=host, next_at=0.0, blocked_until=0.0, failures=0, lease_until=0.0)
                connection.execute(stmt.on_conflict_do_nothing())

    def claim_feed(self, urls: Collection[str], busy: Collection[str], early: float = 0.0) -> sa.Row[Any] | None:
        """A feed that is due and free, on none of the busy hosts; ``early``: due so many seconds from now counts too."""
        now = time.time()
        due = (F.url.in_(urls), F.host.not_in(busy), F.next_at <= now + early, F.blocked_until <= now, F.lease_until <= now)
        return self._claim(t.feeds, F.url, due)

    def claim_item(self, feeds: Collection[str], busy: Collection[str]) -> Item | None:
        """An item that waits and is free, on none of the busy hosts."""
        now = time.time()
        due = (I.state == "waiting", I.feed.in_(feeds), I.host.not_in(busy), I.next_at <= now, I.lease_until <= now)
        row = self._claim(t.items, I.id, due)
        return Item(row.id, row.feed, row.host, row.link, json.loads(row.data), row.attempts, row.mark) if row is not None else None

    def _claim(self, table: sa.Table, key: sa.Column[str], due: tuple[sa.ColumnElement[bool], ...]) -> sa.Row[Any] | None:
        query = sa.select(table).where(*due).order_by(table.c.next_at, key).limit(1).with_for_update(skip_locked=True)
        with self.store.reading() as connection:  # most calls find nothing: no need for a writer's lock
            if connection.execute(sa.select(key).where(*due).limit(1)).first() is None:
                return None
        with self.store.writing() as connection:
            row = connection.execute(query).first()
            if row is not None:
                leased = sa.update(table).where(key == row._mapping[key.name])
                connection.execute(leased.values(owner=self.owner, lease_until=time.time() + self.lease))
            return row

    def polled(self, url: str, found: Iterable[Item], *, etag: str | None, modified: str | None, next_at: float) -> int:
        """Keep what a poll found, together with how far it got; gives how many items are new or changed."""
        now, count = time.time(), 0
        with self.store.writing() as connection:
            for n, one in enumerate(found):
                count += _enter_item(connection, one, now, n * STEP)
            connection.execute(
                sa.update(t.feeds).where(F.url == url, F.owner == self.owner).values(
                    etag=etag, modified=modified, next_at=next_at, blocked_until=0.0, failures=0, outcome="new" if count else "unchanged",
                    polled_at=now, owner=None, lease_until=0.0)
            )
        return count

    def poll_failed(self, url: str, code: str, blocked_until: float) -> None:
        """Keep that a poll failed, and until when the feed is left alone."""
        with self.store.writing() as connection:
            connection.execute(
                sa.update(t.feeds).where(F.url == url, F.owner == self.owner).values(
                    failures=F.failures + 1, outcome=code, blocked_until=blocked_until, polled_at=time.time(), owner=None, lease_until=0.0)
            )

    def finished(self, one: Item, code: str | None = None) -> None:
        """An item is done for good: read, or with an error that will not pass."""
        self._leave(one, state="failed" if code else "done", code=code, done_at=time.time(), attempts=one.attempts + 1)

    def postponed(self, one: Item, code: str, wait: float | None) -> bool:
        """An item failed in passing and waits for another attempt; False where it had its last one."""
        if one.attempts + 1 >= ATTEMPTS:
            self.finished(one, code)
            return False
        pause = max(wait or 0.0, min(BACK_OFF * 2**one.attempts, LONGEST))
        self._leave(one, code=code, attempts=one.attempts + 1, next_at=time.time() + pause)
        return True

    def _leave(self, one: Item, **values: Any) -> None:
        with self.store.writing() as connection:
            mine = (I.id == one.id, I.owner == self.owner)
            connection.execute(sa.update(t.items).where(*mine).values(owner=None, lease_until=0.0, **values))

    def release(self) -> None:
        """Give back all that this watcher had in hand."""
        LIVE.discard(self.owner)
        with self.store.writing() as connection:
            for table in (t.feeds, t.items):
                connection.execute(sa.update(table).where(table.c.owner == self.owner).values(owner=None, lease_until=0.0))

    def waiting(self, feeds: Collection[str]) -> int:
        """How many items wait, those in hand included."""
        query = sa.select(sa.func.count()).select_from(t.items).where(I.state == "waiting", I.feed.in_(feeds))
        with self.store.reading() as connection:
            return int(connection.execute(query).scalar_one())

    def next_due(self, urls: Collection[str]) -> float | None:
        """When the next feed or item is due; None where nothing is."""
        after = sa.case((F.next_at > F.blocked_until, F.next_at), else_=F.blocked_until)
        with self.store.reading() as connection:
            feed = connection.execute(sa.select(sa.func.min(after)).where(F.url.in_(urls))).scalar()
            wait = connection.execute(sa.select(sa.func.min(I.next_at)).where(I.state == "waiting", I.feed.in_(urls))).scalar()
        return min((x for x in (feed, wait) if x is not None), default=None)

    def feeds(self) -> list[dict[str, Any]]:
        """All feeds with how they stand and how many of their items are in which state."""
        counts = sa.select(I.feed, I.state, sa.func.count().label("n")).group_by(I.feed, I.state)
        with self.store.reading() as connection:
            held: dict[str, dict[str, int]] = {}
            for row in connection.execute(counts):
                held.setdefault(row.feed, {})[row.state] = row.n
            rows = connection.execute(sa.select(t.feeds).order_by(F.url)).mappings().all()
        return [{**row, **{state: held.get(row["url"], {}).get(state, 0) for state in ("waiting", "done", "failed")}} for row in rows]

    @contextmanager
    def host(self, host: str) -> Iterator[tuple[sa.Connection, sa.Row[Any]]]:
        """What is known of a host, with nobody else at it, in a transaction to change it in."""
        with self.store.writing() as connection:
            fresh = insert(connection, t.hosts).values(host=host, next_at=0.0, robots=None, robots_until=0.0)
            connection.execute(fresh.on_conflict_do_nothing())
            row = connection.execute(sa.select(t.hosts).where(t.hosts.c.host == host).with_for_update()).one()
            yield connection, row


def _is_dead(owner: str) -> bool:
    """Whether a watcher was of this machine and its process is no more (or its number is now ours)."""
    host, pid, _ = owner.rsplit(" ", 2)
    if host != socket.gethostname() or owner in LIVE:
        return False
    if int(pid) == os.getpid():
        return True
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def _enter_item(connection: sa.Connection, one: Item, now: float, after: float) -> int:
    """Keep an item that is new, or set one that the feed gives differently waiting again; 1 where that was so."""
    held = connection.execute(sa.select(I.mark, I.state, I.changes, I.done_at).where(I.id == one.id)).first()
    given = {"mark": one.mark, "data": json.dumps(one.data)}
    if held is None:
        fresh = insert(connection, t.items).values(
            id=one.id, feed=one.feed, host=one.host, link=one.link, state="waiting", attempts=0, changes=0, next_at=now + after,
            lease_until=0.0, **given,
        )
        return int(connection.execute(fresh.on_conflict_do_nothing().returning(I.id)).first() is not None)
    if held.mark == one.mark or held.changes >= CHANGES or (held.done_at or now) > now - SETTLED:
        return 0
    again = {**given, "state": "waiting", "attempts": 0, "changes": held.changes + 1, "next_at": now + after}
    connection.execute(sa.update(t.items).where(I.id == one.id).values(**again))
    return 1
