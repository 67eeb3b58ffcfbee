"""Tolls told by a verb that the parser takes for a noun: "the dead number 230"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.reader.events.counts import count_of
from dateline.reader.events.tolls import DEAD_PLURAL, HURT, Toll, mishap_near
from dateline.reader.events.write import add_toll, draft, fill
from dateline.reader.reading import Draft, Reading


def numbering(reading: Reading, word: Token) -> Toll | None:
    """ "The dead number 230", where the parser takes the verb for a noun: a word of the dead before it, a bare number after."""
    if word.i == 0 or word.i + 1 >= len(word.doc) or not word.nbor(1).like_num or word.nbor(-1).dep_ == "det":
        return None
    after = word.nbor(2) if word.i + 2 < len(word.doc) else None
    if after is not None and after.pos_ in ("NOUN", "PROPN") and after.dep_ != "nsubj":
        return None
    before = list(word.sent[: word.i - word.sent.start])
    subject = next((t for t in before[:3] if t.lower_ in DEAD_PLURAL), None)
    if subject is None or any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in before) or mishap_near(word):
        return None
    count = count_of(reading, word.nbor(1), bare_one=False)
    return {"injured" if subject.lower_ in HURT else "killed": count} if count is not None else None


def numbered(reading: Reading, word: Token, toll: Toll) -> Draft:
    """The toll of "the dead number 230"."""
    made = draft(reading, word, (word.i, word.i + 2), "ASSAULT", "event.assault.toll.number/1")
    made.clause = (min(made.clause[0], word.sent.start), max(made.clause[1], word.i + 2))
    fill(made, [], [], [])
    add_toll(made, toll)
    return made
