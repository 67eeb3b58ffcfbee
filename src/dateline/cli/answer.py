"""How the questions to a record print their answers: a table, ``--json`` or ``--csv``, from the same rows."""

from __future__ import annotations

import csv as csv_format
import datetime as dt
import json as json_format
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.files import safe

if TYPE_CHECKING:
    from dateline.store import RecordStore

RecordOption = Annotated[
    str | None,
    typer.Option("--record", metavar="URL", help="The record: a file, or postgresql://... [default: $DATELINE_RECORD or dateline.db]"),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON Lines.")]
Csv = Annotated[bool, typer.Option("--csv", help="Print CSV.")]


@contextmanager
def asked(url: str | None) -> Iterator[RecordStore]:
    """The record to ask, with its ledger up to date; errors are printed and end the command."""
    from dateline.adding import settle
    from dateline.cli.output import closed_pipe, fail
    from dateline.errors import DatelineError
    from dateline.store import open_store

    try:
        with closed_pipe(), open_store(url, must_exist=True) as store:
            settle(store)
            yield store
    except DatelineError as error:
        fail(error)


def day(value: str | None, option: str) -> dt.date | None:
    """A date option's value."""
    from dateline.intake.header import day as parsed

    return parsed(value, option) if value else None


def answer(
    rows: Sequence[Mapping[str, Any]], columns: Mapping[str, str], *, json: bool, csv: bool, empty: str, left: int = 0, what: str = "rows"
) -> None:
    """Print rows. ``columns``: heading of each field that the table shows; JSON and CSV have all fields.

    ``left``: how many more there are than are shown, and ``what`` those are; said on standard error.
    """
    if json:
        for row in rows:
            print(json_format.dumps(row, ensure_ascii=False, default=str))
    elif csv:
        fields = list(rows[0]) if rows else list(columns)
        out = csv_format.writer(sys.stdout, lineterminator="\n")
        out.writerow(fields)
        out.writerows([safe("; ".join(map(str, row[f])) if isinstance(row[f], list | tuple) else row[f]) for f in fields] for row in rows)
    else:
        _table(rows, columns, empty)
    if left:
        print(f"{left:,} {what} are not shown; --limit shows more", file=sys.stderr)


def _table(rows: Sequence[Mapping[str, Any]], columns: Mapping[str, str], empty: str) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False, emoji=False, markup=False)
    if not rows:
        console.print(Text(empty, style="dim"))
        return
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, header_style="dim")
    for heading in columns.values():
        table.add_column(heading, overflow="fold", vertical="top")
    for row in rows:
        table.add_row(
            *(
                Text("" if row[f] is None else "; ".join(map(str, row[f])) if isinstance(row[f], list | tuple) else str(row[f]))
                for f in columns
            )
        )
    console.print(table)
