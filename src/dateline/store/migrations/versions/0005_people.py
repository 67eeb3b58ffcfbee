"""Accounts, sessions, tokens, who did what, and what was uploaded by the page."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

TABLES = ("upload_items", "uploads", "audit", "tokens", "sessions", "users")


def upgrade() -> None:
    """Create the tables of the server's people."""
    text, when, integer = sa.Text, sa.DateTime(timezone=True), sa.Integer
    op.create_table(
        "users",
        sa.Column("name", text, primary_key=True),
        sa.Column("role", text, nullable=False),
        sa.Column("password", text, nullable=False),
        sa.Column("created_at", when, nullable=False),
        sa.Column("removed_at", when),
    )
    op.create_table(
        "sessions",
        sa.Column("digest", text, primary_key=True),
        sa.Column("user", text, sa.ForeignKey("users.name"), nullable=False),
        sa.Column("csrf", text, nullable=False),
        sa.Column("address", text),
        sa.Column("created_at", when, nullable=False),
        sa.Column("expires_at", when, nullable=False),
    )
    op.create_table(
        "tokens",
        sa.Column("id", text, primary_key=True),
        sa.Column("digest", text, nullable=False),
        sa.Column("user", text, sa.ForeignKey("users.name"), nullable=False),
        sa.Column("name", text, nullable=False),
        sa.Column("role", text, nullable=False),
        sa.Column("created_at", when, nullable=False),
        sa.Column("expires_at", when),
        sa.Column("revoked_at", when),
    )
    op.create_table(
        "audit",
        sa.Column("id", integer, primary_key=True, autoincrement=True),
        sa.Column("at", when, nullable=False),
        sa.Column("who", text, nullable=False),
        sa.Column("did", text, nullable=False),
        sa.Column("what", text),
        sa.Column("address", text),
    )
    op.create_table(
        "uploads",
        sa.Column("id", text, primary_key=True),
        sa.Column("who", text, nullable=False),
        sa.Column("at", when, nullable=False),
    )
    op.create_table(
        "upload_items",
        sa.Column("upload", text, sa.ForeignKey("uploads.id"), primary_key=True),
        sa.Column("n", integer, primary_key=True),
        sa.Column("source", text, nullable=False),
        sa.Column("title", text),
        sa.Column("content", text),
        sa.Column("state", text, nullable=False),
        sa.Column("report", text),
        sa.Column("statements", integer),
        sa.Column("relation", text),
        sa.Column("error", text),
    )
    for table, column in (("sessions", "user"), ("tokens", "digest"), ("tokens", "user"), ("audit", "who"), ("uploads", "at")):
        op.create_index(f"ix_{table}_{column}", table, [column])
    op.create_index("ix_upload_items_state", "upload_items", ["state"])


def downgrade() -> None:
    """Drop them."""
    for table in TABLES:
        op.drop_table(table)
