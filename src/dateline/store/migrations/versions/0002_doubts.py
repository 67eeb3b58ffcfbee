"""Each statement with what makes it doubtful, for the queue of review; an index for what is asked by day."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
MANY = 1000


def upgrade() -> None:
    """Add the column and work it out for what is kept (whether a namesake was near is only known from the next reading on)."""
    op.add_column("statements", sa.Column("doubts", sa.Text))
    text, t = sa.Text, sa.table
    statements = t("statements", sa.column("id", text), sa.column("place", text), sa.column("data", text), sa.column("doubts", text))
    places = t("places", sa.column("key", text), sa.column("resolved", sa.Boolean))
    connection = op.get_bind()
    unresolved = set(connection.execute(sa.select(places.c.key).where(places.c.resolved.is_(False))).scalars())
    change = sa.update(statements).where(statements.c.id == sa.bindparam("number")).values(doubts=sa.bindparam("found"))
    rows = connection.execute(sa.select(statements.c.id, statements.c.place, statements.c.data)).all()
    fresh = [{"number": r.id, "found": found} for r in rows if (found := _doubts(r.place in unresolved, json.loads(r.data)))]
    for i in range(0, len(fresh), MANY):
        connection.execute(change, fresh[i : i + MANY])
    op.create_index("ix_statements_doubts_published", "statements", ["doubts", "published"])
    op.create_index("ix_statements_kind_latest", "statements", ["kind", "latest"])


def _doubts(unresolved: bool, data: dict[str, list[dict[str, object]]]) -> str:
    anonymous = bool(data["chain"]) and not data["chain"][-1]["named"]
    return " ".join(x for x, yes in (("unresolved", unresolved), ("anonymous", anonymous), ("hedged", bool(data["hedges"]))) if yes)


def downgrade() -> None:
    """Take the column away again."""
    op.drop_index("ix_statements_doubts_published", "statements")
    op.drop_index("ix_statements_kind_latest", "statements")
    op.drop_column("statements", "doubts")
