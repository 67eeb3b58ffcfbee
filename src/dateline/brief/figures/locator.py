"""A locator map: who holds which place, on an equirectangular projection, over the provinces (or the towns) of the land."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dateline.brief.figures import shapes
from dateline.brief.figures.ink import SHAPES, drawing, mark, text
from dateline.knowledge.gazetteer import gazetteer
from dateline.knowledge.gazetteer.gazetteer import FEATURES

WIDTH, LEAST, MOST = 680.0, 340.0, 620.0  # pixels
DOTS = 4000  # towns drawn at most, the largest first
KM = 111.2  # of one degree of latitude
PLACES = "GeoNames, CC BY 4.0 (geonames.org)."


@dataclass(frozen=True, slots=True)
class Spot:
    """One place to draw. ``party`` is None where nobody is said to hold it; ``geonames`` finds a province's outline."""

    name: str
    lat: float
    lon: float
    country: str | None
    party: str | None
    status: str
    changed: bool
    geonames: int | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """From degrees to pixels, true to shape in the middle latitude."""

    west: float
    north: float
    scale: float  # pixels to a degree of latitude
    shrink: float  # cosine of the middle latitude
    height: float

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Pixels from the left and from the top."""
        return (lon - self.west) * self.scale * self.shrink, (self.north - lat) * self.scale


class Room:
    """Rectangles that are taken, so that labels do not cover each other."""

    def __init__(self, height: float) -> None:
        self.height = height
        self.taken: list[tuple[float, float, float, float]] = []

    def take(self, x0: float, y0: float, x1: float, y1: float, force: bool = False) -> bool:
        """Take a rectangle if it is free and within the map."""
        free = x0 >= 2 and x1 <= WIDTH - 2 and y0 >= 2 and y1 <= self.height - 2
        free = free and all(x1 < a or x0 > c or y1 < b or y0 > d for a, b, c, d in self.taken)
        if free or force:
            self.taken.append((x0, y0, x1, y1))
        return free


def locator(spots: Sequence[Spot], title: str) -> tuple[str, str]:
    """The drawing and its legend in words; empty strings where no place has coordinates."""
    if not spots:
        return "", ""
    frame = _frame(spots)
    parties = _parties(spots)
    room = Room(frame.height)
    land = _land(spots, frame, parties)
    parts = [f'<rect class="ground" width="{WIDTH:g}" height="{frame.height:.1f}" rx="4"/>', land or _towns(spots, frame)]
    order = sorted(spots, key=lambda s: (not s.changed, s.status != "confirmed", s.name))
    signs, labels = [], []
    for s in order:
        x, y = frame.at(s.lat, s.lon)
        room.take(x - 8, y - 8, x + 8, y + 8, force=True)
        number = parties.get(s.party, len(SHAPES) - 1)
        if s.changed:
            signs.append(f'<circle class="edge" stroke-width="1" cx="{x:.1f}" cy="{y:.1f}" r="11"/>')
        signs.append(mark(SHAPES[number], x, y, 5.5, number, "unknown" if s.party is None else s.status))
    for s in order:
        x, y = frame.at(s.lat, s.lon)
        labels.append(_label(s.name, x, y, room, bold=s.changed))
    parts += [*_provinces(spots, frame, room), *signs, *labels, _bar(frame)]
    legend, height = _legend(parties, spots, frame.height + 22, tinted='class="tint' in land)
    return drawing("map", WIDTH, height, title, [*parts, *legend]), _in_words(parties, spots)


def _frame(spots: Sequence[Spot]) -> Frame:
    lats, lons = [s.lat for s in spots], [s.lon for s in spots]
    south, north, west, east = min(lats), max(lats), min(lons), max(lons)
    shrink = max(0.2, math.cos(math.radians((south + north) / 2)))
    pad = max(0.25, 0.14 * max(north - south, (east - west) * shrink))
    south, north = south - pad, north + pad
    west, east = west - 1.4 * pad / shrink, east + 1.4 * pad / shrink
    scale = min(WIDTH / ((east - west) * shrink), MOST / (north - south))
    height = max(LEAST, (north - south) * scale)
    spare_x, spare_y = WIDTH / scale / shrink - (east - west), height / scale - (north - south)
    return Frame(west - spare_x / 2, north + spare_y / 2, scale, shrink, height)


def _parties(spots: Sequence[Spot]) -> dict[str | None, int]:
    """A number for each party, those with most places first; all further ones share the last."""
    names = [s.party for s in spots if s.party is not None]
    order = sorted(set(names), key=lambda n: (-names.count(n), n))
    return {name: min(n, len(SHAPES) - 1) for n, name in enumerate(order)}


def _land(spots: Sequence[Spot], frame: Frame, parties: dict[str | None, int]) -> str:
    """The provinces of the countries shown, tinted where a province as a whole is said to be held; empty where no outlines are built."""
    held = {s.geonames: s for s in spots if s.geonames is not None}
    south, east = frame.north - frame.height / frame.scale, frame.west + WIDTH / frame.scale / frame.shrink
    plain, tinted = [], []
    for country in sorted({s.country for s in spots if s.country}):
        for province in shapes.provinces(country):
            w, s, e, n = province.box
            if e < frame.west or w > east or n < south or s > frame.north:
                continue
            drawn = shapes.path(province, frame.at)
            spot = held.get(province.geonames) if province.geonames else None
            if spot is not None and spot.party is not None:
                wide = 1.6 if spot.changed else 0.8
                tinted.append(f'<path class="tint{parties[spot.party]}" stroke-width="{wide}" d="{drawn}"/>')
            else:
                plain.append(drawn)
    if not plain and not tinted:
        return ""
    clip = f'<clipPath id="map-frame"><rect width="{WIDTH:g}" height="{frame.height:.1f}" rx="4"/></clipPath>'
    outline = f'<path class="province" stroke-width="0.8" d="{"".join(plain)}"/>' if plain else ""
    return f'{clip}<g clip-path="url(#map-frame)">{outline}{"".join(tinted)}</g>'


def credit(spots: Sequence[Spot]) -> str:
    """Whose data the map shows."""
    lined = any(shapes.provinces(c) for c in {s.country for s in spots if s.country})
    return f"{PLACES} {shapes.CREDIT}" if lined else f"Towns: {PLACES}"


def _towns(spots: Sequence[Spot], frame: Frame) -> str:
    """The towns of the countries shown, as one path of round dots."""
    file = gazetteer().file
    part, codes = file.sections, file.meta["countries"]
    lands = [codes.index(c) for c in {s.country for s in spots} if c in codes]
    lat, lon = np.asarray(part["lat"]), np.asarray(part["lon"])
    south, east = frame.north - frame.height / frame.scale, frame.west + WIDTH / frame.scale / frame.shrink
    seen = (lat > south) & (lat < frame.north) & (lon > frame.west) & (lon < east)
    seen &= np.isin(np.asarray(part["country"]), lands) & (np.asarray(part["feature"]) == FEATURES.index("city"))
    rows = np.flatnonzero(seen)
    people = np.asarray(part["people"])[rows]
    rows = rows[np.argsort(-people.astype(np.int64), kind="stable")[:DOTS]]
    dots = "".join("M{:.1f} {:.1f}h0".format(*frame.at(float(lat[r]), float(lon[r]))) for r in rows)
    return f'<path class="town" stroke-width="3" stroke-linecap="round" d="{dots}"/>' if dots else ""


def _provinces(spots: Sequence[Spot], frame: Frame, room: Room) -> list[str]:
    """Names of the provinces where there is room, faint."""
    file = gazetteer().file
    part, codes = file.sections, file.meta["countries"]
    lands = [codes.index(c) for c in {s.country for s in spots} if c in codes]
    regions = np.asarray(part["feature"]) == FEATURES.index("region")
    out = []
    for row in np.flatnonzero(regions & np.isin(np.asarray(part["country"]), lands)):
        place = gazetteer().place(int(row))
        if place.lat is None or place.lon is None:
            continue
        x, y = frame.at(place.lat, place.lon)
        half = len(place.name) * 3.4
        if room.take(x - half, y - 9, x + half, y + 4):
            out.append(f'<g letter-spacing="0.8">{text(x, y, place.name, 9.5, anchor="middle", kind="soft")}</g>')
    return out


def _label(name: str, x: float, y: float, room: Room, *, bold: bool) -> str:
    """A place's name beside its sign, where there is room."""
    wide = len(name) * (6.9 if bold else 6.4)
    for dx, dy, anchor in ((14, 4, "start"), (-14, 4, "end"), (0, -15, "middle"), (0, 23, "middle"), (11, -10, "start"), (11, 18, "start")):
        left = x + dx - (0 if anchor == "start" else wide if anchor == "end" else wide / 2)
        if room.take(left, y + dy - 10, left + wide, y + dy + 3):
            return text(x + dx, y + dy, name, 12, anchor=anchor, kind="halo", bold=bold)
    return ""


def _bar(frame: Frame) -> str:
    """A scale bar of a round number of kilometres."""
    km = next(k for k in (500, 200, 100, 50, 20, 10, 5, 2, 1) if k / KM * frame.scale < WIDTH / 4 or k == 1)
    long, y = km / KM * frame.scale, frame.height - 12
    line = f'<path class="edge" stroke-width="1.5" d="M12 {y - 4:.1f}v4h{long:.1f}v-4"/>'
    return line + text(16 + long + 4, y + 1, f"{km} km", 10, kind="soft")


def _legend(parties: dict[str | None, int], spots: Sequence[Spot], y: float, *, tinted: bool) -> tuple[list[str], float]:
    """The legend's rows from ``y`` down, and where they end."""
    out, x = [], 10.0
    items: list[tuple[str, str]] = []
    for name, n in parties.items():
        shared = n == len(SHAPES) - 1 and list(parties.values()).count(n) > 1
        words = "others" if shared else name or ""
        if words not in [w for _, w in items]:
            items.append((mark(SHAPES[n], 0, 0, 5.5, n, "confirmed"), words))
    key = [("confirmed", "confirmed"), ("claimed", "claimed only"), ("disputed", "disputed"), ("unknown", "holder not known")]
    held = {"unknown" if s.party is None else s.status for s in spots}
    signs = [(mark("circle", 0, 0, 5.5, len(SHAPES) - 1, k), w) for k, w in key if k in held]
    if any(s.changed for s in spots):
        signs.append(('<circle class="edge" stroke-width="1" r="9"/>', "changed in these days"))
    if tinted:
        last = len(SHAPES) - 1
        signs.append((f'<rect class="tint{last}" stroke-width="0.8" x="-8" y="-6" width="16" height="12"/>', "the province as a whole"))
    for row in (items, signs):
        for sign, words in row:
            wide = 34 + len(words) * 6.6
            if x + wide > WIDTH and x > 10:
                x, y = 10.0, y + 24
            out.append(f'<g transform="translate({x + 10:.1f} {y:.1f})">{sign}</g>{text(x + 24, y + 4, words, 12)}')
            x += wide
        x, y = 10.0, y + 24
    return out, y


def _in_words(parties: dict[str | None, int], spots: Sequence[Spot]) -> str:
    lines = []
    for name in parties:
        held = [f"{s.name} ({s.status})" for s in spots if s.party == name]
        lines.append(f"{name}: {', '.join(held)}")
    return "; ".join(lines)
