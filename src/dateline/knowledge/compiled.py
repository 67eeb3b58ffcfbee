"""Vocabularies compiled from YAML into JSON in the user's cache: reading YAML at each start would cost a second."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import platformdirs
import yaml

DATA = Path(__file__).parent / "data"


def cache_folder() -> Path:
    """Where compiled data is kept: ``DATELINE_CACHE``, or the user's cache folder."""
    chosen = os.environ.get("DATELINE_CACHE")
    return Path(chosen) if chosen else platformdirs.user_cache_path("dateline")


def load_yaml(path: Path) -> Any:
    """The content of a YAML file."""
    with path.open("rb") as file:
        return yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def compiled(name: str, version: str, sources: Sequence[Path], build: Callable[[], Any]) -> Any:
    """What ``build`` makes of the source files, from the cache where neither they nor ``version`` have changed.

    A cache that cannot be read or written is done without.
    """
    digest = hashlib.sha256(version.encode())
    for source in sources:
        digest.update(source.name.encode() + b"\0" + source.read_bytes())
    kept = cache_folder() / f"{name}-{digest.hexdigest()[:16]}.json"
    try:
        return json.loads(kept.read_bytes())
    except (OSError, ValueError):
        made = build()
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=kept.parent, prefix=f".{name}-")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(made, file, ensure_ascii=False, separators=(",", ":"))
        os.replace(part, kept)
    except OSError:
        pass
    return made
