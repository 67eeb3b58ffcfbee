"""The command ``dateline`` (a first sketch: only ``read --json``)."""

from __future__ import annotations

import pathlib
import re
import sys

from dateline.reader.reader import make_report, reader

HEADER = re.compile(r"\ufeff?\s*date\s+(\d{4}-\d\d-\d\d)[ \t]*\r?\n?\s*")


def main() -> None:
    """Read files that begin with "date YYYY-MM-DD" and print their records as JSON Lines."""
    for name in sys.argv[1:]:
        if name in ("read", "--json"):
            continue
        text = pathlib.Path(name).read_text("utf-8")
        header = HEADER.match(text)
        if header is None:
            sys.exit(f"{name}: no date")
        print(reader().read(make_report(text[header.end():].rstrip(), header[1])).to_json())
