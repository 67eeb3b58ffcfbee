"""People's own questions, and the chances that they give."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Create the tables of questions and chances."""
    text, date, stamp = sa.Text, sa.Date, sa.DateTime(timezone=True)
    op.create_table(
        "questions",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("text", text, nullable=False),
        sa.Column("who", text, nullable=False),
        sa.Column("asked_at", stamp, nullable=False),
        sa.Column("asked_on", date, nullable=False),
        sa.Column("by", date, nullable=False),
        sa.Column("subject", text, nullable=False),
        sa.Column("kind", text, nullable=False),
        sa.Column("holder", text),
        sa.Column("criterion", text, nullable=False),
        sa.Column("outlook", sa.Float),
        sa.Column("resolved", text),
        sa.Column("resolved_on", date),
        sa.Column("why", text),
    )
    op.create_index("ix_questions_by", "questions", ["by"])
    op.create_table(
        "chances",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("question", sa.Integer, sa.ForeignKey("questions.id"), nullable=False),
        sa.Column("who", text, nullable=False),
        sa.Column("chance", sa.Float, nullable=False),
        sa.Column("at", stamp, nullable=False),
        sa.Column("given_on", date, nullable=False),
    )
    op.create_index("ix_chances_question", "chances", ["question"])


def downgrade() -> None:
    """Drop the tables of questions and chances."""
    op.drop_table("chances")
    op.drop_table("questions")
