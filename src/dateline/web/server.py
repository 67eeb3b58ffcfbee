"""The running server."""

from __future__ import annotations

import uvicorn

from dateline.adding import settle
from dateline.store import RecordStore
from dateline.web.app import create_app
from dateline.web.settings import Settings


def run(store: RecordStore, settings: Settings) -> None:
    """Serve a record until interrupted."""
    settle(store)
    config = uvicorn.Config(create_app(store, settings), host=settings.host, port=settings.port, log_level="warning", server_header=False)
    uvicorn.Server(config).run()
