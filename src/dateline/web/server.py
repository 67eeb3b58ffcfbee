"""The running server."""

from __future__ import annotations

import signal
import socket
import sys
import webbrowser

import uvicorn

from dateline.adding import settle
from dateline.errors import DatelineError
from dateline.store import RecordStore, accounts
from dateline.web.app import create_app
from dateline.web.settings import Settings

KEEP = 75  # seconds that an idle connection stays open: longer than clients keep it, or some would use it as it closes
PATIENCE = 3  # seconds that open streams are given when the server ends


class Server(uvicorn.Server):
    """A server that says where it listens once it does."""

    browser = False

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen."""
        await super().startup(sockets)
        if self.started and sockets:
            host, port = sockets[0].getsockname()[:2]
            shown = f"[{host}]" if ":" in host else host
            address = f"{'https' if self.config.is_ssl else 'http'}://{shown}:{port}"
            print(f"Dateline listens at {address} (Ctrl-C ends it)", flush=True)
            if self.browser:
                webbrowser.open(address)


def run(store: RecordStore, settings: Settings, *, cert: str | None = None, key: str | None = None, browser: bool = False) -> None:
    """Serve a record until interrupted.

    Raises:
        DatelineError: ``no-users`` where others could reach a server without accounts; ``no-port``.
    """
    if not settings.alone and not accounts.listed(store):
        raise DatelineError("no-users", None, host=settings.origins[0] if settings.origins else settings.host)
    if not settings.alone and not settings.https:
        print("note: without TLS passwords can be read on their way: use --cert and --key, or a proxy and --origin", file=sys.stderr)
    settle(store)
    config = uvicorn.Config(
        create_app(store, settings),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=PATIENCE,
        timeout_keep_alive=KEEP,
        ssl_certfile=cert,
        ssl_keyfile=key,
    )
    listening = _listen(settings)
    server = Server(config)
    server.browser = browser
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # after the server has ended, so that all else is put away too
    try:
        server.run([listening])
    except KeyboardInterrupt:
        pass
    finally:
        listening.close()


def _listen(settings: Settings) -> socket.socket:
    """The socket, taken before anything else is started, so that a taken port is told at once."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # with its protocol named asyncio sends small answers at once; otherwise each waits 40 ms for an acknowledgement
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
    except OSError as error:
        listening.close()
        reason = error.strerror or str(error)
        raise DatelineError("no-port", None, address=f"{settings.host}:{settings.port}", reason=reason) from error
    return listening
