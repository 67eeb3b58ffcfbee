"""The table of people's questions, with the chances that they gave; part of the record."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Column, Index, Table

from dateline.store.tables import metadata

questions = Table(
    "questions",
    metadata,
    Column("id", sa.Integer, primary_key=True, autoincrement=True),
    Column("text", sa.Text, nullable=False),  # as the person asked
    Column("who", sa.Text, nullable=False),
    Column("asked_at", sa.DateTime(timezone=True), nullable=False),
    Column("asked_on", sa.Date, nullable=False),  # the record's last day then: what was known
    Column("by", sa.Date, nullable=False),
    Column("subject", sa.Text, nullable=False),  # the place or actor that it is about
    Column("kind", sa.Text, nullable=False),  # place or holder
    Column("holder", sa.Text),  # key of the side that held it when it was asked
    Column("criterion", sa.Text, nullable=False),  # what counts as true, in words
    Column("outlook", sa.Float),  # the model's chance then; null where it refused
    Column("resolved", sa.Text),  # true, false or void
    Column("resolved_on", sa.Date),
    Column("why", sa.Text),
    Index(None, "by"),
)

chances = Table(
    "chances",
    metadata,
    Column("id", sa.Integer, primary_key=True, autoincrement=True),
    Column("question", sa.Integer, sa.ForeignKey("questions.id"), nullable=False),
    Column("who", sa.Text, nullable=False),
    Column("chance", sa.Float, nullable=False),
    Column("at", sa.DateTime(timezone=True), nullable=False),
    Column("given_on", sa.Date, nullable=False),  # the record's last day then
    Index(None, "question"),
)
