"""What an undated sentence carries over from the one before: deaths are those of the attack just told, "one of them" is of its day."""

from __future__ import annotations

from dateline.reader.reading import Draft, Reading, WhenFound
from dateline.reader.times.clauses import tense

CASUALTY = frozenset(["die", "kill", "wound", "injure", "drown", "perish", "maim", "hurt"])
BACK_WORDS = frozenset({"there", "one", "both", "neither", "none", "some", "two", "three"})
NARROW = 3  # days


def carried(reading: Reading, drafts: list[Draft]) -> list[tuple[Draft, WhenFound]]:
    """(draft, time) of undated sub-events that go with the dated event told right before them. ``drafts`` are in text order."""
    out: list[tuple[Draft, WhenFound]] = []
    last: Draft | None = None
    for draft in drafts:
        if draft.when and draft.when.time and draft.kind in ("event", "control") and draft.asserted and draft.modality == "actual":
            when = draft.when
            last = draft if when.earliest and when.latest and (when.latest - when.earliest).days < NARROW else None
            continue
        if (
            last is None
            or last.when is None
            or draft.kind != "event"
            or draft.modality != "actual"
            or draft.when is None
            or draft.when.time
        ):
            continue
        if draft.when.earliest is not None or not _next_to(reading, last, draft):
            continue
        if _goes_on(reading, draft):
            out.append((draft, WhenFound(last.when.earliest, last.when.latest, last.when.time, last.when.text)))
    return out


def _next_to(reading: Reading, before: Draft, after: Draft) -> bool:
    """Whether two statements stand in one paragraph, in the same sentence or in neighbouring ones."""
    a, b = before.head, after.head
    if not 0 < b - a < 60:
        return False
    starts = 0
    for i in range(a + 1, b + 1):
        token = reading.doc[i]
        if token.is_space and token.text.count("\n") > 1:
            return False
        starts += bool(token.is_sent_start)
    return starts < 2


def _goes_on(reading: Reading, draft: Draft) -> bool:
    """Whether a statement tells what came of the event before it."""
    head = reading.doc[draft.head]
    if tense(head) != "past" or any(a.lower_ in ("had", "'d") for a in head.children if a.dep_ == "aux"):
        return False
    if head.lemma_ in CASUALTY:
        return True
    return any(
        (c.lower_ == "there" and c.dep_ == "advmod")
        or (c.lower_ in ("one", "both") and c.dep_.startswith("nsubj") and c.pos_ in ("NUM", "PRON", "DET", "NOUN"))
        for c in head.children
    )
