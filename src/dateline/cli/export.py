"""``dateline export``: the record in other programs' formats."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.answer import RecordOption, asked, day
from dateline.cli.ask import Since, Until


def export(
    format_: Annotated[
        str, typer.Argument(metavar="FORMAT", help="csv, jsonl, parquet, geojson, acled, plover or ftm (FollowTheMoney).")
    ],
    *,
    to: Annotated[str, typer.Option("--to", metavar="FILE", help="The file to write; it is written whole or not at all.")],
    since: Since = None,
    until: Until = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day of control in GeoJSON [default: --until, else the last day].")
    ] = None,
    record: RecordOption = None,
) -> None:
    """Write the record, or the days from --since to --until, for other programs.

    csv, jsonl and parquet have one row for each statement; geojson has control on a day and events; acled, plover and
    ftm have events joined across reports. What a person rejected is left out, what a person corrected is as corrected.
    """
    from dateline.export import export as write

    with asked(record) as store:
        count = write(store, format_, to, since=day(since, "--since"), until=day(until, "--until"), on=day(on, "--on"))
        print(f"{to}: {count:,} written")
