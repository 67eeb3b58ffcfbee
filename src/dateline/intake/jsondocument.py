"""A JSON document: a JSON Feed, ninjs, a report's fields, or a list of them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from dateline.errors import DatelineError
from dateline.intake import limits
from dateline.intake.compose import Found, each
from dateline.intake.feed import Entry
from dateline.intake.iptc import ninjs
from dateline.intake.jsonlines import report
from dateline.intake.markup import text_of
from dateline.intake.page.statements import web_address
from dateline.intake.utf8 import decode
from dateline.model import Report

JSON_FEED = "jsonfeed.org/version"


def reports(file: BinaryIO, where: str, published: dt.date | None, max_chars: int) -> Iterator[Report | DatelineError]:
    """The reports of a JSON document."""
    try:
        data = parse(limits.read(file, limits.MAX_FEED, where), where)
    except DatelineError as error:
        yield error.at(where)
        return
    if is_json_feed(data):
        for n, entry in enumerate(entries(data), 1):
            yield from each([entry.found], f"{where}, entry {n}", published, max_chars)
        return
    many = data if isinstance(data, list) else [data]
    for n, one in enumerate(many, 1):
        place = f"{where}, item {n}" if isinstance(data, list) else where
        try:
            yield item(one, place, published, max_chars)
        except DatelineError as error:
            yield error.at(place)


def item(one: Any, where: str, published: dt.date | None, max_chars: int) -> Report:
    """The report of one object: ninjs, or a report's own fields.

    Raises:
        DatelineError: ``unknown-format`` where it is neither, and all that a report can have wrong.
    """
    if ninjs.is_item(one):
        return ninjs.item(one, where, published, max_chars)
    if isinstance(one, dict) and "text" in one:
        return report(one, where, published, max_chars, "json")
    raise DatelineError("unknown-format", where, reason="it is JSON, and neither a JSON Feed, ninjs nor an object with \"text\"")


def parse(data: bytes, where: str | None = None) -> Any:
    """A JSON document. Raises ``bad-json`` or ``not-utf8``."""
    try:
        return json.loads(decode(data, where))
    except (ValueError, RecursionError) as error:
        raise DatelineError("bad-json", where, reason=str(error)[:200] or "it is nested too deeply") from None


def is_json_feed(data: Any) -> bool:
    """Whether a document is a JSON Feed."""
    return isinstance(data, dict) and JSON_FEED in str(data.get("version", ""))[:100]


def entries(data: Any) -> list[Entry]:
    """The entries of a JSON Feed (jsonfeed.org, version 1.1), in its order."""
    out = []
    for one in data["items"] if isinstance(data.get("items"), list) else ():
        if not isinstance(one, dict):
            continue
        markup, text = one.get("content_html"), one.get("content_text") or one.get("summary")
        found = Found("json feed", text_of(markup) if isinstance(markup, str) and markup else text if isinstance(text, str) else "")
        found.title = _text(one.get("title"))
        found.url = web_address(_text(one.get("url")) or "")
        found.outlet = _text(data.get("title"))
        found.language = _text(one.get("language")) or _text(data.get("language"))
        found.say("item", one.get("date_published") or one.get("date_modified"))
        out.append(Entry(str(one.get("id") or found.url or found.text), found.url, found))
    return out


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
