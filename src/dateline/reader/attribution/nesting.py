"""Which attribution stands within which: the outer one of each, and the innermost one of each word."""

from __future__ import annotations

from bisect import bisect_left

from dateline.reader.reading import AttributionMention, Reading


def nest(reading: Reading) -> None:
    """Set ``outer`` of attributions that stand in what another says, and ``reading.said_at``."""
    doc = reading.doc
    starts = [t.idx for t in doc]
    said: list[AttributionMention | None] = [None] * len(doc)
    ordered = sorted(reading.attributions, key=lambda a: (-sum(e - s for s, e in a.content), a.outer is not None, a.cue or (0, 0)))
    for a in ordered:
        at = bisect_left(starts, a.cue[0]) if a.cue else None
        around = said[at] if at is not None and at < len(said) else None
        if around is not None and not _within(around, a):
            top = _top(a)
            if top is not around and _top(around) != top and not _within(around, top):
                top.outer = around
        own = range(bisect_left(starts, a.cue[0]), bisect_left(starts, a.cue[1])) if a.cue else range(0)
        for start, end in a.content:
            for i in range(bisect_left(starts, start), bisect_left(starts, end)):
                if i not in own:
                    said[i] = a
    reading.said_at = said


def _top(a: AttributionMention) -> AttributionMention:
    for _ in range(12):
        if a.outer is None:
            return a
        a = a.outer
    return a


def _within(a: AttributionMention | None, b: AttributionMention) -> bool:
    """Whether ``b`` is ``a`` or one of those around it."""
    for _ in range(12):
        if a is None:
            return False
        if a is b:
            return True
        a = a.outer
    return True
