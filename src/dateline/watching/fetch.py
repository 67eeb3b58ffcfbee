"""One page or feed over HTTP, with bounds on time, size, redirects and on where it may lie."""

from __future__ import annotations

import email.utils
import ssl
import time
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import httpcore
import httpx

from dateline.errors import DatelineError
from dateline.watching.network import Deadline, Guarded

REDIRECTS = 5
MOVED = (301, 302, 303, 307, 308)
PASSING = frozenset((408, 425, 429, 500, 502, 503, 504))  # refusals that may be over later
LONGEST_WAIT = 86_400.0  # seconds that a Retry-After is heeded at most
PIECE = 65_536


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: 200 with its unpacked body, or 304 without one. ``url`` is where the redirects ended."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def content_type(self) -> str:
        """The type's header, or nothing."""
        return self.headers.get("content-type", "")


class RefusedError(DatelineError):
    """An answer that is neither a page nor "not modified". ``wait``: seconds that the server asks to be left alone."""

    def __init__(self, url: str, status: int, reason: str, wait: float | None) -> None:
        super().__init__("fetch-status", url, status=f"{status} {reason}".strip())
        self.status = status
        self.wait = wait


def is_passing(error: DatelineError) -> bool:
    """Whether it may go better another time."""
    if isinstance(error, RefusedError):
        return error.status in PASSING
    return error.code in ("fetch-timeout", "fetch-failed", "fetch-encoding")


def fetch(
    url: str, *, agent: str, timeout: float, max_bytes: int, allow_private: bool = False, headers: Mapping[str, str] | None = None,
    before: Callable[[str], None] = lambda url: None,
) -> Fetched:
    """Get a page.

    Args:
        timeout: seconds for one request from name to last byte; each redirect has as many again.
        max_bytes: of the body, packed and unpacked.
        before: called with the address of each request, redirects included; it waits for its turn, or raises.

    Raises:
        DatelineError: ``fetch-scheme``, ``fetch-private``, ``fetch-redirects``, ``fetch-timeout``, ``fetch-failed``, ``too-big``,
            ``fetch-encoding``, or `RefusedError` (``fetch-status``).
    """
    at = _address(url)
    for _ in range(REDIRECTS + 1):
        before(str(at))
        answer, onward = _once(at, agent, timeout, max_bytes, allow_private, headers or {})
        if onward is None:
            return answer
        at = _address(str(at.join(onward)) if _joins(at, onward) else onward)
    raise DatelineError("fetch-redirects", url, count=REDIRECTS)


def host_of(url: str) -> str:
    """The host and port that an address is on, as one is polite to."""
    found = httpx.URL(url)
    return found.host + (f":{found.port}" if found.port else "")


def _once(
    url: httpx.URL, agent: str, timeout: float, max_bytes: int, allow_private: bool, headers: Mapping[str, str]
) -> tuple[Fetched, str | None]:
    """One request: the answer, and the address that it sends on to."""
    deadline = Deadline(timeout)
    asked = {"host": url.netloc.decode("ascii"), "user-agent": agent, "accept": "*/*", "accept-encoding": "gzip, deflate"}
    sent = [(name.encode("ascii"), value.encode("latin-1", "ignore")) for name, value in (*asked.items(), *headers.items())]
    target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    try:
        with httpcore.ConnectionPool(ssl_context=_tls(), network_backend=Guarded(deadline, allow_private), retries=0) as pool, pool.stream(
            "GET", target, headers=sent, extensions={"timeout": {"pool": timeout}}
        ) as response:
            given: dict[str, str] = {}
            for name, value in response.headers:
                given[name.decode("latin-1").lower()] = value.decode("latin-1")
            answer = Fetched(str(url), response.status, given, b"")
            if response.status in MOVED and given.get("location"):
                return answer, given["location"]
            if response.status == 304:
                return answer, None
            if response.status != 200:
                reason = bytes(response.extensions.get("reason_phrase", b"")).decode("latin-1")[:80]
                raise RefusedError(str(url), response.status, reason, retry_after(given.get("retry-after")))
            return Fetched(str(url), 200, given, body(response.iter_stream(), given, max_bytes, deadline, str(url))), None
    except DatelineError as error:
        raise error.at(str(url)) from None
    except httpcore.TimeoutException:
        raise DatelineError("fetch-timeout", str(url), seconds=timeout) from None
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, ssl.SSLError, OSError, ValueError) as error:
        raise DatelineError("fetch-failed", str(url), reason=str(error) or type(error).__name__) from None


def body(pieces: Iterable[bytes], headers: Mapping[str, str], max_bytes: int, deadline: Deadline, where: str) -> bytes:
    """A body unpacked piece by piece, given up as soon as it is too big or too late."""
    packing = headers.get("content-encoding", "").strip().lower()
    unpacker = _unpacker(packing, where)
    out, packed = bytearray(), 0
    first = True
    for piece in pieces:
        deadline.left()
        packed += len(piece)
        try:
            if unpacker is None:
                out += piece
            else:
                if first and packing == "deflate" and (piece[0] & 0x0F) != 8:
                    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)  # what many servers mean by "deflate"
                out += unpacker.decompress(piece, max_bytes + 1 - len(out))
        except zlib.error as error:
            raise DatelineError("fetch-encoding", where, reason=str(error)) from None
        first = False
        if len(out) > max_bytes or packed > max_bytes:
            raise DatelineError("too-big", where, what="the page", limit=max_bytes)
    if unpacker is not None and not unpacker.eof:
        raise DatelineError("fetch-encoding", where, reason="it ends too early")
    return bytes(out)


def retry_after(value: str | None) -> float | None:
    """Seconds to wait, from the header's number or date; at most a day."""
    if not value:
        return None
    try:
        seconds = float(value) if value.strip().isdigit() else email.utils.parsedate_to_datetime(value).timestamp() - time.time()
    except (ValueError, TypeError, OverflowError):
        return None
    return min(max(seconds, 0.0), LONGEST_WAIT)


def _unpacker(packing: str, where: str) -> zlib._Decompress | None:
    if packing in ("", "identity"):
        return None
    if packing in ("gzip", "x-gzip"):
        return zlib.decompressobj(zlib.MAX_WBITS | 16)
    if packing == "deflate":
        return zlib.decompressobj()
    raise DatelineError("fetch-encoding", where, reason=f"it is packed as {packing[:40]!r}, which was not asked for")


def _address(url: str) -> httpx.URL:
    try:
        found = httpx.URL(url)
    except (httpx.InvalidURL, ValueError, TypeError):
        raise DatelineError("fetch-scheme", url[:200], url=url[:200]) from None
    if found.scheme not in ("http", "https") or not found.host:
        raise DatelineError("fetch-scheme", url[:200], url=url[:200])
    return found.copy_with(userinfo=b"", fragment=None)


def _joins(at: httpx.URL, onward: str) -> bool:
    try:
        at.join(onward)
    except (httpx.InvalidURL, ValueError):
        return False
    return True


@lru_cache(maxsize=1)
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()
