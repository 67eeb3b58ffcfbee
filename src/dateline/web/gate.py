"""The gate that every request passes: which host it asks for, where it comes from, who sends it; and the headers of every answer."""

from __future__ import annotations

import getpass
import hmac
import secrets
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.errors import DatelineError
from dateline.web.access import Caller
from dateline.web.context import Context
from dateline.web.problems import answer

SAFE = ("GET", "HEAD", "OPTIONS")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; frame-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class Gate:
    """ASGI middleware. Puts ``caller`` and ``csrf`` into the request's state."""

    def __init__(self, app: ASGIApp, context: Context) -> None:
        self.app = app
        self.context = context
        self.local = Caller(_login(), "admin", local=True)
        self.local_csrf = secrets.token_urlsafe(24)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through, or answer it here with the error that keeps it out."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            self._admit(scope)
        except DatelineError as error:
            await answer(error)(scope, receive, sealed)
            return
        await self.app(scope, receive, sealed)

    def _admit(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        where = scope["path"]
        _check_host(host, where)
        state = scope.setdefault("state", {})
        state["caller"], state["csrf"] = self.local, self.local_csrf
        if scope["method"] in SAFE:
            return
        _check_origin(headers, host, where)
        if not hmac.compare_digest(headers.get("x-csrf-token", "").encode(), self.local_csrf.encode()):
            raise DatelineError("bad-csrf", where)


def _check_host(host: str, where: str) -> None:
    """On loopback only names of this machine are answered, or any page could reach us by a name of its own (DNS rebinding)."""
    name = urlsplit(f"//{host}").hostname or ""
    if name not in ("localhost", "127.0.0.1", "::1"):
        raise DatelineError("bad-host", where, host=host)


def _check_origin(headers: Headers, host: str, where: str) -> None:
    """What changes something comes from our own page, or from a program that is no browser."""
    origin = headers.get("origin")
    elsewhere = headers.get("sec-fetch-site", "none") not in ("same-origin", "none")
    if elsewhere or (origin is not None and urlsplit(origin).netloc != host):
        raise DatelineError("foreign-origin", where, origin=origin or "another page")


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container without a user's name
        return "you"
