"""Compiles the gazetteer: rows of the packages and our own files into one indexed file."""

from __future__ import annotations

import heapq
import math
import os
import tempfile
from array import array
from collections.abc import Callable, Iterable
from itertools import product
from pathlib import Path
from typing import Any

from dateline.knowledge.gazetteer import sources
from dateline.knowledge.gazetteer.format import table, write
from dateline.knowledge.gazetteer.names import fold, skeleton, without_admin, without_article
from dateline.knowledge.gazetteer.sources import BARE, CITY, CLOSE, COUNTRY, DISTRICT, FEATURES, MAIN, OTHER, REGION, SPOT, Row

NONE = 0xFFFFFFFF
KNOWN_TO = {"region": 3_000_000, "spot": 200_000, "city": 5_000, "district": 50_000}  # weight of places without people of their own
NEVER_BARE = frozenset({"US", "GB", "IE", "CA", "AU", "NZ"})  # "Harper" alone never means Harper County
VOTERS, WITHIN = 3, 0.6  # how many towns, and within how many degrees, tell in which division a place of our own lies
LARGE = 300_000  # a former name of so large a place is not to hide its namesakes ("Salisbury")
Progress = Callable[[float], None]


def compile_to(path: Path, own: dict[str, Any], points: dict[str, tuple[float, float]], progress: Progress) -> None:
    """Build the file beside ``path`` and put it there in one step. ``own`` holds "spellings" and "places"; progress runs from 0 to 1."""
    progress(0.02)
    rows = sources.rows(points)
    progress(0.30)
    rows += own_rows(own.get("places") or [], rows)
    spell(own.get("spellings") or {}, rows)
    exact = exact_keys(rows, progress)
    near: dict[str, list[int]] = {}
    for number, key in enumerate(exact):
        bones = skeleton(key)
        if len(bones) > 1 and len(key) > 3:
            near.setdefault(bones, []).append(number)
    progress(0.80)
    sections = columns(rows) | table(exact, "exact") | table(near, "near")
    progress(0.95)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as out:
            write(out, sections, {"countries": _codes(rows), "packages": sources.package_versions()})
            out.flush()
            os.fsync(out.fileno())
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    progress(1.0)


def exact_keys(rows: list[Row], progress: Progress = lambda done: None) -> dict[str, list[int]]:
    """Key to postings (row number * 4 + quality), best quality once per row."""
    keys: dict[str, dict[int, int]] = {}

    def put(key: str, number: int, quality: int) -> None:
        found = keys.setdefault(key, {})
        if found.get(number, 9) > quality:
            found[number] = quality

    for number, row in enumerate(rows):
        bones = skeleton(fold(row.name))
        for name, quality in row.names.items():
            key = fold(name)
            if len(key) < 2:
                continue
            good = CLOSE if quality == OTHER and skeleton(key) == bones else quality
            put(key, number, good)
            if bare := without_article(key):
                put(bare, number, max(good, CLOSE))
            if row.feature in (CITY, SPOT, COUNTRY) or (row.feature == DISTRICT and row.country in NEVER_BARE):
                continue
            if (bare := without_admin(key)) and len(bare) > 2:
                put(bare, number, CLOSE if good == MAIN else BARE)
        if number % 20_000 == 0:
            progress(0.30 + 0.40 * number / len(rows))
    return {k: [n * 4 + q for n, q in found.items()] for k, found in keys.items()}


def columns(rows: list[Row]) -> dict[str, array[Any] | bytes]:
    """The rows as columns."""
    codes = {c: n for n, c in enumerate(_codes(rows))}
    names, ends = bytearray(), array("I", [0])
    for row in rows:
        names += row.name.encode()
        ends.append(len(names))
    nowhere = 999.0
    return {
        "lat": array("f", [nowhere if r.lat is None else r.lat for r in rows]),
        "lon": array("f", [nowhere if r.lon is None else r.lon for r in rows]),
        "people": array("I", [min(r.population, NONE) for r in rows]),
        "ident": array("I", [r.geonames for r in rows]),
        "country": array("H", [codes[r.country] for r in rows]),
        "feature": array("H", [r.feature for r in rows]),
        "admin1": array("I", [NONE if r.admin1 is None else r.admin1 for r in rows]),
        "admin2": array("I", [NONE if r.admin2 is None else r.admin2 for r in rows]),
        "name.ends": ends,
        "names": bytes(names),
    }


def _codes(rows: list[Row]) -> list[str]:
    return list(dict.fromkeys(r.country for r in rows))


def own_rows(places: list[dict[str, Any]], rows: list[Row]) -> list[Row]:
    """Rows for the places of our own file, which are in neither package; a name that the packages have as a region keeps both."""
    made = []
    for p in places:
        row = Row(
            p["name"],
            FEATURES.index(p["feature"]),
            p.get("country") or "",
            p.get("geonames") or 0,
            p.get("population") or KNOWN_TO[p["feature"]],
            float(p["lat"]),
            float(p["lon"]),
        )
        row.names = {**dict.fromkeys(p.get("aliases") or [], CLOSE), p["name"]: MAIN}
        made.append(row)
    _divisions(made, rows)
    return made


def _divisions(made: list[Row], rows: list[Row]) -> None:
    """Gives own places the first-order division in which all of the nearest towns lie; none where those disagree, as at its edge."""
    towns: dict[tuple[str, int, int], list[Row]] = {}
    for town in rows:
        if town.feature == CITY and town.admin1 is not None and town.lat is not None and town.lon is not None:
            towns.setdefault((town.country, math.floor(town.lat), math.floor(town.lon)), []).append(town)
    for row in made:
        if row.feature in (COUNTRY, REGION) or row.lat is None or row.lon is None:
            continue
        here, lon, wide = row.lat, row.lon, math.cos(math.radians(row.lat))
        around = product((-1, 0, 1), (-1, 0, 1))
        near = [t for a, b in around for t in towns.get((row.country, math.floor(here) + a, math.floor(lon) + b), ())]
        far = [(math.hypot((t.lat or 0.0) - here, ((t.lon or 0.0) - lon) * wide), t.admin1) for t in near]
        nearest = {admin for distance, admin in heapq.nsmallest(VOTERS, far, key=lambda f: f[0]) if distance < WITHIN}
        if len(nearest) == 1:
            row.admin1 = nearest.pop()


def spell(spellings: dict[str, dict[str, list[str]]], rows: list[Row]) -> list[str]:
    """Adds our spellings to rows: by country, gazetteer name ("region:" and "district:" before those), list of spellings.

    Returns the targets that no row has.
    """
    missing = []
    index = _by_country(rows, set(spellings))
    for country, entries in spellings.items():
        for target, names in entries.items():
            row = target_row(index, country, target)
            if row is not None:
                row.names.update({n: _quality(n, row) for n in names if row.names.get(n) != MAIN})
            else:
                missing.append(f"{country}: {target}")
    return missing


def _quality(name: str, row: Row) -> int:
    """How good one of our spellings is: a former name of a great town, unlike its present one, is only another name."""
    alike = skeleton(fold(name))[:2] == skeleton(fold(row.name))[:2]
    return CLOSE if alike or row.population < LARGE or len(name) < 5 else OTHER


def _by_country(rows: Iterable[Row], wanted: set[str]) -> dict[tuple[str, str, str], Row]:
    index: dict[tuple[str, str, str], Row] = {}
    for row in rows:
        if row.country not in wanted:
            continue
        for name, quality in row.names.items():
            key = fold(name)
            for form in {key, (without_admin(key) or key) if row.feature in (REGION, DISTRICT) else key}:
                where = (row.country, FEATURES[row.feature], form)
                old = index.get(where)
                if old is None or (quality == MAIN, row.population) > (
                    old.names.get(row.name, 9) == MAIN and fold(old.name) == form,
                    old.population,
                ):
                    index[where] = row
    return index


def target_row(index: dict[tuple[str, str, str], Row], country: str, target: str) -> Row | None:
    """The row that a spelling's target names, or None."""
    feature, _, name = target.rpartition(":")
    order = [feature] if feature else ["city", "spot", "region", "district", "country"]
    return next((r for f in order if (r := index.get((country, f, fold(name))))), None)
