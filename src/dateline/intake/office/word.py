"""DOCX documents: their paragraphs and tables in order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, BinaryIO

from dateline.errors import DatelineError
from dateline.intake import limits
from dateline.intake.compose import each
from dateline.intake.office.isolated import extract
from dateline.intake.office.pdf import described
from dateline.model import Report


def reports(file: BinaryIO, where: str, published: dt.date | None, max_chars: int) -> Iterator[Report | DatelineError]:
    """The report of a DOCX file."""
    try:
        found = described("docx", extract("docx", file, where, max_chars))
    except DatelineError as error:
        yield error.at(where)
        return
    yield from each([found], where, published, max_chars)


def extracted(file: BinaryIO, max_chars: int) -> dict[str, Any]:
    """Text, title and dates of a DOCX document (called in the child process).

    Raises:
        DatelineError: ``bad-file`` or ``too-big``.
    """
    import docx
    from docx.table import Table

    with limits.opened_zip(file, None, "DOCX document") as packed:
        limits.check_unpacked(packed, None, limits.MAX_DOCUMENT)
    file.seek(0)
    document = docx.Document(file)
    parts: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            parts += [" – ".join(dict.fromkeys(cell.text.strip() for cell in row.cells if cell.text.strip())) for row in block.rows]
        else:
            parts.append(block.text.strip())
    properties = document.core_properties
    stated = [str(d) for d in (properties.modified, properties.created) if d is not None]
    return {"text": "\n\n".join(p for p in parts if p), "title": properties.title or None, "dates": stated[:1], "pages": 0}
