"""The tables of an archive: their columns, and the version that every file of them carries."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from dateline.intake.likeness import BANDS

VERSION = "dateline-archive/1"  # goes up when a column changes its name or meaning; new columns may come without that
KEY = b"dateline.schema"
SUFFIX = ".parquet"

text, day, flag, whole, number = pa.string(), pa.date32(), pa.bool_(), pa.int64(), pa.float64()

COLUMNS: dict[str, dict[str, Any]] = {
    "reports": {
        "id": text, "published": day, "outlet": text, "place": text, "title": text, "url": text, "language": text, "sha256": text,
        "text": text, "reader": text, "statements": whole,
        "file": text,  # where it was taken from ...
        "item": whole,  # ... as which of its items, from 1
        "record": text,  # the whole record as JSON, as `dateline read --json` writes it
    },
    "statements": {
        "id": text, "report": text, "published": day, "outlet": text, "kind": text, "type": text, "earliest": day, "latest": day,
        "place": text, "place_name": text, "feature": text, "country": text, "admin1": text, "lat": number, "lon": number,
        "party": text, "party_name": text, "other": text, "other_name": text, "asserted": flag, "modality": text,
        "likelihood": text, "low": number, "high": number, "hedges": pa.list_(text), "origin": text, "source": text, "doubts": text,
        "cue": text, "start": whole, "end": whole, "words": text, "rule": text,
    },
    "links": {
        "statement": text, "report": text, "published": day, "position": whole, "text": text, "name": text, "role": text, "named": flag,
        "count": whole, "verb": text, "entity": text, "country": text, "start": whole, "end": whole,
    },
    "mentions": {
        "report": text, "published": day, "id": text, "kind": text, "start": whole, "end": whole, "text": text, "name": text,
        "value": text, "earliest": day, "latest": day, "geonames": whole, "feature": text, "country": text, "admin1": text,
        "lat": number, "lon": number, "relation": text, "precision": whole, "actor_kind": text, "entity": text, "same_as": text,
        "label": flag, "unresolved": text,
    },
    "bands": {"report": text, "published": day, **{f"b{n:02}": whole for n in range(BANDS)}},
    "copies": {
        "report": text, "published": day, "story": text, "relation": text, "relates_to": text, "likeness": number, "containment": number,
    },
    "staged": {"item": whole, "key": pa.binary(), "report": text, "error": text},
}  # fmt: skip
TABLES = ("reports", "statements", "links", "mentions")  # split by month of publication


def schema(table: str) -> Any:
    """The Arrow schema of a table, with the version among its metadata."""
    return pa.schema(list(COLUMNS[table].items()), metadata={KEY: VERSION.encode()})
