"""Roles and common nouns by which actors are named: loaded, checked, with their plurals formed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dateline.knowledge.compiled import DATA, compiled, load_yaml
from dateline.knowledge.wording import words_of

VERSION = "4"
IRREGULAR = {"child": "children", "person": "persons", "cleric": "clerics", "peshmerga": "peshmerga", "baby": "babies"}
INVARIANT = frozenset({"police", "personnel", "staff", "aircraft", "peshmerga", "janjaweed", "troops"})


@dataclass(frozen=True, slots=True)
class Role:
    """An office, rank or calling. ``kind`` is what several who have it are; ``leads`` where "the leader" may refer to it."""

    words: tuple[str, ...]
    key: str
    kind: str
    sex: str | None
    leads: bool
    plural: bool


@dataclass(frozen=True, slots=True)
class GroupNoun:
    """A common noun for actors. ``number`` is body (it, they), many (they) or one (a single member)."""

    words: tuple[str, ...]
    kind: str
    number: str
    label: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Roles and nouns, by the first word of each wording, longest first."""

    roles: dict[str, list[Role]]
    nouns: dict[str, list[GroupNoun]]
    keys: dict[str, str]  # wording of a role to its key


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Roles and nouns of the project."""
    files = [DATA / "roles.yaml", DATA / "actor_nouns.yaml"]
    data: dict[str, Any] = compiled(
        "lexicon", VERSION, files, lambda: {"roles": _roles(load_yaml(files[0])), "nouns": _nouns(load_yaml(files[1]))}
    )
    roles: dict[str, list[Role]] = {}
    for words, key, kind, sex, leads, plural in data["roles"]:
        roles.setdefault(words[0], []).append(Role(tuple(words), key, kind, sex, leads, plural))
    nouns: dict[str, list[GroupNoun]] = {}
    for words, kind, number, label in data["nouns"]:
        nouns.setdefault(words[0], []).append(GroupNoun(tuple(words), kind, number, label))
    for rows in roles.values():
        rows.sort(key=lambda row: -len(row.words))
    for found in nouns.values():
        found.sort(key=lambda row: -len(row.words))
    return Lexicon(roles, nouns, {" ".join(r.words): r.key for rows in roles.values() for r in rows})


@lru_cache(maxsize=1)
def _word_lists() -> dict[str, list[str]]:
    file = DATA / "actor_words.yaml"
    lists: dict[str, list[str]] = compiled("actor-words", VERSION, [file], lambda: load_yaml(file))
    return lists


def word_list(name: str) -> frozenset[str]:
    """The set of that name in ``actor_words.yaml``."""
    return frozenset(_word_lists()[name])


def plural(wording: str) -> str:
    """The plural of a noun phrase: of its last word, or of the one before "of", "in" or "to"."""
    parts = wording.split(" ")
    at = next((n - 1 for n, w in enumerate(parts) if w in ("of", "in", "to", "for", "d'affaires") and n), len(parts) - 1)
    if "-in-" in parts[at]:
        first, rest = parts[at].split("-", 1)
        parts[at] = f"{_plural_word(first)}-{rest}"
    elif parts[at].endswith("-general"):
        parts[at] = parts[at].removesuffix("-general") + "s-general"
    else:
        parts[at] = _plural_word(parts[at])
    return " ".join(parts)


def _plural_word(word: str) -> str:
    if word in INVARIANT:
        return word
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith(("man", "woman")) and not word.endswith(("ottoman", "shaman")):
        return word[:-2] + "en"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def _roles(groups: list[dict[str, Any]]) -> list[list[Any]]:
    rows: dict[tuple[str, ...], list[Any]] = {}
    for group in groups:
        for word in group["words"]:
            for wording, many in ((word, False), (plural(word), True))[: 1 if group["class"] == "title" else 2]:
                words = tuple(words_of(wording))
                sex = group.get("sex") or _sex(words[-1])
                rows.setdefault(words, [words, group["key"], group["class"], sex, bool(group.get("leads")), many])
    return list(rows.values())


def _sex(word: str) -> str | None:
    return "f" if word.endswith("woman") else "m" if word.endswith("man") and word != "human" else None


def _nouns(groups: list[dict[str, Any]]) -> list[list[Any]]:
    rows: dict[tuple[str, ...], list[Any]] = {}
    for group in groups:
        label = bool(group.get("label"))
        for word in group["words"]:
            single = "one" if group["number"] == "many" else "body"
            forms = [(word, "many")] if group.get("plural") else [(word, single), (plural(word), "many")]
            for wording, number in forms:
                words = tuple(words_of(wording))
                rows.setdefault(words, [words, group["kind"], number, label])
    return list(rows.values())
