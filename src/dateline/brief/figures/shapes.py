"""Outlines of provinces for the map: Natural Earth's, as they are built for the page; no outlines where that was not built."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

Ring = tuple[tuple[float, float], ...]  # longitude and latitude of each corner
Box = tuple[float, float, float, float]  # west, south, east, north
CODE = re.compile(r"[A-Z]{2}")
FINE = 0.6  # pixels: corners closer than this to the one before are left out
CREDIT = "Lines of provinces: Natural Earth, simplified; where land is disputed they are not our view."


@dataclass(frozen=True, slots=True)
class Province:
    """One unit of the first level. ``geonames``: the gazetteer's id, where Natural Earth gives it."""

    name: str
    geonames: int | None
    rings: tuple[Ring, ...]
    box: Box
    disputed: str | None


@lru_cache(maxsize=64)
def provinces(country: str) -> tuple[Province, ...]:
    """The provinces of a country (ISO 3166-1 alpha-2); empty where there is no file of it."""
    file = resources.files("dateline") / "web" / "static" / "shapes" / "countries" / f"{country}.json"
    if not CODE.fullmatch(country) or not file.is_file():
        return ()
    return read(json.loads(file.read_text(encoding="utf-8")))


def read(topology: dict[str, Any]) -> tuple[Province, ...]:
    """The provinces of a TopoJSON file with one object, ``provinces``."""
    arcs = list(_arcs(topology))
    found = []
    for shape in topology["objects"]["provinces"]["geometries"]:
        parts = [shape["arcs"]] if shape.get("type") == "Polygon" else shape.get("arcs", [])
        rings = tuple(_ring(ring, arcs) for part in parts for ring in part)
        if not rings:
            continue
        corners = [corner for ring in rings for corner in ring]
        lons, lats = [c[0] for c in corners], [c[1] for c in corners]
        known = shape.get("properties") or {}
        box = (min(lons), min(lats), max(lons), max(lats))
        found.append(Province(known.get("name") or "", known.get("geonames"), rings, box, known.get("disputed")))
    return tuple(found)


def _arcs(topology: dict[str, Any]) -> Iterator[Ring]:
    """The lines of a TopoJSON file in degrees; in the file each corner is given by its distance from the one before."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy, *_ in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        yield tuple(line)


def _ring(numbers: list[int], arcs: list[Ring]) -> Ring:
    out: list[tuple[float, float]] = []
    for n in numbers:
        line = arcs[n] if n >= 0 else arcs[~n][::-1]
        out += line[1:] if out else line
    return tuple(out)


def path(province: Province, at: Callable[[float, float], tuple[float, float]]) -> str:
    """The data of an SVG path; ``at`` takes latitude and longitude to pixels."""
    out = []
    for ring in province.rings:
        points: list[tuple[float, float]] = []
        for lon, lat in ring:
            x, y = at(lat, lon)
            if not points or abs(x - points[-1][0]) + abs(y - points[-1][1]) >= FINE:
                points.append((x, y))
        if len(points) > 2:
            out.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z")
    return "".join(out)
