"""Tables of the server's people: accounts, sessions, tokens, who did what; and their uploads until they are read.

They are kept in the record, so that one file or database holds all; what changes in them makes no new revision of it.
"""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Column, Index, Table

from dateline.store.tables import metadata

ROLES = ("reader", "reviewer", "admin")

users = Table(
    "users",
    metadata,
    Column("name", sa.Text, primary_key=True),
    Column("role", sa.Text, nullable=False),  # of `ROLES`
    Column("password", sa.Text, nullable=False),  # argon2id, with its parameters and salt
    Column("created_at", sa.DateTime(timezone=True), nullable=False),
    Column("removed_at", sa.DateTime(timezone=True)),
)

sessions = Table(
    "sessions",
    metadata,
    Column("digest", sa.Text, primary_key=True),  # SHA-256 of what the cookie holds
    Column("user", sa.Text, sa.ForeignKey("users.name"), nullable=False),
    Column("csrf", sa.Text, nullable=False),
    Column("address", sa.Text),
    Column("created_at", sa.DateTime(timezone=True), nullable=False),
    Column("expires_at", sa.DateTime(timezone=True), nullable=False),
    Index(None, "user"),
)

tokens = Table(
    "tokens",
    metadata,
    Column("id", sa.Text, primary_key=True),
    Column("digest", sa.Text, nullable=False),  # SHA-256 of the token
    Column("user", sa.Text, sa.ForeignKey("users.name"), nullable=False),
    Column("name", sa.Text, nullable=False),  # what it is for, in its owner's words
    Column("role", sa.Text, nullable=False),  # no more than its owner's
    Column("created_at", sa.DateTime(timezone=True), nullable=False),
    Column("expires_at", sa.DateTime(timezone=True)),
    Column("revoked_at", sa.DateTime(timezone=True)),
    Index(None, "digest"),
    Index(None, "user"),
)

audit = Table(
    "audit",
    metadata,
    Column("id", sa.Integer, primary_key=True, autoincrement=True),
    Column("at", sa.DateTime(timezone=True), nullable=False),
    Column("who", sa.Text, nullable=False),
    Column("did", sa.Text, nullable=False),
    Column("what", sa.Text),
    Column("address", sa.Text),
    Index(None, "who"),
)

uploads = Table(
    "uploads",
    metadata,
    Column("id", sa.Text, primary_key=True),
    Column("who", sa.Text, nullable=False),
    Column("at", sa.DateTime(timezone=True), nullable=False),
    Index(None, "at"),
)

upload_items = Table(
    "upload_items",
    metadata,
    Column("upload", sa.Text, sa.ForeignKey("uploads.id"), primary_key=True),
    Column("n", sa.Integer, primary_key=True),
    Column("source", sa.Text, nullable=False),
    Column("title", sa.Text),
    Column("content", sa.Text),  # the report as JSON until it is read, so that a restart loses nothing
    Column("state", sa.Text, nullable=False),  # waiting, added, known, failed
    Column("report", sa.Text),
    Column("statements", sa.Integer),
    Column("relation", sa.Text),
    Column("error", sa.Text),  # JSON
    Index(None, "state"),
)
