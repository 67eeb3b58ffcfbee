"""``dateline serve``: the record as a page and an API."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.answer import RecordOption


def serve(
    *,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Listen here; beyond this machine accounts are needed: dateline user add.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help="Listen on this port; 0 for any that is free.")] = 8000,
    origin: Annotated[
        list[str] | None,
        typer.Option("--origin", metavar="URL", help="The address that people use, where a proxy stands in front: https://dateline.example."),
    ] = None,
    cert: Annotated[str | None, typer.Option("--cert", metavar="FILE", help="TLS certificate (PEM); then the address is https.")] = None,
    key: Annotated[str | None, typer.Option("--key", metavar="FILE", help="The certificate's key (PEM).")] = None,
    max_upload: Annotated[int, typer.Option("--max-upload", metavar="MB", min=1, help="Largest upload in megabytes.")] = 64,
    open_: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    record: RecordOption = None,
) -> None:
    """Open the record as a page in the browser, and as an API for programs.

    On this machine alone (as without --host) nobody need sign in, unless there are accounts. Ctrl-C ends the server;
    uploads that were not read yet are read after the next start.
    """
    from dateline.cli.output import fail
    from dateline.errors import DatelineError
    from dateline.store import open_store
    from dateline.web.server import run
    from dateline.web.settings import Settings

    if (cert is None) != (key is None):
        raise typer.BadParameter("--cert and --key go together")
    origins = tuple(o.rstrip("/") for o in origin or ())
    for o in origins:
        if not o.startswith(("http://", "https://")) or "/" in o.partition("://")[2]:
            raise typer.BadParameter(f"{o!r} is no address such as https://dateline.example", param_hint="--origin")
    https = cert is not None or (bool(origins) and all(o.startswith("https://") for o in origins))
    settings = Settings(host=host, port=port, origins=origins, https=https, max_upload=max_upload * 1_000_000)
    try:
        with open_store(record) as store:
            run(store, settings, cert=cert, key=key, browser=open_)
    except DatelineError as error:
        fail(error)
