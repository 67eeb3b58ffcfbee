"""The vocabulary of actors and countries: loaded, checked, indexed by the words of their names.

An actor is one line of ``data/actors/*.yaml``::

    - {id: sy-hts, name: Hayat Tahrir al-Sham, aliases: [HTS], kind: armed group, country: SY, from: 2017, to: 2025}

``from`` and ``to`` are years; ``noun`` names what it may be called for short ("the paramilitaries"), ``role`` the office
of a person, ``sex`` is ``f`` for a woman. Files of a user's own, of the same form, are named by ``DATELINE_ACTORS``
(separated as in PATH) or given to `vocabulary`; an entry of theirs replaces the one with the same id.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar, get_args

from dateline.knowledge.compiled import DATA, compiled, load_yaml
from dateline.knowledge.wording import words_of
from dateline.model.mentions import ActorKind

VERSION = "5"
KINDS = frozenset(get_args(ActorKind))
FIELDS = frozenset({"id", "name", "aliases", "kind", "country", "parent", "from", "to", "role", "sex", "noun"})
COUNTRY_FIELDS = frozenset({"id", "name", "also", "adj", "people", "capital", "from", "to"})
IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ISO = re.compile(r"[A-Z]{2}")
W = TypeVar("W")
PARTICLES = frozenset("al el bin ibn ben ould von van de der den del della di da dos la le abu abd ag".split())

BODIES = {  # slug: words, kind
    "state": ("", "state"), "government": ("government", "government"), "presidency": ("presidency", "government"),
    "parliament": ("parliament", "government"), "foreign-ministry": ("foreign ministry", "government"),
    "defence-ministry": ("defence ministry", "government"), "interior-ministry": ("interior ministry", "government"),
    "health-ministry": ("health ministry", "government"), "embassy": ("embassy", "government"), "police": ("police", "government"),
    "military": ("military", "military"), "army": ("army", "military"), "navy": ("navy", "military"), "air-force": ("air force", "military"),
    "security-forces": ("security forces", "military"), "state-media": ("state media", "outlet"),
}


class VocabularyError(ValueError):
    """An entry that cannot be used; the message names the file, the entry and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Known:
    """One actor of the vocabulary. ``country`` is ISO 3166-1 alpha-2; ``start`` and ``end`` are years or None."""

    id: str
    name: str
    kind: str
    country: str | None
    parent: str | None
    start: int | None
    end: int | None
    role: str | None
    female: bool
    noun: tuple[str, ...]

    def lived(self, year: int, grace: int = 3) -> bool:
        """Whether it existed in a year, give or take some: reports look back and name successors early."""
        return (self.start is None or year >= self.start - grace) and (self.end is None or year <= self.end + grace)


@dataclass(frozen=True, slots=True)
class Country:
    """A country. ``id`` is ISO 3166-1 alpha-2, that of the successor for former ones."""

    id: str
    name: str
    capital: str | None
    adjective: str | None
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Name:
    """One wording of an actor: its words, folded; ``capitals`` where only the capital letters make it a name (EU, AI)."""

    words: tuple[str, ...]
    capitals: bool
    short: bool  # a surname alone: needs an introduction
    actors: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Land:
    """One wording of a country; ``form`` is name, adj, person, people or capital."""

    words: tuple[str, ...]
    form: str
    countries: tuple[int, ...]
    capitals: bool


class Index(Generic[W]):
    """From the first word of each wording to its wordings, longest first; rows become objects when they are first asked for."""

    def __init__(self, rows: dict[str, list[list[Any]]], make: Callable[[list[Any]], W]) -> None:
        self._rows, self._make = rows, make
        self._made: dict[str, list[W]] = {}

    def get(self, word: str, default: list[W] | None = None) -> list[W] | None:
        """The wordings that begin with a word."""
        made = self._made.get(word)
        if made is None and word in self._rows:
            made = self._made[word] = [self._make(row) for row in self._rows[word]]
        return default if made is None else made

    def words(self) -> Iterable[str]:
        """All first words."""
        return self._rows.keys()


class Vocabulary:
    """Actors and countries, and where to find them by their wordings."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._rows: list[list[Any]] = data["actors"]
        self._made: dict[int, Known] = {}
        self._ids: dict[str, int] = data["ids"]
        self._bodies: dict[str, Known] = {}
        self.countries = [Country(*row) for row in data["countries"]]
        self.country_names = {c.id: c.name for c in reversed(self.countries)}
        self.country_adjectives = {c.id: c.adjective for c in reversed(self.countries) if c.adjective}
        self.names: Index[Name] = Index(data["names"], lambda r: Name(tuple(r[0]), bool(r[1]), bool(r[2]), tuple(r[3])))
        self.lands: Index[Land] = Index(data["lands"], lambda r: Land(tuple(r[0]), r[1], tuple(r[2]), bool(r[3])))

    def __len__(self) -> int:
        return len(self._rows)

    def actor(self, number: int) -> Known:
        """The actor of that number, as `Name.actors` gives it."""
        known = self._made.get(number)
        if known is None:
            row = self._rows[number]
            known = self._made[number] = Known(*row[:8], bool(row[8]), tuple(row[9]))
        return known

    def find(self, identifier: str) -> Known | None:
        """The actor with that id, or None."""
        number = self._ids.get(identifier)
        return self._bodies.get(identifier) if number is None else self.actor(number)

    def body(self, country: str, slug: str) -> Known | None:
        """A body that every state has ("sy-army"), made by pattern where the vocabulary has none of its own; ``slug`` is of `BODIES`."""
        known = self.find(f"{country.lower()}-{slug}")
        if known is None and slug in BODIES and country in self.country_names:
            words, kind = BODIES[slug]
            name = self.country_names[country] if slug == "state" else f"{self.country_adjectives.get(country, self.country_names[country])} {words}"
            parent = None if slug == "state" else f"{country.lower()}-state"
            known = Known(f"{country.lower()}-{slug}", name, kind, country, parent, None, None, None, False, ())
            self._bodies[known.id] = known
        return known


def actor_files(extra: Iterable[Path | str] = ()) -> list[Path]:
    """The project's own files, those of ``DATELINE_ACTORS`` and ``extra``, in that order."""
    named = [p for p in os.environ.get("DATELINE_ACTORS", "").split(os.pathsep) if p]
    return [*sorted((DATA / "actors").glob("*.yaml")), *map(Path, named), *map(Path, extra)]


def vocabulary(extra: Sequence[Path | str] = ()) -> Vocabulary:
    """The vocabulary with a user's own files. Raises `VocabularyError` for an entry that cannot be used, OSError for a missing file."""
    return _vocabulary(tuple(actor_files(extra)))


@lru_cache(maxsize=4)
def _vocabulary(files: tuple[Path, ...]) -> Vocabulary:
    countries = DATA / "countries.yaml"
    return Vocabulary(compiled("actors", VERSION, [*files, countries], lambda: _build(files, countries)))


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
        raise VocabularyError(f"{who}: country {entry['country']!r} is no ISO 3166-1 alpha-2 code (quote \"NO\", which YAML reads as false)")
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


def _build(files: Sequence[Path], countries_file: Path) -> dict[str, Any]:
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
    rows = [[e["id"], e["name"], e["kind"], e.get("country"), e.get("parent"), e.get("from"), e.get("to"), e.get("role"),
             int(e.get("sex") == "f"), e.get("noun", [])] for e in entries]
    lands, countries = _build_countries(countries_file)
    return {"actors": rows, "ids": {e["id"]: n for n, e in enumerate(entries)}, "countries": countries, "names": _longest_first(index), "lands": lands}


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
    rows, slots = [], {}
    for n, raw in enumerate(load_yaml(file) or []):
        c = check_country(raw, str(file))
        adjectives = _listed(c.get("adj"))
        people = _listed(c.get("people")) or [w for a in adjectives for w in (a, *([a + "s"] if a[-1] in "ni" else []))]
        rows.append([c["id"], c["name"], (_listed(c.get("capital")) or [None])[0], adjectives[0] if adjectives else None, c.get("from"), c.get("to")])
        for form, wordings in (("name", [c["name"], *_listed(c.get("also"))]), ("adj", adjectives), ("people", people),
                               ("capital", _listed(c.get("capital")))):
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
