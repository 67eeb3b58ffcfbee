"""Indexes of the ledger that hold all that a question by day asks for."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"
NEW = {
    "ix_ledger_day_known": ["valid_from", "known_from", "valid_to", "known_to"],
    "ix_ledger_day_now": ["known_to", "valid_from", "valid_to"],
}
OLD = {"ix_ledger_valid_from_known_from": ["valid_from", "known_from"], "ix_ledger_known_to_valid_from": ["known_to", "valid_from"]}


def upgrade() -> None:
    """Put the wider indexes in the place of the narrow ones."""
    _turn(OLD, NEW)


def downgrade() -> None:
    """Put the narrow ones back."""
    _turn(NEW, OLD)


def _turn(gone: dict[str, list[str]], made: dict[str, list[str]]) -> None:
    for name in gone:
        op.drop_index(name, "ledger")
    for name, columns in made.items():
        op.create_index(name, "ledger", columns)
