"""``dateline add`` and ``dateline reread``: reports into a record of many, and read anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.answer import RecordOption
from dateline.cli.read import FEW, MaxChars, Published

if TYPE_CHECKING:
    from dateline.adding import Tally
    from dateline.store import RecordStore

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

    The folder of an archive (dateline archive) is taken in as it was read, in bulk.

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
    archives, others = _parted(paths or [])
    try:
        with open_store(record) as store:
            _take_in(store, archives, processes, tally)
            given = reports(others, day(published, "--published") if published else None, max_chars)
            found = adding.retry(store, processes) if retry else adding.add(store, given, processes) if others else iter(())
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


def _parted(paths: list[str]) -> tuple[list[str], list[str]]:
    """Archives, and what is to be read."""
    import os

    archives = [p for p in paths if "://" in p or os.path.isfile(os.path.join(p, "archive.json"))]
    return archives, [p for p in paths if p not in archives]


def _take_in(store: RecordStore, archives: list[str], processes: int, tally: Tally) -> None:
    """Take archives into the record."""
    if not archives:
        return
    from dateline import adding
    from dateline.cli.progress import progress
    from dateline.errors import DatelineError

    try:
        from dateline.archive import loading
    except ModuleNotFoundError as error:
        raise DatelineError("needs-extra", archives[0], what="taking in an archive", extra="archive") from error
    try:
        for url in archives:
            for new in progress(loading.each(store, url, processes), FEW):
                tally.added += new
                tally.known += not new
    finally:
        adding.settle(store)


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
