"""Words of estimative probability and their ranges: `data/estimative.yaml`, loaded and checked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dateline.knowledge.compiled import DATA, load_yaml

Bounds = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Estimative:
    """``phrases``: words of a phrase to (low, high), fractions or null; ``starts``: how long a phrase from a first word can be."""

    phrases: dict[tuple[str, ...], Bounds]
    starts: dict[str, int]
    modals: frozenset[str]
    beside_chance: frozenset[tuple[str, ...]]
    chance_nouns: frozenset[str]
    ranges: dict[str, Bounds]


@lru_cache(maxsize=1)
def estimative() -> Estimative:
    """The scale. Raises ``KeyError`` where a phrase is filed under a class without a range."""
    data = load_yaml(DATA / "estimative.yaml")
    ranges: dict[str, Bounds] = {name: (low, high) for name, (low, high) in data["ranges"].items()}
    phrases: dict[tuple[str, ...], Bounds] = {}
    for base in data["bases"].values():
        for word in base["words"]:
            _put(phrases, word, ranges, base["plain"])
            for degree, adverbs in data["degrees"].items():
                for adverb in adverbs:
                    _put(phrases, f"{adverb} {word}", ranges, base[degree])
    for phrase in data["certain_to"]:
        _put(phrases, phrase, ranges, "almost certain")
    for name, listed in data["phrases"].items():
        for phrase in listed:
            _put(phrases, phrase, ranges, name)
    starts: dict[str, int] = {}
    for words in phrases:
        starts[words[0]] = max(starts.get(words[0], 0), len(words))
    return Estimative(
        phrases,
        starts,
        frozenset(data["modals"]),
        frozenset(split(p) for p in data["beside_chance"]),
        frozenset(data["chance_nouns"]),
        ranges,
    )


def split(phrase: str) -> tuple[str, ...]:
    """A phrase as the language pipeline cuts it: hyphens and slashes between letters stand alone, "n't" and "cannot" are cut."""
    spaced = phrase.replace("-", " - ").replace("can't", "ca n't").replace("cannot", "can not")
    return tuple(spaced.split())


def _put(phrases: dict[tuple[str, ...], Bounds], phrase: str, ranges: dict[str, Bounds], name: str | None) -> None:
    if name is not None:
        phrases[split(phrase)] = ranges[name]
