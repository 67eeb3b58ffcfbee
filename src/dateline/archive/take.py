"""First step: the reports of one file, set down in parts of a size, with the keys by which duplicates are found."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from dateline.archive import layout
from dateline.archive.folder import Folder
from dateline.archive.schema import schema
from dateline.archive.sources import reports
from dateline.errors import DatelineError
from dateline.model import Report

PART = 64  # reports read at a stretch: what a killed worker does anew
TRIES = 3  # times that a file may end the worker that takes it in


@dataclass(frozen=True, slots=True)
class Take:
    """A file to take in."""

    folder: Folder
    key: str
    where: str
    published: dt.date | None
    max_chars: int


@dataclass(frozen=True, slots=True)
class Taken:
    """A file taken in: its items (reports and errors) and the parts that they were set down in."""

    key: str
    items: int
    parts: int


def take(task: Take) -> Taken:
    """Set down the reports of a file. Done again, it gives the same parts."""
    folder, key = task.folder, task.key
    begun = layout.journal(key, "taken")
    tries = (folder.read_json(begun) or 0) + 1
    folder.write_json(begun, tries)
    given: Iterable[Report | DatelineError] = reports(task.where, task.published, task.max_chars)
    if tries > TRIES:
        given = [DatelineError("worker-died", task.where)]
    items = parts = 0
    rows = _rows(given)
    while some := list(islice(rows, PART)):
        with folder.written(layout.staged(key, parts)) as file:
            parquet.write_table(pa.Table.from_pylist(some, schema("staged")), file, compression="zstd")
        items += len(some)
        parts += 1
    folder.write_json(layout.taken(key), {"file": task.where, "items": items, "parts": parts})
    return Taken(key, items, parts)


def digest(report_id: str, sha256: str) -> bytes:
    """What two items share that are one report: id and text."""
    return hashlib.blake2b(f"{report_id}\0{sha256}".encode("utf-8", "surrogatepass"), digest_size=16).digest()


def keys(folder: Folder, key: str, parts: int) -> list[tuple[int, bytes]]:
    """The reports of a file that was taken in: item number and key."""
    out: list[tuple[int, bytes]] = []
    for part in range(parts):
        with folder.opened(layout.staged(key, part)) as file:
            table = parquet.read_table(file, columns=["item", "key"])
        items, digests = (table.column(n).to_pylist() for n in ("item", "key"))
        out += [(n, k) for n, k in zip(items, digests, strict=True) if k is not None]
    return out


def _rows(given: Iterable[Report | DatelineError]) -> Iterator[dict[str, Any]]:
    for item, one in enumerate(given, 1):
        if isinstance(one, DatelineError):
            yield {"item": item, "key": None, "report": None, "error": json.dumps(one.as_dict(), ensure_ascii=False)}
        else:
            yield {"item": item, "key": digest(one.id, one.sha256), "report": one.model_dump_json(), "error": None}
