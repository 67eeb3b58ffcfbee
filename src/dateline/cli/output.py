"""What all commands print in the same way: errors, to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from dateline.errors import DatelineError


def complain(error: DatelineError) -> None:
    """Print an error: what and where, then why and the remedy."""
    where = f"{error.where}: " if error.where else ""
    print(f"dateline: {where}{error.what} [{error.code}]\n  why:    {error.why}\n  remedy: {error.remedy}", file=sys.stderr, flush=True)


def fail(error: DatelineError) -> NoReturn:
    """Print an error and end with status 1."""
    complain(error)
    raise SystemExit(1)


@contextmanager
def closed_pipe() -> Iterator[None]:
    """End quietly when the reader of standard output has gone (``dateline read ... | head``)."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(1) from None
