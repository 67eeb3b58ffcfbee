"""Names that are matched to no place: "the Old City", and names whose only places lie far from everything else in the report."""

from __future__ import annotations

from collections import defaultdict

from spacy.tokens import Doc

from dateline.knowledge.gazetteer.gazetteer import kilometres
from dateline.reader.places.capitals import SEATS
from dateline.reader.places.ranking import Group
from dateline.reader.places.spans import Span

ADJECTIVES = frozenset({"old", "inner", "grand", "main"})
NOUNS = frozenset(
    ["city", "town", "mosque", "bridge", "square", "market", "bazaar", "souk", "quarter", "prison", "hospital", "palace", "harbour"]
)
FAMILIAR = 60_000  # people: a town of this size may be named in any report
FAR = 600  # kilometres
COMPANY = 3  # other names that must lie elsewhere


def nameless(doc: Doc, span: Span) -> bool:
    """Whether a capitalised phrase only says what kind of place it is ("Old City", "Grand Mosque")."""
    size = span.last - span.first
    if size == 1 and doc[span.first].lower_ in SEATS and span.last < len(doc) and doc[span.last].is_lower and doc[span.last].pos_ == "NOUN":
        return True  # "the Chechen capital"
    if size == 2:
        return doc[span.first].lower_ in ADJECTIVES and doc[span.first + 1].lower_ in NOUNS
    if size != 1:
        return False
    lower = doc[span.first].lower_
    after = doc[span.last].lower_ if span.last < len(doc) else ""
    return (lower in ADJECTIVES and after in NOUNS) or (
        lower in NOUNS and span.first > 0 and doc[span.first - 1].lower_ == "old" and after != "of"
    )


def remote(groups: list[Group]) -> None:
    """Take the choice back where a small place lies far from all other places of the report, in a country that nothing else speaks of."""
    settled = [(g, f.place) for g in groups if (f := g.spans[0].chosen) is not None]
    countries: dict[str, int] = defaultdict(int)
    for _, place in settled:
        countries[place.country or ""] += 1
    most = max(countries.values(), default=0)
    if most < COMPANY or most < 0.5 * len(settled):
        return
    points = [p for _, p in settled if p.lat is not None and p.feature != "country"]
    for g, place in settled:
        if place.feature in {"country", "region"} or place.population >= FAMILIAR or g.inside or place.lat is None:
            continue
        if countries[place.country or ""] > 1 or len(g.spans) > 2:
            continue
        near = any(p is not place and abs((p.lat or 0.0) - (place.lat or 0.0)) < 7 and kilometres(p, place) < FAR for p in points)
        if not near:
            for span in g.spans:
                span.chosen, span.far = None, True
