"""The text of a piece of markup (an entry's HTML, a news item's body): its paragraphs, parted by blank lines."""

from __future__ import annotations

from typing import Any

from lxml import etree
from lxml import html as lxml_html

from dateline.errors import DatelineError

BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "block", "body", "dd", "div", "dl", "dt", "figcaption", "footer", "h1", "h2", "h3", "h4",
     "h5", "h6", "header", "hl1", "hl2", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul")
)
SKIPPED = frozenset(
    ("audio", "button", "canvas", "fn", "form", "iframe", "media", "media-metadata", "noscript", "object", "script", "select", "style",
     "svg", "template", "video", "head")
)


def text_of(markup: str, where: str | None = None) -> str:
    """The paragraphs of a piece of HTML; plain text comes back as it is, its entities resolved.

    Raises:
        DatelineError: ``too-deep``.
    """
    if "<" not in markup and "&" not in markup:
        return "\n\n".join(x for x in (" ".join(line.split()) for line in markup.splitlines()) if x)
    try:
        root = lxml_html.fragment_fromstring(markup.replace("\0", ""), create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return " ".join(markup.split())
    return paragraphs(root, where)


def paragraphs(root: Any, where: str | None = None) -> str:
    """The text below an element, one paragraph for each block, without scripts and forms.

    Raises:
        DatelineError: ``too-deep`` where it is nested deeper than a page ever is.
    """
    blocks: list[list[str]] = [[]]
    try:
        _walk(root, blocks)
    except RecursionError:
        raise DatelineError("too-deep", where, reason="its elements stand one in another hundreds of times") from None
    found = (" ".join("".join(parts).split()) for parts in blocks)
    return "\n\n".join(x for x in found if x)


def _walk(element: Any, blocks: list[list[str]]) -> None:
    tag = etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""
    if not tag or tag in SKIPPED:
        return
    block = tag in BLOCKS
    if block or tag == "br":
        blocks.append([])
    if element.text:
        blocks[-1].append(element.text)
    for child in element:
        _walk(child, blocks)
        if child.tail:
            blocks[-1].append(child.tail)
    if block:
        blocks.append([])
