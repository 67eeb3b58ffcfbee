"""How likely a draft's matter is said to be."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.reader.certainty.scale import Estimate
from dateline.reader.reading import Draft, LikelihoodFound, Reading

CARRIED = {"xcomp", "acomp", "oprd", "attr", "ccomp", "acl", "pobj", "prep", "pcomp"}
NAMES = {"possible", "potential", "likely", "probable"}


def likelihood(reading: Reading, draft: Draft, near: list[Estimate]) -> LikelihoodFound | None:
    """The words for how likely it is, with their range; ``near`` are the estimates of the draft's sentence. None for a plain statement."""
    if not near:
        return None
    doc = reading.doc
    first, last = draft.cue
    best: tuple[tuple[bool, bool, int], Estimate] | None = None
    for estimate in near:
        inside = estimate.first < last and first < estimate.last
        if not inside and not _speaks_of(doc[estimate.last - 1], doc[draft.head], draft, estimate):
            continue
        rank = (estimate.low is not None, inside, -abs(estimate.first - draft.head))
        if best is None or rank > best[0]:
            best = (rank, estimate)
    if best is None:
        return None
    found = best[1]
    return LikelihoodFound(reading.words((found.first, found.last)), found.low, found.high)


def _speaks_of(word: Token, head: Token, draft: Draft, estimate: Estimate) -> bool:
    """Whether estimative words bear on a predicate: as its auxiliary or adverb, or as the word that governs it."""
    if estimate.number and draft.kind != "forecast":
        return False
    token = word
    for _ in range(4):
        if token.head == head:
            if token.dep_ in ("aux", "advmod", "npadvmod", "neg"):
                return True
            return token.dep_ in ("amod", "prep", "acomp", "attr", "oprd", "dep", "intj", "quantmod") and (
                draft.kind == "forecast" or head.pos_ in ("NOUN", "PROPN") or token.dep_ == "prep"
            )
        if token.pos_ not in ("ADV", "ADP", "ADJ", "NOUN", "CCONJ", "SCONJ") or token.head == token:
            break
        token = token.head
    token = head
    for _ in range(3):
        above = token.head
        if above == token or token.dep_ not in CARRIED:
            return False
        if token.dep_ == "ccomp" and above.pos_ == "VERB" and above.lemma_ not in ("be", "seem", "appear", "look"):
            return above == word
        if above == word or (
            word.head == above
            and word.dep_ in ("acomp", "advmod", "aux", "oprd")
            and above.pos_ in ("AUX", "VERB")
            and token.dep_ in ("xcomp", "ccomp", "acomp")
        ):
            return True
        token = above
    return False
