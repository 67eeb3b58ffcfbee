"""From tokens to stretches of text."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from dateline.reader.reading import Chars

EDGE = frozenset(",;:-–—)(./'\"`")


def runs(doc: Doc, tokens: Iterable[int]) -> list[Chars]:
    """Character spans of the unbroken runs of some tokens, without punctuation and blanks at their edges; runs that only
    punctuation parts are one."""
    indexes = sorted(set(tokens))
    groups: list[list[int]] = []
    for i in indexes:
        if groups and all(doc[k].is_punct or doc[k].is_space for k in range(groups[-1][-1] + 1, i)) and i - groups[-1][-1] <= 3:
            groups[-1].append(i)
        else:
            groups.append([i])
    return [span for g in groups if (span := trimmed(doc, g[0], g[-1] + 1))]


def trimmed(doc: Doc, first: int, last: int) -> Chars | None:
    """Character span of a token range without punctuation and blanks at its edges, or None where nothing is left."""
    while first < last and (doc[first].is_space or doc[first].text in EDGE):
        first += 1
    while last > first and (doc[last - 1].is_space or doc[last - 1].text in EDGE):
        last -= 1
    return (doc[first].idx, doc[last - 1].idx + len(doc[last - 1])) if first < last else None


def subtree(token: Token) -> set[int]:
    """Indexes of a token and all below it."""
    return {t.i for t in token.subtree}


def merged(spans: Iterable[Chars]) -> list[Chars]:
    """Spans in order, overlapping ones joined."""
    out: list[Chars] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


def overlap(a: Chars, b: Chars) -> int:
    """Characters that two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))
