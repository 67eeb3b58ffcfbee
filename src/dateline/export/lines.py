"""JSON Lines: every statement whole, its mentions written out, with its row of the table."""

from __future__ import annotations

import json
from typing import IO

from dateline.export.rows import Wanted, rows
from dateline.store.record import RecordStore


def write(store: RecordStore, wanted: Wanted, file: IO[bytes]) -> int:
    """Write all statements, one to a line; gives how many. ``statement`` is as the reader wrote it, the rest as corrected."""
    count = 0
    for row, data in rows(store, wanted):
        file.write(json.dumps({**row, "statement": data}, ensure_ascii=False, default=str).encode())
        file.write(b"\n")
        count += 1
    return count
