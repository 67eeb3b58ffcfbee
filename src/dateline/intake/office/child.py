"""The process that reads one document: its bytes on standard input, JSON on standard output."""

from __future__ import annotations

import io
import json
import logging
import sys
from typing import Any

from dateline.errors import DatelineError


def main(kind: str, max_chars: int, seconds: int, memory: int) -> None:
    """Read, within the given processor time (seconds) and address space (bytes)."""
    _bound(seconds, memory)
    logging.disable(logging.CRITICAL)
    data = io.BytesIO(sys.stdin.buffer.read())
    found: dict[str, Any]
    try:
        if kind == "pdf":
            from dateline.intake.office.pdf import extracted
        else:
            from dateline.intake.office.word import extracted
        found = extracted(data, max_chars)
    except DatelineError as error:
        found = {"code": error.code, "facts": error.facts}
    except MemoryError:
        found = {"code": "too-slow", "facts": {"seconds": seconds}}
    except RecursionError:
        found = {"code": "too-deep", "facts": {"reason": "its parts stand one in another hundreds of times"}}
    except Exception as error:  # whatever a damaged file makes a parser do
        name = "PDF" if kind == "pdf" else "DOCX document"
        found = {"code": "bad-file", "facts": {"format": name, "reason": f"{type(error).__name__}: {str(error)[:200]}"}}
    sys.stdout.write(json.dumps(found))


def _bound(seconds: int, memory: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows, where the parent's limit of time alone holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
