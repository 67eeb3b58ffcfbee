"""Parquet: the table of statements with typed columns, compressed, a thousand statements at a time."""

from __future__ import annotations

from itertools import islice
from typing import IO, Any

from dateline.errors import DatelineError
from dateline.export.rows import COLUMNS, Wanted, rows
from dateline.store.record import RecordStore

MANY = 10_000  # rows in one group


def write(store: RecordStore, wanted: Wanted, file: IO[bytes]) -> int:
    """Write all statements; gives how many. Raises ``needs-extra`` where pyarrow is not installed."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise DatelineError("needs-extra", what="Parquet", extra="export") from error

    types: dict[str, Any] = {"text": pa.string(), "date": pa.date32(), "number": pa.float64(), "whole": pa.int64(), "flag": pa.bool_()}
    schema = pa.schema([(name, types[kind]) for name, kind in COLUMNS.items()])
    found, count = rows(store, wanted), 0
    with parquet.ParquetWriter(file, schema, compression="zstd") as out:
        while batch := [row for row, _ in islice(found, MANY)]:
            out.write_table(pa.Table.from_pylist(batch, schema=schema))
            count += len(batch)
    return count
