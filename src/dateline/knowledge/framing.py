"""Wording that takes a side: `data/framing.yaml`, loaded and checked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dateline.knowledge.classes import Phrases, Words, by_first, word_classes
from dateline.knowledge.compiled import DATA, load_yaml

CLASSES = ("verbs", "verbs_of_places", "nouns", "adjectives", "adjectives_of_parties", "parties", "not_before")


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
    phrases: Phrases


@lru_cache(maxsize=1)
def wording() -> Wording:
    """The vocabulary. Raises ``KeyError`` where the data file lacks a class."""
    data = load_yaml(DATA / "framing.yaml")
    return Wording(phrases=by_first(data["phrases"]), **word_classes(data, CLASSES))
