"""Numbers as reports write them before a unit of time: "48", "twenty-five", "two to three", "a few", "two and a half"."""

from __future__ import annotations

from spacy.tokens import Doc

from dateline.knowledge.times import TimeWords
from dateline.reader.times.expression import Quantity
from dateline.reader.times.pieces import Pieces

DASHES = frozenset({"-", "–", "—"})
ORDINAL_ENDS = ("st", "nd", "rd", "th")


class Numerals:
    """Numbers at a position. Every method takes the index of a piece and gives what it read and where it ended."""

    def __init__(self, pieces: Pieces, doc: Doc, words: TimeWords) -> None:
        self.p = pieces
        self.low = pieces.low
        self.doc = doc
        self.w = words

    def tag(self, i: int) -> str:
        """The fine part-of-speech tag of a piece ("" beyond the end)."""
        return self.doc[self.p.token[i]].tag_ if 0 <= i < self.p.size else ""

    def capital(self, i: int) -> bool:
        """Whether the piece begins with a capital letter (no beyond the end)."""
        return 0 <= i < self.p.size and self.doc[self.p.token[i]].text[:1].isupper()

    def before(self, i: int) -> str:
        """The word before."""
        return self.low[i - 1] if i else ""

    def figure(self, i: int) -> int | None:
        """A whole number in figures."""
        w = self.low[i]
        return int(w) if w.isdecimal() and len(w) < 7 else None

    def ordinal(self, i: int) -> tuple[int, int] | None:
        """(number, next) of "5th" or "twenty-first"."""
        w = self.low[i]
        if w in self.w.ordinals:
            return self.w.ordinals[w], i + 1
        if w[-2:] in ORDINAL_ENDS and w[:-2].isdecimal():
            return int(w[:-2]), i + 1
        if w in ("twenty", "thirty") and self.low[i + 1] in DASHES and self.low[i + 2] in self.w.ordinals:
            return self.w.numbers[w] + self.w.ordinals[self.low[i + 2]], i + 3
        return None

    def cardinal(self, i: int) -> tuple[float, int] | None:
        """(number, next) of "48", "2.5", "1,000", "twenty-five", "a hundred and ten"."""
        w = self.low[i]
        if w[:1].isdigit():
            plain = w.replace(",", "")
            if plain.isdecimal():
                return (float(plain), i + 1) if len(plain) < 7 else None
            if plain.count(".") == 1 and plain.replace(".", "").isdecimal() and len(plain) < 8:
                return float(plain), i + 1
            return None
        n, at = self.w.numbers.get(w, 0), i + 1
        if not n:
            if w in self.w.multipliers:
                at = i
            elif w != "a" or self.low[i + 1] not in self.w.multipliers:
                return None
            n = 1
        if n >= 20:
            k = at + (self.low[at] in DASHES)
            small = self.w.numbers.get(self.low[k], 0)
            if 0 < small < 10:
                n, at = n + small, k + 1
        if m := self.w.multipliers.get(self.low[at]):
            n, at = n * m, at + 1
            k = at + (self.low[at] == "and")
            if self.low[k] in self.w.numbers and (more := self.cardinal(k)) and more[0] < m:
                n, at = n + int(more[0]), more[1]
        return float(n), at

    def quantity(self, i: int, article: bool = True) -> tuple[Quantity, int] | None:
        """(quantity, next) of a number before a unit; ``article`` admits "a" and "an" for one."""
        w = self.low[i]
        if w in ("a", "an") and article:
            k = i + 1
            if self.low[k] == "couple":
                return Quantity(2, 3, True), k + 1 + (self.low[k + 1] == "of")
            if self.low[k] == "few":
                return Quantity(3, 3, True), k + 1
            if self.low[k] == "dozen":
                return Quantity(12, 12), k + 1
            if self.low[k] == "half":
                return Quantity(0.5, 0.5), k + 1 + (self.low[k + 1] in DASHES)
            if self.low[k] not in self.w.multipliers:
                return Quantity(1, 1), k
        if w == "half":
            k = i + 1
            return Quantity(0.5, 0.5), k + (self.low[k] in ("a", "an"))
        if w == "couple":
            return Quantity(2, 3, True), i + 1 + (self.low[i + 1] == "of")
        if w in ("dozens", "scores", "hundreds", "thousands"):
            return (Quantity(24, 60, True), i + 2) if self.low[i + 1] == "of" else None
        if w in self.w.vague:
            return Quantity(self.w.vague[w], self.w.vague[w], True), i + 1
        first = self.cardinal(i)
        if first is None:
            return None
        n, at = first
        if self.low[at] == "and" and self.low[at + 1] in ("a", "one", "half"):
            k = at + 1 + (self.low[at + 1] != "half")
            if self.low[k] == "half":
                return Quantity(n + 0.5, n + 0.5), k + 1
        k = at
        if self.low[k] in DASHES:
            k += 1
        joined = self.low[k] in ("to", "or", "and") or (k > at and self.low[k][:1].isdigit())
        if joined:
            k += self.low[k] in ("to", "or", "and")
            k += self.low[k] in DASHES
            second = self.cardinal(k)
            if second and second[0] > n:
                return Quantity(n, second[0]), second[1]
        if self.low[at] == "or" and self.low[at + 1] == "so":
            return Quantity(n, n, True), at + 2
        return Quantity(n, n), at
