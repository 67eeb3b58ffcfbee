"""Parquet: a report for each row, read in small batches."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, BinaryIO

from dateline.errors import DatelineError
from dateline.intake.jsonlines import report
from dateline.intake.tables.columns import chosen, fields
from dateline.model import Report

ROWS = 64  # in memory at a time
MAX_GROUP = 2_000_000_000  # bytes that a row group's columns may unpack to


def reports(file: BinaryIO, where: str, published: dt.date | None, max_chars: int) -> Iterator[Report | DatelineError]:
    """The reports of a table's rows. Needs ``pyarrow``."""
    try:
        table, columns = _opened(file, where)
    except DatelineError as error:
        yield error.at(where)
        return
    number = 0
    try:
        for batch in table.iter_batches(batch_size=ROWS, columns=list(columns.values())):
            for row in batch.to_pylist():
                number += 1
                place = f"{where}, row {number}"
                try:
                    yield report(fields(row, columns), place, published, max_chars, "parquet")
                except DatelineError as error:
                    yield error.at(place)
    except (OSError, ValueError) as error:  # pyarrow's errors are kinds of these
        yield DatelineError("bad-file", f"{where}, after row {number}", format="Parquet file", reason=str(error)[:200])


def _opened(file: BinaryIO, where: str | None) -> tuple[Any, dict[str, str]]:
    try:
        import pyarrow.parquet as pq
    except ModuleNotFoundError:
        raise DatelineError("needs-extra", where, what="reading Parquet", extra="export") from None
    try:
        table = pq.ParquetFile(file, pre_buffer=False, buffer_size=1 << 20)
    except (OSError, ValueError) as error:
        raise DatelineError("bad-file", where, format="Parquet file", reason=str(error)[:200]) from None
    columns = chosen(table.schema_arrow.names, where)
    wanted = set(columns.values())
    for n in range(table.metadata.num_row_groups):
        group = table.metadata.row_group(n)
        parts = [group.column(i) for i in range(group.num_columns)]
        if sum(p.total_uncompressed_size for p in parts if p.path_in_schema.split(".")[0] in wanted) > MAX_GROUP:
            raise DatelineError("too-big", where, what="a row group of the table", limit=MAX_GROUP)
    return table, columns
