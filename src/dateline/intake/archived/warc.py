"""WARC: the pages among a crawl's records, one by one, in constant memory."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from dateline.errors import DatelineError
from dateline.intake import limits
from dateline.intake.compose import each
from dateline.intake.page.read import documents
from dateline.model import Report

PAGES = ("text/html", "application/xhtml+xml")


def reports(file: BinaryIO, where: str, published: dt.date | None, max_chars: int) -> Iterator[Report | DatelineError]:
    """The reports of an archive's pages (gzip, LZ4 or plain). What is no page, or was answered by an error, is passed over."""
    for number, record in _records(file, where):
        if isinstance(record, DatelineError):
            yield record
            continue
        address = record.headers.get("WARC-Target-URI", "").strip("<>") or None
        place = f"{where}, record {number} {address or ''}".rstrip()
        try:
            payload, content_type = _page(record, place)
            if payload is None:
                continue
            found = documents(payload, place, address=address, content_type=content_type)
        except DatelineError as error:
            yield error.at(place)
            continue
        yield from each(found, place, published, max_chars)


def _records(file: BinaryIO, where: str) -> Iterator[tuple[int, Any]]:
    """The responses of an archive with their numbers; where it is damaged, an error, and an end."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource
    number = 0
    try:
        for number, record in enumerate(ArchiveIterator(file, record_types=kinds, parse_http=True, auto_decode="all"), 1):
            yield number, record
    except (GeneratorExit, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # fastwarc's errors are of many kinds; a panic of its Rust part is no Exception
        reason = f"{type(error).__name__}: {error}"[:200]
        yield number, DatelineError("bad-file", f"{where}, after record {number}", format="WARC", reason=reason)


def _page(record: Any, where: str) -> tuple[bytes | None, str | None]:
    http = record.http_headers if record.is_http_parsed else None
    content_type = (http.get("Content-Type") if http is not None else record.headers.get("Content-Type")) or ""
    if http is not None and http.status_code != 200:
        return None, None
    if content_type.split(";")[0].strip().lower() not in PAGES:
        return None, None
    try:
        data = record.reader.read(limits.MAX_PAGE + 1)
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise DatelineError("bad-file", where, format="page of a WARC", reason=str(error)[:200]) from None
    if len(data) > limits.MAX_PAGE:
        raise DatelineError("too-big", where, what="the page", limit=limits.MAX_PAGE)
    return data, content_type
