"""Which of the places of one name is meant: all names of a report are settled together.

Each candidate is scored by the people who live there, how the name fits, what kind of place the words ask for, and the company it
keeps: countries and regions named, adjectives of countries, and how near it lies to the other names' likely places. Two rounds:
the first without company, the second with the first's outcome as company. The weights were set by hand.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field

from dateline.knowledge.gazetteer import Found, Gazetteer
from dateline.knowledge.gazetteer.gazetteer import kilometres
from dateline.knowledge.places import place_words
from dateline.reader.places.spans import Span

MOST = 80  # candidates of one name that are weighed
NEIGHBOURS = 30  # names whose places count as company
PEOPLE = 0.7  # weight of the tenfold of people
COUNTRY, ADMIN, NEAR = 3.0, 3.4, 2.2
QUALITY = (0.0, -0.2, -1.8, -0.9)
BASE = {"country": 4.0, "region": 0.6, "district": -0.9, "city": 0.0, "spot": 0.2}
RIVAL = 4.0
CAPITAL = 1.6  # a state's capital
WANTED = 2.5  # the noun beside the name asks for this kind


@dataclass(slots=True)
class Group:
    """All mentions of one name in one form; they are taken to mean one place."""

    spans: list[Span]
    feature: str | None
    found: list[Found]
    inside: set[int] = field(default_factory=set)  # rows of places that the words say it lies in ("Paris, Texas")
    base: list[float] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)

    def settle(self, scores: list[float]) -> None:
        """Keep scores, and each candidate's share by them."""
        self.scores = scores
        top = max(scores, default=0.0)
        weights = [math.exp(1.5 * (s - top)) for s in scores]
        total = sum(weights)
        self.shares = [w / total for w in weights]


@dataclass(slots=True)
class Company:
    """What speaks for countries and regions, as shares that sum to about 1."""

    countries: dict[str, float]
    admins: dict[int, float]
    points: list[tuple[Found, float, Group]]
    own: dict[str, tuple[dict[str, float], dict[int, float]]]  # by name: what its own mentions add to countries and regions
    country_sum: float
    admin_sum: float


def group(spans: list[Span]) -> list[Group]:
    """Spans by name and kind wanted."""
    groups: dict[tuple[str, str], Group] = {}
    for span in spans:
        kind = span.feature if span.feature in ("region", "district") else "the" if span.article and span.feature is None else ""
        at = groups.get((span.key, kind))
        if at is None:
            groups[span.key, kind] = Group([span], span.feature if kind != "the" else "the", _most(span.found))
        else:
            at.spans.append(span)
            at.feature = at.feature or span.feature
    return list(groups.values())


def _most(found: tuple[Found, ...]) -> list[Found]:
    great = max((f.place.population for f in found if f.quality < 2), default=0)
    if great > 50_000:  # "Washington" is none of the small towns that were once called so
        found = tuple(f for f in found if f.quality < 2 or f.place.population > great)
    if len(found) <= MOST:
        return list(found)
    return sorted(found, key=lambda f: (f.quality < 2, f.place.population), reverse=True)[:MOST]


def rank(groups: list[Group], gazetteer: Gazetteer, hints: dict[str, float]) -> None:
    """Choose for every group; ``hints`` are weights of countries.

    Fills the spans' ``chosen`` and ``ranked``.
    """
    for g in groups:
        g.base = [alone(f, g) for f in g.found]
        g.settle(g.base)
    for _ in range(2):
        company = company_of(groups, hints)
        news = [[base + _with(f, g, company, gazetteer) for f, base in zip(g.found, g.base, strict=True)] for g in groups]
        for g, scores in zip(groups, news, strict=True):
            g.settle(scores)
    for g in groups:
        order = sorted(zip(g.scores, g.found, strict=True), key=lambda p: (-p[0], -p[1].place.population, p[1].place.row))
        for span in g.spans:
            span.ranked = order[:6]
            span.chosen = order[0][1] if order else None


def alone(found: Found, g: Group) -> float:
    """The score of a candidate without company."""
    place = found.place
    score = BASE[place.feature] + PEOPLE * math.log10(place.population + 10) + QUALITY[found.quality] - 6 * (1 - found.likeness)
    wanted = g.feature
    if wanted == "region":
        score += WANTED if place.feature == "region" else 0.8 if place.feature == "district" else -0.5 if place.feature == "city" else 0
    elif wanted == "district":
        score += WANTED + 1.0 if place.feature == "district" else 0.3 if place.feature == "region" else 0
    elif wanted == "city":
        score += WANTED if place.feature == "city" else 0.0
    elif wanted == "the":  # "the Dnipro" is the river
        score += 1.5 if place.feature == "spot" else -1.0 if place.feature == "city" else 0
    elif wanted == "spot":
        score += 1.5 if place.feature == "spot" else 0.5 if place.feature == "city" else 0
    if (
        wanted not in ("region", "district")
        and place.feature == "region"
        and any(f.place.feature == "city" and f.place.admin1 == place.row and f.place.population * 12 > place.population for f in g.found)
    ):
        score -= 2.4  # "Aleppo" alone is the town
    if (
        wanted is None
        and place.feature == "district"
        and any(f.place.feature == "city" and f.place.country == place.country for f in g.found)
    ):
        score -= 1.5
    if place.lat is None:
        score -= 3
    if (
        place.feature == "city"
        and found.quality < 2
        and wanted in (None, "city")
        and place.population > 5000
        and place_words().capitals.get(place.name.lower()) == place.country
    ):
        score += CAPITAL
    return score


def company_of(groups: list[Group], hints: dict[str, float]) -> Company:
    """The company that the groups' present shares make."""
    countries: dict[str, float] = defaultdict(float, hints)
    admins: dict[int, float] = defaultdict(float)
    own: dict[str, tuple[dict[str, float], dict[int, float]]] = {}
    points = []
    for g in groups:
        count = 1 + math.log2(len(g.spans))
        mine, here = own.setdefault(g.spans[0].key, (defaultdict(float), defaultdict(float)))
        for f, share in zip(g.found, g.shares, strict=True):
            if share < 0.05:
                continue
            place = f.place
            if place.country:
                weight = share * count * (1.5 if place.feature == "country" else 1.0)
                countries[place.country] += weight
                mine[place.country] += weight
            row = place.row if place.feature == "region" else place.admin1
            if row is not None:
                weight = share * count * (1.5 if place.feature == "region" else 1.0)
                admins[row] += weight
                here[row] += weight
            if place.feature != "country" and share > 0.3:
                points.append((f, share, g))
    points.sort(key=lambda p: -p[1] * len(p[2].spans))
    return Company(countries, admins, points[:NEIGHBOURS], own, sum(countries.values()), sum(admins.values()))


def _with(found: Found, g: Group, company: Company, gazetteer: Gazetteer) -> float:
    """What the company adds to a candidate; mentions of its own name are no company."""
    place = found.place
    score = 0.0
    if g.inside and (
        place.row in g.inside
        or place.admin1 in g.inside
        or place.admin2 in g.inside
        or (place.country in {gazetteer.place(r).country for r in g.inside if gazetteer.place(r).feature == "country"})
    ):
        score += 6.0
    if not place.country:
        return score
    key = g.spans[0].key
    own, own_admins = company.own[key]
    rest = company.country_sum - sum(own.values())
    mine = max(0.0, company.countries.get(place.country, 0.0) - own.get(place.country, 0.0))
    score += COUNTRY * mine / (max(0.0, rest) + 1.0)
    if place.feature == "country":
        rival = max(
            (company.countries.get(f.place.country or "", 0.0) for f in g.found if f.place.feature == "region" and f.quality < 2),
            default=0.0,
        )
        return score - (RIVAL if rival > 0.5 * rest and rival > 1.5 * mine else 0.0)  # Georgia, in an American report
    admin = place.admin1 if place.feature != "region" else place.row
    if admin is not None:
        mine = max(0.0, company.admins.get(admin, 0.0) - own_admins.get(admin, 0.0))
        score += ADMIN * mine / (max(0.0, company.admin_sum - sum(own_admins.values())) + 1.0)
    near = 0.0
    if place.lat is not None and place.lon is not None:
        for other, weight, group_ in company.points:
            there = other.place
            if group_.spans[0].key == key or there.lat is None or abs(there.lat - place.lat) > 3.5:
                continue
            km = kilometres(place, there)
            if km < 400:
                near += weight * math.exp(-km / 120)
    return score + NEAR * (1 - math.exp(-near))
