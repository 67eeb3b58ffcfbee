"""Losses that are told without a word for it: "Tam Ky had gone the day before", "the first capital to go; Ghazni followed"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.reader.control.clause import doers, is_time
from dateline.reader.control.factual import standing
from dateline.reader.control.found import Found
from dateline.reader.reading import Reading
from dateline.reader.territory import places_of


def find_gone(reading: Reading, verb: Token, before: Found | None) -> Found | None:
    """ "X had gone the day before", "was the first city to go": lost, said without saying so; "Y followed" after such a statement."""
    if any(
        c.dep_ in ("dobj", "acomp", "xcomp", "ccomp", "advcl", "prt", "oprd", "attr") and c.i > verb.i and not is_time(reading, c)
        for c in verb.children
    ):
        return None
    if any(
        c.dep_ == "prep" and not any(is_time(reading, o) for o in c.children) and c.lower_ not in ("without", "like", "after")
        for c in verb.children
    ):
        return None
    follows = verb.lemma_ == "follow"
    if follows and (
        before is None
        or before.change not in ("gained", "lost")
        or (before.head.sent.start < verb.sent.start and before.head.sent.end != verb.sent.start)
    ):
        return None
    first = verb.dep_ in ("acl", "relcl") and verb.tag_ == "VB"
    if not follows and not first and not any(c.dep_ == "aux" and c.lower_ in ("had", "has", "have") for c in verb.children):
        return None
    places = [p for p in places_of(reading, doers(reading, verb)) if p.place is not None and (p.named or first) and p.area is None]
    if not places or standing(verb, "lost") is None:
        return None
    change = "lost" if not follows or before is None else before.change
    return Found(change, verb, (verb.i, verb.i + 1), f"control.{change}.{verb.lemma_}/1", places)
