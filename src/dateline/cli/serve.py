"""``dateline serve``: the record as a page and an API."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.answer import RecordOption


def serve(
    *,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Listen here.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help="Listen on this port; 0 for any that is free.")] = 8000,
    record: RecordOption = None,
) -> None:
    """Open the record as a page in the browser, and as an API for programs."""
    from dateline.cli.output import fail
    from dateline.errors import DatelineError
    from dateline.store import open_store
    from dateline.web.server import run
    from dateline.web.settings import Settings

    try:
        with open_store(record) as store:
            run(store, Settings(host=host, port=port))
    except DatelineError as error:
        fail(error)
