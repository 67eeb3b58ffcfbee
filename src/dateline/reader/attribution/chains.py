"""Stage chains: on whose word each statement stands."""

from __future__ import annotations

from bisect import bisect_left

from dateline.reader.attribution.carry import carried
from dateline.reader.attribution.governing import governing
from dateline.reader.identity import first_of
from dateline.reader.reading import AttributionMention, Draft, Reading

CALLING = frozenset({"call", "describe", "characterize", "characterise", "term", "dub", "label", "brand", "dismiss"})
THOUGHT = frozenset({"believe", "doubt"})
SPEECH_ACTS = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN"})


class Chains:
    """Fills ``chain`` of every draft: the links of the attributions that govern it, the one nearest the reader first."""

    name = "chains"
    needs: tuple[str, ...] = ("attributions", "statements")
    adds: tuple[str, ...] = ("statements.chain",)

    def __call__(self, reading: Reading) -> None:
        later = carried(reading)
        thoughts = _thoughts(reading)
        for draft in reading.statements:
            found = sources_of(reading, draft)
            if draft.kind in ("forecast", "assessment") or draft.casualties:
                own = next(
                    (a for i in (draft.head, *range(*draft.cue)) if (a := thoughts.get(i)) and (draft.casualties or a.stance in THOUGHT)),
                    None,
                )
                if own is not None and own not in found:
                    found = vouching([*governing(reading, draft.head), own])
            if not found and draft.kind in ("forecast", "assessment"):
                found = [a for a in governing(reading, draft.head) if a.stance == "judge" and a.source and a.source.verb in CALLING][-1:]
            if not found and draft.head in later:
                found = later[draft.head]
                draft.note("chain", "the report goes on with what the source of the sentence before says")
            draft.chain = [a.source for a in found if a.source is not None]
            for a in found:
                if a.source is not None:
                    cue = reading.text[slice(*a.cue)] if a.cue else "told or cited"
                    draft.note("chain", f"{reading.text[a.source.start : a.source.end]!r} by {cue!r}")


def _thoughts(reading: Reading) -> dict[int, AttributionMention]:
    """By the token of their cue, attributions that a statement may be headed by: "he doubted that", "they put the dead at"."""
    starts = [t.idx for t in reading.doc]
    return {bisect_left(starts, a.cue[0]): a for a in reading.attributions if a.cue and a.vouched}


def sources_of(reading: Reading, draft: Draft) -> list[AttributionMention]:
    """The attributions that stand for a draft, outermost first."""
    found = vouching(governing(reading, draft.head))
    if not found and draft.event_type not in SPEECH_ACTS:
        for i in range(*draft.cue):
            if found := vouching(governing(reading, i)):
                break
    return found


def vouching(found: list[AttributionMention]) -> list[AttributionMention]:
    """Of attributions around a word those on whose word it stands: no judgements and wishes, nothing below a denial
    ("denied reports that"), no source twice."""
    out: list[AttributionMention] = []
    for a in found:
        if not a.vouched:
            continue
        if a.source is not None and not any(b.source is not None and first_of(b.source) is first_of(a.source) for b in out):
            out.append(a)
        if a.stance == "deny":
            break
    return out
