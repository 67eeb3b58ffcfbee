"""Statements as flat rows, with people's corrections laid over them: what the tabular formats have in common."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from dateline.fusion.amend import DAYS, PARTIES
from dateline.store import tables as t
from dateline.store.corrections import standing
from dateline.store.keys import spoken_chain
from dateline.store.record import RecordStore

S, R, P = t.statements.c, t.reports.c, t.places.c
Row = dict[str, Any]

# name and type of each column: "text", "date", "number", "whole" or "flag"; null where the report does not say
COLUMNS: dict[str, str] = {
    "id": "text",
    "kind": "text",
    "type": "text",
    "published": "date",
    "earliest": "date",
    "latest": "date",
    "place": "text",
    "country": "text",
    "admin1": "text",
    "lat": "number",
    "lon": "number",
    "place_key": "text",
    "party": "text",
    "other_party": "text",
    "asserted": "flag",
    "modality": "text",
    "likelihood": "text",
    "low": "number",
    "high": "number",
    "horizon": "date",
    "hedges": "text",
    "condition": "text",
    "killed_low": "whole",
    "killed_high": "whole",
    "killed_words": "text",
    "extent": "text",
    "chain": "text",
    "origin": "text",
    "words": "text",
    "outlet": "text",
    "report": "text",
    "url": "text",
    "start": "whole",
    "end": "whole",
    "rule": "text",
    "corrected": "flag",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of the record is exported."""

    since: dt.date | None = None
    until: dt.date | None = None
    on: dt.date | None = None


def rows(store: RecordStore, wanted: Wanted, kinds: Sequence[str] = ()) -> Iterator[tuple[Row, dict[str, Any]]]:
    """Current statements that no person rejected, in order of publication: each as a row, and with its whole JSON."""
    query = (
        sa.select(t.statements, R.outlet, R.url, P.name, P.country, P.admin1, P.lat, P.lon)
        .join(t.reports, R.id == S.report)
        .outerjoin(t.places, P.key == S.place)
        .where(S.retired_at.is_(None))
        .order_by(S.published, S.report, S.start, S.id)
    )
    if kinds:
        query = query.where(S.kind.in_(kinds))
    if wanted.since is not None:
        query = query.where(sa.func.coalesce(S.latest, S.published) >= wanted.since)
    if wanted.until is not None:
        query = query.where(sa.func.coalesce(S.earliest, S.latest, S.published) <= wanted.until)
    with store.reading() as connection:
        corrected = standing(connection)
        names = {r.key: r for r in connection.execute(sa.select(t.places))}
        for r in connection.execution_options(yield_per=1000).execute(query):
            corrections = corrected.get(r.anchor, ())
            if any(c.action == "reject" for c in corrections):
                continue
            data = json.loads(r.data)
            row = _row(r, data)
            for c in corrections:
                if c.action == "set":
                    _correct(row, c.field, json.loads(c.value), names)
            row["corrected"] = bool(corrections)
            yield row, data


def _row(r: Any, data: dict[str, Any]) -> Row:
    likelihood, parties = data["likelihood"] or {}, data["parties"]
    killed = ((data.get("casualties") or {}).get("killed")) or {}
    horizon = (data.get("horizon") or {}).get("latest")
    first = parties["holder"] or parties["actor"] or parties.get("subject", [])
    second = parties["previous"] or parties["recipient"] or parties.get("object", [])
    return {
        "id": r.id,
        "kind": r.kind,
        "type": r.type,
        "published": r.published,
        "earliest": r.earliest,
        "latest": r.latest,
        "place": r.name,
        "country": r.country,
        "admin1": r.admin1,
        "lat": r.lat,
        "lon": r.lon,
        "place_key": r.place,
        "party": _names(first),
        "other_party": _names(second),
        "asserted": r.asserted,
        "modality": r.modality,
        "likelihood": likelihood.get("words"),
        "low": likelihood.get("low"),
        "high": likelihood.get("high"),
        "horizon": dt.date.fromisoformat(horizon) if horizon else None,
        "hedges": "; ".join(h["text"] for h in data["hedges"]) or None,
        "condition": data["condition"]["text"] if data["condition"] else None,
        "killed_low": killed.get("low"),
        "killed_high": killed.get("high"),
        "killed_words": killed.get("words"),
        "extent": data.get("extent"),
        "chain": spoken_chain(data["chain"], r.outlet),
        "origin": r.origin,
        "words": r.words,
        "outlet": r.outlet,
        "report": r.report,
        "url": r.url,
        "start": r.start,
        "end": r.end,
        "rule": data["rule"],
        "corrected": False,
    }


def _names(actors: Sequence[dict[str, Any]]) -> str | None:
    return "; ".join(dict.fromkeys(a["name"] for a in actors)) or None


def _correct(row: Row, field: str, value: Any, names: dict[str, Any]) -> None:
    """Lay one correction over a row."""
    if field in DAYS:
        day = dt.date.fromisoformat(value) if value else None
        row["horizon" if row["kind"] == "forecast" and field == "latest" else field] = day
    elif field in PARTIES:
        row["other_party" if field in ("previous", "recipient") else "party"] = value["name"] if value else None
    elif field == "place":
        found = names.get(value)
        row["place_key"] = value
        for own, theirs in (("place", "name"), ("country", "country"), ("admin1", "admin1"), ("lat", "lat"), ("lon", "lon")):
            row[own] = getattr(found, theirs) if found is not None else None
    elif field in ("type", "outcome"):
        row["type"] = value
    elif field in row:
        row[field] = value
