"""``dateline add`` and ``dateline reread``: reports into a record of many, and read anew."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.answer import RecordOption
from dateline.cli.read import FEW, MaxChars, Published

Paths = Annotated[list[str] | None, typer.Argument(metavar="[PATH]...", help="Files, folders, or - for standard input.")]
Processes = Annotated[int, typer.Option("--processes", "-p", metavar="N", min=1, help="Read in so many processes.")]


def add(
    paths: Paths = None,
    *,
    record: RecordOption = None,
    published: Published = None,
    retry: Annotated[bool, typer.Option("--retry", help="Try again what failed before.")] = False,
    processes: Processes = 1,
    max_chars: MaxChars = 1_000_000,
) -> None:
    """Read reports into the record. Stopped at any moment, it goes on where it was when it is run again.

    Exit status 1 when any report could not be read; it is kept with its error, and the others are added all the same.
    """
    from dateline import adding
    from dateline.cli.output import complain, fail
    from dateline.cli.progress import progress
    from dateline.errors import DatelineError
    from dateline.intake import reports
    from dateline.intake.header import day
    from dateline.store import open_store

    if not paths and not retry:
        raise typer.BadParameter("give a file or folder, or --retry")
    tally = adding.Tally()
    try:
        with open_store(record) as store:
            given = reports(paths or [], day(published, "--published") if published else None, max_chars)
            found = adding.retry(store, processes) if retry else adding.add(store, given, processes)
            for one in progress(found, FEW):
                tally.count(one)
                if isinstance(one, DatelineError):
                    complain(one)
            counts = store.counts()
    except DatelineError as error:
        fail(error)
    print(
        f"{tally.added} added, {tally.known} known already, {tally.failed} failed; "
        f"the record holds {counts['reports']:,} reports and {counts['statements']:,} statements"
    )
    if tally.failed:
        raise typer.Exit(1)


def reread(*, record: RecordOption = None, processes: Processes = 1) -> None:
    """Read all kept reports with the present reader; earlier statements stay as history, people's corrections as they are."""
    from dateline import adding
    from dateline.cli.output import complain, fail
    from dateline.cli.progress import progress
    from dateline.errors import DatelineError
    from dateline.store import open_store

    tally = adding.Tally()
    try:
        with open_store(record, must_exist=True) as store:
            for one in progress(adding.reread(store, processes), FEW):
                tally.count(one)
                if isinstance(one, DatelineError):
                    complain(one)
    except DatelineError as error:
        fail(error)
    print(f"{tally.added} read anew, {tally.failed} failed")
    if tally.failed:
        raise typer.Exit(1)
