"""The tables of a record, for SQLite and PostgreSQL alike.

Statements are never overwritten: a newer reading retires the older one (``retired_at``) and adds its own. What a person
corrected is kept apart, in ``corrections``, and laid over whatever reading is current.
"""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Column, Index, Table

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
    }
)

reports = Table(
    "reports",
    metadata,
    Column("id", sa.Text, primary_key=True),
    Column("sha256", sa.Text, nullable=False),
    Column("published", sa.Date, nullable=False),
    Column("outlet", sa.Text),
    Column("place", sa.Text),
    Column("title", sa.Text),
    Column("url", sa.Text),
    Column("language", sa.Text, nullable=False),
    Column("text", sa.Text, nullable=False),
    Column("reader", sa.Text, nullable=False),
    Column("record", sa.Text, nullable=False),  # the whole record as JSON, as the reader wrote it
    Column("added_at", sa.DateTime(timezone=True), nullable=False),
    Column("story", sa.Text, nullable=False),  # id of the earliest report that this one is a copy or version of, or its own
    Column("relation", sa.Text),  # "copy" or "version" of ``relates_to``; null for a report of its own
    Column("relates_to", sa.Text),
    Column("likeness", sa.Float),  # share of shared shingles with ``relates_to``
    Column("superseded_by", sa.Text),
    Index(None, "published"),
    Index(None, "story"),
    Index(None, "sha256"),
)

failures = Table(
    "failures",
    metadata,
    Column("id", sa.Text, primary_key=True),  # digest of what was to be read
    Column("source", sa.Text, nullable=False),  # file or address it came from
    Column("content", sa.LargeBinary),  # what was to be read, so that it can be tried again
    Column("published", sa.Date),
    Column("code", sa.Text, nullable=False),
    Column("message", sa.Text, nullable=False),
    Column("attempts", sa.Integer, nullable=False),
    Column("failed_at", sa.DateTime(timezone=True), nullable=False),
)

shingles = Table(
    "shingles",
    metadata,
    Column("band", sa.Integer, primary_key=True),
    Column("bucket", sa.BigInteger, primary_key=True),
    Column("report", sa.Text, primary_key=True),
)

statements = Table(
    "statements",
    metadata,
    Column("id", sa.Text, primary_key=True),
    Column("report", sa.Text, sa.ForeignKey("reports.id"), nullable=False),
    Column("reader", sa.Text, nullable=False),
    Column("kind", sa.Text, nullable=False),
    Column("type", sa.Text),  # event type, change, or outcome type
    Column("published", sa.Date, nullable=False),
    Column("earliest", sa.Date),
    Column("latest", sa.Date),
    Column("place", sa.Text),  # key of the place, see ``places``
    Column("party", sa.Text),  # key of holder, first actor, or subject
    Column("other", sa.Text),  # key of previous holder, or recipient
    Column("asserted", sa.Boolean, nullable=False),
    Column("modality", sa.Text, nullable=False),
    Column("origin", sa.Text, nullable=False),  # key of who it comes from at last
    Column("cue", sa.Text, nullable=False),
    Column("start", sa.Integer, nullable=False),
    Column("end", sa.Integer, nullable=False),
    Column("anchor", sa.Text, nullable=False),  # kind, cue and place in the text: the same across versions of the reader
    Column("words", sa.Text, nullable=False),
    Column("data", sa.Text, nullable=False),  # the statement as JSON, its mentions written out
    Column("retired_at", sa.DateTime(timezone=True)),
    Column("doubts", sa.Text),  # names of what makes it doubtful by itself, see ``doubts``
    Index(None, "report"),
    Index(None, "kind", "place", "published"),
    Index(None, "kind", "published"),
    Index("ix_statements_kind_latest", "kind", "latest"),
    Index("ix_statements_doubts_published", "doubts", "published"),
    Index(None, "anchor"),
)

places = Table(
    "places",
    metadata,
    Column("key", sa.Text, primary_key=True),  # "g170063" (GeoNames) or "n:SY:al-foo" for one not in the gazetteer
    Column("name", sa.Text, nullable=False),
    Column("feature", sa.Text),
    Column("country", sa.Text),
    Column("admin1", sa.Text),
    Column("lat", sa.Float),
    Column("lon", sa.Float),
    Column("resolved", sa.Boolean, nullable=False),
    Index(None, "country", "admin1"),
    Index(None, "name"),
)

corrections = Table(
    "corrections",
    metadata,
    Column("id", sa.Integer, primary_key=True, autoincrement=True),
    Column("anchor", sa.Text, nullable=False),
    Column("statement", sa.Text, nullable=False),
    Column("action", sa.Text, nullable=False),  # accept, reject, set, join, split, overrule
    Column("field", sa.Text),
    Column("value", sa.Text),  # JSON
    Column("who", sa.Text, nullable=False),
    Column("why", sa.Text, nullable=False),
    Column("at", sa.DateTime(timezone=True), nullable=False),
    Column("undone_at", sa.DateTime(timezone=True)),
    Column("undone_by", sa.Text),
    Index(None, "anchor"),
)

stale = Table(
    "stale",
    metadata,
    Column("place", sa.Text, primary_key=True),  # places whose ledger must be made anew ...
    Column("since", sa.Date, nullable=False),  # ... for what was known from this day on
)

ledger = Table(
    "ledger",
    metadata,
    Column("id", sa.Integer, primary_key=True, autoincrement=True),
    Column("place", sa.Text, nullable=False),
    Column("valid_from", sa.Date, nullable=False),
    Column("valid_to", sa.Date),  # the last day it holds; null: until further notice
    Column("known_from", sa.Date, nullable=False),
    Column("known_to", sa.Date),  # the last day on which this was what was known; null: still
    Column("holder", sa.Text),
    Column("status", sa.Text, nullable=False),  # claimed, confirmed, disputed, unknown
    Column("data", sa.Text, nullable=False),  # JSON: holder's name, extent, previous, rivals, statements, reasons
    Index(None, "place", "known_from"),
    Index("ix_ledger_day_known", "valid_from", "known_from", "valid_to", "known_to"),  # asked by day: all that tells is in the index
    Index("ix_ledger_day_now", "known_to", "valid_from", "valid_to"),
    Index(None, "place", "known_to"),
)

revision = Table(
    "revision",
    metadata,
    Column("record", sa.Text, primary_key=True),  # the record's own name, given when it was made
    Column("number", sa.BigInteger, nullable=False),  # grows with every change
)
