"""Stage places: every toponym each time it is named, settled on the gazetteer's place that fits the report."""

from __future__ import annotations

from collections import defaultdict

from spacy.tokens import Doc

from dateline.knowledge.gazetteer import Found, Gazetteer, Place, fold, gazetteer
from dateline.knowledge.places import PlaceWords, place_words
from dateline.reader.places.belief import ENOUGH, HOPELESS, Names, again, believe
from dateline.reader.places.compounds import frame, head_token, precision
from dateline.reader.places.outliers import nameless, remote
from dateline.reader.places.ranking import Group, alone, company_of, group, rank
from dateline.reader.places.spans import Span, spans
from dateline.reader.reading import PlaceMention, Reading

ENGLISH = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})  # no transliterations there: another spelling is another place


class Places:
    """Finds place names and says which place each is; what it cannot settle stays, with its name and the reason."""

    name = "places"
    needs: tuple[str, ...] = ()
    adds: tuple[str, ...] = ("places", "place_at")

    def __call__(self, reading: Reading) -> None:
        doc = reading.doc
        reading.place_at = [None] * len(doc)
        if not len(doc):
            return
        world, words = gazetteer(), place_words()
        names = Names(doc, words)
        taken, rest, adjectives = [], [], []
        for span in spans(doc, world, words):
            code = demonym(doc, span, words)
            if code is not None:
                adjectives.append((span, code))
                continue
            if nameless(doc, span):
                continue
            frame(doc, span, words)
            span.belief = believe(doc, span, names, words)
            if span.belief >= ENOUGH:
                taken.append(span)
            elif span.belief > HOPELESS:
                rest.append(span)
        hints = self.hints(reading, adjectives, world)
        taken = self.second_look(doc, taken, rest, hints, world, words)
        known = [s for s in taken if s.found]
        groups = group(known)
        containment(doc, known, groups)
        rank(groups, world, hints)
        remote(groups)
        for span in taken:
            self.add(reading, mention(reading, span, world))
        for span, code in adjectives:
            self.add(reading, adjective(reading, span, code, world))

    @staticmethod
    def second_look(
        doc: Doc, taken: list[Span], rest: list[Span], hints: dict[str, float], world: Gazetteer, words: PlaceWords
    ) -> list[Span]:
        """Adds what the report as a whole shows to be places, and looks for near spellings of unknown names."""
        for span in taken:
            span.key = span.key or fold(span.text)
        accepted = {s.key for s in taken}
        groups = group([s for s in taken if s.found])
        for g in groups:
            g.settle([alone(f, g) for f in g.found])
        company = company_of(groups, hints)
        home = {c: w / (company.country_sum + 0.5) for c, w in company.countries.items()}
        firsts = {i: s for s in taken for i in range(s.first, s.last)}
        for span in rest:
            if not span.found and span.belief > HOPELESS:
                span.found = near(span, world, home)
                span.belief += 0.9 if span.found else 0.0
            span.key = span.key or fold(span.text)
        for last_round in (False, True):
            left = []
            for span in rest:
                belief = span.belief + again(doc, span, accepted, firsts, home, words)
                if belief >= ENOUGH:
                    taken.append(span)
                    accepted.add(span.key)
                    firsts.update((i, span) for i in range(span.first, span.last))
                elif not last_round:
                    left.append(span)
                    continue
                span.belief = belief
            rest = left
        for span in taken:
            if not span.found:
                span.found = near(span, world, home)
                span.key = span.key or fold(span.text)
        return sorted(taken, key=lambda s: s.first)

    @staticmethod
    def hints(reading: Reading, adjectives: list[tuple[Span, str]], world: Gazetteer) -> dict[str, float]:
        """Weights of countries from their adjectives and peoples, and from where the report was filed."""
        out: dict[str, float] = defaultdict(float)
        for _, code in adjectives:
            out[code] += 0.5
        filed = max(world.find(reading.report.place or ""), key=lambda f: f.place.population, default=None)
        if filed is not None and filed.place.country:
            out[filed.place.country] += 0.5
        return {c: min(w, 2.0) for c, w in out.items()}

    @staticmethod
    def add(reading: Reading, made: PlaceMention) -> None:
        reading.places.append(made)
        for i in range(made.first, made.last):
            if reading.place_at[i] is None:
                reading.place_at[i] = made


def near(span: Span, world: Gazetteer, home: dict[str, float]) -> tuple[Found, ...]:
    """Places spelt nearly so, in countries that the report is about."""
    return tuple(f for f in world.like(span.text, 0.8) if home.get(f.place.country or "", 0.0) > 0.12 and f.place.country not in ENGLISH)


def demonym(doc: Doc, span: Span, words: PlaceWords) -> str | None:
    """The country of an adjective or people ("Syrian", "Jordanians"), or None."""
    code = words.demonyms.get(span.text.lower())
    if code is None:
        return None
    if any(f.place.feature == "country" and f.quality < 2 for f in span.found):
        return None
    region = span.last < len(doc) and doc[span.last].text in ("State", "Region", "Province")
    if region and any(f.place.feature == "region" for f in span.found):
        return None  # "Rakhine State"
    return code


def containment(doc: Doc, known: list[Span], groups: list[Group]) -> None:
    """Notes what the words say lies in what: "Paris, Texas", "Sibut, in the Kemo prefecture"."""
    by_first = {s.whole[0]: s for s in known}
    of = {id(s): g for g in groups for s in g.spans}
    for span in known:
        at = span.whole[1]
        if at < len(doc) and doc[at].text == ",":
            at += 1
            outer = by_first.get(at)
            if outer is None and at + 1 < len(doc) and doc[at].lower_ == "in":
                at += 2 if doc[at + 1].lower_ == "the" else 1
                outer = by_first.get(at)
            if outer is not None:
                of[id(span)].inside |= {f.place.row for f in outer.found if f.place.feature in ("country", "region", "district")}


def mention(reading: Reading, span: Span, world: Gazetteer) -> PlaceMention:
    """The mention that a span becomes."""
    doc = reading.doc
    start, end = reading.chars(span.whole)
    made = PlaceMention(start, end, *span.whole, head_token(doc, span).i, name=span.text, relation=span.relation)
    if span.chosen is None:
        made.feature = span.feature
        made.precision = precision(span.feature, span)
        far = f"places named {span.text!r} lie far from all others of the report"
        made.unresolved = far if span.far else f"no place named {span.text!r} in the gazetteer"
        return made
    place = span.chosen.place
    fill(made, place, world)
    made.precision = precision(place.feature, span)
    if span.direction and made.precision == 1 and span.relation is None:
        made.relation = None
    made.alternatives = [candidate(f.place, score, world) for score, f in span.ranked[1:5]]
    if place.lat is None:
        made.unresolved = "the gazetteer has no point for it"
    return made


def fill(made: PlaceMention, place: Place, world: Gazetteer) -> None:
    """Copy a gazetteer place into a mention."""
    made.name, made.geonames, made.feature, made.country = place.name, place.geonames, place.feature, place.country
    made.lat, made.lon = place.lat, place.lon
    made.admin1 = None if place.feature == "country" else world.above(place)


def candidate(place: Place, score: float, world: Gazetteer) -> dict[str, object]:
    """A runner-up as the record shows it."""
    return {
        "name": place.name,
        "geonames": place.geonames,
        "country": place.country,
        "admin1": world.above(place),
        "lat": place.lat,
        "lon": place.lon,
        "score": round(score, 3),
    }


def adjective(reading: Reading, span: Span, code: str, world: Gazetteer) -> PlaceMention:
    """A demonym's mention: it carries its country and is not written out."""
    start, end = reading.chars((span.first, span.last))
    made = PlaceMention(start, end, span.first, span.last, span.last - 1, demonym=True)
    if (place := world.country(code)) is not None:
        fill(made, place, world)
    made.precision = 3
    return made
