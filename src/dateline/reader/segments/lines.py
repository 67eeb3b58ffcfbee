"""Lines of a report: a paragraph, a heading or an item of a list each, with hard-wrapped lines joined again."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.reader.segments.patterns import BULLET, CLOSED

# what a line of a heading, a list or a table does not end with
OPEN = re.compile(
    r"[a-z]{2}.*(?:,|\s(?:the|an?|of|in|on|at|to|towards?|and|or|by|for|from|with|near|that|was|were|had|has|have|will|into|over|its|their"
    r"|his|her|is|are|after|before|against|between|under|around|through))$"
)


@dataclass(slots=True)
class Line:
    """A stretch of text without outer blanks."""

    start: int
    end: int
    text: str
    bullet: bool = False


def lines_of(text: str) -> list[Line]:
    """The lines of a text that are not blank; a line wrapped by hand continues the one before."""
    out: list[Line] = []
    at, fresh = 0, True
    for raw in text.split("\n"):
        body = raw.strip()
        if not body:
            fresh = True
        else:
            start = at + (len(raw) - len(raw.lstrip()))
            if not fresh and out and _wrapped(out[-1].text, body):
                last = out[-1]
                last.end = start + len(body)
                last.text = text[last.start : last.end]
            else:
                out.append(Line(start, start + len(body), body, bool(BULLET.match(body))))
            fresh = False
        at += len(raw) + 1
    return out


def _wrapped(above: str, below: str) -> bool:
    """Whether a line goes on in the next: long and open above, ended by a word that wants another, or lower case below."""
    if BULLET.match(below):
        return False
    last = above.rsplit("\n", 1)[-1]
    if CLOSED.search(last):
        return len(last) >= 60 and len(above) >= 50 and "\n" in above
    return below[0].islower() or len(last) >= 60 or OPEN.search(last) is not None
