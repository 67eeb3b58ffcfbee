"""What fusion works out is kept: events joined, forecasts resolved, the fate of claims."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
MANY = 1000


def upgrade() -> None:
    """Create the tables and note that everything must be worked out once."""
    text, date, integer = sa.Text, sa.Date, sa.Integer
    op.create_table("unsettled", sa.Column("topic", text, primary_key=True), sa.Column("key", text, primary_key=True))
    voices = op.create_table(
        "voices",
        sa.Column("statement", text, primary_key=True),
        sa.Column("report", text, nullable=False),
        sa.Column("place", text),
        sa.Column("origin", text, nullable=False),
        sa.Column("source", text, nullable=False),
        sa.Column("through", text, nullable=False),
        sa.Column("fate", text),
    )
    op.create_table(
        "happenings",
        sa.Column("id", text, primary_key=True),
        sa.Column("cluster", text, nullable=False),
        sa.Column("type", text),
        sa.Column("place", text),
        sa.Column("earliest", date),
        sa.Column("latest", date, nullable=False),
        sa.Column("began", date, nullable=False),
    )
    op.create_table(
        "tellings",
        sa.Column("statement", text, primary_key=True),
        sa.Column("happening", text, nullable=False),
        sa.Column("number", integer, nullable=False),
        sa.Column("why", text),
        sa.Column("data", text, nullable=False),
    )
    op.create_table(
        "verdicts",
        sa.Column("statement", text, primary_key=True),
        sa.Column("report", text, nullable=False),
        sa.Column("published", date, nullable=False),
        sa.Column("start", integer, nullable=False),
        sa.Column("place", text),
        sa.Column("seat", text),
        sa.Column("country", text),
        sa.Column("state", text, nullable=False),
        sa.Column("horizon", date),
        sa.Column("recheck", date),
        sa.Column("data", text, nullable=False),
    )
    for table, *columns in (
        ("voices", "place"),
        ("voices", "report"),
        ("happenings", "latest", "id"),
        ("happenings", "place", "latest"),
        ("happenings", "type", "latest"),
        ("happenings", "cluster"),
        ("tellings", "happening", "number"),
        ("verdicts", "published", "report", "start"),
        ("verdicts", "state", "horizon"),
        ("verdicts", "report"),
        ("verdicts", "place"),
        ("verdicts", "seat"),
        ("verdicts", "country"),
        ("ledger", "known_to", "valid_from"),
        ("ledger", "place", "known_to"),
    ):
        op.create_index(f"ix_{table}_{'_'.join(columns)}", table, columns)
    op.execute("INSERT INTO unsettled (topic, key) SELECT 'report', id FROM reports")
    if op.get_bind().dialect.name == "postgresql":
        _compress()
    _fill(voices)


def _compress() -> None:
    """Whole records are compressed the fast way, or not at all where the server was built without it: half of adding's time."""
    connection = op.get_bind()
    known = "SELECT 'lz4' = ANY(enumvals) FROM pg_settings WHERE name = 'default_toast_compression'"
    lz4 = connection.execute(sa.text(known)).scalar()
    op.execute(f"ALTER TABLE reports ALTER COLUMN record SET {'COMPRESSION lz4' if lz4 else 'STORAGE EXTERNAL'}")


def _fill(voices: sa.Table) -> None:
    connection = op.get_bind()
    control = "SELECT place, min(published) FROM statements WHERE kind = 'control' AND retired_at IS NULL AND place <> '' GROUP BY place"
    connection.execute(sa.text(f"INSERT INTO stale (place, since) {control} ON CONFLICT (place) DO UPDATE SET since = excluded.since"))
    query = "SELECT s.id, s.report, s.place, s.origin, s.data, r.outlet FROM statements s JOIN reports r ON r.id = s.report "
    asked = connection.execute(sa.text(query + "WHERE s.kind IN ('control', 'forecast') AND s.retired_at IS NULL"))
    while rows := asked.fetchmany(MANY):
        connection.execute(sa.insert(voices), [_voice(r) for r in rows])


def _voice(r: Any) -> dict[str, str | None]:
    chain = json.loads(r.data)["chain"]
    source, through = _spoken(chain, r.outlet), _spoken(chain[:1], r.outlet)
    return {"statement": r.id, "report": r.report, "place": r.place, "origin": r.origin, "source": source, "through": through, "fate": None}


def _spoken(chain: list[dict[str, Any]], outlet: str | None) -> str:
    if not chain:
        return outlet or "the report itself"
    return ", from ".join(f"{link['count']} {link['name']}" if link["count"] and link["count"] > 1 else link["name"] for link in chain)


def downgrade() -> None:
    """Drop what was worked out."""
    for columns in ("known_to_valid_from", "place_known_to"):
        op.drop_index(f"ix_ledger_{columns}", "ledger")
    for table in ("verdicts", "tellings", "happenings", "voices", "unsettled"):
        op.drop_table(table)
