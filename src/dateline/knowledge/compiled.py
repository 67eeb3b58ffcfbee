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

DATA = Path(__file__).parent / "data"


def cache_folder() -> Path:
    """Where compiled data is kept: ``DATELINE_CACHE``, or the user's cache folder."""
    chosen = os.environ.get("DATELINE_CACHE")
    return Path(chosen) if chosen else platformdirs.user_cache_path("dateline")


def load_yaml(path: Path, *, words: bool = False) -> Any:
    """The content of a YAML file of mappings with names for keys, lists, texts and numbers; with ``words``, "on" and "no" are words."""
    return compiled(f"yaml-{path.stem}", "words" if words else "", [path], lambda: _parsed(path, words), exact=True)


def _parsed(path: Path, words: bool) -> Any:
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    truth = "tag:yaml.org,2002:bool"
    kinds = {
        first: [(tag, pattern) for tag, pattern in found if not (words and tag == truth and first not in "tTfF")]
        for first, found in base.yaml_implicit_resolvers.items()
    }
    with path.open("rb") as file:
        return yaml.load(file, Loader=type("Loader", (base,), {"yaml_implicit_resolvers": kinds}))


def compiled(name: str, version: str, sources: Sequence[Path], build: Callable[[], Any], *, exact: bool = False) -> Any:
    """What ``build`` makes of the source files, from the cache where neither they nor ``version`` have changed.

    A cache that cannot be read or written is done without. With ``exact``, what JSON would not give back as it was is not kept.
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
        text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    except TypeError:  # a date, say
        if exact:
            return made
        raise
    if exact and json.loads(text) != made:
        return made
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=kept.parent, prefix=f".{name}-")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(part, kept)
    except OSError:
        pass
    return made
