"""``dateline archive``: many files of news into Parquet, on this machine or on a Ray cluster."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dateline.cli.read import MaxChars, Published

if TYPE_CHECKING:
    from dateline.archive.engines import Engine
    from dateline.archive.run import Progress

Sources = Annotated[list[str], typer.Argument(metavar="SOURCE...", help="WARC, JSON Lines, Parquet or other files, folders, or URLs.")]
To = Annotated[str, typer.Option("--to", metavar="FOLDER|URL", help="Where the Parquet goes: a folder, or a URL such as s3://BUCKET/PATH.")]
EngineName = Annotated[Literal["local", "ray"], typer.Option("--engine", metavar="local|ray", help="Local processes, or Ray workers.")]
Address = Annotated[str | None, typer.Option(metavar="ADDRESS", help="Of a Ray cluster (auto, HOST:PORT) [default: one of this machine].")]
Workers = Annotated[int | None, typer.Option("--processes", "-p", metavar="N", min=1, help="Workers [default: one for each core].")]


def archive(
    sources: Sources,
    *,
    to: To,
    engine: EngineName = "local",
    address: Address = None,
    processes: Workers = None,
    published: Published = None,
    max_chars: MaxChars = 1_000_000,
) -> None:
    """Read archives of news into Parquet: reports, statements, links, mentions and copies. See docs/scale.md.

    Stopped at any moment, it goes on where it was when it is run again; files that are done are not read again. What could
    not be read is in refused.jsonl, and the exit status is then 1.
    """
    from dateline.cli.output import fail
    from dateline.errors import DatelineError
    from dateline.intake.header import day

    if address and engine != "ray":
        raise typer.BadParameter("--address needs --engine ray")
    try:
        try:
            from dateline.archive import run
            from dateline.archive import sources as files
            from dateline.archive.folder import Folder
        except ModuleNotFoundError as error:
            raise DatelineError("needs-extra", what="dateline archive", extra="archive") from error
        on = day(published, "--published") if published else None
        found = files.sources(sources, on, max_chars)
        workers = _engine(engine, address, processes)
        try:
            for one in _shown(run.run(Folder(to), found, workers, published=on, max_chars=max_chars)):
                last = one
        finally:
            workers.close()
    except DatelineError as error:
        fail(error)
    now, total = last.counts, last.total["counts"]
    print(
        f"{now['in']:,} in = {now['read']:,} read + {now['refused']:,} refused + {now['duplicate']:,} known already"
        f"{f' ({last.files_known} files were done before)' if last.files_known else ''}; "
        f"the archive holds {total['read']:,} reports and {last.total['tables']['statements']['rows']:,} statements"
    )
    if total["refused"]:
        import sys

        print(f"dateline: what was refused ({total['refused']:,}), and why: {to.rstrip('/')}/refused.jsonl", file=sys.stderr)
    if now["refused"]:
        raise typer.Exit(1)


def _engine(name: str, address: str | None, processes: int | None) -> Engine:
    from dateline.archive import engines

    return engines.Ray(address, processes) if name == "ray" else engines.Local(processes or engines.cores())


def _shown(steps: Iterator[Progress]) -> Iterator[Progress]:
    """The steps themselves; at a terminal, with a bar on standard error."""
    import sys

    if not sys.stderr.isatty():
        yield from steps
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        for step in steps:
            c = step.counts
            past = c["read"] + c["refused"] + c["duplicate"]
            told = f"{step.stage}: {past:,} of {c['in']:,} reports, {c['refused']:,} refused, file {step.files_done:,} of {step.files:,}"
            bar.update(task, description=told, completed=past, total=c["in"] or None)
            yield step
