"""NITF, the IPTC's News Industry Text Format."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, BinaryIO

from dateline.errors import DatelineError
from dateline.intake import limits, safexml
from dateline.intake.compose import Found, each
from dateline.intake.markup import paragraphs
from dateline.intake.safexml import all_of, first, words
from dateline.model import Report


def reports(file: BinaryIO, where: str, published: dt.date | None, max_chars: int) -> Iterator[Report | DatelineError]:
    """The report of an NITF document."""
    try:
        found = document(safexml.parse(limits.read(file, limits.MAX_PAGE, where), where), where)
    except DatelineError as error:
        yield error.at(where)
        return
    yield from each([found], where, published, max_chars)


def document(root: Any, where: str | None = None) -> Found:
    """What an ``<nitf>`` element holds. Raises ``withdrawn`` or ``too-deep``."""
    data = next(all_of(root, "docdata"), root)
    if str(data.get("management-status", "")).lower() in ("cancelled", "canceled", "withheld", "killed"):
        raise DatelineError("withdrawn", where, status=data.get("management-status"))
    head, content = first(root, "body", "body.head"), first(root, "body", "body.content")
    found = Found("nitf", paragraphs(content, where) if content is not None else "")
    if head is not None:
        found.title = words(next(all_of(head, "hl1"), None))
        dateline = first(head, "dateline")
        if dateline is not None:
            place = first(dateline, "location")
            found.place = (words(first(place, "city")) if place is not None else None) or words(place) or _before_date(dateline)
            found.say("item", next((e.get("norm") or words(e) for e in all_of(dateline, "story.date")), None))
        found.outlet = words(first(head, "distributor"))
    found.title = found.title or words(first(root, "head", "title"))
    found.outlet = found.outlet or next((e.get("holder") for e in all_of(root, "doc.copyright")), None)
    for name in ("date.issue", "date.release"):
        found.say("item", next((e.get("norm") for e in all_of(data, name)), None))
    found.language = root.get("{http://www.w3.org/XML/1998/namespace}lang")
    return found


def _before_date(dateline: Any) -> str | None:
    return " ".join((dateline.text or "").split()).strip(" ,") or None
