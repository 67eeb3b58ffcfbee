"""Classes of words and phrases as the data files list them: what the small vocabularies have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Words = frozenset[str]
Phrase = tuple[str, ...]
Phrases = dict[str, list[Phrase]]  # by first word, longest first


def word_classes(data: Mapping[str, Any], names: Iterable[str] | None = None) -> dict[str, Words]:
    """The listed classes as sets; all of them without ``names``. Raises ``KeyError`` where the data lacks one."""
    return {name: frozenset(data[name]) for name in (data if names is None else names)}


def phrases(texts: Iterable[str], *, hyphens: bool = False) -> tuple[Phrase, ...]:
    """Phrases as words, longest first; with ``hyphens``, cut as the language pipeline cuts them: a hyphen is a word."""
    return tuple(sorted((tuple((t.replace("-", " - ") if hyphens else t).split()) for t in texts), key=len, reverse=True))


def by_first(texts: Iterable[str]) -> Phrases:
    """Phrases by their first word, hyphens as words of their own."""
    out: Phrases = {}
    for words in phrases(texts, hyphens=True):
        out.setdefault(words[0], []).append(words)
    return out
