"""Reports from JSON Lines: one object to a line, with ``text``, ``published`` and more fields if there are any."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from dateline.errors import DatelineError
from dateline.intake import header
from dateline.intake.compose import Found, compose
from dateline.intake.dates import Said
from dateline.intake.iptc import ninjs
from dateline.intake.utf8 import decode
from dateline.model import Report

OPTIONAL = ("id", "title", "outlet", "place", "url", "language")
ESCAPED = 12  # bytes of one character at most: a pair of \\uXXXX


def line_limit(max_chars: int) -> int:
    """The longest line in bytes that can hold a report of ``max_chars`` characters; 0 for none."""
    return max_chars * ESCAPED + 65_536 if max_chars else 0


def reports(
    file: BinaryIO, where: str, published: dt.date | None, max_chars: int, first: bytes = b""
) -> Iterator[Report | DatelineError]:
    """The reports of a file's lines; ``first`` is a line that was already taken from it. Other fields are ignored."""
    limit = line_limit(max_chars)
    number = 0
    while line := first or file.readline(limit or -1):
        first = b""
        number += 1
        place = f"{where}, line {number}"
        if limit and len(line) == limit and not line.endswith(b"\n"):
            _skip(file)
            yield DatelineError("too-long", place, size=f"more than {max_chars:,} characters", limit=max_chars)
        elif line.strip() and line.strip() != b"\xef\xbb\xbf":
            try:
                yield _item(_object(line, place), place, published, max_chars)
            except DatelineError as error:
                yield error.at(place)


def _item(fields: dict[str, Any], where: str, published: dt.date | None, max_chars: int) -> Report:
    """A line's report: its own fields, or ninjs."""
    if ninjs.is_item(fields):
        return ninjs.item(fields, where, published, max_chars)
    return report(fields, where, published, max_chars)


def report(
    fields: dict[str, Any], where: str | None = None, published: dt.date | None = None, max_chars: int = 0, format: str = "json lines"
) -> Report:
    """One report from its fields. The text may have a header or a dateline as plain text may; the field ``published`` goes first.

    Raises:
        DatelineError: ``bad-field``, ``bad-date``, ``empty``, ``too-long`` or ``no-date``.
    """
    text = fields.get("text")
    if not isinstance(text, str):
        raise DatelineError("bad-field", where, field="text", reason="it is missing" if text is None else f"it is {_kind(text)}, not text")
    found = Found(format, text)
    for name in OPTIONAL:
        setattr(found, name, _text(fields.get(name), name, where))
    day = _published(fields.get("published"), where)
    if day is not None:
        found.said.append(Said("field", day))
    return compose(found, where, published, max_chars)


def _object(line: bytes, where: str) -> dict[str, Any]:
    text = decode(line, where)
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DatelineError("bad-json", where, reason=str(error).replace(" line 1", "") or "it is nested too deeply") from None
    if not isinstance(found, dict):
        raise DatelineError("bad-json", where, reason=f"it is {_kind(found)}")
    return found


def _published(value: Any, where: str | None) -> dt.date | None:
    if value is None or value == "":
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if not isinstance(value, str):
        raise DatelineError("bad-date", where, value=value)
    return header.day(value, where)


def _text(value: Any, field: str, where: str | None) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, int) and field == "id":
        return str(value)
    if not isinstance(value, str):
        raise DatelineError("bad-field", where, field=field, reason=f"it is {_kind(value)}, not text")
    return value


def _kind(value: Any) -> str:
    names = {dict: "an object", list: "a list", str: "text", bool: "true or false", int: "a number", float: "a number", type(None): "null"}
    return names.get(type(value), type(value).__name__)


def _skip(file: BinaryIO) -> None:
    """Read on to the end of a line that is too long, keeping nothing of it."""
    while (rest := file.readline(1 << 20)) and not rest.endswith(b"\n"):
        pass
