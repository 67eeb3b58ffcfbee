"""One event as one statement tells it, with people's corrections laid over what was read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from pydantic_core import from_json, to_json

from dateline.fusion.amend import amended, joined
from dateline.fusion.claims import Party
from dateline.fusion.load import party
from dateline.store import tables as t
from dateline.store.keys import spoken_chain

S, R, P = t.statements.c, t.reports.c, t.places.c
COLUMNS = (
    *(S.id, S.report, S.published, S.type, S.place, S.earliest, S.latest, S.asserted, S.modality, S.origin, S.anchor, S.words, S.data),
    *(R.story, R.outlet, P.name, P.country),
)


@dataclass(frozen=True, slots=True)
class Told:
    """One event as one statement tells it."""

    statement: str
    report: str
    published: dt.date
    type: str
    place: str | None
    place_name: str | None
    country: str | None
    earliest: dt.date | None
    latest: dt.date
    actor: Party | None
    recipient: Party | None
    asserted: bool
    modality: str
    origin: str
    story: str
    source: str
    words: str
    casualties: dict[str, Any] | None
    joined_with: str | None = None
    split: bool = False
    anchor: str = ""


FIELDS = tuple(Told.__slots__)


def told(row: sa.Row[Any], corrections: Sequence[sa.Row[Any]], moved: Mapping[str, sa.Row[Any]]) -> Told | None:
    """A row of `events` with its corrections; None where it was rejected. ``moved``: places to which corrections move events."""
    data = from_json(row.data)
    fields: dict[str, Any] = {
        "type": row.type,
        "place": row.place,
        "earliest": row.earliest,
        "latest": row.latest,
        "actor": party(data["parties"]["actor"]),
        "recipient": party(data["parties"]["recipient"]),
        "asserted": row.asserted,
        "modality": row.modality,
    }
    if corrections:
        laid_over = amended(fields, corrections)
        if laid_over is None:
            return None
        fields = laid_over
    join, split = joined(corrections) if corrections else (None, False)
    where = row if fields["place"] == row.place else moved.get(fields["place"])
    return Told(
        statement=row.id,
        report=row.report,
        published=row.published,
        place_name=where.name if where else None,
        country=where.country if where else None,
        origin=row.origin,
        story=row.story,
        source=spoken_chain(data["chain"], row.outlet),
        words=row.words,
        casualties=data["casualties"],
        joined_with=join,
        split=split,
        anchor=row.anchor,
        **(fields | {"latest": fields["latest"] or row.published}),
    )


def events() -> sa.Select[Any]:
    """All current statements of events, with what `told` needs."""
    query = sa.select(*COLUMNS).join(t.reports, R.id == S.report).outerjoin(t.places, P.key == S.place)
    return query.where(S.kind == "event", S.retired_at.is_(None))


def packed(x: Told) -> str:
    """A telling as JSON, to be kept."""
    return to_json([getattr(x, f) for f in FIELDS]).decode()


def unpacked(text: str) -> Told:
    """A telling that was kept."""
    x = dict(zip(FIELDS, from_json(text), strict=True))
    for name in ("published", "earliest", "latest"):
        x[name] = dt.date.fromisoformat(x[name]) if x[name] else None
    for name in ("actor", "recipient"):
        x[name] = Party(**x[name]) if x[name] else None
    return Told(**x)
