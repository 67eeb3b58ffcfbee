"""Paragraphs from the lines of printed pages."""

from __future__ import annotations

import re
from collections import Counter

EDGE = 2  # lines at the top and the bottom of a page that may be running heads
REPEATED = 0.5  # of all pages: a line on so many is a running head
FULL = 0.75  # of the usual width: a shorter line ends its paragraph
CLOSED = re.compile(r"[.!?:][\"'”’)\]]*$")
NUMBER = re.compile(r"^\W*(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*$", re.I)
BULLET = re.compile(r"^\s*(?:[•●▪◦*–-]|\d{1,2}[.)])\s+\S")
BROKEN = re.compile(r"[a-z]-$")


def unwrapped(pages: list[list[str]]) -> str:
    """The text of a document's pages, each a list of lines: paragraphs parted by blank lines."""
    lines = [line for page in _bodies(pages) for line in page]
    widths = sorted(len(line) for line in lines if line)
    width = widths[int(len(widths) * 0.9)] if widths else 0
    out: list[str] = []
    above = ""
    for line in lines:
        if line and above and out and _goes_on(above, line, width):
            out[-1] = out[-1][:-1] + line if BROKEN.search(out[-1]) and line[0].islower() else f"{out[-1]} {line}"
        elif line:
            out.append(line)
        above = line
    return "\n\n".join(out)


def _goes_on(above: str, line: str, width: int) -> bool:
    if BULLET.match(line):
        return False
    if BROKEN.search(above) and line[0].islower():
        return True
    full = len(above) >= FULL * width
    return full if CLOSED.search(above) else full or line[0].islower()


def _bodies(pages: list[list[str]]) -> list[list[str]]:
    """The pages without running heads, feet and page numbers; outer blanks of lines are taken off."""
    stripped = [[" ".join(line.split()) for line in page] for page in pages]
    edges = Counter(key for page in stripped for key in {_key(line) for line in (*page[:EDGE], *page[-EDGE:]) if line})
    running = {key for key, times in edges.items() if len(pages) >= 3 and times > REPEATED * len(pages)}

    def kept(page: list[str]) -> list[str]:
        last = len(page) - EDGE
        return [x for n, x in enumerate(page) if not ((n < EDGE or n >= last) and x and (_key(x) in running or NUMBER.match(x)))]

    return [kept(page) for page in stripped]


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", line).casefold()
