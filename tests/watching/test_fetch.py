"""Fetching from servers that misbehave."""

from __future__ import annotations

import gzip
import socket
import time
import zlib
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from dateline.errors import DatelineError
from dateline.watching import fetch as fetching
from dateline.watching import network
from dateline.watching.fetch import Fetched, RefusedError, retry_after
from dateline.watching.network import is_public
from watching.sites import Site, reply


def get(url: str, timeout: float = 5.0, max_bytes: int = 100_000, **more: Any) -> Fetched:
    return fetching.fetch(url, agent="test/1", timeout=timeout, max_bytes=max_bytes, **{"allow_private": True, **more})


def refused(url: str, **more: Any) -> DatelineError:
    with pytest.raises(DatelineError) as caught:
        get(url, **more)
    return caught.value


@pytest.mark.parametrize("address", [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255",
    "192.0.2.1", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
    "2002:7f00:1::1", "2001:db8::1"])
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "::ffff:8.8.8.8"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


def test_a_page_with_its_headers(site: Site) -> None:
    site.pages["/a?b=c d"] = site.pages["/a?b=c%20d"] = reply(200, b"text", ETag='"1"')
    got = get(f"{site.url}/a?b=c d#part", headers={"if-none-match": '"0"'})
    assert (got.status, got.body, got.headers["etag"]) == (200, b"text", '"1"')
    assert site.headers[0]["user-agent"] == "test/1" and site.headers[0]["if-none-match"] == '"0"'


def test_not_modified_has_no_body(site: Site) -> None:
    site.pages["/a"] = reply(304)
    assert (get(f"{site.url}/a").status, get(f"{site.url}/a").body) == (304, b"")


def test_private_addresses_are_refused_by_number_and_by_name(site: Site) -> None:
    for url in (site.url, f"http://localhost:{site.port}/", f"http://2130706433:{site.port}/", f"http://[::ffff:127.0.0.1]:{site.port}/"):
        assert refused(url, allow_private=False).code == "fetch-private"
    assert site.asked == []


def test_a_redirect_into_a_private_network_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    site = Site("0.0.0.0")
    monkeypatch.setattr(network, "is_public", lambda address: address == "127.0.0.1")  # the outlet's own address counts as public
    site.pages["/a"] = reply(302, Location=f"http://127.0.0.2:{site.port}/secret")
    error = refused(f"{site.url}/a", allow_private=False)
    assert error.code == "fetch-private" and "127.0.0.2" in error.why and site.asked == ["/a"]
    site.close()


def test_a_name_that_changes_its_address_gains_nothing(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: what was checked is what is connected to, and a name is resolved once."""
    answers, real = iter(["127.0.0.1", "169.254.169.254"]), socket.getaddrinfo

    def resolve(host: str, port: int, *args: Any, **kwargs: Any) -> Any:
        return real(next(answers) if host == "news.example" else host, port, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(network, "is_public", lambda address: address == "127.0.0.1")
    site.pages["/a"] = reply(200, b"text")
    assert get(f"http://news.example:{site.port}/a", allow_private=False).body == b"text"
    assert refused(f"http://news.example:{site.port}/a", allow_private=False).code == "fetch-private"
    assert site.asked == ["/a"] and site.headers[0]["host"] == f"news.example:{site.port}"


def test_redirects_are_followed_but_not_for_ever(site: Site) -> None:
    site.pages["/a"] = reply(301, Location="b")
    site.pages["/b"] = reply(200, b"there")
    assert get(f"{site.url}/a").url == f"{site.url}/b"
    site.pages["/loop"] = reply(302, Location="/loop")
    assert refused(f"{site.url}/loop").code == "fetch-redirects" and site.asked.count("/loop") == fetching.REDIRECTS + 1
    for onward in ("file:///etc/passwd", "gopher://127.0.0.1/", "http://[/"):
        site.pages["/x"] = reply(302, Location=onward)
        assert refused(f"{site.url}/x").code in ("fetch-scheme", "fetch-failed"), onward


def test_each_request_waits_for_its_turn(site: Site) -> None:
    site.pages["/a"] = reply(301, Location="/b")
    site.pages["/b"] = reply(200)
    turns: list[str] = []
    get(f"{site.url}/a", before=turns.append)
    assert turns == [f"{site.url}/a", f"{site.url}/b"]


def drip(site: Site, head: bytes, piece: bytes, every: float) -> Any:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(head)
        while not site.over.wait(every):
            request.wfile.write(piece)

    return answer


def test_a_server_that_drips_is_given_up_in_time(site: Site) -> None:
    site.pages["/body"] = drip(site, b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", b"x", 0.05)
    site.pages["/head"] = drip(site, b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n", 0.05)
    site.pages["/silence"] = drip(site, b"", b"", 0.05)
    for path in ("/body", "/head", "/silence"):
        begun = time.monotonic()
        assert refused(site.url + path, timeout=0.4).code == "fetch-timeout"
        assert time.monotonic() - begun < 2


def test_an_endless_body_is_cut_off(site: Site) -> None:
    def endless(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while not site.over.is_set():
            request.wfile.write(b"<p>more</p>" * 1000)

    site.pages["/a"] = endless
    assert refused(f"{site.url}/a").code == "too-big"


def test_endless_headers_are_cut_off(site: Site) -> None:
    site.pages["/a"] = drip(site, b"HTTP/1.1 200 OK\r\n", b"X-A: " + b"b" * 4000 + b"\r\n", 0.0001)
    assert refused(f"{site.url}/a").code in ("fetch-failed", "fetch-timeout")


def test_bombs_are_refused_and_packed_pages_unpacked(site: Site) -> None:
    site.pages["/bomb"] = reply(200, gzip.compress(bytes(50_000_000)), Content_Encoding="gzip")
    site.pages["/gzip"] = reply(200, gzip.compress(b"text"), Content_Encoding="gzip")
    site.pages["/deflate"] = reply(200, zlib.compress(b"text"), Content_Encoding="deflate")
    site.pages["/raw"] = reply(200, zlib.compress(b"text")[2:-4], Content_Encoding="deflate")
    site.pages["/cut"] = reply(200, gzip.compress(b"text" * 100)[:-12], Content_Encoding="gzip")
    site.pages["/junk"] = reply(200, b"no gzip", Content_Encoding="gzip")
    site.pages["/br"] = reply(200, b"x", Content_Encoding="br")
    assert refused(f"{site.url}/bomb").code == "too-big"
    assert [get(f"{site.url}/{name}").body for name in ("gzip", "deflate", "raw")] == [b"text"] * 3
    assert [refused(f"{site.url}/{name}").code for name in ("cut", "junk", "br")] == ["fetch-encoding"] * 3


def test_refusals_carry_what_the_server_asks(site: Site) -> None:
    site.pages["/busy"] = reply(429, Retry_After="120")
    error = refused(f"{site.url}/busy")
    assert isinstance(error, RefusedError) and (error.status, error.wait) == (429, 120.0) and fetching.is_passing(error)
    gone = refused(f"{site.url}/gone")
    assert isinstance(gone, RefusedError) and gone.wait is None and not fetching.is_passing(gone)
    assert retry_after("Fri, 31 Dec 1999 23:59:59 GMT") == 0 and retry_after("soon") is None
    assert retry_after("9" * 30) == fetching.LONGEST_WAIT


def test_a_server_that_is_not_there_or_talks_nonsense(site: Site) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert refused(f"http://127.0.0.1:{port}/").code == "fetch-failed"
    site.pages["/nonsense"] = lambda request: (request.wfile.write(b"hello\r\n\r\n"), None)[1]
    assert refused(f"{site.url}/nonsense").code == "fetch-failed"
    assert refused("http://no-such-name.invalid/").code == "fetch-failed"
