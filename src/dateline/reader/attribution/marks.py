"""Quotations in the text, by their marks: straight, curly, low, guillemets, doubled apostrophes, single marks.

Works paragraph by paragraph on the report's own characters, so a missing mark never spoils more than its paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass

OPENING = {"“": "”", "„": "“”", "«": "»", "‟": "”"}
CLOSING = frozenset("”»")
LONGEST = 4000  # characters of a quotation within one paragraph


@dataclass(slots=True, eq=False)
class Quoted:
    """A stretch between marks: ``start`` to ``end`` without them, ``outer`` with them; ``open`` where the closing one is missing."""

    start: int
    end: int
    outer: tuple[int, int]
    paragraph: tuple[int, int]
    open: bool = False
    single: bool = False


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Character ranges of the lines that are not blank."""
    out, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            out.append((at, at + len(line)))
        at += len(line) + 1
    return out


def quotations(text: str) -> list[Quoted]:
    """All quotations of a text, in order; nested ones are part of the outer one."""
    found: list[Quoted] = []
    for start, end in paragraphs(text):
        found += _double(text, start, end)
    singles = [q for start, end in paragraphs(text) for q in _single(text, start, end, found)] if any(c in text for c in "‘'") else []
    return sorted([*found, *singles], key=lambda q: q.start)


def _double(text: str, start: int, end: int) -> list[Quoted]:
    out: list[Quoted] = []
    opened: int | None = None  # index after the opening mark
    mark, i = "", start
    while i < end:
        c = text[i]
        width = 2 if text.startswith(("''", "``"), i) else 1
        if c == '"' or width == 2:
            before = text[i - 1] if i > start else " "
            after = text[i + width] if i + width < end else " "
            opens = (before.isspace() or before in "([{—–-/:‘'") and not after.isspace()
            if opened is not None and (not opens or _ends(text, opened, i)) and mark in ('"', "''"):
                out.append(_made(text, opened, i, opened - len(mark), i + width, start, end))
                opened = None
            elif (opens and (opened is None or mark == '"')) or (opened is None and after.isspace() is False and not before.isalnum()):
                opened, mark = i + width, '"' if width == 1 else "''"
        elif c in OPENING and opened is None:
            opened, mark = i + 1, c
        elif opened is not None and mark in OPENING and c in OPENING[mark]:
            out.append(_made(text, opened, i, opened - 1, i + 1, start, end))
            opened = None
        elif c in OPENING and mark in OPENING:
            opened, mark = i + 1, c
        i += width
    if opened is not None and end - opened > 1 and len(text[opened:end].split()) >= 3:
        quote = _made(text, opened, end, opened - len(mark), end, start, end)
        quote.open = True
        out.append(quote)
    return [q for q in out if q.end > q.start and q.end - q.start <= LONGEST]


def _ends(text: str, opened: int, at: int) -> bool:
    """Whether an ambiguous mark closes: punctuation stands before it."""
    before = text[at - 1]
    return before in ".,!?…;:" or at + 1 >= len(text)


def _made(text: str, first: int, last: int, outer: int, outer_end: int, start: int, end: int) -> Quoted:
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return Quoted(first, last, (max(outer, start), outer_end), (start, end))


def _single(text: str, start: int, end: int, doubles: list[Quoted]) -> list[Quoted]:
    """Quotations in single marks outside the double ones: the closing mark is the first that no letter follows,
    preferring one after punctuation, so that apostrophes do not close."""
    inside = [q.outer for q in doubles if q.outer[0] < end and q.outer[1] > start]
    out: list[Quoted] = []
    i = start
    while i < end:
        c = text[i]
        if c not in "‘'" or any(a <= i < b for a, b in inside) or (i > start and not (text[i - 1].isspace() or text[i - 1] in "([—–-")):
            i += 1
            continue
        if i + 1 >= end or not (text[i + 1].isalpha() or text[i + 1] in "[…"):
            i += 1
            continue
        limit = min([a for a, _ in inside if a > i] + [end, i + LONGEST])
        close = _closing(text, i + 1, limit, "’" if c == "‘" else "'")
        if close is None:
            i += 1
            continue
        made = _made(text, i + 1, close, i, close + 1, start, end)
        made.single = True
        out.append(made)
        i = close + 1
    return out


def _closing(text: str, start: int, end: int, mark: str) -> int | None:
    first = None
    at = text.find(mark, start, end)
    while at >= 0:
        after = text[at + 1] if at + 1 < len(text) else " "
        if not after.isalnum():
            if text[at - 1] in ".,!?…":
                return at
            if first is None and not (text[at - 1] == "s" and after == " " and text.find(mark, at + 1, min(end, at + 400)) > 0):
                first = at
                if after in ".,;:!?)" or at - start < 60:
                    return at
        at = text.find(mark, at + 1, end)
    return first
