"""Our own place files: spellings, places that neither package has, points of countries. A folder's files are read as one."""

from __future__ import annotations

import hashlib
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

OWN_FILES = ("place_spellings", "own_places", "country_points.yaml")


def files(name: str) -> list[Traversable]:
    """The YAML files of one of ``OWN_FILES`` in a fixed order."""
    found = resources.files("dateline.knowledge") / "data" / name
    if found.is_file():
        return [found]
    return sorted((f for f in found.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)


def content(name: str) -> Any:
    """What the files hold: lists one after the other, mappings as one.

    Raises:
        ValueError: where two files of a folder have the same key, since one would silently hide the other's entries.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    parts = [yaml.load(f.read_bytes(), Loader=loader) for f in files(name)]
    if isinstance(parts[0], list):
        return [entry for part in parts for entry in part]
    whole: dict[str, Any] = {}
    for part in parts:
        if both := whole.keys() & part.keys():
            raise ValueError(f"{name}: more than one file has {', '.join(sorted(both))}")
        whole |= part
    return whole


def digest() -> str:
    """Changes with any of our files."""
    made = hashlib.sha256()
    for name in OWN_FILES:
        for file in files(name):
            made.update(file.name.encode() + b"\0" + file.read_bytes())
    return made.hexdigest()[:10]
