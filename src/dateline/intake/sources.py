"""Reports from files, folders and standard input, one after the other; what cannot be read comes as an error in its place."""

from __future__ import annotations

import datetime as dt
import io
import os
import pathlib
import shutil
import sys
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import BinaryIO, cast

from dateline.errors import DatelineError
from dateline.intake import formats
from dateline.intake.formats import SUFFIXES, Format
from dateline.intake.limits import Joined
from dateline.model import Report

MAX_CHARS = 1_000_000
STDIN = "-"
SPOOLED = 16_000_000  # bytes of standard input that are kept in memory where a format must jump about in it


def reports(
    paths: Iterable[str], published: dt.date | None = None, max_chars: int = MAX_CHARS, stdin: BinaryIO | None = None
) -> Iterator[Report | DatelineError]:
    """The reports of files, of folders (recursively, those whose names end as a known format's do, by name) and of "-", standard input.

    Args:
        paths: names of files and folders.
        published: the date of reports that give none themselves.
        max_chars: longer reports are refused; 0 for no limit.
        stdin: what "-" reads, if not the program's own input.
    """
    for path in paths:
        if path == STDIN:
            yield from opened(cast(BinaryIO, _Stream(stdin or sys.stdin.buffer)), "standard input", published, max_chars, name="")
        else:
            yield from _named(pathlib.Path(path), published, max_chars)


def opened(
    file: BinaryIO, where: str, published: dt.date | None, max_chars: int, name: str | None = None
) -> Iterator[Report | DatelineError]:
    """The reports of an open file of any format; whatever is wrong with it comes as an error.

    Args:
        where: what errors call it.
        name: what its ending is taken from, if not ``where``.
    """
    try:
        head = _ahead(file)
        chosen = formats.format_of(where if name is None else name, head)
        with _from_start(file, head, chosen) as whole:
            yield from chosen.reports(whole, where, published, max_chars)
    except DatelineError as error:
        yield error.at(where)
    except (OSError, EOFError, zlib.error) as error:
        yield DatelineError("unreadable", where, reason=getattr(error, "strerror", None) or str(error))
    except (RecursionError, MemoryError) as error:
        yield DatelineError("too-deep", where, reason=f"reading it ended with {type(error).__name__}")
    except Exception as error:  # a parser's own fault, which must not stop the other files
        yield DatelineError("bad-file", where, format="file", reason=f"{type(error).__name__}: {str(error)[:200]}")


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
            yield from opened(file, where, published, max_chars)
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


@contextmanager
def _from_start(file: BinaryIO, head: bytes, chosen: Format) -> Iterator[BinaryIO]:
    """The file from its first byte on, unpacked where it is packed and its reader would not do that itself."""
    with ExitStack() as stack:
        if file.seekable():
            file.seek(0)
        elif chosen.seeks:
            spool = stack.enter_context(tempfile.SpooledTemporaryFile(max_size=SPOOLED))
            spool.write(head)
            shutil.copyfileobj(file, spool)
            spool.seek(0)
            file = cast(BinaryIO, spool)
        else:
            file = cast(BinaryIO, io.BufferedReader(Joined(head, file)))
        yield formats.unpacked(file) if formats.is_packed(head) and chosen is not formats.WARC else file


class _Stream:
    """A stream that is read once from its start to its end; what has come so far is handed on at once."""

    def __init__(self, file: BinaryIO) -> None:
        self.read = getattr(file, "read1", file.read)

    def seekable(self) -> bool:
        return False


def _ahead(file: BinaryIO) -> bytes:
    """The first bytes of a file: a line at least, of a stream that comes slowly."""
    head = file.read(formats.HEAD)
    while b"\n" not in head and len(head) < formats.HEAD and (more := file.read(formats.HEAD - len(head))):
        head += more
    return head
