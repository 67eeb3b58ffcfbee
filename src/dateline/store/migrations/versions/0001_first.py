"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create everything as it stood in version 0.1."""
    text, date, when, boolean, integer = sa.Text, sa.Date, sa.DateTime(timezone=True), sa.Boolean, sa.Integer
    op.create_table(
        "reports",
        sa.Column("id", text, primary_key=True),
        sa.Column("sha256", text, nullable=False),
        sa.Column("published", date, nullable=False),
        sa.Column("outlet", text),
        sa.Column("place", text),
        sa.Column("title", text),
        sa.Column("url", text),
        sa.Column("language", text, nullable=False),
        sa.Column("text", text, nullable=False),
        sa.Column("reader", text, nullable=False),
        sa.Column("record", text, nullable=False),
        sa.Column("added_at", when, nullable=False),
        sa.Column("story", text, nullable=False),
        sa.Column("relation", text),
        sa.Column("relates_to", text),
        sa.Column("likeness", sa.Float),
        sa.Column("superseded_by", text),
    )
    op.create_table(
        "failures",
        sa.Column("id", text, primary_key=True),
        sa.Column("source", text, nullable=False),
        sa.Column("content", sa.LargeBinary),
        sa.Column("published", date),
        sa.Column("code", text, nullable=False),
        sa.Column("message", text, nullable=False),
        sa.Column("attempts", integer, nullable=False),
        sa.Column("failed_at", when, nullable=False),
    )
    op.create_table(
        "shingles",
        sa.Column("band", integer, primary_key=True),
        sa.Column("bucket", sa.BigInteger, primary_key=True),
        sa.Column("report", text, primary_key=True),
    )
    op.create_table(
        "statements",
        sa.Column("id", text, primary_key=True),
        sa.Column("report", text, sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("reader", text, nullable=False),
        sa.Column("kind", text, nullable=False),
        sa.Column("type", text),
        sa.Column("published", date, nullable=False),
        sa.Column("earliest", date),
        sa.Column("latest", date),
        sa.Column("place", text),
        sa.Column("party", text),
        sa.Column("other", text),
        sa.Column("asserted", boolean, nullable=False),
        sa.Column("modality", text, nullable=False),
        sa.Column("origin", text, nullable=False),
        sa.Column("cue", text, nullable=False),
        sa.Column("start", integer, nullable=False),
        sa.Column("end", integer, nullable=False),
        sa.Column("anchor", text, nullable=False),
        sa.Column("words", text, nullable=False),
        sa.Column("data", text, nullable=False),
        sa.Column("retired_at", when),
    )
    op.create_table(
        "places",
        sa.Column("key", text, primary_key=True),
        sa.Column("name", text, nullable=False),
        sa.Column("feature", text),
        sa.Column("country", text),
        sa.Column("admin1", text),
        sa.Column("lat", sa.Float),
        sa.Column("lon", sa.Float),
        sa.Column("resolved", boolean, nullable=False),
    )
    op.create_table(
        "corrections",
        sa.Column("id", integer, primary_key=True, autoincrement=True),
        sa.Column("anchor", text, nullable=False),
        sa.Column("statement", text, nullable=False),
        sa.Column("action", text, nullable=False),
        sa.Column("field", text),
        sa.Column("value", text),
        sa.Column("who", text, nullable=False),
        sa.Column("why", text, nullable=False),
        sa.Column("at", when, nullable=False),
        sa.Column("undone_at", when),
        sa.Column("undone_by", text),
    )
    op.create_table("stale", sa.Column("place", text, primary_key=True), sa.Column("since", date, nullable=False))
    op.create_table(
        "ledger",
        sa.Column("id", integer, primary_key=True, autoincrement=True),
        sa.Column("place", text, nullable=False),
        sa.Column("valid_from", date, nullable=False),
        sa.Column("valid_to", date),
        sa.Column("known_from", date, nullable=False),
        sa.Column("known_to", date),
        sa.Column("holder", text),
        sa.Column("status", text, nullable=False),
        sa.Column("data", text, nullable=False),
    )
    for table, *columns in (
        ("reports", "published"),
        ("reports", "story"),
        ("reports", "sha256"),
        ("statements", "report"),
        ("statements", "kind", "place", "published"),
        ("statements", "kind", "published"),
        ("statements", "anchor"),
        ("places", "country", "admin1"),
        ("places", "name"),
        ("corrections", "anchor"),
        ("ledger", "place", "known_from"),
        ("ledger", "valid_from", "known_from"),
    ):
        op.create_index(f"ix_{table}_{'_'.join(columns)}", table, columns)
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE report_words USING fts5(id UNINDEXED, title, text, tokenize='unicode61 remove_diacritics 2')")
    else:
        op.execute("CREATE INDEX ix_reports_words ON reports USING gin (to_tsvector('english', coalesce(title, '') || ' ' || text))")


def downgrade() -> None:
    """Drop everything."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE report_words")
    for table in ("ledger", "stale", "corrections", "statements", "places", "shingles", "failures", "reports"):
        op.drop_table(table)
