"""Bounds on what is taken in: bytes of a file, what a packed file unpacks to, the members of a zip."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any, BinaryIO

from dateline.errors import DatelineError

MAX_PAGE = 8_000_000  # bytes of a web page or news item
MAX_FEED = 20_000_000  # ... of a feed or a message of many items
MAX_DOCUMENT = 100_000_000  # ... of a PDF or DOCX file, packed or unpacked
MAX_MAIL = 50_000_000
MAX_MEMBERS = 10_000  # of a zip
MAX_RATIO = 200  # unpacked to packed size of a zip's member that is not small
PIECE = 65_536


def read(file: BinaryIO, limit: int, where: str | None, what: str = "the file") -> bytes:
    """All of a file of at most ``limit`` bytes. Raises ``too-big``."""
    data = file.read(limit + 1)
    if len(data) > limit:
        raise DatelineError("too-big", where, what=what, limit=limit)
    return data


def gunzip(data: bytes, limit: int, where: str | None) -> bytes:
    """What gzip data unpacks to, at most ``limit`` bytes. Raises ``too-big`` or ``bad-file``."""
    out, parts = 0, []
    while data:
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            part = unpacker.decompress(data, limit - out + 1)
        except zlib.error as error:
            raise DatelineError("bad-file", where, format="gzip file", reason=str(error)) from None
        parts.append(part)
        out += len(part)
        if out > limit:
            raise DatelineError("too-big", where, what="the file", limit=limit)
        if not unpacker.eof:
            raise DatelineError("bad-file", where, format="gzip file", reason="it ends too early")
        data = unpacker.unused_data.lstrip(b"\0")
    return b"".join(parts)


def opened_zip(file: BinaryIO, where: str | None, what: str) -> zipfile.ZipFile:
    """A zip whose list of members is sane. Raises ``bad-file`` or ``too-big``."""
    try:
        found = zipfile.ZipFile(file)
        members = found.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise DatelineError("bad-file", where, format=what, reason=str(error)) from None
    if len(members) > MAX_MEMBERS:
        raise DatelineError("bad-file", where, format=what, reason=f"it has {len(members):,} members")
    if any(m.flag_bits & 1 for m in members):
        raise DatelineError("bad-file", where, format=what, reason="it is protected by a password")
    return found


def check_unpacked(found: zipfile.ZipFile, where: str | None, limit: int) -> None:
    """Refuse a zip whose members unpack to more than ``limit`` bytes in sum, or that hides a bomb. Raises ``too-big``."""
    members = found.infolist()
    bomb = any(m.file_size > 10_000_000 and m.file_size > MAX_RATIO * max(m.compress_size, 1) for m in members)
    if bomb or sum(m.file_size for m in members) > limit:
        raise DatelineError("too-big", where, what="the file", limit=limit)


class Joined(io.RawIOBase):
    """What was read ahead, then the rest."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self.head = head
        self.rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self.head[: len(buffer)] or self.rest.read(len(buffer))
        self.head = self.head[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)
