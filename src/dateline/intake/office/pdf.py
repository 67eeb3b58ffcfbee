"""PDF with text: its pages' lines joined to paragraphs, running heads and page numbers left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from dateline.errors import DatelineError
from dateline.intake import dates
from dateline.intake.compose import Found, each
from dateline.intake.dates import Said
from dateline.intake.office.isolated import extract
from dateline.intake.office.unwrap import unwrapped
from dateline.model import Report

MAX_PAGES = 2000
LETTERS = 20  # fewer in a whole document are a stamp on pictures of pages


def reports(file: BinaryIO, where: str, published: dt.date | None, max_chars: int) -> Iterator[Report | DatelineError]:
    """The report of a PDF file."""
    try:
        found = described("pdf", extract("pdf", file, where, max_chars))
    except DatelineError as error:
        yield error.at(where)
        return
    yield from each([found], where, published, max_chars)


def described(name: str, given: dict[str, Any]) -> Found:
    """What a document's text and properties tell. A date above the text goes before the file's own properties."""
    found = Found(name, given["text"], title=given["title"])
    day = dates.in_first_lines(found.text)
    if day is not None:
        found.said.append(Said("first lines", day))
    found.say("document", *given["dates"])
    return found


def extracted(file: BinaryIO, max_chars: int) -> dict[str, Any]:
    """Text, title and dates of a PDF (called in the child process).

    Raises:
        DatelineError: ``bad-file``, ``no-text-layer`` or ``too-long``.
    """
    from pypdf import PdfReader

    reader = PdfReader(file)
    if reader.is_encrypted and not reader.decrypt(""):
        raise DatelineError("bad-file", format="PDF", reason="it is protected by a password")
    count = len(reader.pages)
    if count > MAX_PAGES:
        raise DatelineError("bad-file", format="PDF", reason=f"it has {count:,} pages, and {MAX_PAGES:,} are read at most")
    pages: list[list[str]] = []
    size = 0
    for page in reader.pages:
        lines = page.extract_text().splitlines()
        size += sum(map(len, lines))
        if max_chars and size > 2 * max_chars:
            raise DatelineError("too-long", size=f"more than {max_chars:,} characters", limit=max_chars)
        pages.append(lines)
    text = unwrapped(pages)
    if sum(c.isalpha() for c in text) < LETTERS:
        raise DatelineError("no-text-layer", pages=count)
    meta: Mapping[str, Any] = reader.metadata or {}
    title, created = str(meta.get("/Title") or "").strip(), meta.get("/CreationDate")
    return {"text": text, "title": title or None, "dates": [str(created)] if created else [], "pages": count}
