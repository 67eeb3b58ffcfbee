"""What a watch remembers in the record: its feeds, the items found in them, the hosts they are on. Times are seconds since 1970 (UTC)."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Column, Index, Table

from dateline.store.tables import metadata

feeds = Table(
    "watch_feeds",
    metadata,
    Column("url", sa.Text, primary_key=True),
    Column("host", sa.Text, nullable=False),
    Column("etag", sa.Text),
    Column("modified", sa.Text),  # Last-Modified, as the server wrote it
    Column("next_at", sa.Double, nullable=False),  # the next regular poll
    Column("blocked_until", sa.Double, nullable=False),  # no poll before, not even with --once: back-off, Retry-After
    Column("failures", sa.Integer, nullable=False),  # in a row
    Column("outcome", sa.Text),  # of the last poll: new, unchanged, or the code of an error
    Column("polled_at", sa.Double),
    Column("owner", sa.Text),  # the watcher that is at it ...
    Column("lease_until", sa.Double, nullable=False),  # ... and until when others leave it alone
)

items = Table(
    "watch_items",
    metadata,
    Column("id", sa.Text, primary_key=True),  # digest of its address, or of feed and key
    Column("feed", sa.Text, nullable=False),
    Column("host", sa.Text, nullable=False),
    Column("link", sa.Text),
    Column("mark", sa.Text, nullable=False),  # digest of what the feed gives of it: another one means that it was changed
    Column("data", sa.Text, nullable=False),  # JSON of what the feed gives of it
    Column("state", sa.Text, nullable=False),  # waiting, done, failed
    Column("attempts", sa.Integer, nullable=False),
    Column("changes", sa.Integer, nullable=False),  # how often it was fetched anew because it had changed
    Column("code", sa.Text),  # of the last error
    Column("next_at", sa.Double, nullable=False),
    Column("done_at", sa.Double),
    Column("owner", sa.Text),
    Column("lease_until", sa.Double, nullable=False),
    Index(None, "state", "next_at"),
)

hosts = Table(
    "watch_hosts",
    metadata,
    Column("host", sa.Text, primary_key=True),
    Column("next_at", sa.Double, nullable=False),  # the next request to it, by any watcher
    Column("robots", sa.Text),  # its robots.txt; null where it could not be had, so that nothing is allowed
    Column("robots_until", sa.Double, nullable=False),  # when that is to be fetched again
)
