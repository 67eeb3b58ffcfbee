"""Reports from files, folders and standard input, one after the other; what cannot be read comes as an error in its place."""

from __future__ import annotations

import codecs
import datetime as dt
import os
import pathlib
import sys
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from dateline.errors import DatelineError
from dateline.intake import jsonlines
from dateline.intake.decode import decode
from dateline.intake.header import checked, split
from dateline.model import Report, make_report

MAX_CHARS = 1_000_000
LINES = (".jsonl", ".ndjson")
SUFFIXES = (".txt", *LINES)
STDIN = "-"


def reports(
    paths: Iterable[str], published: dt.date | None = None, max_chars: int = MAX_CHARS, stdin: BinaryIO | None = None
) -> Iterator[Report | DatelineError]:
    """The reports of files, of folders (recursively, ``.txt``, ``.jsonl`` and ``.ndjson``, by name) and of "-", standard input.

    Args:
        paths: names of files and folders.
        published: the date of reports that give none themselves.
        max_chars: longer reports are refused; 0 for no limit.
        stdin: what "-" reads, if not the program's own input.
    """
    for path in paths:
        if path == STDIN:
            yield from _stream(stdin or sys.stdin.buffer, "standard input", published, max_chars)
        else:
            yield from _named(pathlib.Path(path), published, max_chars)


def _named(path: pathlib.Path, published: dt.date | None, max_chars: int) -> Iterator[Report | DatelineError]:
    where = str(path)
    try:
        if path.is_dir():
            yield from _folder(path, published, max_chars)
            return
        if not path.exists():
            yield DatelineError("not-found", where)
            return
        with path.open("rb") as file:
            if path.suffix.lower() in LINES:
                yield from jsonlines.reports(file, where, published, max_chars)
            else:
                yield plain(_read(file, where, max_chars), where, published, max_chars)
    except DatelineError as error:
        yield error.at(where)
    except (OSError, ValueError) as error:
        yield DatelineError("unreadable", where, reason=getattr(error, "strerror", None) or str(error))


def _folder(folder: pathlib.Path, published: dt.date | None, max_chars: int) -> Iterator[Report | DatelineError]:
    failed: list[DatelineError] = []
    found = False

    def refuse(error: OSError) -> None:
        failed.append(DatelineError("unreadable", str(error.filename), reason=error.strerror or str(error)))

    for parent, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                found = True
                yield from _named(pathlib.Path(parent, name), published, max_chars)
    yield from failed
    if not found and not failed:
        yield DatelineError("no-reports", str(folder))


def _stream(file: BinaryIO, where: str, published: dt.date | None, max_chars: int) -> Iterator[Report | DatelineError]:
    """Standard input: JSON Lines where it begins with a brace, plain text otherwise."""
    head = file.readline(jsonlines.line_limit(max_chars) or -1)
    if head.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{"):
        yield from jsonlines.reports(file, where, published, max_chars, head)
        return
    try:
        yield plain(_read(file, where, max_chars, head), where, published, max_chars)
    except DatelineError as error:
        yield error.at(where)


def _read(file: BinaryIO, where: str, max_chars: int, head: bytes = b"") -> bytes:
    """All of a file, unless it has more bytes than the longest report may have."""
    if not max_chars:
        return head + file.read()
    most = max_chars * 4 + 1024
    data = head + file.read(max(0, most + 1 - len(head)))
    if len(data) > most:
        raise DatelineError("too-long", where, size=f"more than {max_chars:,} characters", limit=max_chars)
    return data


def plain(data: bytes, where: str, published: dt.date | None, max_chars: int = MAX_CHARS) -> Report:
    """The one report of a plain text.

    Raises:
        DatelineError: ``not-utf8``, ``bad-date``, ``empty``, ``too-long`` or ``no-date``.
    """
    head = split(decode(data, where), where)
    checked(head.text, where, max_chars)
    day = head.published or published
    if day is None:
        raise DatelineError("no-date", where, hint=_hint(head.yearless))
    return make_report(head.text, day, place=head.place, outlet=head.outlet)


def _hint(yearless: tuple[int, int] | None) -> str:
    return "" if yearless is None else f"; its dateline gives {dt.date(2000, *yearless):%B} {yearless[1]} but no year"
