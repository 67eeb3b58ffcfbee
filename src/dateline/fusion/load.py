"""From the store's rows to claims, with people's corrections laid over them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from pydantic_core import from_json

from dateline.fusion.amend import amended
from dateline.fusion.claims import Claim, Party
from dateline.fusion.parties import STATE_WORDS
from dateline.store import tables as t
from dateline.store.corrections import standing
from dateline.store.keys import party_key, spoken_chain

S, R = t.statements.c, t.reports.c
POSSESSIVES = frozenset(("his", "her", "their", "our", "my"))


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


def _claim(row: Any, corrections: Sequence[sa.Row[Any]]) -> Claim | None:
    data = from_json(row.data)
    chain = data["chain"]
    read = {
        "place": row.place,
        "type": row.type,
        "asserted": row.asserted,
        "modality": row.modality,
        "earliest": row.earliest,
        "latest": row.latest,
        "holder": _owned(party(data["parties"]["holder"]), chain),
        "previous": _owned(party(data["parties"]["previous"]), chain),
    }
    fields = amended(read, corrections)
    if fields is None or fields["modality"] != "actual" or fields["place"] is None:
        return None
    if data["relation"] is not None and fields["place"] == row.place:
        return None  # "villages east of Hama" are not Hama
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
        accepted=any(c.action == "accept" for c in corrections),
    )


def _owned(found: Party | None, chain: list[dict[str, Any]]) -> Party | None:
    """ "His fighters" in the words of a commander are the commander's."""
    if found is None or not chain:
        return found
    whose, _, what = found.name.partition(" ")
    by = chain[-1]["actor"]
    if not what or whose.lower() not in POSSESSIVES or (by and by["kind"] in ("civilians", "outlet")):
        return found
    source = str(chain[-1]["name"])
    kind = found.kind if STATE_WORDS.isdisjoint(source.lower().split()) else "military"
    name = f"{source}' {what}" if source.endswith("s") else f"{source}'s {what}"
    return Party(name, party_key(name, None, found.country, kind), kind, found.country, None)


def party(actors: list[dict[str, Any]]) -> Party | None:
    """The first of the actors that a statement names, or None."""
    if not actors:
        return None
    a = actors[0]
    return _one(a["name"], a["key"], a["kind"], a["country"], a["entity"])


@lru_cache(maxsize=16384)
def _one(name: str, key: str, kind: str, country: str | None, entity: str | None) -> Party:
    """One object for one party: what is the same object is soon compared."""
    return Party(name, key, kind, country, entity)
