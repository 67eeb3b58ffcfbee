"""The tables of docs/benchmarks.md: only the part between two marks is written, the rest of the page stays as it is."""

from __future__ import annotations

import pathlib
from collections.abc import Iterable, Sequence
from typing import Any

FIRST, LAST = "<!-- written by python -m benchmarks.reading: {} -->", "<!-- end: {} -->"


def cell(value: Any) -> str:
    """A number as the tables show it: shares with three decimals, counts with separators, a dash for none."""
    if value is None:
        return "-"
    if isinstance(value, float):
        return f"{value:.3f}".lstrip("0") if 0 < value < 1 else f"{value:,.3f}" if value < 10 else f"{value:,.0f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A Markdown table with the first column to the left."""
    lines = ["| " + " | ".join(columns) + " |", "|---" + "|---:" * (len(columns) - 1) + "|"]
    return "\n".join([*lines, *("| " + " | ".join(map(cell, row)) + " |" for row in rows)])


def put(page: pathlib.Path, name: str, text: str) -> None:
    """Write a part of the page between its marks, at the end where it has none yet."""
    first, last = FIRST.format(name), LAST.format(name)
    old = page.read_text(encoding="utf-8")
    part = f"{first}\n{text.strip()}\n{last}"
    before, mark, rest = old.partition(first)
    if mark:
        after = rest.partition(last)[2]
        page.write_text(before + part + after, encoding="utf-8")
    else:
        page.write_text(old.rstrip() + "\n\n" + part + "\n", encoding="utf-8")
