"""The gate that every request passes: which host it asks for, where it comes from, who sends it; and the headers of every answer."""

from __future__ import annotations

import hmac
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.errors import DatelineError
from dateline.web.context import Context
from dateline.web.people import Known
from dateline.web.problems import answer
from dateline.web.settings import LOOPBACK

SAFE = ("GET", "HEAD", "OPTIONS")
SMALL = 1_000_000  # bytes of a request that is no upload
NOBODY = Known(None, None, 0.0)
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

    def __init__(self, app: ASGIApp, context: Context, api: str) -> None:
        self.app = app
        self.context = context
        self.api = api
        self.signs_in = f"{api}/session"
        self.uploads = f"{api}/uploads"

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
                if self.context.settings.https:
                    headers.setdefault("Strict-Transport-Security", "max-age=31536000")
            await send(message)

        headers = Headers(scope=scope)
        try:
            await self._admit(scope, headers)
        except DatelineError as error:
            await answer(error)(scope, receive, sealed)
            return
        await self.app(scope, self._measured(scope, headers, receive), sealed)

    async def _admit(self, scope: Scope, headers: Headers) -> None:
        """Raises the error for whom is not let through."""
        where = scope["path"]
        self._check_host(headers, where)
        known = NOBODY
        if where.startswith(self.api):  # the page itself is the same for everybody
            known = await self._known(headers)
        state = scope.setdefault("state", {})
        state["caller"], state["csrf"] = known.caller, known.csrf
        if scope["method"] in SAFE:
            return
        self._check_size(headers, where)
        if known.caller is not None and known.caller.token is not None:
            return  # a program that carries a token is no browser that another page could make use of
        self._check_origin(headers, where)
        if where == self.signs_in and scope["method"] == "POST":
            return
        if known.csrf is None:
            raise DatelineError("not-signed-in", where)
        if not hmac.compare_digest(headers.get("x-csrf-token", "").encode(), known.csrf.encode()):
            raise DatelineError("bad-csrf", where)

    async def _known(self, headers: Headers) -> Known:
        people = self.context.people
        scheme, _, token = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            known = people.lately(token.strip())
            return known if known is not None and known.caller else await to_thread.run_sync(people.of_token, token.strip())
        required = people.lately_required()
        if required is None:
            required = await to_thread.run_sync(people.required)
        if not required:
            return people.local
        cookie = _cookie(headers.get("cookie", ""), self.context.settings.cookie)
        if not cookie:
            return NOBODY
        known = people.lately(cookie)
        return known if known is not None else await to_thread.run_sync(people.of_session, cookie)

    def _check_host(self, headers: Headers, where: str) -> None:
        """Answer only to our own names, or any page could reach us by a name of its own (DNS rebinding)."""
        s = self.context.settings
        host = headers.get("host", "")
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            name = ""
        known = {urlsplit(o).hostname for o in s.origins}
        if s.loopback:
            known |= {*LOOPBACK, s.host}
        if known and name not in known:
            raise DatelineError("bad-host", where, host=host)

    def _check_origin(self, headers: Headers, where: str) -> None:
        """What changes something comes from our own page, or from a program that is no browser."""
        origin = headers.get("origin")
        if headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
            raise DatelineError("foreign-origin", where, origin=origin or "another page")
        if origin is None or origin in self.context.settings.origins:
            return
        if origin == "null" or origin.partition("://")[2] != headers.get("host", ""):
            raise DatelineError("foreign-origin", where, origin=origin)

    def _limit(self, where: str) -> int:
        return self.context.settings.max_upload if where.startswith(self.uploads) else SMALL

    def _check_size(self, headers: Headers, where: str) -> None:
        size, limit = headers.get("content-length", "0"), self._limit(where)
        if not size.isdigit() or int(size) > limit:
            raise DatelineError("upload-too-large", where, reason=f"it has {size} bytes, and the limit here is {limit:,}")

    def _measured(self, scope: Scope, headers: Headers, receive: Receive) -> Receive:
        """Count what comes without having said how much it is."""
        if "content-length" in headers or scope["method"] in SAFE:
            return receive
        limit, taken = self._limit(scope["path"]), 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > limit:
                raise HTTPException(413, f"it has more than {limit:,} bytes, which is the limit here")
            return message

        return counted


def _cookie(header: str, name: str) -> str | None:
    try:
        found = SimpleCookie(header).get(name)
    except CookieError:
        return None
    return found.value if found is not None else None
