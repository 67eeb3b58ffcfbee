"""The compiled gazetteer on disk: columns and two hash tables in one file, opened by memory map and shared between processes.

Layout: the magic bytes, the length of a JSON header (u32), the header (``sections``: name to offset, length in bytes, type code;
``meta``), padding to 8 bytes, the sections. All numbers are little-endian; offsets count from the end of the header's padding.
"""

from __future__ import annotations

import json
import mmap
import struct
import sys
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

MAGIC = b"DATELINE-GAZ"
FORMAT = 7  # raise it whenever rows, keys or layout change: older files are then built anew


class BadFileError(ValueError):
    """The file is no gazetteer of this format; it should be built again."""


def table(keys: Mapping[str, Sequence[int]], name: str) -> dict[str, array[int] | bytes]:
    """The sections of an open-addressing hash table from key to a list of numbers. Keys are ASCII."""
    size = 1 << max(4, (len(keys) * 2 - 1).bit_length())
    slots, checks = array("I", bytes(4 * size)), array("I", bytes(4 * size))
    ends, starts, blob, values = array("I", [0]), array("I", [0]), bytearray(), array("I")
    for number, (key, found) in enumerate(keys.items()):
        raw = key.encode("ascii")
        check = zlib.crc32(raw)
        slot = check & (size - 1)
        while slots[slot]:
            slot = (slot + 1) & (size - 1)
        slots[slot], checks[slot] = number + 1, check
        blob += raw
        values.extend(found)
        ends.append(len(blob))
        starts.append(len(values))
    return {
        f"{name}.slots": slots,
        f"{name}.checks": checks,
        f"{name}.ends": ends,
        f"{name}.starts": starts,
        f"{name}.keys": bytes(blob),
        f"{name}.values": values,
    }


def write(out: IO[bytes], sections: Mapping[str, array[Any] | bytes], meta: Mapping[str, Any]) -> None:
    """Write sections and header."""
    at, places, parts = 0, {}, []
    for name, data in sections.items():
        raw = data if isinstance(data, bytes) else _little(data).tobytes()
        places[name] = [at, len(raw), "B" if isinstance(data, bytes) else data.typecode]
        parts += [raw, bytes(-len(raw) % 8)]
        at += len(raw) + -len(raw) % 8
    header = json.dumps({"format": FORMAT, "size": at, "sections": places, "meta": dict(meta)}).encode("ascii")
    header += b" " * (-(len(MAGIC) + 4 + len(header)) % 8)
    out.write(MAGIC + struct.pack("<I", len(header)) + header)
    for part in parts:
        out.write(part)


def _little(numbers: array[Any]) -> array[Any]:
    """The numbers in little-endian order."""
    if sys.byteorder == "little":
        return numbers
    out = array(numbers.typecode, numbers)
    out.byteswap()
    return out


class File:
    """A gazetteer file opened for reading; raises `BadFileError` where it is cut short or of another format."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as source:
            try:
                self.map = mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ)
            except ValueError as empty:
                raise BadFileError(f"{path} is empty") from empty
        view = memoryview(self.map)
        if bytes(view[: len(MAGIC)]) != MAGIC:
            raise BadFileError(f"{path} is no gazetteer")
        try:
            (length,) = struct.unpack_from("<I", view, len(MAGIC))
            start = len(MAGIC) + 4
            header = json.loads(bytes(view[start : start + length]))
            good = header["format"] == FORMAT and len(view) == start + length + header["size"]
        except (struct.error, ValueError, KeyError, TypeError) as broken:
            raise BadFileError(f"{path} has no readable header") from broken
        if not good:
            raise BadFileError(f"{path} has another format or is cut short")
        self.meta: dict[str, Any] = header["meta"]
        self.sections = {
            n: self._section(view[start + length + at : start + length + at + size], kind)
            for n, (at, size, kind) in header["sections"].items()
        }

    @staticmethod
    def _section(view: memoryview, kind: str) -> Any:
        if kind == "B":
            return view
        if sys.byteorder == "big":
            numbers = array(kind, bytes(view))
            numbers.byteswap()
            return numbers
        return view.cast(kind)  # type: ignore[call-overload]


class Table:
    """Look-ups in one hash table of a `File`."""

    __slots__ = ("checks", "ends", "keys", "mask", "slots", "starts", "values")

    def __init__(self, file: File, name: str) -> None:
        part = file.sections
        self.slots, self.checks, self.ends = part[f"{name}.slots"], part[f"{name}.checks"], part[f"{name}.ends"]
        self.starts, self.keys, self.values = part[f"{name}.starts"], part[f"{name}.keys"], part[f"{name}.values"]
        self.mask = len(self.slots) - 1

    def number(self, key: str) -> int:
        """The number of a key, or -1."""
        try:
            raw = key.encode("ascii")
        except UnicodeEncodeError:
            return -1
        check = zlib.crc32(raw)
        slot, mask, slots, checks = check & self.mask, self.mask, self.slots, self.checks
        while number := slots[slot]:
            if checks[slot] == check and self.keys[self.ends[number - 1] : self.ends[number]] == raw:
                return int(number) - 1
            slot = (slot + 1) & mask
        return -1

    def at(self, number: int) -> Sequence[int]:
        """The values of the key with this number."""
        return self.values[self.starts[number] : self.starts[number + 1]]  # type: ignore[no-any-return]

    def get(self, key: str) -> Sequence[int]:
        """The values of a key; empty where it is unknown."""
        number = self.number(key)
        return () if number < 0 else self.at(number)

    def key(self, number: int) -> str:
        """The key with this number."""
        return bytes(self.keys[self.ends[number] : self.ends[number + 1]]).decode("ascii")

    def all_keys(self) -> Iterable[str]:
        """Every key, in order of number."""
        return (self.key(n) for n in range(len(self.ends) - 1))
