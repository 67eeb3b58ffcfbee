"""The vocabulary of actors and countries: loaded, checked, indexed by the words of their names.

An actor is one line of ``data/actors/*.yaml``::

    - {id: sy-hts, name: Hayat Tahrir al-Sham, aliases: [HTS], kind: armed group, country: SY, from: 2017, to: 2025}

``from`` and ``to`` are years; ``noun`` names what it may be called for short ("the paramilitaries"), ``role`` the office
of a person, ``sex`` is ``f`` for a woman. Files of a user's own, of the same form, are named by ``DATELINE_ACTORS``
(separated as in PATH) or given to `vocabulary`; an entry of theirs replaces the one with the same id.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from dateline.knowledge.actor_entries import VocabularyError, build, check_actor, read_actors, surname
from dateline.knowledge.compiled import DATA, compiled

VERSION = "6"
W = TypeVar("W")
__all__ = [
    "Country",
    "Index",
    "Known",
    "Land",
    "Name",
    "Vocabulary",
    "VocabularyError",
    "actor_files",
    "check_actor",
    "read_actors",
    "surname",
    "vocabulary",
]

BODIES = {  # slug: words, kind
    "state": ("", "state"),
    "government": ("government", "government"),
    "presidency": ("presidency", "government"),
    "parliament": ("parliament", "government"),
    "foreign-ministry": ("foreign ministry", "government"),
    "defence-ministry": ("defence ministry", "government"),
    "interior-ministry": ("interior ministry", "government"),
    "health-ministry": ("health ministry", "government"),
    "embassy": ("embassy", "government"),
    "police": ("police", "government"),
    "military": ("military", "military"),
    "army": ("army", "military"),
    "navy": ("navy", "military"),
    "air-force": ("air force", "military"),
    "security-forces": ("security forces", "military"),
    "state-media": ("state media", "outlet"),
}


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
    part: bool  # its bodies are not those of the state whose code it has: breakaway, region, former state


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
            known = self._made[number] = Known(row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], bool(row[8]), tuple(row[9]))
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
            name = (
                self.country_names[country]
                if slug == "state"
                else f"{self.country_adjectives.get(country, self.country_names[country])} {words}"
            )
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
    return _vocabulary(os.environ.get("DATELINE_ACTORS", ""), tuple(extra))


@lru_cache(maxsize=4)
def _vocabulary(_named: str, extra: tuple[Path | str, ...]) -> Vocabulary:
    files, countries = actor_files(extra), DATA / "countries.yaml"
    return Vocabulary(compiled("actors", VERSION, [*files, countries], lambda: build(files, countries)))
