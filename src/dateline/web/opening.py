"""Uploaded files to reports, in a process of its own: what strangers send is opened apart from the server."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path

from dateline.errors import DatelineError
from dateline.intake import reports
from dateline.model import Report

UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\:]+")
LONGEST = 150


def tame(name: str | None) -> str:
    """A file's name that is safe to use as one, its ending kept."""
    plain = UNSAFE.sub("_", (name or "").replace("\\", "/").rsplit("/", 1)[-1]).strip(" .") or "upload"
    ending = Path(plain).suffix[:12]
    return plain if len(plain) <= LONGEST else plain[: LONGEST - len(ending)] + ending


def opened(
    files: Sequence[tuple[str, str]], published: dt.date | None, max_chars: int, max_reports: int
) -> list[tuple[str, Report | DatelineError]]:
    """The reports of files (path, and name as its sender calls it), each with where it stands there.

    Raises:
        DatelineError: ``too-many-files`` where there are more than ``max_reports``.
    """
    out: list[tuple[str, Report | DatelineError]] = []
    for path, name in files:
        for number, found in enumerate(reports([path], published, max_chars), 1):
            if len(out) >= max_reports:
                raise DatelineError("too-many-files", name, reason=f"there are more than {max_reports:,} reports")
            if isinstance(found, DatelineError):
                where = (found.where or path).replace(path, name)
                out.append((where, DatelineError(found.code, where, **found.facts)))
            else:
                out.append((f"{name}, {number}" if number > 1 else name, found))
    return out
