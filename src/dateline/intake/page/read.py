"""A web page's reports: one for an article, one for each update of a live blog."""

from __future__ import annotations

import datetime as dt
import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, BinaryIO

from dateline.errors import DatelineError
from dateline.intake import dates, limits
from dateline.intake.charset import Decoded, decode
from dateline.intake.compose import Found, each
from dateline.intake.dates import Said
from dateline.intake.page.liveblog import updates
from dateline.intake.page.statements import Statements, host
from dateline.model import Notice, Report

DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
CLOSED = re.compile(r"[.!?…。؟][\"'”’»)\]]*$")
MAX_ELEMENTS = 30_000  # trafilatura's time grows faster than their number: 15,000 take 1 s, 90,000 take 29 s
ENOUGH = 200  # characters of an article; with less, the page may be laid out in tables
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it cannot read is told by our own errors


def reports(file: BinaryIO, where: str, published: dt.date | None, max_chars: int) -> Iterator[Report | DatelineError]:
    """The reports of a page in a file."""
    try:
        found = documents(limits.read(file, limits.MAX_PAGE, where, "the page"), where)
    except DatelineError as error:
        yield error.at(where)
        return
    yield from each(found, where, published, max_chars)


def documents(
    data: bytes, where: str | None = None, *, address: str | None = None, content_type: str | None = None, said: Sequence[Said] = ()
) -> list[Found]:
    """What a page holds: its article, or the updates of its live blog.

    Args:
        address: where it was fetched; a canonical address on another host is then not believed.
        content_type: the header that it was served with.
        said: dates that others give it, such as the feed that led to it.

    Raises:
        DatelineError: ``bad-charset``, ``too-deep`` or ``no-article``.
    """
    decoded = decode(data, content_type, where)
    tree = _parsed(decoded.text, where)
    try:
        page = Statements(tree, address)
        live = updates(page)
        found = live or [_article(page, tree, where)]
    except RecursionError:
        raise DatelineError("too-deep", where, reason="its elements stand one in another hundreds of times") from None
    for one in found:
        _describe(one, page, decoded, said, own_date=not live)
    return found


def _parsed(text: str, where: str | None) -> Any:
    from trafilatura import load_html

    tree = load_html(DECLARATION.sub("", text).replace("\0", " "))
    if tree is None:
        raise DatelineError("no-article", where)
    return tree


def _article(page: Statements, tree: Any, where: str | None) -> Found:
    from copy import deepcopy

    from trafilatura import bare_extraction

    count = sum(1 for _ in islice(tree.iter(), MAX_ELEMENTS + 1))
    if count > MAX_ELEMENTS:
        reason = f"it has more than {MAX_ELEMENTS:,} elements, many times as many as an article"
        raise DatelineError("bad-file", where, format="web page", reason=reason)
    found: Any = bare_extraction(deepcopy(tree), include_comments=False, include_tables=False, with_metadata=True)
    if len(_text(found)) < ENOUGH:
        again = bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=True)
        found = again if len(_text(again)) > 2 * len(_text(found)) else found
    if not any(_is_sentence(line) for line in _text(found).split("\n\n")):
        raise DatelineError("no-article", where)
    out = Found("html", _text(found), title=page.title() or found.title)
    out.say("page", found.date)
    return out


def _is_sentence(line: str) -> bool:
    """Whether a line closes as a sentence does: menus and lists of links do not."""
    return CLOSED.search(line[-8:]) is not None and (len(line.split(maxsplit=2)) > 2 or len(line) > 20)


def _text(found: Any) -> str:
    """The paragraphs of what trafilatura found, parted by blank lines as the reader likes them."""
    lines = (x.strip() for x in (found.text or "").splitlines()) if found is not None else ()
    return "\n\n".join(x for x in lines if any(c.isalnum() for c in x))


def _describe(found: Found, page: Statements, decoded: Decoded, said: Iterable[Said], *, own_date: bool) -> None:
    canonical = page.canonical()
    if canonical and page.address and host(canonical) != host(page.address):
        message = f"the page gives {canonical} as its address, which is on another host; it was fetched from {page.address}"
        found.notices = (*found.notices, Notice(code="address-elsewhere", message=message))
        canonical = None
    found.url = found.url or canonical or page.address
    found.outlet = page.outlet() or host(found.url)
    found.charset = decoded.charset
    found.notices = (*found.notices, *decoded.notices)
    found.language = page.language()
    if own_date or not found.said:
        found.say("json-ld", *page.linked_dates())
        found.say("meta", *page.meta_dates()[:1])
        found.said += said
        found.say("time", *page.time_dates())
        found.say("url", dates.in_url(found.url))
