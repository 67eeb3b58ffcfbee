"""What a forecast says will come about: words and their type of outcome, from `data/outcomes.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dateline.knowledge.compiled import DATA, load_yaml

TYPES = ("collapse", "control", "ceasefire", "agreement", "attack", "withdrawal", "departure", "other")


@dataclass(frozen=True, slots=True)
class Outcomes:
    """``verbs`` and ``nouns``: lemma (with its particle: "fall apart") to type; ``light``: verbs whose complement says what comes."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    resuming: frozenset[str]
    light: frozenset[str]
    ways: dict[str, str]  # word form to "keep", "lose" or "back": which way an outcome of control goes


@lru_cache(maxsize=1)
def outcomes() -> Outcomes:
    """The vocabulary. Raises ``ValueError`` for a type that a record does not know."""
    data = load_yaml(DATA / "outcomes.yaml")
    for part in ("verbs", "nouns"):
        unknown = set(data[part]) - set(TYPES)
        if unknown:
            raise ValueError(f"outcomes.yaml: {part} has unknown types {sorted(unknown)}; known are {', '.join(TYPES)}")
    return Outcomes(
        _turned(data["verbs"]), _turned(data["nouns"]), frozenset(data["resuming"]), frozenset(data["light"]), _turned(data["ways"])
    )


def _turned(classes: dict[str, list[str]]) -> dict[str, str]:
    """Word to its class; the first class wins."""
    out: dict[str, str] = {}
    for kind, words in classes.items():
        for word in words:
            out.setdefault(word, kind)
    return out
