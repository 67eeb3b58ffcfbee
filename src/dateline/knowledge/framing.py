"""Wording that takes a side: `data/framing.yaml`, loaded and checked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dateline.knowledge.compiled import DATA, load_yaml

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Wording:
    """Lemmas by part of speech; ``phrases``: first word to the phrases that start with it, longest first."""

    verbs: Words
    verbs_of_places: Words
    nouns: Words
    adjectives: Words
    adjectives_of_parties: Words
    parties: Words
    not_before: Words
    phrases: dict[str, list[tuple[str, ...]]]


@lru_cache(maxsize=1)
def wording() -> Wording:
    """The vocabulary. Raises ``KeyError`` where the data file lacks a class."""
    data = load_yaml(DATA / "framing.yaml")
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted((tuple(p.replace("-", " - ").split()) for p in data["phrases"]), key=len, reverse=True):
        phrases.setdefault(words[0], []).append(words)
    classes = {
        name: frozenset(data[name])
        for name in ("verbs", "verbs_of_places", "nouns", "adjectives", "adjectives_of_parties", "parties", "not_before")
    }
    return Wording(phrases=phrases, **classes)
