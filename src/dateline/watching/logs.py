"""The log of a watch: one JSON object to a line for programs, or a line of words for people."""

from __future__ import annotations

import datetime as dt
import json
import sys
import threading
from typing import Any, TextIO


class Log:
    """Writes events. ``as_json`` False writes them for people."""

    def __init__(self, as_json: bool = True, out: TextIO | None = None) -> None:
        self.as_json = as_json
        self.out = out or sys.stderr
        self.lock = threading.Lock()

    def __call__(self, level: str, event: str, **facts: Any) -> None:
        """Write one event: ``level`` is info, warning or error; ``facts`` are its fields, those that are None left out."""
        known = {key: value for key, value in facts.items() if value is not None}
        at = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
        if self.as_json:
            line = json.dumps({"time": at, "level": level, "event": event, **known}, ensure_ascii=False, default=str)
        else:
            words = "  ".join(f"{key}={_plain(value)}" for key, value in known.items())
            line = f"{at[11:19]} {'' if level == 'info' else level + ' '}{event}  {words}".rstrip()
        with self.lock:
            print(line, file=self.out, flush=True)


def _plain(value: Any) -> str:
    """A value in one line, without control characters that a stranger may have put there."""
    return "".join(c if c.isprintable() else " " for c in str(value))
