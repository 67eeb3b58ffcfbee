"""A run: files taken in, duplicates decided, parts read, files gathered; and what a run that was stopped left is done first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from filelock import FileLock, Timeout
from pyarrow import parquet

from dateline.archive import layout
from dateline.archive.engines import Engine
from dateline.archive.folder import Folder
from dateline.archive.gather import Gather, gather
from dateline.archive.manifest import begin, finish
from dateline.archive.reading import Part, read
from dateline.archive.sources import Source
from dateline.archive.take import PART, Take, Taken, digest, keys, take
from dateline.errors import DatelineError

WAVE = 1_000_000_000  # bytes of source files for each worker that are under way at a time: bounds what is set down in between


@dataclass(slots=True)
class Progress:
    """How far a run is. Of what it took in itself: in = read + refused + duplicate, once it is done."""

    files: int = 0
    files_done: int = 0
    files_known: int = 0
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("in", "read", "refused", "duplicate"), 0))
    stage: str = "taking in"
    total: dict[str, Any] = field(default_factory=dict)  # the archive's manifest, at the end


@dataclass(frozen=True, slots=True)
class Under:
    """A file under way."""

    key: str
    where: str
    items: int
    parts: int


def run(
    folder: Folder, given: Sequence[Source], engine: Engine, *, published: dt.date | None = None, max_chars: int = 1_000_000
) -> Iterator[Progress]:
    """Read files into an archive. Yields the same `Progress` whenever something is done; stopped, it goes on when run again.

    Raises:
        DatelineError: ``archive-foreign``, ``archive-newer``, ``archive-locked``, ``archive-counts``, ``cannot-write``, the engine's own.
    """
    with locked(folder):
        begin(folder)
        done = set(_keys(folder.names(layout.FILES)))
        for key in folder.folders(layout.WORK):
            if key in done:  # stopped between its checkpoint and its tidying up
                folder.delete_folder(layout.work(key))
        left = _left(folder)
        fresh = [s for s in given if s.key not in done and s.key not in left]
        progress = Progress(len(left) + len(fresh))
        progress.files_known = len({s.key for s in given} & done)
        yield progress
        seen = _seen(folder, done, left)
        decided = [u for u in left.values() if folder.has(layout.kept(u.key))]
        open_ones = [Source(u.where, u.key, 0) for u in left.values() if not folder.has(layout.kept(u.key))]
        yield from _read(folder, engine, decided, progress)
        for wave in _waves([*open_ones, *fresh], WAVE * engine.workers):
            yield from _wave(folder, engine, wave, seen, progress, published, max_chars)
        progress.stage = "looking for copies"
        yield progress
        progress.total = finish(folder, engine)
        progress.stage = "done"
        yield progress


@contextmanager
def locked(folder: Folder) -> Iterator[None]:
    """One run at a time for a folder of this machine. Raises ``archive-locked``."""
    if not folder.local:
        yield
        return
    with folder.written(".made") as file:  # makes the folder, and shows that it can be written to
        file.write(b"")
    folder.delete(".made")
    lock = FileLock(folder.path(layout.LOCK))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise DatelineError("archive-locked", folder.url) from None
    try:
        yield
    finally:
        lock.release()


def _wave(
    folder: Folder, engine: Engine, wave: list[Source], seen: set[bytes], progress: Progress, published: dt.date | None, max_chars: int
) -> Iterator[Progress]:
    progress.stage = "taking in"
    yield progress
    found: dict[str, Taken] = {}
    missing = []
    for one in wave:
        told = folder.read_json(layout.taken(one.key))
        if told is None:
            missing.append(Take(folder, one.key, one.where, published, max_chars))
        else:
            found[one.key] = Taken(one.key, told["items"], told["parts"])
    for taken in engine.run(take, missing):
        found[taken.key] = taken
        yield progress
    files = [Under(s.key, s.where, found[s.key].items, found[s.key].parts) for s in wave]
    for file in files:  # in the order in which they were given, whoever was taken in first
        _decide(folder, file, seen)
    yield from _read(folder, engine, files, progress)


def _decide(folder: Folder, file: Under, seen: set[bytes]) -> None:
    """Which items of a file are known already. Set down before any of it is read, so that no later run decides otherwise."""
    duplicates = []
    for item, key in keys(folder, file.key, file.parts):
        if key in seen:
            duplicates.append(item)
        seen.add(key)
    folder.write_json(layout.kept(file.key), duplicates)


def _read(folder: Folder, engine: Engine, files: list[Under], progress: Progress) -> Iterator[Progress]:
    progress.stage = "reading"
    progress.counts["in"] += sum(f.items for f in files)
    tasks = []
    for file in files:
        present = set(folder.names(layout.work(file.key)))
        duplicates = folder.read_json(layout.kept(file.key))
        of_part: dict[int, list[int]] = {}
        for item in duplicates:
            of_part.setdefault((item - 1) // PART, []).append(item)
        for number in range(file.parts):
            if layout.done(file.key, number) in present:
                told = folder.read_json(layout.done(file.key, number))
                _count(progress, told["read"], len(told["refused"]), told["duplicates"])
            else:
                tasks.append(Part(folder, file.key, file.where, number, tuple(of_part.get(number, ()))))
    yield progress
    for part in engine.run(read, tasks, reads=True):
        _count(progress, part.read, part.refused, part.duplicates)
        yield progress
    for _ in engine.run(gather, [Gather(folder, f.key, f.where, f.items, f.parts) for f in files]):
        progress.files_done += 1
        yield progress


def _count(progress: Progress, read: int, refused: int, duplicate: int) -> None:
    progress.counts["read"] += read
    progress.counts["refused"] += refused
    progress.counts["duplicate"] += duplicate


def _left(folder: Folder) -> dict[str, Under]:
    """Files that an earlier run took in but did not bring to an end."""
    out = {}
    for key in folder.folders(layout.WORK):
        told = folder.read_json(layout.taken(key))
        if told is not None:
            out[key] = Under(key, told["file"], told["items"], told["parts"])
    return out


def _seen(folder: Folder, done: set[str], left: dict[str, Under]) -> set[bytes]:
    """Keys of what is in the archive, and of what files under way will bring."""
    seen: set[bytes] = set()
    for name in folder.names("reports", deep=True) if done else ():
        if _keys([name])[0] in done:
            with folder.opened(name) as file:
                for batch in parquet.ParquetFile(file).iter_batches(columns=["id", "sha256"]):
                    seen.update(map(digest, batch.column(0).to_pylist(), batch.column(1).to_pylist()))
    for one in left.values():
        if folder.has(layout.kept(one.key)):
            seen.update(key for _, key in keys(folder, one.key, one.parts))
    return seen


def _waves(files: list[Source], limit: int) -> Iterator[list[Source]]:
    wave: list[Source] = []
    size = 0
    for file in files:
        if wave and size + file.size > limit:
            yield wave
            wave, size = [], 0
        wave.append(file)
        size += file.size
    if wave:
        yield wave


def _keys(names: Iterable[str]) -> list[str]:
    return [n.rsplit("/", 1)[-1].rsplit(".", 1)[0] for n in names]
