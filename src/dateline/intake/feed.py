"""RSS and Atom: a report for each entry, from its full text or else from its summary."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from dateline.errors import DatelineError
from dateline.intake import limits
from dateline.intake.charset import decode
from dateline.intake.compose import Found, each
from dateline.intake.markup import text_of
from dateline.intake.page.statements import web_address
from dateline.model import Report

MAX_ENTRIES = 10_000
MAX_OPEN = 1000  # elements that are never closed
OPENED = re.compile(r"<[A-Za-z]")


@dataclass(slots=True)
class Entry:
    """An entry: its key (the feed's own id for it, or its address), its page, and what the feed itself gives of it."""

    key: str
    link: str | None
    found: Found


def reports(file: BinaryIO, where: str, published: dt.date | None, max_chars: int) -> Iterator[Report | DatelineError]:
    """The reports of the entries of a feed in a file."""
    try:
        found = entries(limits.read(file, limits.MAX_FEED, where, "the feed"), where=where)
    except DatelineError as error:
        yield error.at(where)
        return
    for n, one in enumerate(found, 1):
        yield from each([one.found], f"{where}, entry {n}", published, max_chars)


def entries(data: bytes, content_type: str | None = None, where: str | None = None) -> list[Entry]:
    """The entries of a feed, in its order.

    Raises:
        DatelineError: ``bad-xml``, ``xml-entities``, ``bad-charset``, or ``unknown-format`` where it is no feed.
    """
    import feedparser

    decoded = decode(data, content_type, where)
    _refuse_harm(decoded.text, where)
    try:
        parsed = feedparser.parse(
            io.BytesIO(decoded.text.encode("utf-8", "replace")), response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False, resolve_relative_uris=False,
        )
    except RecursionError:
        raise DatelineError("too-deep", where, reason="its elements stand one in another hundreds of times") from None
    if not parsed.version and not parsed.entries:
        if parsed.bozo:
            raise DatelineError("bad-xml", where, reason=str(parsed.get("bozo_exception", ""))[:200])
        raise DatelineError("unknown-format", where, reason="it is no RSS or Atom feed")
    outlet = parsed.feed.get("title")
    out = []
    for e in parsed.entries:
        found = _found(e, outlet, "atom" if parsed.version.startswith("atom") else "rss", parsed.feed.get("language"))
        found.charset = decoded.charset
        found.notices = decoded.notices
        out.append(Entry(e.get("id") or e.get("link") or found.text, found.url, found))
    return out


def _found(entry: Any, outlet: str | None, name: str, language: str | None) -> Found:
    contents = sorted((c.get("value") or "" for c in entry.get("content", ())), key=len)
    markup = contents[-1] if contents else entry.get("summary") or ""
    title = entry.get("title")
    found = Found(name, text_of(markup), title=text_of(title) if title else None, url=web_address(entry.get("link") or ""))
    found.outlet = (entry.get("source") or {}).get("title") or outlet
    found.language = language
    found.say("item", entry.get("published") or entry.get("created") or entry.get("updated"))
    return found


def _refuse_harm(text: str, where: str | None) -> None:
    """Feeds are read even where they are not well-formed, so what would keep a forgiving parser busy is refused first."""
    before, found, _ = text[:100_000].partition("<!ENTITY")
    if found and "<rss" not in before and "<feed" not in before:
        raise DatelineError("xml-entities", where)
    if len(OPENED.findall(text)) - text.count("/>") - text.count("</") > MAX_OPEN:
        raise DatelineError("too-deep", where, reason=f"more than {MAX_OPEN} elements are left open")
    count = text.count("<item") + text.count("<entry")
    if count > MAX_ENTRIES:
        raise DatelineError("bad-file", where, format="feed", reason=f"it has {count:,} entries, and {MAX_ENTRIES:,} are read at most")


