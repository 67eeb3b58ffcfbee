"""What the peers' scripts in Python share: reports from standard input, records to standard output."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import Any

Reader = Callable[[dict[str, Any]], dict[str, list[dict[str, Any]]]]


def answer(read: Reader) -> None:
    """Read every report. One that the peer refuses gives an empty record."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    for line in sys.stdin:
        report = json.loads(line)
        start = time.perf_counter()
        found, error = _try(read, report)
        seconds = time.perf_counter() - start
        print(json.dumps({"report": {"text": report["text"]}, **found, "seconds": seconds, "error": error}), flush=True)


def _try(read: Reader, report: dict[str, Any]) -> tuple[dict[str, list[dict[str, Any]]], str | None]:
    try:
        return read(report), None
    except Exception as error:  # what a peer cannot read counts as nothing found
        return {}, f"{type(error).__name__}: {error}"


def span(text: str, start: int, end: int) -> dict[str, Any]:
    """A mention's offsets and words."""
    return {"start": start, "end": end, "text": text[start:end]}
