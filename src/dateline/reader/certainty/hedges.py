"""Hedges: "reportedly", "alleged", "unconfirmed", "believed to"."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Doc, Token

from dateline.knowledge.modality import modality
from dateline.reader.reading import Chars, Draft, Range, Reading

KEY = "dateline.hedges"


@lru_cache(maxsize=1)
def _starts() -> dict[str, list[tuple[str, ...]]]:
    out: dict[str, list[tuple[str, ...]]] = {}
    for phrase in modality().hedges:
        out.setdefault(phrase[0], []).append(phrase)
    return out


def hedges_in(doc: Doc) -> list[Range]:
    """Token ranges of all hedges of a text; kept with it."""
    kept: list[Range] | None = doc.user_data.get(KEY)
    if kept is None:
        kept = doc.user_data[KEY] = []
        starts = _starts()
        words = [t.lower_ for t in doc]
        last = 0
        for i, word in enumerate(words):
            for phrase in starts.get(word, ()):
                if i >= last and tuple(words[i : i + len(phrase)]) == phrase:
                    last = i + len(phrase)
                    kept.append((i, last))
                    break
    return kept


def hedges_of(reading: Reading, draft: Draft, near: list[Range]) -> list[Chars]:
    """The hedges that stand at a draft's predicate, its arguments or right above it; ``near`` are those of its sentence."""
    if not near:
        return []
    doc = reading.doc
    head = doc[draft.head]
    family = {head.i, *(c.i for c in head.children)}
    token = head
    for _ in range(3):
        above = token.head
        if above == token or token.dep_ not in (
            "xcomp",
            "ccomp",
            "acomp",
            "oprd",
            "pobj",
            "prep",
            "dobj",
            "attr",
            "nsubj",
            "conj",
            "acl",
            "pcomp",
        ):
            break
        if token.dep_ == "ccomp" and any(c.dep_ in ("nsubj", "nsubjpass") and c.pos_ != "PRON" for c in above.children):
            break
        family.add(above.i)
        if token.dep_ != "conj":
            family.update(c.i for c in above.children if c.pos_ == "ADV")
        token = above
    return [reading.chars(h) for h in near if _belongs(doc, h, family, draft)]


def _belongs(doc: Doc, hedge: Range, family: set[int], draft: Draft) -> bool:
    token = _head(doc, hedge)
    if draft.cue[0] <= hedge[0] < draft.cue[1] or token.i in family or token.head.i in family:
        return True
    return token.dep_ == "amod" and token.head.head.i in family


def _head(doc: Doc, hedge: Range) -> Token:
    return doc[hedge[0] : hedge[1]].root
