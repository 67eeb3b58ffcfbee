"""Which stretches in quotation marks are speech, which the names of things."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.reader.attribution.found import Found
from dateline.reader.attribution.marks import Quoted


def utterance(text: str, q: Quoted) -> bool:
    """Whether a quotation is speech on its own and not a word or phrase in marks: it ends with punctuation or is long."""
    words = text[q.start : q.end].split()
    last = text[q.end - 1 : q.end]
    after = text[q.outer[1] : q.outer[1] + 1]
    return (
        (last in ",.?!…-—" and (len(words) > 2 or text[q.start : q.start + 1].isupper()))
        or (after in (",", ".") and len(words) > 3 and text[q.start : q.start + 1].isupper())
        or len(words) > 9
        or (text[q.start : q.start + 1].isupper() and len(words) > 4)
        or (q.open and len(words) > 4)
    )


def name_of_thing(text: str, q: Quoted) -> bool:
    """Whether a stretch in marks is the title of a work or a programme: capitals throughout, right behind a word."""
    before = text[q.paragraph[0] : q.outer[0]].rstrip()
    return (
        titled(text, q)
        and bool(before)
        and before[-1].isalnum()
        and text[q.end - 1 : q.end] not in "!?"
        and len(text[q.start : q.end].split()) < 9
    )


def listed(text: str, quotes: Iterable[Quoted], speaker_of: dict[int, Found], given: set[int]) -> list[Quoted]:
    """The quotations to write out: attributed ones, and unattributed speech of five words or more."""
    return [
        q
        for q in quotes
        if (id(q) in speaker_of and (q.start in given or not titled(text, q)) and not name_of_thing(text, q))
        or (utterance(text, q) and not q.single and not q.open and len(text[q.start : q.end].split()) > 4)
    ]


def titled(text: str, q: Quoted) -> bool:
    """Whether a stretch in marks looks like a title: every longer word has a capital."""
    words = [w for w in text[q.start : q.end].split() if len(w) > 3]
    return bool(words) and all(w[0].isupper() or not w[0].isalpha() for w in words)
