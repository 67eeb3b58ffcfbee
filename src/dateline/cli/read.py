"""``dateline read``: reports in, records or tables out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dateline.batch import Result
    from dateline.errors import DatelineError
    from dateline.model import Record, Report

FEW = 3  # a progress bar is drawn for more reports than these

Files = Annotated[
    list[str],
    typer.Argument(metavar="FILE...", help="Text (first line: date YYYY-MM-DD), JSON Lines, pages and other news formats, folders, or -."),
]
Published = Annotated[str | None, typer.Option(metavar="DATE", help="Date of the reports that give none themselves (YYYY-MM-DD).")]
MaxChars = Annotated[int, typer.Option(metavar="N", min=0, help="Refuse longer reports; 0 for no limit.")]


def read(
    files: Files,
    *,
    json: Annotated[bool, typer.Option("--json", help="Write the records as JSON Lines and nothing else.")] = False,
    published: Published = None,
    merge: Annotated[bool, typer.Option("--merge", help="Show all reports together rather than one by one.")] = False,
    show_text: Annotated[bool, typer.Option("--show-text", help="Print each report with what was found in it in colour.")] = False,
    processes: Annotated[int, typer.Option("--processes", "-p", metavar="N", min=1, help="Read in so many processes.")] = 1,
    max_chars: MaxChars = 1_000_000,
) -> None:
    """Read reports: what happened, when and where, who holds what, who says so, what is expected.

    Exit status 1 when any report could not be read; the others are read all the same.
    """
    from dateline.cli.output import closed_pipe, complain, fail
    from dateline.errors import DatelineError

    try:
        reports = _reports(files, published, max_chars)
        with closed_pipe():
            failed = _print_json(reports, processes) if json else _print(reports, processes, merge, show_text)
    except DatelineError as error:
        fail(error)
    for problem in failed:
        complain(problem)
    if failed:
        raise typer.Exit(1)


def _reports(files: list[str], published: str | None, max_chars: int) -> Iterator[Report | DatelineError]:
    from dateline.intake import reports
    from dateline.intake.header import day

    return reports(files, day(published, "--published") if published else None, max_chars)


def _print_json(reports: Iterator[Report | DatelineError], processes: int) -> list[DatelineError]:
    import sys

    from dateline import batch
    from dateline.cli.progress import progress
    from dateline.errors import DatelineError

    failed = []
    for found in progress(batch.each(batch.read_json, reports, processes), FEW):
        if isinstance(found, DatelineError):
            failed.append(found)
        else:
            sys.stdout.buffer.write(found.encode("utf-8") + b"\n")
            sys.stdout.buffer.flush()
    return failed


def _print(reports: Iterator[Report | DatelineError], processes: int, merge: bool, show_text: bool) -> list[DatelineError]:
    from rich.console import Console
    from rich.rule import Rule

    from dateline import batch
    from dateline.cli.progress import progress
    from dateline.cli.render import tables
    from dateline.cli.render.text import coloured, legend
    from dateline.errors import DatelineError

    console = Console(highlight=False, emoji=False, markup=False)
    failed: list[DatelineError] = []
    kept: list[Record] = []
    results: Iterator[Result] = batch.each(batch.read_one, reports, processes)
    for found in progress(results, FEW):
        if isinstance(found, DatelineError):
            failed.append(found)
            continue
        if show_text or not merge:
            console.print(Rule(style="dim"), tables.heading(found), sep="\n")
        if show_text:
            console.print("", coloured(found), "", legend(), sep="\n")
        if merge:
            kept.append(found)
        else:
            tables.report(found, console)
    if kept:
        tables.bundle(kept, console)
    return failed
