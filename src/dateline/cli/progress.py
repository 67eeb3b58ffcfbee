"""A progress bar on standard error, for a person at a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def progress(results: Iterable[T], few: int) -> Iterator[T]:
    """The results themselves; from the ``few``-th on a line on standard error counts them, unless that is no terminal."""
    if not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:,.0f} reports read"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=sys.stdout.isatty()) as bar:
        task = bar.add_task("", total=None, visible=False)
        for n, result in enumerate(results, 1):
            bar.update(task, completed=n, visible=n >= few)
            yield result
