"""Feeds that are watched, and pages that are fetched for them."""

from __future__ import annotations

from dateline.errors.problem import Problem

FEEDS: dict[str, Problem] = {
    "feeds-file": Problem(
        "the list of feeds cannot be used",
        "{reason}",
        "see docs/feeds.md and examples/feeds.toml",
    ),
    "fetch-scheme": Problem(
        "the address is not of the web",
        "{url!r} does not begin with http:// or https://, or names no host",
        "give the feed's full address",
    ),
    "fetch-private": Problem(
        "the address is inside a private network",
        "{host} is at {address}, which is not a public address",
        "if the feed really is inside your network, pass --allow-private",
    ),
    "fetch-redirects": Problem(
        "the page sends on and on",
        "after {count} redirects there was still no page",
        "open the address in a browser, and give the one where it ends",
    ),
    "fetch-timeout": Problem(
        "the server took too long",
        "the page was not complete after {seconds:g} seconds",
        "it is tried again by itself; raise \"timeout\" in the list of feeds if the server is just slow",
    ),
    "fetch-failed": Problem(
        "the server could not be reached",
        "{reason}",
        "it is tried again by itself; check the address if it stays so",
    ),
    "fetch-status": Problem(
        "the server refused",
        "it answered {status}",
        "it is tried again by itself where that helps; check the address, or ask the outlet",
    ),
    "fetch-encoding": Problem(
        "the page's packing cannot be undone",
        "{reason}",
        "it is tried again by itself; tell the outlet if it stays so",
    ),
    "fetch-robots": Problem(
        "the outlet asks programs not to fetch this",
        "its robots.txt disallows it for {agent}",
        "ask the outlet for leave; with that, set robots = false for this feed",
    ),
    "metrics-port": Problem(
        "the metrics cannot be served",
        "{reason}",
        "choose another address with --metrics HOST:PORT",
    ),
}
