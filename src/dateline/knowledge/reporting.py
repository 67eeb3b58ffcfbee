"""The vocabulary of reporting (``data/reporting.yaml``): verbs, nouns, adjectives and phrases by which a source speaks.

``verb("deny")`` gives the ways in which "deny" takes what is said: "denied that ...", "denied reports", "denied arming".
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dateline.knowledge.compiled import DATA, load_yaml

STANCES = frozenset({"neutral", "claim", "deny", "confirm", "allege", "admit", "doubt", "believe", "judge", "request", "pledge"})
FORMS = frozenset({"that", "quote", "np", "inf", "ing", "whether"})


@dataclass(frozen=True, slots=True)
class Cue:
    """One way in which a word reports. ``content`` holds forms of `FORMS` and prepositions; ``particle`` is the second
    word of a phrasal verb, ``addressee`` "object", "to" or None."""

    lemma: str
    stance: str
    content: frozenset[str] = frozenset()
    particle: str | None = None
    addressee: str | None = None
    vouched: bool = True
    evidence: bool = False
    objects: frozenset[str] = frozenset()  # the verb reports only with one of these ("gave even odds")


@dataclass(frozen=True, slots=True)
class Reporting:
    """The whole vocabulary, indexed by lemma."""

    verbs: dict[str, tuple[Cue, ...]]
    nouns: dict[str, tuple[Cue, ...]]
    adjectives: dict[str, tuple[Cue, ...]]
    quote_only: frozenset[str]
    citing: frozenset[str]
    performed: frozenset[str]
    moods: frozenset[str]
    prepositions: tuple[tuple[str, ...], ...]
    possessed: frozenset[str]
    adverbs: frozenset[str]


@lru_cache(maxsize=1)
def reporting() -> Reporting:
    """The vocabulary, loaded once. Raises ValueError where an entry names an unknown stance or field."""
    data: dict[str, Any] = load_yaml(DATA / "reporting.yaml")
    return Reporting(
        verbs=_index(data["verbs"]),
        nouns=_index(data["nouns"]),
        adjectives=_index(data["adjectives"]),
        quote_only=frozenset(data["quote_only"]),
        citing=frozenset(data["citing"]),
        performed=frozenset(data["performed"]),
        moods=frozenset(data["moods"]),
        prepositions=tuple(sorted((tuple(p.split()) for p in data["prepositions"]), key=len, reverse=True)),
        possessed=frozenset(data["possessed"]),
        adverbs=frozenset(data["adverbs"]),
    )


def _index(groups: list[dict[str, Any]]) -> dict[str, tuple[Cue, ...]]:
    out: dict[str, list[Cue]] = {}
    for group in groups:
        unknown = set(group) - {"stance", "content", "words", "addressee", "vouched", "evidence", "objects"}
        if unknown or group["stance"] not in STANCES:
            raise ValueError(f"reporting.yaml: {group['words'][0]}: unknown {sorted(unknown) or group['stance']}")
        for word in dict.fromkeys(group["words"]):
            lemma, _, particle = word.partition(" ")
            cue = Cue(
                lemma,
                group["stance"],
                frozenset(group.get("content", ())),
                particle or None,
                group.get("addressee"),
                group.get("vouched", True),
                group.get("evidence", False),
                frozenset(group.get("objects", ())),
            )
            out.setdefault(lemma, []).append(cue)
    return {lemma: tuple(cues) for lemma, cues in out.items()}
