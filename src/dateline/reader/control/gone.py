"""Losses that are told without a word for it: "Jalula had gone by noon", "the first port to go; Kismayo followed"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.reader.control.clause import doers, is_time
from dateline.reader.control.factual import standing
from dateline.reader.control.found import Found
from dateline.reader.reading import Reading
from dateline.reader.territory import places_of


def find_echo(reading: Reading, word: Token, before: list[Found]) -> Found | None:
    """ "The hospital was theirs, and so was the bridge", "Kunduz fell, as did Taloqan": the same is said of another place."""
    verb = word.nbor(1) if word.i + 1 < len(reading.doc) else word
    if verb.lemma_ not in ("be", "do", "have") or not any(c.dep_ in ("nsubj", "nsubjpass") and c.i > verb.i for c in verb.children):
        return None
    if any(c.dep_ in ("dobj", "acomp", "attr", "xcomp", "ccomp", "neg") for c in verb.children):
        return None
    told = max((f for f in before if f.cue[1] <= word.i), key=lambda f: f.cue, default=None)
    if told is None or (told.head.sent.start < word.sent.start and told.head.sent.end != word.sent.start):
        return None
    places = [p for p in places_of(reading, doers(reading, verb)) if p.place is not None]
    if not places or standing(verb, told.change) is None:
        return None
    cue = (word.i, verb.i + 1)
    return Found(told.change, verb, cue, f"control.{told.change}.echo/1", places, told.holder, told.previous, modality=told.modality)


def find_ellipsis(reading: Reading, verb: Token, before: Found | None) -> Found | None:
    """ "X is in rebel hands. Y is not.": the same, denied, of another place."""
    if verb.lemma_ not in ("be", "do", "have") or before is None or before.head.sent.end < verb.sent.start:
        return None
    parts = {c.dep_ for c in verb.children}
    if "neg" not in parts or parts - {"nsubj", "neg", "punct", "cc", "advmod", "mark"}:
        return None
    near = before.head.sent.start == verb.sent.start
    places = [p for p in places_of(reading, doers(reading, verb)) if p.place is not None and (p.named or near)]
    if not places or standing(verb, before.change) is None:
        return None
    cue = (verb.i, min(verb.i + 2, len(reading.doc)))
    return Found(before.change, verb, cue, f"control.{before.change}.ellipsis/1", places, before.holder, before.previous)


def find_gone(reading: Reading, verb: Token, before: Found | None) -> Found | None:
    """ "X had gone by noon", "was the first port to go": lost, said without saying so; "Y followed" after such a statement."""
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
    told = any(c.dep_ == "aux" and c.lower_ in ("had", "has", "have") for c in verb.children) or (
        verb.lower_ == "gone" and any(c.dep_ == "auxpass" for c in verb.children)
    )
    if not follows and not first and not told:
        return None
    places = [p for p in places_of(reading, doers(reading, verb)) if p.place is not None and (p.named or first) and p.area is None]
    if not places or standing(verb, "lost") is None:
        return None
    change = "lost" if not follows or before is None else before.change
    return Found(change, verb, (verb.i, verb.i + 1), f"control.{change}.{verb.lemma_}/1", places)
