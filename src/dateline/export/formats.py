"""The list of formats, and the one call that writes them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import IO

from dateline.errors import DatelineError
from dateline.export import acled, columnar, ftm, geographic, lines, plover, spreadsheet
from dateline.export.rows import Wanted
from dateline.files import written
from dateline.store.record import RecordStore

Writer = Callable[[RecordStore, Wanted, IO[bytes]], int]

FORMATS: dict[str, Writer] = {
    "csv": spreadsheet.write,
    "jsonl": lines.write,
    "parquet": columnar.write,
    "geojson": geographic.write,
    "acled": acled.write,
    "plover": plover.write,
    "ftm": ftm.write,
}


def export(
    store: RecordStore,
    format_: str,
    to: str | Path,
    *,
    since: dt.date | None = None,
    until: dt.date | None = None,
    on: dt.date | None = None,
) -> int:
    """Write the record to a file, whole or not at all; gives how many rows or features.

    ``since``, ``until``: days of what is stated, inclusive. ``on``: the day of control in GeoJSON (default: ``until``,
    else the last day of the record). Raises ``export-format``, ``cannot-write``, ``needs-extra``.
    """
    if format_ not in FORMATS:
        raise DatelineError("export-format", None, value=format_, known=", ".join(FORMATS))
    with written(to) as file:
        return FORMATS[format_](store, Wanted(since, until, on), file)
