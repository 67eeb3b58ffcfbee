"""Names that the gazetteer has not: what their form and the slot in the sentence say. The pipeline often takes small towns for persons."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dateline.knowledge.actors import vocabulary
from dateline.knowledge.places import PlaceWords
from dateline.reader.places.spans import Span
from dateline.reader.syntax import subjects

FIRM = 2.4  # the evidence of a slot in which hardly anything but a place stands
SHORTEST = 6  # letters of a word whose ending tells
PERSONAL = frozenset({"lose", "take", "liberate", "flee", "reach", "approach"})  # what is done to persons too, by others than forces
THROUGH = frozenset({"from", "to", "through", "past", "via", "along"})
PERSONS = frozenset({"prisoner", "hostage", "captive", "alive"})
DOWN = frozenset({"ill", "sick", "silent", "asleep", "victim", "short", "behind", "pregnant", "foul"})


def by_form(span: Span, words: PlaceWords) -> tuple[float, str] | None:
    """Evidence of a word that names of places are made with: "Wad Shaneen", "Nova Stepovna", "Sherabad"."""
    parts = [p for p in span.text.lower().replace("-", " ").replace("'", " ").split() if p]
    if len(parts) > 1 and (parts[0] in words.openers or parts[-1] in words.closers):
        return 0.9, f"{parts[0] if parts[0] in words.openers else parts[-1]} forms names of places"
    last = parts[-1] if parts else ""
    ending = next((last[-n:] for n in range(6, 2, -1) if len(last) >= max(SHORTEST, n + 2) and last[-n:] in words.endings), None)
    return (0.5, f"ends in -{ending}") if ending else None


def firm_slot(doc: Doc, span: Span, leader: Token, before: str, words: PlaceWords) -> str | None:
    """Why hardly anything but a place stands where the name does, or None. ``leader`` heads the list that it is in."""
    if span.last < len(doc) and doc[span.last].text == ":":
        return None  # a speaker
    lower = span.text.lower()
    if lower in words.heads or lower in words.part or acts(span.text):
        return None
    single = span.last - span.first == 1
    governor = leader.head
    lemma = governor.lemma_.lower()
    if leader.dep_ in ("dobj", "nsubjpass") and governor.pos_ == "VERB":
        if any(c.lemma_ in PERSONS for c in governor.children) or _about_person(doc, span):
            return None
        forces = single or lemma not in PERSONAL or any(s.lemma_.lower() in words.forces for s in subjects(governor))
        if lemma in words.grounds and forces:
            return f"object of {lemma}"
        if lemma in words.taking and single and doc[span.first].ent_type_ != "NORP" and not span.text.isupper():
            return f"object of {lemma}"
        return None
    if leader.dep_ == "nsubj" and lemma == "fall" and governor.tag_ in ("VBD", "VBN", "VBZ", "VB"):
        below = [c for c in governor.children if c.i > governor.i]
        if not any(c.dep_ in ("prt", "acomp", "oprd", "dobj", "attr") or c.lower_ in DOWN for c in below) and not any(
            c.dep_ == "prep" and c.lower_ in ("from", "off", "down", "out", "into", "behind", "by") for c in below
        ):
            return "what fell"
    if leader.dep_ == "pobj":
        mover = governor.head.lemma_.lower()
        if before in THROUGH and mover in words.moving:
            return f"{mover} {before}"
        if before == "between" and (mover in words.moving or mover in words.ways):
            return "between two places"
    return None


def acts(name: str) -> bool:
    """Whether the vocabulary of actors knows a name."""
    words = tuple(w for w in name.lower().replace("-", " ").replace("'", " ").split() if w)
    if not words:
        return True
    return any(known.words == words and not (known.short and len(words) == 1) for known in vocabulary().names.get(words[0]) or ())


def _about_person(doc: Doc, span: Span) -> bool:
    """Whether what follows the comma is said of a person: "captured Ann Lee, who ...", "..., 34, ..."."""
    after = span.last
    if after + 2 >= len(doc) or doc[after].text != ",":
        return False
    return any(t.lower_ in ("who", "whose", "whom") or t.like_num for t in doc[after + 1 : after + 2])
