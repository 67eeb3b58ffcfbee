"""Politeness to hosts: a pause between two requests, whoever makes them, and robots.txt (RFC 9309)."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from urllib.parse import urlsplit

import sqlalchemy as sa
from protego import Protego

from dateline.errors import DatelineError
from dateline.watching import tables as t
from dateline.watching.config import Feed
from dateline.watching.fetch import Fetched, RefusedError, fetch, host_of
from dateline.watching.state import State

ROBOTS_BYTES = 512_000
KEPT = 86_400.0  # seconds that a robots.txt is good for
UNKNOWN = 1800.0  # seconds until one that could not be had is asked for again
LONGEST_DELAY = 120.0  # seconds of a Crawl-delay that are heeded
Wait = Callable[[float], bool]  # waits so many seconds; True where the watch is to stop


class StoppedError(Exception):
    """The watch was told to stop while it waited for its turn."""


class Politeness:
    """Who may be asked for what, and when. ``wait`` waits so many seconds, and tells whether the watch is to stop."""

    def __init__(self, state: State, wait: Wait, allow_private: bool) -> None:
        self.state = state
        self.wait = wait
        self.allow_private = allow_private
        self.rules: dict[tuple[str, str], Protego] = {}
        self.lock = threading.Lock()

    def fetch(self, url: str, feed: Feed, headers: dict[str, str] | None = None) -> Fetched:
        """Get a page when its host may be asked, if its robots.txt allows it.

        Raises:
            DatelineError: ``fetch-robots``, and all that `fetch` raises.
            StoppedError: while waiting.
        """
        def before(address: str) -> None:
            pause = feed.delay
            if feed.robots:
                rules = self._rules(address, feed)
                if not rules.can_fetch(address, token(feed.agent)):
                    raise DatelineError("fetch-robots", address, agent=token(feed.agent))
                pause = max(pause, min(rules.crawl_delay(token(feed.agent)) or 0.0, LONGEST_DELAY))
            self.turn(host_of(address), pause)

        return fetch(url, agent=feed.agent, timeout=feed.timeout, max_bytes=feed.max_bytes, allow_private=self.allow_private,
                     headers=headers, before=before)

    def turn(self, host: str, pause: float) -> None:
        """Take the next turn at a host and wait for it. Raises `StoppedError`."""
        now = time.time()
        with self.state.host(host) as (connection, row):
            mine = max(now, row.next_at)
            connection.execute(sa.update(t.hosts).where(t.hosts.c.host == host).values(next_at=mine + pause))
        if mine > now and self.wait(mine - now):
            raise StoppedError

    def leave_alone(self, host: str, seconds: float) -> None:
        """Ask a host for nothing for a while, since it asked for that."""
        with self.state.host(host) as (connection, row):
            later = max(row.next_at, time.time() + seconds)
            connection.execute(sa.update(t.hosts).where(t.hosts.c.host == host).values(next_at=later))

    def _rules(self, address: str, feed: Feed) -> Protego:
        """The rules of an address's host. Raises ``fetch-failed`` where they cannot be had: then nothing may be fetched."""
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        with self.state.host(site) as (_, row):
            text, until = row.robots, row.robots_until
        if until <= time.time():
            text = self._fetched(site, feed)
            until = time.time() + (KEPT if text is not None else UNKNOWN)
            with self.state.host(site) as (connection, _):
                connection.execute(sa.update(t.hosts).where(t.hosts.c.host == site).values(robots=text, robots_until=until))
        if text is None:
            raise DatelineError("fetch-failed", address, reason="its robots.txt could not be had, and without it nothing may be fetched")
        with self.lock:
            if (site, text) not in self.rules:
                self.rules[site, text] = Protego.parse(text)
            return self.rules[site, text]

    def _fetched(self, site: str, feed: Feed) -> str | None:
        """A robots.txt; empty where there is none, None where the server is in trouble (RFC 9309, 2.3.1)."""
        try:
            self.turn(host_of(site), feed.delay)
            address = f"{site}/robots.txt"
            found = fetch(address, agent=feed.agent, timeout=feed.timeout, max_bytes=ROBOTS_BYTES, allow_private=self.allow_private)
        except RefusedError as error:
            return "" if 400 <= error.status < 500 and error.status != 429 else None
        except DatelineError as error:
            if error.code == "fetch-private":
                raise
            return "" if error.code in ("too-big", "fetch-redirects", "fetch-scheme") else None
        return found.body.decode("utf-8", "replace").replace("\0", "")


def token(agent: str) -> str:
    """The product token of a user agent, by which robots.txt calls it."""
    return agent.split("/", maxsplit=1)[0].split(maxsplit=1)[0]
