"""Live blogs: each update is an item with a date of its own, from JSON-LD or from the common structure of such pages."""

from __future__ import annotations

import re
from typing import Any

from dateline.intake.compose import Found
from dateline.intake.markup import paragraphs, text_of
from dateline.intake.page.statements import Statements, types, web_address

LEAST = 3  # updates that make a live blog
MOST = 2000  # stamps that are looked at
SHORT = 40  # characters of an update that says something
KINDS = r"(?:blog|updates?|reporting|coverage|feed|ticker|stream)"
TITLE = re.compile(rf"^\s*live\b|\blive\s*(?:[:—–|]|-\s|{KINDS})", re.I)
NAME = re.compile(rf"(?<![a-z])live[-_]?{KINDS}(?![a-z])|/live/", re.I)  # in an address or a class


def updates(page: Statements) -> list[Found]:
    """The dated updates of a live blog, as they stand on the page; empty where it is none."""
    return _linked(page) or _marked(page)


def _linked(page: Statements) -> list[Found]:
    out = []
    for blog in (o for o in page.objects if "LiveBlogPosting" in types(o)):
        given = blog.get("liveBlogUpdate")
        for update in given if isinstance(given, list) else [given]:
            if not isinstance(update, dict):
                continue
            body = update.get("articleBody") or update.get("text") or update.get("description")
            if not isinstance(body, str) or not body.strip():
                continue
            found = Found("live blog", text_of(body))
            found.say("item", update.get("datePublished") or update.get("dateModified"))
            headline, url = update.get("headline"), update.get("url") or update.get("@id")
            found.title = headline if isinstance(headline, str) else None
            found.url = web_address(url) if isinstance(url, str) else None
            out.append(found)
    return out


def _marked(page: Statements) -> list[Found]:
    """Blocks of one container, each with a ``<time datetime>`` of its own and running text, on a page that calls itself live."""
    if not _calls_itself_live(page):
        return []
    parents: dict[Any, list[tuple[Any, Any]]] = {}
    for stamp in page.tree.xpath("//time[@datetime]")[:MOST]:
        block = stamp.getparent()
        while block is not None and block.getparent() is not None and _alone(block, stamp):
            above = block.getparent()
            if not _alone(above, stamp):
                if block.xpath(".//p[string-length(normalize-space()) > 20]"):
                    parents.setdefault(above, []).append((block, stamp))
                break
            block = above
    blocks = max(parents.values(), key=len, default=[])
    out = []
    for block, stamp in blocks if len(blocks) >= LEAST else ():
        text = "\n\n".join(t for p in block.xpath(".//p | .//li") if (t := paragraphs(p)))
        if len(text) < SHORT:
            continue
        found = Found("live blog", text)
        found.say("item", str(stamp.get("datetime")))
        heading = next(iter(block.xpath(".//h1 | .//h2 | .//h3 | .//h4")), None)
        found.title = heading.text_content() if heading is not None else None
        out.append(found)
    return out


def _alone(block: Any, stamp: Any) -> bool:
    return all(other is stamp for other in block.iter("time") if other.get("datetime"))


def _calls_itself_live(page: Statements) -> bool:
    if page.tree.xpath("//*[contains(@itemtype, 'LiveBlogPosting')]"):
        return True
    names = [page.address or "", page.canonical() or "", *map(str, page.tree.xpath("(//body | //main | //article | //section)/@class"))]
    return bool(TITLE.search(page.title() or "")) or any(NAME.search(name) for name in names)
