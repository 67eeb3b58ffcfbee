"""GeoJSON (RFC 7946): control on one day, and events, as points. What has no coordinates has a null geometry."""

from __future__ import annotations

import json
from typing import IO, Any

from dateline.export.rows import Wanted
from dateline.fusion.background import ancestor
from dateline.fusion.happenings import happenings
from dateline.fusion.ledger import Held, control_on, last_day
from dateline.fusion.same import Happening
from dateline.store import tables as t
from dateline.store.record import RecordStore

CREDIT = "Coordinates: GeoNames (geonames.org), CC BY 4.0"


def write(store: RecordStore, wanted: Wanted, file: IO[bytes]) -> int:
    """Write one FeatureCollection; gives how many features. ``layer`` of each is "control" or "event"."""
    day = wanted.on or wanted.until or last_day(store)
    features = [_control(h, str(day)) for h in control_on(store, day)]
    points = _points(store)
    features += [_event(h, points) for h in happenings(store, wanted.since, wanted.until, ancestor)]
    whole = {"type": "FeatureCollection", "features": features, "attribution": CREDIT, "control_on": str(day)}
    file.write(json.dumps(whole, ensure_ascii=False, default=str).encode())
    return len(features)


def _points(store: RecordStore) -> dict[str, tuple[float, float]]:
    with store.reading() as connection:
        found = connection.execute(t.places.select().where(t.places.c.lat.is_not(None)))
        return {p.key: (p.lat, p.lon) for p in found}


def _feature(id_: str, point: tuple[float, float] | None, properties: dict[str, Any]) -> dict[str, Any]:
    geometry = {"type": "Point", "coordinates": [point[1], point[0]]} if point else None
    return {"type": "Feature", "id": id_, "geometry": geometry, "properties": properties}


def _control(h: Held, day: str) -> dict[str, Any]:
    return _feature(
        f"control:{h.place}",
        (h.lat, h.lon) if h.lat is not None and h.lon is not None else None,
        {
            "layer": "control",
            "day": day,
            "place": h.name,
            "place_key": h.place,
            "country": h.country,
            "admin1": h.admin1,
            "feature": h.feature,
            "holder": h.holder,
            "status": h.status,
            "since": h.since,
            "extent": h.extent,
            "pressed": h.siege,
            "previous": h.previous,
            "why": h.why,
            "statements": [*h.support, *h.against],
        },
    )


def _event(h: Happening, points: dict[str, tuple[float, float]]) -> dict[str, Any]:
    first = h.told[0]
    return _feature(
        f"event:{first.statement}",
        points.get(first.place) if first.place else None,
        {
            "layer": "event",
            "type": first.type,
            "earliest": h.earliest,
            "latest": h.latest,
            "place": first.place_name,
            "place_key": first.place,
            "country": first.country,
            "actor": first.actor.name if first.actor else None,
            "recipient": first.recipient.name if first.recipient else None,
            "asserted": first.asserted,
            "modality": first.modality,
            "casualties": first.casualties,
            "words": first.words,
            "sources": sorted({x.source for x in h.told}),
            "origins": len(h.origins),
            "statements": [x.statement for x in h.told],
        },
    )
