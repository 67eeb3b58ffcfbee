"""The files that an archive is made of: named one by one or by folder, here or on an object store."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast

from pyarrow import fs

from dateline.archive.folder import filesystem
from dateline.errors import DatelineError
from dateline.intake.formats import SUFFIXES
from dateline.intake.sources import MAX_CHARS, opened
from dateline.model import Report

PLAIN = re.compile(r"[^A-Za-z0-9.]+")


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read. ``key`` names it in the archive: another one once the file is another one."""

    where: str
    key: str
    size: int


def sources(given: Iterable[str], published: dt.date | None = None, max_chars: int = MAX_CHARS) -> list[Source]:
    """The files of what was given, folders recursively and in order of their names.

    Args:
        given: names of files and folders, or URLs.
        published, max_chars: as they are read; with others a file counts as another one.

    Raises:
        DatelineError: ``not-found``, ``no-reports``, ``unreadable`` or ``archive-url``: a slip in a name must not pass for an empty file.
    """
    found: dict[str, Source] = {}
    reading = f"{published or ''}|{max_chars}"
    for name in given:
        for one in _found(name, reading):
            found.setdefault(one.key, one)
    return list(found.values())


def reports(source: str, published: dt.date | None, max_chars: int) -> Iterator[Report | DatelineError]:
    """The reports of one file, whatever its format; what is wrong with it comes as an error."""
    try:
        system, path = filesystem(source)
        with system.open_input_file(path) as file:
            yield from opened(cast(BinaryIO, io.BufferedReader(file)), source, published, max_chars)
    except OSError as error:
        yield DatelineError("unreadable", source, reason=str(error)[:300])


def _found(name: str, reading: str) -> list[Source]:
    try:
        system, path = filesystem(name)
        info = system.get_file_info(path)
        if info.type == fs.FileType.NotFound:
            raise DatelineError("not-found", name)
        if info.type == fs.FileType.File:
            return [_source(name, info, reading)]
        below = system.get_file_info(fs.FileSelector(path, recursive=True))
    except OSError as error:
        raise DatelineError("unreadable", name, reason=str(error)[:300]) from error
    start = info.path.rstrip("/") + "/"
    out = []
    for one in sorted(below, key=lambda f: f.path):
        inner = one.path.removeprefix(start)
        hidden = any(part.startswith(".") for part in inner.split("/"))
        if one.type == fs.FileType.File and inner.lower().endswith(SUFFIXES) and not hidden:
            out.append(_source(f"{name.rstrip('/')}/{inner}", one, reading))
    if not out:
        raise DatelineError("no-reports", name)
    return out


def _source(where: str, info: fs.FileInfo, reading: str) -> Source:
    marks = f"{info.path}|{info.size}|{info.mtime_ns}|{reading}"
    stem = PLAIN.sub("-", posixpath.basename(info.path).split(".")[0])[:40].strip("-") or "file"
    return Source(where, f"{stem}-{hashlib.sha256(marks.encode()).hexdigest()[:12]}", info.size)
