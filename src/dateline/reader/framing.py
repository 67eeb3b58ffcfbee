"""Loaded wording: where the report takes a side by the words that it chooses.

A word inside a verbatim quotation, or set in quotation marks by the report, is the source's wording and is not marked. In
indirect speech ("the army said it had cleared the terrorists") the words are the report's own, and are.
"""

from __future__ import annotations

from bisect import bisect_left

from spacy.tokens import Token

from dateline.knowledge.framing import Wording, wording
from dateline.reader.reading import Chars, Draft, Range, Reading
from dateline.reader.syntax import direct_objects


class Framing:
    """Marks loaded wording in the clause of each statement. The record's own terms stay plain: "liberated" is `gained`."""

    name = "framing"
    needs: tuple[str, ...] = ("quotes", "places", "statements")
    adds: tuple[str, ...] = ("statements.framing",)

    def __call__(self, reading: Reading) -> None:
        if not reading.statements:
            return
        spans = loaded(reading)
        starts = [first for first, _ in spans]
        for draft in reading.statements:
            draft.framing = [reading.chars(s) for s in self._near(reading, draft, spans, starts)]
            for span in draft.framing:
                draft.note("framing", f"the report's own word {reading.text[slice(*span)]!r}")

    @staticmethod
    def _near(reading: Reading, draft: Draft, spans: list[Range], starts: list[int]) -> list[Range]:
        first, last = min(draft.clause[0], draft.cue[0]), max(draft.clause[1], draft.cue[1])
        return [s for s in spans[bisect_left(starts, first) : bisect_left(starts, last)] if s[1] <= last]


def loaded(reading: Reading) -> list[Range]:
    """Token ranges of loaded wording outside quotations, in the order of the text."""
    words = wording()
    quoted = sorted((q.start, q.end) for q in reading.quotes)
    out: list[Range] = []
    lower = [t.lower_ for t in reading.doc]
    last = 0
    for token in reading.doc:
        if token.i < last:
            continue
        end = _phrase(lower, token.i, words) or (token.i + 1 if _word(reading, token, words) else 0)
        if end and not _quoted(reading, token, end, quoted):
            out.append((token.i, end))
            last = end
    return out


def _phrase(lower: list[str], at: int, words: Wording) -> int:
    for phrase in words.phrases.get(lower[at], ()):
        end = at + len(phrase)
        if tuple(lower[at:end]) == phrase:
            return end
    return 0


def _word(reading: Reading, token: Token, words: Wording) -> bool:
    pos = token.pos_
    if pos not in ("VERB", "NOUN", "ADJ", "PROPN", "ADV"):
        return False
    lemma, low = token.lemma_.lower(), token.lower_
    if pos == "VERB":
        if lemma in words.verbs:
            return True
        return (
            lemma in words.verbs_of_places
            and lemma not in ("return", "recover")
            and any(reading.place_at[o.i] is not None for o in direct_objects(token))
        )
    if pos == "PROPN" and not (low in words.nouns and token.ent_type_ == ""):
        return False
    previous = token.doc[token.i - 1] if token.i else None
    if previous is not None and previous.text == "-" and token.whitespace_ != "" and low == "regime":
        return False  # "anti-regime": the other side of a name
    if low in words.adjectives or (pos == "ADJ" and lemma in words.adjectives):
        if low in words.adjectives_of_parties:
            return token.dep_ == "amod" and token.head.lemma_.lower() in words.parties
        return token.dep_ in ("amod", "compound") or low == "so-called"
    if lemma in words.nouns:
        return not (previous is not None and previous.lemma_.lower() in words.not_before)
    return False


def _quoted(reading: Reading, token: Token, end: int, quoted: list[Chars]) -> bool:
    """Whether the words stand in a quotation, or in quotation marks of their own."""
    start = token.idx
    at = bisect_left(quoted, (start + 1, 0)) - 1
    if at >= 0 and quoted[at][0] <= start < quoted[at][1]:
        return True
    doc = reading.doc
    before = next((doc[i] for i in range(token.i - 1, max(token.i - 4, -1), -1) if doc[i].is_quote), None)
    after = next((doc[i] for i in range(end, min(end + 3, len(doc))) if doc[i].is_quote), None)
    return before is not None and after is not None
