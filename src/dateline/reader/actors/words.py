"""The folded words of a document and where the wordings of a vocabulary stand in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, TypeVar

from spacy.tokens import Doc, Span

from dateline.knowledge.wording import words_of


class Worded(Protocol):
    """Anything known by a sequence of folded words."""

    @property
    def words(self) -> tuple[str, ...]: ...


W = TypeVar("W", bound=Worded)


class Indexed(Protocol[W]):
    """From a first word to wordings, longest first."""

    def get(self, word: str, /) -> list[W] | None: ...


class Words:
    """The words of a document: ``words[k]`` stands in token ``tokens[k]``. Hyphens inside words are passed over."""

    def __init__(self, doc: Doc | Span) -> None:
        self.words: list[str] = []
        self.tokens: list[int] = []
        words, tokens = self.words, self.tokens
        glued = False  # whether the token before runs on without a blank
        for token in doc:
            low = token.lower_
            if low.isascii() and low.isalpha():
                words.append(low)
                tokens.append(token.i)
            else:
                parts = words_of(low)
                if low in ("'s", "'") and glued:
                    pass
                elif parts:
                    words.extend(parts)
                    tokens.extend([token.i] * len(parts))
                elif not (glued and not token.whitespace_ and low in ("-", "'", "–")):
                    words.append("")
                    tokens.append(token.i)
            glued = not token.whitespace_

    def hits(self, index: Indexed[W], *, inside: bool = False) -> Iterator[tuple[int, int, list[W]]]:
        """Where wordings stand, the longest first and without overlap: first token, last token (half-open), those of one length.

        ``inside`` lets a wording begin or end within a token ("U.S.-backed").
        """
        words, tokens, size = self.words, self.tokens, len(self.words)
        at = 0
        while at < size:
            rows = index.get(words[at])
            if not rows or (not inside and at and tokens[at - 1] == tokens[at]):
                at += 1
                continue
            found: list[W] = []
            length = 0
            for row in rows:
                n = len(row.words)
                if n < length:
                    break
                if n > size - at or (n > 1 and tuple(words[at : at + n]) != row.words):
                    continue
                if not inside and at + n < size and tokens[at + n] == tokens[at + n - 1]:
                    continue
                length = n
                found.append(row)
            if not found:
                at += 1
                continue
            yield tokens[at], tokens[at + length - 1] + 1, found
            at += length
