"""The vocabulary of time: loaded from ``data/times.yaml``, checked, and turned into look-ups by lower-case word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dateline.knowledge.compiled import DATA, load_yaml

GROUPS = ("months", "weekdays", "units", "dayparts", "seasons", "references", "feasts")  # code: [wordings]
PAIRS = ("numbers", "multipliers", "ordinals", "decades", "vague", "approximators", "relations", "edges", "deictics", "sets", "zones")
LISTS = ("ambiguous", "weak", "points", "every", "not_years", "counted")


class TimesVocabularyError(ValueError):
    """An entry of the vocabulary of time that cannot be used; the message says which and why."""


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Look-ups by lower-case word; phrases of several words by their first one."""

    months: dict[str, int]
    weekdays: dict[str, int]
    units: dict[str, str]
    dayparts: dict[str, str]
    seasons: dict[str, str]
    numbers: dict[str, int]
    multipliers: dict[str, int]
    ordinals: dict[str, int]
    decades: dict[str, int]
    vague: dict[str, int]
    approximators: dict[str, str | None]
    relations: dict[str, str]
    edges: dict[str, str]
    deictics: dict[str, int]
    sets: dict[str, str]
    zones: dict[str, str]
    references: dict[str, list[tuple[tuple[str, ...], str]]]
    feasts: dict[str, list[tuple[tuple[str, ...], str]]]
    ambiguous: frozenset[str]
    weak: frozenset[str]
    points: frozenset[str]
    every: frozenset[str]
    not_years: frozenset[str]
    counted: frozenset[str]
    ahead_verbs: frozenset[str]
    ahead_nouns: frozenset[str]
    ahead_prepositions: frozenset[str]
    back_verbs: frozenset[str]


def check(data: dict[str, Any]) -> None:
    """Raise `TimesVocabularyError` unless the data have every part in its form, all lower case, no word twice in a part."""
    expected = {*GROUPS, *PAIRS, *LISTS, "ahead", "back"}
    if set(data) != expected:
        raise TimesVocabularyError(f"times.yaml: parts missing or unknown: {sorted(set(data) ^ expected)}")
    for part in GROUPS:
        seen: dict[str, Any] = {}
        for code, words in data[part].items():
            for word in words:
                if not isinstance(word, str) or word != word.lower() or not word.strip():
                    raise TimesVocabularyError(f"times.yaml: {part}: {word!r} is no lower-case wording")
                if seen.setdefault(word, code) != code and part != "dayparts":
                    raise TimesVocabularyError(f"times.yaml: {part}: {word!r} stands under {seen[word]} and {code}")
    for part in PAIRS:
        for word in data[part]:
            if not isinstance(word, str) or word != word.lower():
                raise TimesVocabularyError(f"times.yaml: {part}: {word!r} is no lower-case wording")
    for part in LISTS:
        if not all(isinstance(w, str) for w in data[part]):
            raise TimesVocabularyError(f"times.yaml: {part}: words only")


def _phrases(groups: dict[str, list[str]]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for code, wordings in groups.items():
        for wording in wordings:
            words = tuple(wording.replace("'s", " 's").replace("s' ", "s ' ").replace("-", " - ").split())
            out.setdefault(words[0], []).append((words, code))
    for found in out.values():
        found.sort(key=lambda x: -len(x[0]))
    return out


@lru_cache(maxsize=1)
def time_words() -> TimeWords:
    """The vocabulary, loaded once."""
    data = load_yaml(DATA / "times.yaml")
    check(data)
    flat: dict[str, Any] = {
        p: {w: code for code, words in data[p].items() for w in words} for p in ("months", "weekdays", "units", "dayparts", "seasons")
    }
    flat |= {p: dict(data[p]) for p in PAIRS}
    flat |= {p: frozenset(data[p]) for p in LISTS}
    return TimeWords(
        **flat,
        references=_phrases(data["references"]),
        feasts=_phrases(data["feasts"]),
        ahead_verbs=frozenset(data["ahead"]["verbs"]),
        ahead_nouns=frozenset(data["ahead"]["nouns"]),
        ahead_prepositions=frozenset(data["ahead"]["prepositions"]),
        back_verbs=frozenset(data["back"]["verbs"]),
    )
