"""From the store's rows to claims, with people's corrections laid over them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from dateline.fusion.claims import Claim, Party
from dateline.store import tables as t
from dateline.store.corrections import standing

S, R = t.statements.c, t.reports.c


def control_claims(connection: sa.Connection, places: Sequence[str]) -> dict[str, list[Claim]]:
    """Claims about these places by place, without rejected ones; only what is actual or was actual is a claim."""
    query = (
        sa.select(
            S.id,
            S.report,
            S.published,
            S.place,
            S.type,
            S.asserted,
            S.modality,
            S.earliest,
            S.latest,
            S.origin,
            S.anchor,
            S.words,
            S.data,
            R.story,
            R.outlet,
        )
        .join(t.reports, R.id == S.report)
        .where(S.kind == "control", S.retired_at.is_(None))
    )
    moved = _moved_here(connection, places)
    query = query.where(sa.or_(S.place.in_(places), S.anchor.in_(moved))) if moved else query.where(S.place.in_(places))
    rows = list(connection.execute(query))
    corrected = standing(connection, {r.anchor for r in rows}) if rows else {}
    out: dict[str, list[Claim]] = {p: [] for p in places}
    for row in rows:
        claim = _claim(row, corrected.get(row.anchor, ()))
        if claim is not None and claim.place in out:
            out[claim.place].append(claim)
    return out


def _moved_here(connection: sa.Connection, places: Sequence[str]) -> list[str]:
    values = [json.dumps(p, ensure_ascii=False) for p in places]
    query = sa.select(t.corrections.c.anchor).where(
        t.corrections.c.field == "place", t.corrections.c.value.in_(values), t.corrections.c.undone_at.is_(None)
    )
    return list(connection.execute(query).scalars())


def _claim(row: Any, corrections: Iterable[sa.Row[Any]]) -> Claim | None:
    data = json.loads(row.data)
    fields: dict[str, Any] = {
        "place": row.place,
        "type": row.type,
        "asserted": row.asserted,
        "modality": row.modality,
        "earliest": row.earliest,
        "latest": row.latest,
        "holder": party(data["parties"]["holder"]),
        "previous": party(data["parties"]["previous"]),
    }
    accepted = False
    for c in corrections:
        if c.action == "reject":
            return None
        if c.action == "accept":
            accepted = True
        elif c.action == "set" and c.field in fields:
            value = json.loads(c.value)
            if c.field in ("earliest", "latest"):
                value = date.fromisoformat(value) if value else None
            elif c.field in ("holder", "previous"):
                value = (
                    Party(value["name"], value["key"], value.get("kind", "other"), value.get("country"), value.get("entity"))
                    if value
                    else None
                )
            fields[c.field] = value
    beside = data["relation"] not in (None, "in", "at", "inside", "within")  # "villages east of Hama" are not Hama
    if fields["modality"] != "actual" or fields["place"] is None or beside:
        return None
    chain = data["chain"]
    return Claim(
        statement=row.id,
        report=row.report,
        published=row.published,
        place=fields["place"],
        change=fields["type"],
        asserted=fields["asserted"],
        holder=fields["holder"],
        previous=fields["previous"],
        earliest=fields["earliest"],
        latest=fields["latest"] or row.published,
        origin=row.origin,
        story=row.story,
        words=row.words,
        on_word_of=spoken_chain(chain, row.outlet),
        source=party([chain[-1]["actor"]]) if chain and chain[-1]["actor"] else None,
        extent=data["extent"],
        area=data["area"],
        hedged=bool(data["hedges"]) or bool(data["likelihood"]),
        accepted=accepted,
    )


def spoken_chain(chain: list[dict[str, Any]], outlet: str | None) -> str:
    """The chain in words, nearest the reader first: "CNN, from five American officials"; the outlet where there is none."""
    if not chain:
        return outlet or "the report itself"
    return ", from ".join(f"{link['count']} {link['name']}" if link["count"] and link["count"] > 1 else link["name"] for link in chain)


def party(actors: list[dict[str, Any]]) -> Party | None:
    """The first of the actors that a statement names, or None."""
    if not actors:
        return None
    a = actors[0]
    return Party(a["name"], a["key"], a["kind"], a["country"], a["entity"])
