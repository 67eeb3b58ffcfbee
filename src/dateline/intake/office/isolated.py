"""Parsers that strangers' files could keep busy for ever run in a process of their own, with bounds on time and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any, BinaryIO

from dateline.errors import DatelineError
from dateline.intake import limits

SECONDS = 60
MEMORY = 2_000_000_000  # bytes of address space


def extract(kind: str, file: BinaryIO, where: str | None, max_chars: int, seconds: float = SECONDS) -> dict[str, Any]:
    """What the child process found in a document: ``text``, ``title``, ``dates`` and ``pages``.

    Args:
        kind: "pdf" or "docx".

    Raises:
        DatelineError: ``too-big``, ``too-slow``, ``bad-file`` or what the document has wrong.
    """
    data = limits.read(file, limits.MAX_DOCUMENT, where, "the document")
    command = [sys.executable, "-m", "dateline.intake.office.child", kind, str(max_chars), str(int(seconds)), str(MEMORY)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p), "PYTHONIOENCODING": "utf-8"}
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=seconds, env=environment, check=False)
    except subprocess.TimeoutExpired:
        raise DatelineError("too-slow", where, seconds=int(seconds)) from None
    try:
        found: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        raise DatelineError("too-slow", where, seconds=int(seconds)) from None
    if "code" in found:
        raise DatelineError(found["code"], where, **found["facts"])
    return found
