"""PLOVER events as JSON Lines, with the fields of the PLOVER manual (Open Event Data Alliance) as POLECAT publishes them."""

from __future__ import annotations

import json
from typing import IO, Any

from dateline.export.rows import Wanted
from dateline.export.tellings import Known, events, iso3
from dateline.fusion.claims import Party
from dateline.store.record import RecordStore

QUADS = {
    "VERBAL COOPERATION": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "MATERIAL COOPERATION": ("COOPERATE", "AID", "RETREAT"),
    "VERBAL CONFLICT": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "MATERIAL CONFLICT": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
QUAD = {type_: quad for quad, types in QUADS.items() for type_ in types}
SECTORS = {
    "state": "GOV",
    "government": "GOV",
    "military": "MIL",
    "armed group": "REB",
    "opposition": "OPP",
    "person": "CVL",
    "civilians": "CVL",
    "outlet": "JRN",
    "organisation": "IGO",
}


def write(store: RecordStore, wanted: Wanted, file: IO[bytes]) -> int:
    """Write all events, one JSON object to a line; gives how many. Denied and planned ones carry ``asserted``, ``modality``."""
    count = 0
    for k in events(store, wanted, actual=False):
        file.write(json.dumps(_event(k), ensure_ascii=False, default=str).encode() + b"\n")
        count += 1
    return count


def _event(k: Known) -> dict[str, Any]:
    first = k.happening.told[0]
    earliest, latest = k.days
    place = k.place
    return {
        "event_id": first.statement,
        "event_date": latest,
        "date_range": [k.happening.earliest and earliest, latest],
        "event_type": first.type,
        "event_mode": None,
        "quad_code": QUAD[first.type],
        "contexts": [],
        "actor": [_actor(first.actor)] if first.actor else [],
        "recipient": [_actor(first.recipient)] if first.recipient else [],
        "magnitude": {kind: n for kind, n in (first.casualties or {}).items() if n} or None,
        "location": {
            "placename": place.name,
            "country": iso3().get(place.country or "", (None,))[0],
            "admin1": place.admin1,
            "latitude": place.lat,
            "longitude": place.lon,
            "geonames_id": int(place.key[1:]) if place.key.startswith("g") else None,
            "feature_type": place.feature,
        }
        if place
        else None,
        "asserted": first.asserted,
        "modality": first.modality,
        "event_text": " ".join(first.words.split()),
        "sources": [
            {"statement": x.statement, "report": x.report, "published": x.published, "on_the_word_of": x.source, "origin": x.origin}
            for x in k.happening.told
        ],
        "coder": k.rule,
    }


def _actor(p: Party) -> dict[str, Any]:
    return {
        "name": p.name,
        "country": iso3().get(p.country or "", (None,))[0],
        "primary_sector": SECTORS.get(p.kind, "UNK"),
        "entity": p.entity,
    }
