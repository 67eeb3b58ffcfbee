"""The roles of sources (``data/source_roles.yaml``): which role of a link a noun gives, and whether it names a body."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, get_args

from dateline.knowledge.compiled import DATA, load_yaml
from dateline.model.sources import Role

ROLES = frozenset(get_args(Role))
CLASSES = frozenset({"institution", "people", "things"})


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """Role of a noun and its class: "institution", "people" or "things"."""

    role: str
    of: str


@dataclass(frozen=True, slots=True)
class SourceRoles:
    """Nouns and two-word nouns by their lower-case wording; titles in front of names; words in names of outlets; determiners."""

    nouns: dict[str, RoleNoun]
    titles: frozenset[str]
    outlets: frozenset[str]
    before: frozenset[str]


@lru_cache(maxsize=1)
def source_roles() -> SourceRoles:
    """The vocabulary, loaded once. A noun listed twice has the role that comes first. Raises ValueError for an unknown role."""
    data: dict[str, Any] = load_yaml(DATA / "source_roles.yaml")
    titles, outlets, before = (frozenset(data.pop(key)) for key in ("titles", "outlets", "before"))
    nouns: dict[str, RoleNoun] = {}
    for role, classes in data.items():
        if role not in ROLES or set(classes) - CLASSES:
            raise ValueError(f"source_roles.yaml: unknown role or class: {role} {sorted(classes)}")
        for of, words in classes.items():
            for word in words:
                nouns.setdefault(str(word), RoleNoun(role, of))
    return SourceRoles(nouns, titles, outlets, before)
