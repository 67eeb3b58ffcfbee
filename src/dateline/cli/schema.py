"""``dateline schema``: the JSON Schema of a record."""

from __future__ import annotations


def schema() -> None:
    """Print the JSON Schema of what read --json writes, one object to a line."""
    import json

    from dateline.model import Record

    print(json.dumps(Record.model_json_schema(mode="serialization", by_alias=True), indent=2, ensure_ascii=False))
