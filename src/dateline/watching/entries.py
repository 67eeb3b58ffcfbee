"""From a feed to items that wait, and from an item to reports."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
from typing import Any

from dateline.errors import DatelineError
from dateline.intake import dates, jsondocument
from dateline.intake.compose import Found, compose
from dateline.intake.dates import Said
from dateline.intake.feed import Entry
from dateline.intake.feed import entries as feed_entries
from dateline.intake.page.read import documents
from dateline.intake.sources import opened
from dateline.model import Notice, Report
from dateline.watching.config import Feed
from dateline.watching.fetch import Fetched, host_of
from dateline.watching.state import Item, item

MOST = 1000  # entries of one feed
LONGEST = 1_000_000  # characters of an entry's own text
FULL = 1500  # characters from which the feed's text is taken for the whole report
KEPT = ("format", "text", "title", "url", "outlet", "language", "charset")
HTML = ("text/html", "application/xhtml+xml")


def items(feed: Feed, got: Fetched) -> list[Item]:
    """The entries of a feed as it came, each as an item.

    Raises:
        DatelineError: where it is no feed.
    """
    body = got.body.lstrip()
    if body.startswith((b"{", b"\xef\xbb\xbf{")):
        data = jsondocument.parse(body, got.url)
        if not jsondocument.is_json_feed(data):
            raise DatelineError("unknown-format", got.url, reason="it is JSON, but no JSON Feed")
        found = jsondocument.entries(data)
    else:
        found = feed_entries(got.body, got.content_type, got.url)
    return [_item(feed, entry) for entry in found[:MOST] if len(entry.found.text) <= LONGEST]


def _item(feed: Feed, entry: Entry) -> Item:
    said = [[s.by, s.day.isoformat()] for s in entry.found.said]
    data = {**{name: getattr(entry.found, name) for name in KEPT}, "said": said}
    host = host_of(entry.link) if entry.link and _wants_page(feed, entry.found.text) else ""
    return item(feed.url, host, entry.key, entry.link, data)


def _wants_page(feed: Feed, text: str) -> bool:
    return feed.text == "page" or (feed.text == "auto" and len(text) < FULL)


def wants_page(feed: Feed, one: Item) -> bool:
    """Whether an item's page is to be fetched."""
    return one.link is not None and _wants_page(feed, one.data["text"])


def own_text(feed: Feed, one: Item, without: DatelineError | None = None) -> Found:
    """What the feed itself gives of an item; ``without``: why its page could not be read."""
    said = [Said(by, dt.date.fromisoformat(day)) for by, day in one.data["said"]]
    found = Found(**{name: one.data[name] for name in KEPT}, said=said)
    found.outlet = feed.outlet or found.outlet
    if without is not None:
        message = f"the page could not be read ({without.code}: {without.what}); this is what the feed gives of it"
        found.notices = (Notice(code="feed-text", message=message),)
    return found


def page_reports(feed: Feed, one: Item, got: Fetched, max_chars: int) -> list[Report | DatelineError]:
    """The reports of an item's page.

    Raises:
        DatelineError: where the page holds none.
    """
    known = own_text(feed, one)
    said = [Said("feed", s.day) for s in known.said]
    kind = got.content_type.split(";")[0].strip().lower()
    if kind and kind not in HTML and got.body.lstrip()[:1] != b"<":
        fallback = said[0].day if said else dates.in_url(got.url)
        return list(opened(io.BytesIO(got.body), got.url, fallback, max_chars, name=got.url.partition("?")[0]))
    out: list[Report | DatelineError] = []
    for found in documents(got.body, got.url, address=got.url, content_type=got.content_type, said=said):
        found.title = found.title or known.title
        found.outlet = feed.outlet or found.outlet or known.outlet
        out.append(composed(found, got.url, max_chars))
    return out


def composed(found: Found, where: str, max_chars: int) -> Report | DatelineError:
    """The report of what was found, or what is wrong with it."""
    try:
        return compose(dataclasses.replace(found), where, None, max_chars)
    except DatelineError as error:
        return error.at(where)


def facts(error: DatelineError) -> dict[str, Any]:
    """An error's facts for the log."""
    return {"code": error.code, "what": error.what, "why": error.why, "where": error.where}
