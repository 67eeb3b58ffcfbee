"""FollowTheMoney entities as JSON Lines: reports are Article, events and changes of control Event, parties LegalEntity or Person.

The schema is that of https://followthemoney.tech; the file is what ``ftm`` and OpenAleph read. Every entity's id is
made from its key in the record, so that two exports of one record agree.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import IO, Any

import sqlalchemy as sa

from dateline.export.rows import Wanted
from dateline.export.tellings import Holding, Known, events, holdings
from dateline.fusion.claims import Party
from dateline.store import tables as t
from dateline.store.record import RecordStore

SCHEMAS = {
    "state": "PublicBody",
    "government": "PublicBody",
    "military": "PublicBody",
    "armed group": "Organization",
    "opposition": "Organization",
    "organisation": "Organization",
    "outlet": "Organization",
    "person": "LegalEntity",  # often a role or a nameless man: no schema of a natural person's would hold
    "civilians": "LegalEntity",
    "other": "LegalEntity",
}
R = t.reports.c
Entity = dict[str, Any]


def write(store: RecordStore, wanted: Wanted, file: IO[bytes]) -> int:
    """Write all entities, each once; gives how many."""
    seen: set[str] = set()
    for entity in _all(store, wanted):
        if entity["id"] not in seen:
            seen.add(entity["id"])
            file.write(json.dumps(entity, ensure_ascii=False).encode() + b"\n")
    return len(seen)


def _all(store: RecordStore, wanted: Wanted) -> Iterator[Entity]:
    cited: set[str] = set()
    for k in events(store, wanted, actual=True):
        cited.update(x.report for x in k.happening.told)
        yield from _event(k)
    for x in holdings(store, wanted):
        cited.update(x.reports)
        yield from _control(x)
    yield from _reports(store, wanted, cited)


def _reports(store: RecordStore, wanted: Wanted, cited: set[str]) -> Iterator[Entity]:
    """The reports of these days, and all that an event rests on."""
    with store.reading() as connection:
        query = sa.select(R.id, R.published, R.outlet, R.title, R.url, R.text, R.language).order_by(R.published, R.id)
        for r in connection.execution_options(yield_per=500).execute(query):
            within = (wanted.since is None or r.published >= wanted.since) and (wanted.until is None or r.published <= wanted.until)
            if within or r.id in cited:
                yield _entity(
                    "Article",
                    f"report:{r.id}",
                    title=r.title or r.id,
                    publisher=r.outlet,
                    publishedAt=r.published,
                    sourceUrl=r.url,
                    bodyText=r.text,
                    language="eng" if r.language == "en" else None,
                )


def _event(k: Known) -> Iterator[Entity]:
    first = k.happening.told[0]
    parties = [p for p in (first.actor, first.recipient) if p is not None]
    yield from (_party(p) for p in parties)
    earliest, latest = k.days
    if k.place:
        yield _place(k.place)
    yield _entity(
        "Event",
        f"event:{first.statement}",
        name=" ".join(first.words.split()),
        startDate=earliest if k.happening.earliest else None,
        endDate=latest,
        country=first.country and first.country.lower(),
        location=first.place_name,
        addressEntity=_id(f"place:{k.place.key}") if k.place else None,
        organizer=_id(f"party:{first.actor.key}") if first.actor else None,
        involved=[_id(f"party:{p.key}") for p in parties],
        keywords=[first.type],
        recordId=[x.statement for x in k.happening.told],
        proof=[_id(f"report:{x.report}") for x in k.happening.told],
        summary="On the word of " + "; ".join(sorted({x.source for x in k.happening.told})),
    )


def _control(x: Holding) -> Iterator[Entity]:
    h = x.held
    yield from (_party(p) for p in (h.party, h.loser) if p is not None)
    yield _place(h, h.place)
    yield _entity(
        "Event",
        f"control:{h.place}|{x.day}|{h.holder}",
        name=f"{h.name} held by {h.holder} ({h.status})",
        startDate=x.day,
        endDate=h.valid_to,
        country=h.country and h.country.lower(),
        location=h.name,
        addressEntity=_id(f"place:{h.place}"),
        involved=[_id(f"party:{p.key}") for p in (h.party, h.loser) if p is not None],
        keywords=["CONTROL", h.status],
        recordId=[*h.support, *h.against],
        proof=[_id(f"report:{i}") for i in x.reports],
        summary=h.why,
    )


def _party(p: Party) -> Entity:
    country = p.country.lower() if p.country else None
    return _entity(SCHEMAS.get(p.kind, "LegalEntity"), f"party:{p.key}", name=p.name, country=country, keywords=[p.kind])


def _place(p: Any, key: str | None = None) -> Entity:
    full = ", ".join(x for x in (p.name, p.admin1, p.country) if x)
    return _entity(
        "Address",
        f"place:{key or p.key}",
        full=full,
        region=p.admin1,
        country=p.country and p.country.lower(),
        latitude=p.lat,
        longitude=p.lon,
    )


def _entity(schema: str, key: str, **properties: Any) -> Entity:
    values = {
        name: [str(v) for v in (value if isinstance(value, list) else [value]) if v not in (None, "")] for name, value in properties.items()
    }
    return {"id": _id(key), "schema": schema, "properties": {n: list(dict.fromkeys(v)) for n, v in values.items() if v}}


def _id(key: str) -> str:
    return "dateline-" + hashlib.sha256(key.encode()).hexdigest()[:32]
