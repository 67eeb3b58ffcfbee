"""From the record of one report to the rows of an archive's tables."""

from __future__ import annotations

from typing import Any

from dateline.intake.likeness import bands, shingles
from dateline.model import Record, Statement
from dateline.store.flatten import Flattener
from dateline.store.keys import spoken_chain

Row = dict[str, Any]
FROM_PLACE = ("feature", "country", "admin1", "lat", "lon")
FROM_MENTION = ("name", "value", "earliest", "latest", "geonames", *FROM_PLACE, "relation", "precision", "entity", "same_as", "label",
                "unresolved")  # fmt: skip


def rows(record: Record, file: str, item: int) -> dict[str, list[Row]]:
    """The rows of one record, by table. ``file`` and ``item``: where it was taken from."""
    report = record.report
    flat = Flattener(record)
    given = {n: getattr(report, n) for n in ("id", "published", "outlet", "place", "title", "url", "language", "sha256", "text")}
    told = {"reader": record.reader, "statements": len(record.statements), "file": file, "item": item, "record": record.to_json()}
    buckets = {f"b{band:02}": bucket for band, bucket in bands(shingles(report.text))}
    return {
        "reports": [given | told],
        "statements": [_statement(flat, s) for s in record.statements],
        "links": [row for s in record.statements for row in _links(flat, s)],
        "mentions": _mentions(record),
        "bands": [{"report": report.id, "published": report.published} | buckets],
    }


def _statement(flat: Flattener, s: Statement) -> Row:
    row = flat.row(s)
    report = flat.record.report
    place = flat.places.get(row["place"]) or {}
    first, second = _parties(flat, s)
    out = {n: row.get(n) for n in ("id", "report", "published", "kind", "type", "earliest", "latest", "place", "party", "other",
                                   "asserted", "modality", "origin", "doubts", "cue", "start", "end", "words")}  # fmt: skip
    return out | {n: place.get(n) for n in FROM_PLACE} | {
        "outlet": report.outlet,
        "place_name": place.get("name"),
        "party_name": first,
        "other_name": second,
        "likelihood": s.likelihood.words if s.likelihood else None,
        "low": s.likelihood.low if s.likelihood else None,
        "high": s.likelihood.high if s.likelihood else None,
        "hedges": [h.text for h in s.hedges],
        "source": spoken_chain([flat.link(x) for x in s.chain], report.outlet),
        "rule": s.rule,
    }  # fmt: skip


def _parties(flat: Flattener, s: Statement) -> tuple[str | None, str | None]:
    """Names of those whose keys ``party`` and ``other`` hold."""
    if s.kind == "forecast":
        one, two = s.outcome.subject, s.outcome.object
    elif s.kind == "assessment":
        one = two = None
    else:
        doing, done_to = (s.holder, s.previous) if s.kind == "control" else (s.actor, s.recipient)
        one, two = doing[0] if doing else None, done_to[0] if done_to else None
    return flat.actor(one)["name"] if one else None, flat.actor(two)["name"] if two else None


def _links(flat: Flattener, s: Statement) -> list[Row]:
    report = flat.record.report
    out = []
    for position, link in enumerate(s.chain):
        row = flat.link(link)
        actor = row.pop("actor") or {}
        place = {"statement": s.id, "report": report.id, "published": report.published, "position": position}
        out.append(place | row | {"entity": actor.get("entity"), "country": actor.get("country")})
    return out


def _mentions(record: Record) -> list[Row]:
    out = []
    for kind, found in (("time", record.times), ("place", record.places), ("actor", record.actors)):
        for m in found:
            row = {"report": record.report.id, "published": record.report.published, "kind": kind}
            row |= {"id": m.id, "start": m.start, "end": m.end, "text": m.text}
            row |= {n: getattr(m, n, None) for n in FROM_MENTION}
            out.append(row | {"actor_kind": getattr(m, "kind", None)})
    return out
