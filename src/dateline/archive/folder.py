"""An archive's folder, here or on an object store: files that are written whole or not at all."""

from __future__ import annotations

import importlib
import io
import json
import posixpath
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO, cast

from pyarrow import fs

from dateline.errors import DatelineError


def filesystem(url: str) -> tuple[Any, str]:
    """The file system of a path or URL, and the path in it: those of pyarrow, and those that fsspec knows.

    Raises:
        DatelineError: ``archive-url``.
    """
    if "://" not in url:
        return fs.LocalFileSystem(), str(Path(url).absolute())
    try:
        found, path = fs.FileSystem.from_uri(url)
        return found, str(path)
    except (OSError, ValueError) as error:
        reason = str(error)
    try:
        fsspec: Any = importlib.import_module("fsspec.core")
        inner, path = fsspec.url_to_fs(url)
    except (ImportError, OSError, ValueError) as error:
        raise DatelineError("archive-url", url, reason=f"{reason[:200]}; {str(error)[:200]}") from None
    return fs.PyFileSystem(fs.FSSpecHandler(inner)), str(path)


class Folder:
    """A folder by path or URL. Names are relative to it, with slashes. Only its URL goes from process to process."""

    def __init__(self, url: str) -> None:
        self.url = url

    def __reduce__(self) -> tuple[Any, ...]:
        return Folder, (self.url,)

    @cached_property
    def _opened(self) -> tuple[Any, str]:
        return filesystem(self.url)

    @property
    def local(self) -> bool:
        """Whether it is on this machine's own file system."""
        return isinstance(self._opened[0], fs.LocalFileSystem)

    def path(self, name: str) -> str:
        """A name as its file system calls it."""
        return posixpath.join(self._opened[1], name) if name else self._opened[1]

    def has(self, name: str) -> bool:
        """Whether there is such a file."""
        return bool(self._opened[0].get_file_info(self.path(name)).type == fs.FileType.File)

    def names(self, under: str = "", *, deep: bool = False) -> list[str]:
        """Files below a folder in order of their names, without those that are still being written."""
        found = self._opened[0].get_file_info(fs.FileSelector(self.path(under), allow_not_found=True, recursive=deep))
        start = self.path("").rstrip("/") + "/"
        files = (f.path.removeprefix(start) for f in found if f.type == fs.FileType.File)
        return sorted(n for n in files if not posixpath.basename(n).startswith("."))

    def folders(self, under: str) -> list[str]:
        """The folders right below one, by their last name."""
        found = self._opened[0].get_file_info(fs.FileSelector(self.path(under), allow_not_found=True))
        return sorted(posixpath.basename(f.path) for f in found if f.type == fs.FileType.Directory)

    @contextmanager
    def written(self, name: str) -> Iterator[Any]:
        """A file to write to, which takes its name only once it is complete. Raises ``cannot-write``."""
        system, target = self._opened[0], self.path(name)
        aside = posixpath.join(posixpath.dirname(target), f".{posixpath.basename(target)}.{uuid.uuid4().hex[:8]}")
        try:
            system.create_dir(posixpath.dirname(target), recursive=True)
            try:
                with system.open_output_stream(aside) as stream:
                    yield stream
                system.move(aside, target)
            except BaseException:
                with suppress(OSError):
                    system.delete_file(aside)
                raise
        except OSError as error:
            raise DatelineError("cannot-write", f"{self.url}/{name}", reason=str(error)[:300]) from error

    def opened(self, name: str) -> Any:
        """A file to read from, at any place of it."""
        return self._opened[0].open_input_file(self.path(name))

    def stream(self, name: str) -> BinaryIO:
        """A file to read line by line."""
        return cast(BinaryIO, io.BufferedReader(self.opened(name)))

    def write_json(self, name: str, value: Any) -> None:
        """Write a small JSON file."""
        with self.written(name) as file:
            file.write((json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode())

    def read_json(self, name: str) -> Any:
        """A small JSON file; None where there is none."""
        try:
            with self.opened(name) as file:
                return json.loads(file.read())
        except FileNotFoundError:
            return None

    def delete(self, name: str) -> None:
        """Take away a file, if it is there."""
        with suppress(FileNotFoundError):
            self._opened[0].delete_file(self.path(name))

    def delete_folder(self, name: str) -> None:
        """Take away a folder with all in it, if it is there."""
        with suppress(FileNotFoundError):
            self._opened[0].delete_dir(self.path(name))
