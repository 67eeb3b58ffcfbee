"""``dateline explain``: how each statement of a report was come by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.read import MaxChars, Published

if TYPE_CHECKING:
    import datetime as dt

    from dateline.model import Report


def explain(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file with one report or several, or - for standard input.")],
    *,
    at: Annotated[int | None, typer.Option(metavar="OFFSET", min=0, help="Only the statements at this character of the text.")] = None,
    report: Annotated[str | None, typer.Option(metavar="N|ID", help="Which report of several: its number from 1, or its id.")] = None,
    published: Published = None,
    max_chars: MaxChars = 1_000_000,
) -> None:
    """Show for each statement its sentence's parse, the rule that found it, and how each field was filled."""
    from rich.console import Console

    from dateline.cli.output import closed_pipe, fail
    from dateline.cli.render.explain import explanation
    from dateline.errors import DatelineError
    from dateline.intake.header import day
    from dateline.reader.reader import reader

    try:
        one = _report(file, report, day(published, "--published") if published else None, max_chars)
        reading = reader().reading(one)
        console = Console(highlight=False, emoji=False, markup=False)
        with closed_pipe():
            for part in explanation(reading, at):
                console.print(part)
    except DatelineError as error:
        fail(error.at(file))


def _report(file: str, wanted: str | None, published: dt.date | None, max_chars: int) -> Report:
    from dateline.errors import DatelineError
    from dateline.intake import reports

    found = list(reports([file], published, max_chars))
    if wanted is None and len(found) > 1:
        raise DatelineError("which-report", file, count=len(found))
    chosen = [r for n, r in enumerate(found, 1) if wanted in (None, str(n)) or (not isinstance(r, DatelineError) and r.id == wanted)]
    if not chosen:
        raise DatelineError("which-report", file, count=len(found))
    if isinstance(chosen[0], DatelineError):
        raise chosen[0]
    return chosen[0]
