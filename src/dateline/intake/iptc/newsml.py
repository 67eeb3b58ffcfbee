"""NewsML-G2, the IPTC's envelope for news items: each item's text is XHTML, NITF or plain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, BinaryIO

from dateline.errors import DatelineError
from dateline.intake import limits, safexml
from dateline.intake.compose import Found, compose
from dateline.intake.iptc import nitf
from dateline.intake.markup import paragraphs, text_of
from dateline.intake.page.statements import web_address
from dateline.intake.safexml import all_of, first, words
from dateline.model import Report

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
USABLE = ("usable", "stat:usable")


def reports(file: BinaryIO, where: str, published: dt.date | None, max_chars: int) -> Iterator[Report | DatelineError]:
    """The reports of the text items of a document: a ``<newsMessage>`` with many, or a single ``<newsItem>``."""
    try:
        root = safexml.parse(limits.read(file, limits.MAX_FEED, where), where)
    except DatelineError as error:
        yield error.at(where)
        return
    items = list(all_of(root, "newsItem"))
    if not items:
        yield DatelineError("unknown-format", where, reason="it is NewsML-G2 without a news item")
    for n, one in enumerate(items, 1):
        place = f"{where}, item {n}" if len(items) > 1 else where
        try:
            yield compose(item(one, place), place, published, max_chars)
        except DatelineError as error:
            yield error.at(place)


def item(element: Any, where: str | None = None) -> Found:
    """What a ``<newsItem>`` holds.

    Raises:
        DatelineError: ``withdrawn``, or ``empty`` where it holds no text (a picture).
    """
    meta, content = first(element, "itemMeta"), first(element, "contentMeta")
    status = first(meta, "pubStatus") if meta is not None else None
    if status is not None and status.get("qcode", USABLE[0]) not in USABLE:
        raise DatelineError("withdrawn", where, status=status.get("qcode"))
    found = _body(first(element, "contentSet"), where)
    found.said.clear()
    if content is not None:
        found.title = words(first(content, "headline")) or found.title
        found.outlet = _name(first(content, "infoSource")) or found.outlet
        found.place = _name(first(content, "located")) or found.place
        language = first(content, "language")
        found.language = language.get("tag") if language is not None else found.language
    if meta is not None:
        found.outlet = _name(first(meta, "provider")) or found.outlet
        title = first(meta, "title")
        found.title = found.title or words(title)
    created = [words(first(at, name)) for at, name in ((meta, "versionCreated"), (content, "contentCreated"), (meta, "firstCreated"))
               if at is not None]
    found.say("item", next((c for c in created if c), None))
    found.url = web_address(element.get("guid") or "")
    found.language = found.language or element.get(LANG)
    return found


def _body(contents: Any, where: str | None) -> Found:
    """The longest text among the item's renditions."""
    best = Found("newsml-g2", "")
    for part in contents if contents is not None else ():
        kind, tag = part.get("contenttype") or "", safexml.name(part)
        inner = next(all_of(part, "nitf"), None) if tag == "inlineXML" else None
        if inner is not None:
            found = nitf.document(inner, where)
        elif tag == "inlineXML":
            body = next(all_of(part, "body"), part)
            found = Found("", paragraphs(body, where), title=words(next(all_of(part, "h1"), None)))
        elif tag == "inlineData":
            raw = "".join(part.itertext())
            found = Found("", text_of(raw) if "html" in kind else raw)
        else:
            continue
        if len(found.text) > len(best.text):
            found.format = "newsml-g2"
            best = found
    return best


def _name(element: Any) -> str | None:
    if element is None:
        return None
    return words(first(element, "name")) or element.get("literal") or element.get("name")
