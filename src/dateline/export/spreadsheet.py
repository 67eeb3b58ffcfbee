"""CSV: one row for each statement; cells that a spreadsheet would run are made safe."""

from __future__ import annotations

import csv
import io
from typing import IO

from dateline.export.rows import COLUMNS, Wanted, rows
from dateline.files import safe
from dateline.store.record import RecordStore


def write(store: RecordStore, wanted: Wanted, file: IO[bytes]) -> int:
    """Write all statements, UTF-8, with a heading; gives how many."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    out = csv.writer(text)
    out.writerow(COLUMNS)
    count = 0
    for row, _ in rows(store, wanted):
        out.writerow([safe(row[c]) for c in COLUMNS])
        count += 1
    text.detach()
    return count
