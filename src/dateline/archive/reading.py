"""Second step: the reports of one part, read into rows. A part is kept whole or not at all."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from dateline import batch
from dateline.archive import layout
from dateline.archive.folder import Folder
from dateline.archive.rows import Row, rows
from dateline.archive.schema import TABLES, schema
from dateline.errors import DatelineError
from dateline.model import Report

DEATHS = 2  # times that a report may end its worker before it is refused


@dataclass(frozen=True, slots=True)
class Part:
    """A part to read; ``duplicates``: its items that are known already."""

    folder: Folder
    key: str
    where: str
    number: int
    duplicates: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a part's items."""

    key: str
    number: int
    read: int
    refused: int
    duplicates: int


def read(task: Part) -> Done:
    """Read a part and set down its rows, then that it is done. One that is done already is not read again."""
    folder, key = task.folder, task.key
    told = folder.read_json(layout.done(key, task.number))
    if told is not None:
        return Done(key, task.number, told["read"], len(told["refused"]), told["duplicates"])
    with folder.opened(layout.staged(key, task.number)) as file:
        items = parquet.read_table(file).to_pylist()
    journal = Journal(task)
    found: dict[str, list[Row]] = defaultdict(list)
    refused: list[Row] = []
    known = set(task.duplicates)
    for item in items:
        number = item["item"]
        if item["report"] is None:
            refused.append({"item": number, **json.loads(item["error"])})
        elif number not in known:
            report = Report.model_validate_json(item["report"])
            error = _read(report, task.where, number, found) if journal.may_read(number) else DatelineError("worker-died", report.id)
            if error is not None:
                refused.append({"item": number, **error.as_dict(), "report": json.loads(item["report"])})
    for name in (*TABLES, "bands"):
        with folder.written(layout.part(key, task.number, name)) as file:
            parquet.write_table(pa.Table.from_pylist(found[name], schema(name)), file, compression="zstd")
    months = sorted({f"{r['published']:%Y-%m}" for r in found["reports"]})
    count = {"read": len(found["reports"]), "duplicates": len(items) - len(found["reports"]) - len(refused)}
    readers = sorted({r["reader"] for r in found["reports"]})
    folder.write_json(layout.done(key, task.number), {**count, "months": months, "readers": readers, "refused": refused})
    return Done(key, task.number, count["read"], len(refused), count["duplicates"])


def _read(report: Report, where: str, item: int, into: dict[str, list[Row]]) -> DatelineError | None:
    record = batch.read_one(report)
    if isinstance(record, DatelineError):
        return record
    for name, made in rows(record, where, item).items():
        into[name] += made
    return None


class Journal:
    """Notes when a part is begun. One that was begun before is read with care: each report is noted before it is read, so that
    one that ends its worker is known by that, and refused in the end."""

    def __init__(self, task: Part) -> None:
        self.folder = task.folder
        self.name = layout.journal(task.key, f"part-{task.number:06}")
        before: dict[str, Any] | None = self.folder.read_json(self.name)
        self.careful = before is not None
        self.deaths: dict[str, int] = before["deaths"] if before else {}
        last = before["reading"] if before else None
        if last is not None:
            self.deaths[str(last)] = self.deaths.get(str(last), 0) + 1
        self._note(None)

    def may_read(self, item: int) -> bool:
        """Whether a report may be tried."""
        if self.deaths.get(str(item), 0) >= DEATHS:
            return False
        if self.careful:
            self._note(item)
        return True

    def _note(self, item: int | None) -> None:
        self.folder.write_json(self.name, {"reading": item, "deaths": self.deaths})
