"""Connections to strangers: every address is checked before and after it is connected to, and all that is done has one deadline."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore

from dateline.errors import DatelineError

NAT64 = ipaddress.ip_network("64:ff9b::/96")
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, an address packed in another one included."""
    ip: Address = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    if isinstance(ip, ipaddress.IPv6Address):
        packed = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if packed is None and ip in NAT64:
            packed = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if packed is not None:
            return is_public(str(packed))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback or ip.is_link_local)


class Deadline:
    """A moment by which all must be done."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds left, at least a little. Raises ``fetch-timeout`` when none are."""
        left = self.end - time.monotonic()
        if left <= 0:
            raise DatelineError("fetch-timeout", seconds=self.seconds)
        return left


class Guarded(httpcore.NetworkBackend):
    """Resolves a name once, connects to an address of it that may be connected to, and to no other.

    Since the very address that was checked is connected to, a name that resolves differently the second time (DNS rebinding)
    gains nothing. TLS still checks the name.
    """

    def __init__(self, deadline: Deadline, allow_private: bool) -> None:
        self.deadline = deadline
        self.allow_private = allow_private
        self.plain = httpcore.SyncBackend()

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to one of the host's addresses. Raises ``fetch-private`` where none of them is public."""
        try:
            found = dict.fromkeys(str(a[4][0]) for a in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"the name {host} cannot be resolved: {error}") from None
        allowed = [a for a in found if self.allow_private or is_public(a)]
        if not allowed:
            raise DatelineError("fetch-private", host=host, address=next(iter(found), "no address"))
        failed: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in allowed:
            try:
                stream = self.plain.connect_tcp(address, port, self.deadline.left(), local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
                continue
            peer = stream.get_extra_info("server_addr")
            if not self.allow_private and not (peer and is_public(str(peer[0]))):
                stream.close()
                raise DatelineError("fetch-private", host=host, address=str(peer[0]) if peer else "an unknown address")
            return Timed(stream, self.deadline)
        raise failed

    def sleep(self, seconds: float) -> None:
        """Not used: a request is made once."""
        time.sleep(min(seconds, self.deadline.left()))


class Timed(httpcore.NetworkStream):
    """A stream on which nothing may last longer than the deadline, however slowly bytes drip."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self.stream = stream
        self.deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Some bytes, or none at the end."""
        return self.stream.read(max_bytes, self.deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        self.stream.write(buffer, self.deadline.left())

    def close(self) -> None:
        """Hang up."""
        self.stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The stream under TLS."""
        return Timed(self.stream.start_tls(ssl_context, server_hostname, self.deadline.left()), self.deadline)

    def get_extra_info(self, info: str) -> Any:
        """What the stream below knows."""
        return self.stream.get_extra_info(info)
