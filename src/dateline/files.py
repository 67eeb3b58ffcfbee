"""Files that we write: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from dateline.errors import DatelineError

RISKY = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet takes a cell that begins so as a formula


@contextmanager
def written(path: str | Path) -> Iterator[IO[bytes]]:
    """A file to write bytes to, which takes its name only once it is complete. Raises ``cannot-write``."""
    target = Path(path)
    try:
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise DatelineError("cannot-write", str(path), reason=error.strerror or str(error)) from error
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(temporary, 0o666 & ~mask)
        os.replace(temporary, target)
    except OSError as error:
        raise DatelineError("cannot-write", str(path), reason=error.strerror or str(error)) from error
    finally:
        with suppress(FileNotFoundError):
            os.unlink(temporary)


def safe(value: object) -> object:
    """A CSV cell that no spreadsheet runs: a formula's beginning gets an apostrophe before it. Numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.startswith(RISKY) else value
