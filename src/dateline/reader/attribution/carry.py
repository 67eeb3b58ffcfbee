"""What carries over from one sentence to the next: the outlet cited, and a source whose account plainly goes on."""

from __future__ import annotations

from bisect import bisect_left

from dateline.reader.attribution.roles import role_noun
from dateline.reader.identity import first_of
from dateline.reader.reading import AttributionMention, LinkMention, Reading

FURTHER = frozenset({"another", "second", "third", "fourth", "other", "one", "others", "colleague", "same"})
CONDITION = frozenset({"if", "unless", "should", "provided", "once"})
INVERTED = frozenset({"should", "were", "had"})  # "should the truce fail, ..."


def carry_outlets(reading: Reading) -> None:
    """Give the outlet through which a source spoke to the same source, and to the further ones beside it ("another
    official"), as long as no other outlet or named source comes between."""
    last: AttributionMention | None = None  # the last attribution of an unnamed source that an outlet stands around
    through: dict[int, AttributionMention] = {}
    placed = sorted((a for a in reading.attributions if a.source is not None and a.cue is not None), key=lambda a: (a.source.start, a.cue))  # type: ignore[union-attr]
    for a in placed:
        source = a.source
        assert source is not None
        if a.outer is None and a.vouched and source.role != "outlet":
            first = first_of(source)
            if id(first) in through and (source is not first) and a.addressee is None:
                a.outer = _channel(through[id(first)], a)
            elif last is not None and _further(reading, source) and a.addressee is None and _beside(reading, last, source):
                a.outer = _channel(last, a)
        if a.outer is not None and a.outer.source is not None and a.outer.source.role == "outlet" and not _same(a.outer.source, source):
            through.setdefault(id(first_of(source)), a.outer)
            if not source.named:
                last = a.outer
            elif a.outer.cue is not None or a.cue is None:
                last = None
        elif a.vouched and source.role not in ("outlet",) and source.same_as is None and not _further(reading, source):
            last = None


def _beside(reading: Reading, last: AttributionMention, source: LinkMention) -> bool:
    """Whether a further source stands near those that an outlet was told by, with no other people named between of whom it may be one."""
    end = _end(last)
    if source.start - end >= 1200:
        return False
    doc = reading.doc
    first = source.first
    while first > 0 and doc[first - 1].idx >= end:
        first -= 1
    linked = {x.head for x in reading.links}
    others = (t for t in doc[first : source.first] if t.dep_ in ("nsubj", "nsubjpass") and t.tag_ == "NNS" and t.i not in linked)
    return not any((role := role_noun(t)) is not None and role.of == "people" for t in others)


def _channel(outer: AttributionMention, a: AttributionMention) -> AttributionMention:
    """The same outlet around another attribution."""
    return AttributionMention(outer.source, None, a.content, stance="neutral")


def _end(a: AttributionMention) -> int:
    return max(end for _, end in a.content) if a.content else 0


def _same(a: LinkMention, b: LinkMention) -> bool:
    return first_of(a) is first_of(b)


def _further(reading: Reading, link: LinkMention) -> bool:
    """Whether a source is one more beside those before: "another official", "a colleague", "one of them"."""
    return not link.named and any(reading.doc[i].lower_ in FURTHER for i in range(link.first, link.last))


def carried(reading: Reading) -> dict[int, list[AttributionMention]]:
    """By token: the attributions that go on in a sentence without a cue of its own. Only where the text shows it: the
    sentence keeps the sequence of tenses of reported speech ("would", "had been") and refers back to the source's matter."""
    doc = reading.doc
    out: dict[int, list[AttributionMention]] = {}
    starts = [t.idx for t in doc]
    cues = sorted(a.cue[0] for a in reading.attributions if a.cue is not None)
    for a in reading.attributions:
        if not a.vouched or a.source is None or a.manner != "indirect" or (a.outer is not None and a.outer.cue is not None):
            continue
        if not a.content:
            continue
        _after_semicolon(reading, a, starts, cues, out)
        last = bisect_left(starts, max(end for _, end in a.content) - 1)
        if not 0 < last < len(doc):
            continue
        sent = doc[min(last, len(doc) - 1)].sent
        following = sent.end
        while following < len(doc) and doc[following].is_space:
            if "\n\n" in doc[following].text:
                following = len(doc)
                break
            following += 1
        if following >= len(doc):
            continue
        nxt = doc[following].sent
        if free_indirect(reading, nxt.start, nxt.end):
            for i in range(nxt.start, nxt.end):
                out.setdefault(i, _around(a))
    return out


def _around(a: AttributionMention) -> list[AttributionMention]:
    around = [a]
    while around[0].outer is not None and len(around) < 6:
        around.insert(0, around[0].outer)
    return around


def _after_semicolon(
    reading: Reading, a: AttributionMention, starts: list[int], cues: list[int], out: dict[int, list[AttributionMention]]
) -> None:
    """ "He argued that A; B": the clause behind the semicolon goes on with the account unless it has a cue of its own."""
    doc = reading.doc
    at = bisect_left(starts, max(*(end for _, end in a.content), a.cue[1] if a.cue else 0))
    end = doc[min(at, len(doc) - 1)].sent.end
    mark = next((i for i in range(at, min(end, at + 14)) if doc[i].text == ";"), None)
    if mark is None or any(doc[i].pos_ == "VERB" for i in range(at, mark)):
        return
    stop = next((i for i in range(mark + 1, end) if doc[i].text == ";"), end)
    if all(reading.said_at[i] is None for i in range(mark + 1, stop)) and not _acts(reading, cues, mark + 1, stop):
        for i in range(mark + 1, stop):
            out.setdefault(i, _around(a))


def _acts(reading: Reading, cues: list[int], first: int, last: int) -> bool:
    """Whether a stretch holds the cue of an attribution."""
    if first >= last:
        return True
    n = bisect_left(cues, reading.doc[first].idx)
    return n < len(cues) and cues[n] <= reading.doc[last - 1].idx


def free_indirect(reading: Reading, first: int, last: int) -> bool:
    """Whether a sentence without cue is in the tense of reported speech: its main verb is "would" with no condition."""
    doc = reading.doc
    if any(reading.said_at[i] is not None for i in range(first, last)):
        return False
    root = doc[first].sent.root
    return any(c.dep_ == "aux" and c.lower_ in ("would", "'d") for c in root.children) and not any(
        c.dep_ == "advcl" and (c.left_edge.lower_ in INVERTED or any(m.lower_ in CONDITION for m in c.children)) for c in root.children
    )
