"""Tables that fusion makes out of statements and corrections, so that questions need not go through the whole record.

Nothing in them is a source: emptied, they are made anew from the statements. ``unsettled`` says what must be renewed.
"""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Column, Index, Table

from dateline.store.tables import metadata

unsettled = Table(
    "unsettled",
    metadata,
    Column("topic", sa.Text, primary_key=True),  # "report": its statements are new or corrected; "place": its ledger was renewed
    Column("key", sa.Text, primary_key=True),
)

voices = Table(
    "voices",
    metadata,
    Column("statement", sa.Text, primary_key=True),  # each current statement of control and each forecast
    Column("report", sa.Text, nullable=False),
    Column("place", sa.Text),  # where it is weighed: its own place, or the one that a person gave it
    Column("origin", sa.Text, nullable=False),
    Column("source", sa.Text, nullable=False),  # its chain in words
    Column("through", sa.Text, nullable=False),  # the link nearest the reader
    Column("fate", sa.Text),  # "confirmed" or "contradicted" by how its place came to be held; null where neither
    Index(None, "place"),
    Index(None, "report"),
)

happenings = Table(
    "happenings",
    metadata,
    Column("id", sa.Text, primary_key=True),  # the statement that tells it first
    Column("cluster", sa.Text, nullable=False),  # events that are compared with each other: type and place
    Column("type", sa.Text),
    Column("place", sa.Text),
    Column("earliest", sa.Date),
    Column("latest", sa.Date, nullable=False),
    Column("began", sa.Date, nullable=False),  # ``earliest``, or ``latest`` where that is open
    Index(None, "latest", "id"),
    Index(None, "place", "latest"),
    Index(None, "type", "latest"),
    Index(None, "cluster"),
)

tellings = Table(
    "tellings",
    metadata,
    Column("statement", sa.Text, primary_key=True),
    Column("happening", sa.Text, nullable=False),
    Column("number", sa.Integer, nullable=False),  # 0 for the first that tells it
    Column("why", sa.Text),  # why it is held to be the same
    Column("data", sa.Text, nullable=False),  # the event as it tells it, with people's corrections, as JSON
    Index(None, "happening", "number"),
)

verdicts = Table(
    "verdicts",
    metadata,
    Column("statement", sa.Text, primary_key=True),  # each current forecast that nobody rejected
    Column("report", sa.Text, nullable=False),
    Column("published", sa.Date, nullable=False),
    Column("start", sa.Integer, nullable=False),
    Column("place", sa.Text),  # key of its place
    Column("seat", sa.Text),  # key of the capital of its country, whose fall would be a collapse
    Column("country", sa.Text),
    Column("state", sa.Text, nullable=False),  # true, false, void, open
    Column("horizon", sa.Date),
    Column("recheck", sa.Date),  # the day from which the state may be another although nothing new was reported
    Column("data", sa.Text, nullable=False),  # the entry of the board as JSON
    Index(None, "published", "report", "start"),
    Index(None, "state", "horizon"),
    Index(None, "report"),
    Index(None, "place"),
    Index(None, "seat"),
    Index(None, "country"),
)
