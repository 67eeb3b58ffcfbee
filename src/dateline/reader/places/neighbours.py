"""Capitalised neighbours of a name: those of a body, a person or a longer name speak against a place, those of an authority for it."""

from __future__ import annotations

from spacy.tokens import Doc

from dateline.knowledge.places import PlaceWords
from dateline.reader.places.spans import Span, is_name

LOCAL = frozenset({"GPE", "LOC", "FAC"})  # labels of places
FAR = 12


def company(doc: Doc, span: Span, label: str, words: PlaceWords) -> list[tuple[float, str]]:
    """Evidence of capitalised neighbours: a body's, a person's, a longer name's."""
    out = []
    first, last = span.whole
    ent = _entity(doc, span)
    if span.found and authority(doc, span, words) is not None and (ent is None or ent[0] >= first - 1):
        ent = None
    if ent is not None and (ent[0] < first or ent[1] > last):
        outer, kind = [doc[i] for i in range(*ent) if not first <= i < last], doc[span.first].ent_type_
        real = [
            t for t in outer if t.text[0].isupper() and t.lower_ not in words.heads and t.lower_ not in words.directions and t.text != "The"
        ]
        if real and kind in ("ORG", "PERSON", "WORK_OF_ART", "PRODUCT", "LAW", "NORP", "EVENT") and not any(t.text == "," for t in outer):
            out.append((-1.6 if kind != "EVENT" else -0.8, f"inside a name of kind {kind}"))
    after = doc[last] if last < len(doc) else None
    if after is not None and is_name(after) and not after.is_sent_start and doc[last - 1].whitespace_:
        low = after.lower_
        body = authority(doc, span, words)
        if body is not None and span.found:
            out.append((0.8, f"its {body}"))
        elif low in words.bodies:
            out.append((-2.2, f"before {after.text}"))
        elif (
            low in words.heads
            or low in words.part
            or low in words.topics
            or after.ent_type_ in ("NORP", "DATE", "TIME")
            or after.pos_ not in ("PROPN", "NOUN")
            or (after.dep_ in ("appos", "conj") and after.ent_type_ != "PERSON")
        ):
            pass
        else:
            out.append(
                (-1.9 if label not in LOCAL or after.ent_type_ == label or doc[last].ent_iob_ == "I" else -0.8, "before another name")
            )
    elif after is not None and after.lower_ in ("university", "bank", "college") and label not in LOCAL:
        out.append((-0.8, "before a body"))
    if after is not None and after.text == "-" and not doc[last - 1].whitespace_ and last + 1 < len(doc) and is_name(doc[last + 1]):
        out.append((-1.2 if label not in LOCAL else -0.3, "first part of a double name"))
    before = doc[first - 1] if first else None
    if before is not None and before.whitespace_ and is_name(before) and not _ends_sentence(doc, first - 1):
        low = before.lower_.rstrip(".")
        if low in words.titles:
            out.append((-2.4, f"after {before.text}"))
        elif low in words.before or low in words.directions or low in words.heads:
            pass
        elif (
            before.pos_ in ("PROPN",)
            and before.ent_type_ not in ("NORP", "DATE", "TIME", "ORDINAL")
            and before.dep_ in ("compound", "nmod", "amod", "flat")
        ):
            out.append((-1.7 if label not in LOCAL or doc[first].ent_iob_ == "I" else -0.6, "after another name"))
    elif before is not None and before.text == "." and first >= 2 and doc[first - 2].lower_ in words.titles:
        out.append((-2.4, "after a title"))
    elif before is not None and before.text == "-" and first >= 2 and not before.whitespace_ and is_name(doc[first - 2]):
        out.append((-1.2 if label not in LOCAL else -0.3, "last part of a double name"))
    if (
        before is not None
        and before.lower_ == "of"
        and first >= 2
        and doc[first - 2].lower_ in words.bodies
        and doc[first - 2].lower_ not in words.authorities
        and is_name(doc[first - 2])
    ):
        out.append((-2.0, "in the name of a body"))
    return out


def authority(doc: Doc, span: Span, words: PlaceWords) -> str | None:
    """The word that makes the name which the span begins that of a body of its own place ("the Ohio Supreme Court"), or None.

    Not for countries, whose bodies are actors, nor after the name of a person or another body.
    """
    if any(f.place.feature == "country" and f.quality < 2 for f in span.found):
        return None
    at = span.whole[1]
    while at < len(doc) and at < span.whole[1] + 5 and is_name(doc[at]) and not doc[at].is_sent_start:
        if doc[at].lower_ in words.authorities:
            return doc[at].text
        if doc[at].lower_ in words.bodies or doc[at].lower_ in words.titles:
            return None
        at += 1
    return None


def _ends_sentence(doc: Doc, at: int) -> bool:
    return at + 1 < len(doc) and bool(doc[at + 1].is_sent_start)


def _entity(doc: Doc, span: Span) -> tuple[int, int] | None:
    """Token range of the pipeline's entity about the span's first token, no farther than `FAR` tokens either way."""
    if not doc[span.first].ent_type_:
        return None
    start = span.first
    while start > max(0, span.first - FAR) and doc[start].ent_iob_ == "I":
        start -= 1
    end = span.first + 1
    while end < min(len(doc), span.last + FAR) and doc[end].ent_iob_ == "I":
        end += 1
    return start, end
