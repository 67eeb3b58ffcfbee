"""Third step: the parts of one file made into its files of the archive, and its checkpoint."""

from __future__ import annotations

import json
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import parquet

from dateline.archive import layout
from dateline.archive.folder import Folder
from dateline.archive.schema import TABLES, schema
from dateline.errors import DatelineError

HELD = 64_000_000  # bytes of rows held back, so that row groups are of a good size
OPEN = 100  # files written at a time


@dataclass(frozen=True, slots=True)
class Gather:
    """A file all parts of which are read."""

    folder: Folder
    key: str
    where: str
    items: int
    parts: int


@dataclass(frozen=True, slots=True)
class Gathered:
    """A file that is done."""

    key: str
    counts: dict[str, int]


def gather(task: Gather) -> Gathered:
    """Write a file's tables and checkpoint. Done again, it gives the same; stopped before its end, the file counts as not done.

    Raises:
        DatelineError: ``archive-counts`` where not every item was read, refused or a duplicate.
    """
    folder, key = task.folder, task.key
    told = [folder.read_json(layout.done(key, n)) for n in range(task.parts)]
    counts = {
        "in": task.items,
        "read": sum(t["read"] for t in told),
        "refused": sum(len(t["refused"]) for t in told),
        "duplicate": sum(t["duplicates"] for t in told),
    }
    months = sorted({m for t in told for m in t["months"]})
    written = dict.fromkeys(TABLES, 0)
    for name in TABLES:
        for start in range(0, len(months), OPEN):
            written[name] += _split(task, name, months[start : start + OPEN])
    _bands(task)
    lines = [json.dumps({**r, "file": task.where}, ensure_ascii=False) for t in told for r in t["refused"]]
    if lines:
        with folder.written(layout.letters(key)) as file:
            file.write(("\n".join(lines) + "\n").encode("utf-8", "replace"))
    if written["reports"] != counts["read"] or counts["in"] != counts["read"] + counts["refused"] + counts["duplicate"]:
        raise DatelineError("archive-counts", task.where, counts=", ".join(f"{v} {k}" for k, v in counts.items()), rows=written["reports"])
    readers = sorted({r for t in told for r in t["readers"]})
    folder.write_json(layout.checkpoint(key), {"file": task.where, "counts": counts, "rows": written, "months": months, "readers": readers})
    folder.delete_folder(layout.work(key))
    return Gathered(key, counts)


def _split(task: Gather, name: str, months: list[str]) -> int:
    """One table's rows, each month in its file; gives how many the files hold, by their own account."""
    held: dict[str, list[Any]] = {m: [] for m in months}
    size = dict.fromkeys(months, 0)
    files = {m: layout.table(name, m, task.key) for m in months}
    with ExitStack() as stack:
        writers = {
            m: stack.enter_context(
                parquet.ParquetWriter(stack.enter_context(task.folder.written(files[m])), schema(name), compression="zstd")
            )
            for m in months
        }

        def flush(month: str) -> None:
            if held[month]:
                writers[month].write_table(pa.concat_tables(held[month]))
            held[month], size[month] = [], 0

        for part in range(task.parts):
            with task.folder.opened(layout.part(task.key, part, name)) as file:
                rows = parquet.read_table(file, schema=schema(name))
            of = pc.strftime(rows.column("published"), format="%Y-%m")
            for month in set(of.unique().to_pylist()) & set(months):
                chosen = rows.filter(pc.equal(of, month))
                held[month].append(chosen)
                size[month] += chosen.nbytes
            while sum(size.values()) > HELD:
                flush(max(months, key=size.__getitem__))
        for month in months:
            flush(month)
    return sum(rows_of(task.folder, n) for n in files.values())


def _bands(task: Gather) -> None:
    with (
        task.folder.written(layout.band(task.key)) as target,
        parquet.ParquetWriter(target, schema("bands"), compression="none") as out,
    ):
        for part in range(task.parts):
            with task.folder.opened(layout.part(task.key, part, "bands")) as file:
                out.write_table(parquet.read_table(file, schema=schema("bands")))


def rows_of(folder: Folder, name: str) -> int:
    """How many rows a Parquet file says that it has."""
    with folder.opened(name) as file:
        return int(parquet.read_metadata(file).num_rows)
