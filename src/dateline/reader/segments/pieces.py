"""Parts within a paragraph: its run-in head and its questions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.reader.reading import Reading
from dateline.reader.segments.patterns import ABBREVIATED, NUMBERED

STOP = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s|$)|[\"“«]")
HEAD = re.compile(r"([^.:!?\n\"“”]{2,60})[.:]\s+(?=[A-Z0-9\"“])")


def run_in_head(reading: Reading, start: int, end: int) -> int:
    """Length of a head that opens a paragraph ("3. Air strikes. Aircraft ..."), or 0. It has no finite verb."""
    text = reading.text[start:end]
    number = NUMBERED.match(text)
    at = number.end() if number else 0
    head = HEAD.match(text, at)
    if not head or len(head[1].split()) > 7 or ABBREVIATED.search(text[: head.end(1) + 1]) or not head[1][0].isupper():
        return at
    span = reading.doc.char_span(start + at, start + head.end(1), alignment_mode="expand")
    if (
        span is None
        or any(t.pos_ in ("VERB", "AUX") and t.tag_ not in ("VBG", "VBN") for t in span)
        or any(t.dep_ == "nsubj" and t.head.pos_ == "VERB" for t in span)
    ):
        return at
    if not number and text[head.end(1)] == ":" and not span.text.isupper() and len(span) > 3:
        return at
    return head.end()


def questions(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """(start, end, asked) of the stretches of a paragraph, cut at its questions."""
    if text.find("?", start, end) < 0:
        yield start, end, False
        return
    since = fresh = start
    for stop in STOP.finditer(text, start, end):
        if stop[0][0] in '"“«' or (stop[0][0] == "." and ABBREVIATED.search(text, max(start, stop.start() - 8), stop.start() + 1)):
            if stop[0][0] in '"“«':
                fresh = stop.start()
            continue
        if stop[0][0] == "?":
            if fresh > since:
                yield since, fresh, False
            yield fresh, stop.end(), True
            since = stop.end()
        fresh = stop.end()
    if since < end:
        yield since, end, False
