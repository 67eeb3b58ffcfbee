"""The one report of a plain text: its header or dateline gives the date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import BinaryIO

from dateline.errors import DatelineError
from dateline.intake.charset import decode
from dateline.intake.compose import Found, compose
from dateline.model import Report


def reports(file: BinaryIO, where: str, published: dt.date | None, max_chars: int) -> Iterator[Report | DatelineError]:
    """The report of a file, unless it has more bytes than the longest report may have."""
    most = max_chars * 4 + 1024
    data = file.read(most + 1) if max_chars else file.read()
    try:
        if max_chars and len(data) > most:
            raise DatelineError("too-long", where, size=f"more than {max_chars:,} characters", limit=max_chars)
        yield plain(data, where, published, max_chars)
    except DatelineError as error:
        yield error.at(where)


def plain(data: bytes, where: str, published: dt.date | None, max_chars: int) -> Report:
    """The report of a text in any character set.

    Raises:
        DatelineError: ``bad-charset``, ``bad-date``, ``empty``, ``too-long`` or ``no-date``.
    """
    decoded = decode(data, None, where)
    return compose(Found("text", decoded.text, charset=decoded.charset, notices=decoded.notices), where, published, max_chars)
