"""A report's words as the grammar of time reads them: lower case, figures apart from what is glued to them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc

BARRIER = "¶"  # between paragraphs: no expression runs across
SENTINELS = 12
GLUED = re.compile(r"\d+(?:st|nd|rd|th|s)\b|\d+(?:[.,:]\d+)*|[^\W\d_]+[^\W\d_.]*\.?(?:[^\W\d_]\.)*|\S")
APOSTROPHES = "'’"


@dataclass(slots=True)
class Pieces:
    """Parallel lists: lower-case word, character offsets, token index. Ends in empty sentinels, so look-ahead is free."""

    low: list[str]
    start: list[int]
    end: list[int]
    token: list[int]
    size: int


def pieces(doc: Doc) -> Pieces:
    """The pieces of a document; single line ends vanish, blank lines become `BARRIER`."""
    low: list[str] = []
    start: list[int] = []
    end: list[int] = []
    at: list[int] = []
    for token in doc:
        text: str = token.text
        if text[0].isspace():
            if text.count("\n") < 2:
                continue
            text = BARRIER
        elif len(text) > 1 and not text.isalpha() and not text.isdigit() and _glued(text):
            for m in GLUED.finditer(text):
                low.append(m.group().lower())
                start.append(token.idx + m.start())
                end.append(token.idx + m.end())
                at.append(token.i)
            continue
        low.append(text.lower())
        start.append(token.idx)
        end.append(token.idx + len(text))
        at.append(token.i)
    size = len(low)
    low.extend([""] * SENTINELS)
    return Pieces(low, start, end, at, size)


def _glued(text: str) -> bool:
    """Whether a token holds a figure and something else that the grammar wants apart ("48-hour", "1939–45", "mid-2011")."""
    if text[0].isdigit():
        return not text.replace(".", "").replace(",", "").replace(":", "").isdigit() and not (
            text[:-1].isdigit() or (text[:-2].isdigit() and text[-2:].lower() in ("st", "nd", "rd", "th"))
        )
    return (text[-1].isdigit() or text[-2].isdigit()) and ("-" in text or "–" in text or "—" in text)
