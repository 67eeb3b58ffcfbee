"""A number that grows with every change of the record."""

from __future__ import annotations

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Begin to count."""
    table = op.create_table("revision", sa.Column("record", sa.Text, primary_key=True), sa.Column("number", sa.BigInteger, nullable=False))
    op.bulk_insert(table, [{"record": secrets.token_hex(4), "number": 0}])


def downgrade() -> None:
    """Count no more."""
    op.drop_table("revision")
