"""Entries of the actor vocabulary and of the countries: checked, and compiled into the rows that `Vocabulary` reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, get_args

from dateline.knowledge.compiled import load_yaml
from dateline.knowledge.lexicon import word_list
from dateline.knowledge.wording import words_of
from dateline.model.mentions import ActorKind

KINDS = frozenset(get_args(ActorKind))
FIELDS = frozenset({"id", "name", "aliases", "kind", "country", "parent", "from", "to", "role", "sex", "noun"})
COUNTRY_FIELDS = frozenset({"id", "name", "also", "adj", "people", "capital", "from", "to", "part"})
IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ISO = re.compile(r"[A-Z]{2}")
PARTICLES = word_list("particles")


class VocabularyError(ValueError):
    """An entry that cannot be used; the message names the file, the entry and what is wrong with it."""


def check_actor(entry: Any, where: str) -> dict[str, Any]:
    """The entry if it is well formed; raises `VocabularyError` with what is wrong."""
    if not isinstance(entry, dict):
        raise VocabularyError(f"{where}: {entry!r} is not an entry of the form {{id: ..., name: ..., kind: ...}}")
    who = f"{where}: actor {entry.get('id') or entry.get('name')!r}"
    if unknown := set(entry) - FIELDS:
        raise VocabularyError(f"{who} has unknown fields {sorted(unknown)}; known are {sorted(FIELDS)}")
    for field in ("id", "name", "kind"):
        if not isinstance(entry.get(field), str) or not entry[field]:
            raise VocabularyError(f"{who} needs a text as {field}")
    if not IDENTIFIER.fullmatch(entry["id"]):
        raise VocabularyError(f"{who}: id may hold small letters, digits and single hyphens only")
    if entry["kind"] not in KINDS:
        raise VocabularyError(f"{who}: kind {entry['kind']!r} is none of {sorted(KINDS)}")
    if entry.get("country") is not None and not (isinstance(entry["country"], str) and ISO.fullmatch(entry["country"])):
        raise VocabularyError(f'{who}: country {entry["country"]!r} is no ISO 3166-1 alpha-2 code (quote "NO", which YAML reads as false)')
    for field in ("aliases", "noun"):
        value = entry.get(field, [])
        if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
            raise VocabularyError(f"{who}: {field} must be a list of texts (quote numbers, yes and no)")
    for field in ("from", "to"):
        if entry.get(field) is not None and not isinstance(entry[field], int):
            raise VocabularyError(f"{who}: {field} must be a year")
    if entry.get("from") and entry.get("to") and entry["from"] > entry["to"]:
        raise VocabularyError(f"{who}: ends before it begins")
    if not words_of(entry["name"]):
        raise VocabularyError(f"{who}: name has no letters")
    return entry


def check_country(entry: Any, where: str) -> dict[str, Any]:
    """The country's entry if it is well formed; raises `VocabularyError` with what is wrong."""
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str) or not ISO.fullmatch(str(entry.get("id"))):
        raise VocabularyError(f"{where}: country {entry!r} needs id (ISO 3166-1 alpha-2) and name")
    if unknown := set(entry) - COUNTRY_FIELDS:
        raise VocabularyError(f"{where}: country {entry['name']!r} has unknown fields {sorted(unknown)}")
    return entry


def read_actors(files: Iterable[Path]) -> list[dict[str, Any]]:
    """All entries, checked; of two with one id the later file's counts. An id twice in one file is an error."""
    out: dict[str, dict[str, Any]] = {}
    for file in files:
        here: set[str] = set()
        for raw in load_yaml(file) or []:
            entry = check_actor(raw, str(file))
            if entry["id"] in here:
                raise VocabularyError(f"{file}: id {entry['id']!r} is used twice")
            here.add(entry["id"])
            out[entry["id"]] = entry
    for entry in out.values():
        if entry.get("parent") is not None and entry["parent"] not in out:
            raise VocabularyError(f"actor {entry['id']!r}: its parent {entry['parent']!r} is not in the vocabulary")
    return list(out.values())


def build(files: Sequence[Path], countries_file: Path) -> dict[str, Any]:
    entries = read_actors(files)
    names: dict[tuple[tuple[str, ...], bool], dict[str, Any]] = {}
    for n, e in enumerate(entries):
        full = [e["name"], *e.get("aliases", [])]
        for wording in full:
            _add_name(names, wording, n, short=False)
        last = surname(e["name"]) if e["kind"] == "person" else None
        if last and last not in full:
            _add_name(names, last, n, short=True)
    index: dict[str, list[list[Any]]] = {}
    for (words, short), slot in sorted(names.items(), key=lambda item: item[0][1]):
        index.setdefault(words[0], []).append([words, slot["capitals"], short, slot["actors"]])
    rows = [
        [
            e["id"],
            e["name"],
            e["kind"],
            e.get("country"),
            e.get("parent"),
            e.get("from"),
            e.get("to"),
            e.get("role"),
            int(e.get("sex") == "f"),
            e.get("noun", []),
        ]
        for e in entries
    ]
    lands, countries = _build_countries(countries_file)
    return {
        "actors": rows,
        "ids": {e["id"]: n for n, e in enumerate(entries)},
        "countries": countries,
        "names": _longest_first(index),
        "lands": lands,
    }


def _longest_first(index: dict[str, list[list[Any]]]) -> dict[str, list[list[Any]]]:
    return {k: sorted(v, key=lambda row: -len(row[0])) for k, v in index.items()}


def _add_name(names: dict[tuple[tuple[str, ...], bool], dict[str, Any]], wording: str, n: int, *, short: bool) -> None:
    words = tuple(words_of(wording))
    if not words:
        return
    capitals = len(words) == 1 and sum(c.isupper() for c in wording) > 1 and len(wording) <= 6
    slot = names.setdefault((words, short), {"capitals": capitals, "actors": []})
    slot["capitals"] &= capitals
    if n not in slot["actors"]:
        slot["actors"].append(n)


def surname(name: str) -> str | None:
    """The last name with its particles ("al-Burhan", "van der Bellen"), or None where the name is one word."""
    parts = name.split()
    if len(parts) < 2:
        return None
    at = len(parts) - 1
    while at > 1 and parts[at - 1].lower() in PARTICLES:
        at -= 1
    return " ".join(parts[at:])


def _build_countries(file: Path) -> tuple[dict[str, list[list[Any]]], list[list[Any]]]:
    rows: list[list[Any]] = []
    slots: dict[tuple[tuple[str, ...], str], list[Any]] = {}
    for n, raw in enumerate(load_yaml(file) or []):
        c = check_country(raw, str(file))
        adjectives = _listed(c.get("adj"))
        people = _listed(c.get("people")) or [w for a in adjectives for w in (a, *([a + "s"] if a[-1] in "ni" else []))]
        rows.append(
            [
                c["id"],
                c["name"],
                next(iter(_listed(c.get("capital"))), None),
                adjectives[0] if adjectives else None,
                c.get("from"),
                c.get("to"),
                bool(c.get("part")) or c.get("to") is not None,
            ]
        )
        for form, wordings in (
            ("name", [c["name"], *_listed(c.get("also"))]),
            ("adj", adjectives),
            ("people", people),
            ("capital", _listed(c.get("capital"))),
        ):
            for wording in wordings:
                words = tuple(words_of(wording))
                capitals = len(words) == 1 and wording.replace(".", "").isupper()
                slot = slots.setdefault((words, form), [words, form, [], capitals])
                if n not in slot[2]:
                    slot[2].append(n)
    index: dict[str, list[list[Any]]] = {}
    for slot in slots.values():
        index.setdefault(slot[0][0], []).append(slot)
    return _longest_first(index), rows


def _listed(value: Any) -> list[str]:
    return [] if value is None else [value] if isinstance(value, str) else list(value)
