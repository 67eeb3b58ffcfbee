"""What a watch remembers: feeds, the items found in them, hosts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Create the tables of the watch."""
    text, number, integer = sa.Text, sa.Double, sa.Integer
    op.create_table(
        "watch_feeds",
        sa.Column("url", text, primary_key=True),
        sa.Column("host", text, nullable=False),
        sa.Column("etag", text),
        sa.Column("modified", text),
        sa.Column("next_at", number, nullable=False),
        sa.Column("blocked_until", number, nullable=False),
        sa.Column("failures", integer, nullable=False),
        sa.Column("outcome", text),
        sa.Column("polled_at", number),
        sa.Column("owner", text),
        sa.Column("lease_until", number, nullable=False),
    )
    op.create_table(
        "watch_items",
        sa.Column("id", text, primary_key=True),
        sa.Column("feed", text, nullable=False),
        sa.Column("host", text, nullable=False),
        sa.Column("link", text),
        sa.Column("mark", text, nullable=False),
        sa.Column("data", text, nullable=False),
        sa.Column("state", text, nullable=False),
        sa.Column("attempts", integer, nullable=False),
        sa.Column("changes", integer, nullable=False),
        sa.Column("code", text),
        sa.Column("next_at", number, nullable=False),
        sa.Column("done_at", number),
        sa.Column("owner", text),
        sa.Column("lease_until", number, nullable=False),
    )
    op.create_index("ix_watch_items_state_next_at", "watch_items", ["state", "next_at"])
    op.create_table(
        "watch_hosts",
        sa.Column("host", text, primary_key=True),
        sa.Column("next_at", number, nullable=False),
        sa.Column("robots", text),
        sa.Column("robots_until", number, nullable=False),
    )


def downgrade() -> None:
    """Drop the tables of the watch."""
    for table in ("watch_hosts", "watch_items", "watch_feeds"):
        op.drop_table(table)
