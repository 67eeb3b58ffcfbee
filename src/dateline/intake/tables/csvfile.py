"""CSV and TSV with a header: a report for each row, read one by one."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator
from typing import BinaryIO, cast

from dateline.errors import DatelineError
from dateline.intake import charset
from dateline.intake.jsonlines import report
from dateline.intake.limits import Joined
from dateline.intake.tables.columns import chosen, fields
from dateline.model import Report

SAMPLE = 65_536
LONGEST = 10_000_000  # characters of a cell, where reports may have any length


def reports(file: BinaryIO, where: str, published: dt.date | None, max_chars: int) -> Iterator[Report | DatelineError]:
    """The reports of a table's rows. A cell longer than a report may be ends the table: its quotes are broken."""
    head = file.read(SAMPLE)
    try:
        decoded = charset.decode(head[: head.rfind(b"\n") + 1] or head, None, where)
    except DatelineError as error:
        yield error.at(where)
        return
    whole = cast(BinaryIO, io.BufferedReader(Joined(head, file)))
    text = io.TextIOWrapper(whole, "utf-8-sig" if decoded.charset == "utf-8" else decoded.charset, "replace", newline="")
    csv.field_size_limit(max(max_chars * 2, SAMPLE) if max_chars else LONGEST)
    rows = csv.DictReader(text, delimiter=_delimiter(decoded.text), restkey="\0", strict=False)
    try:
        columns = chosen(rows.fieldnames or (), where)
        for row in rows:
            place = f"{where}, line {rows.line_num}"
            try:
                yield report(fields(row, columns), place, published, max_chars, "csv")
            except DatelineError as error:
                yield error.at(place)
    except csv.Error as error:
        yield DatelineError("bad-file", f"{where}, line {rows.line_num}", format="CSV table", reason=str(error))
    except DatelineError as error:
        yield error.at(where)


def _delimiter(sample: str) -> str:
    first = sample.partition("\n")[0]
    return max(",\t;|", key=first.count)
