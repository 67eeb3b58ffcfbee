"""Short names for what a record's ids stand for: places with their country, actors, chains of sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from dateline.model import Actor, Link, Place, Record, Statement
from dateline.views.countries import country_name

ARROW = " ← "  # from the one nearest the reader to the origin
SHORT = 44
ARTICLES = ("the ", "a ", "an ")


def shortened(text: str, limit: int = SHORT) -> str:
    """The text on one line, cut between words where it is longer than ``limit`` characters."""
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat
    cut = flat.rfind(" ", 0, limit)
    return f"{flat[:cut if cut > limit // 3 else limit].rstrip(' ,;:-–—')} …"


def bare(text: str) -> str:
    """The text without a leading article."""
    return next((text[len(a):] for a in ARTICLES if text.lower().startswith(a)), text)


class Labels:
    """Look-ups of one record's mentions by id, with the names to show for them."""

    def __init__(self, record: Record, written: Mapping[int, str] | None = None) -> None:
        self.record = record
        self.written = spellings([record]) if written is None else written
        self.places = {p.id: p for p in record.places}
        self.actors = {a.id: a for a in record.actors}
        self.links: dict[str, Link] = {}
        for attribution in record.attributions:
            if attribution.source:
                self.links.setdefault(attribution.source.id, attribution.source)
        for statement in record.statements:
            for link in statement.chain:
                self.links.setdefault(link.id, link)

    def actor(self, id: str | None) -> str:
        """The canonical name, or the wording of the first mention that this one refers back to."""
        found = self.actors.get(id or "")
        seen: set[str] = set()
        while found is not None and found.same_as in self.actors and found.id not in seen:
            seen.add(found.id)
            assert found.same_as is not None
            found = self.actors[found.same_as]
        return "" if found is None else _actor(found)

    def actor_list(self, ids: Iterable[str]) -> str:
        return _joined(dict.fromkeys(name for i in ids if (name := self.actor(i))))

    def place(self, id: str | None, country: bool = True) -> str:
        """The place as the report writes it, with its country; "?" marks one that was not resolved."""
        found = self.places.get(id or "")
        return "" if found is None else self._place(found, country)

    def place_list(self, ids: Iterable[str]) -> str:
        """Places one after the other; a country is named once, after the last place in it."""
        found = [self.places[i] for i in ids if i in self.places]
        land = next((p.country for p in found if p.country), None)
        if land is not None and all(p.country in (land, None) for p in found):
            names = list(dict.fromkeys(self._place(p, country=False) for p in found))
            whole = country_name(land)
            return ", ".join([name for name in names if name != whole] + [whole])
        return _joined(dict.fromkeys(self._place(p, country=True) for p in found))

    def _place(self, place: Place, country: bool) -> str:
        name = _written(place) or place.name
        if place.geonames is not None:
            name = self.written.get(place.geonames, name)
        if place.relation and place.relation != "in":
            name = f"{place.relation} {name}"
        if place.unresolved:
            return f"{name} (?)"
        if not country or place.country is None or place.feature == "country":
            return name
        return f"{name}, {country_name(place.country)}"

    def link(self, link: Link) -> str:
        """A source in its own words; for a pronoun, those of the one it refers to."""
        seen: set[str] = set()
        while link.same_as in self.links and link.id not in seen:
            seen.add(link.id)
            assert link.same_as is not None
            link = self.links[link.same_as]
        words = bare(" ".join(link.text.split()))
        return words if len(words) <= SHORT else shortened(link.name)

    def chain(self, statement: Statement, own: str | None = None) -> str:
        """"CNN ← five American officials"; empty where the report asserts it itself. ``own``, the report's name, comes first."""
        names = [own or "", *(self.link(link) for link in statement.chain)]
        return ARROW.join({bare(name).casefold(): name for name in names if name}.values())


def _actor(actor: Actor) -> str:
    return shortened(actor.name if actor.entity else bare(actor.name))


def _written(place: Place) -> str | None:
    """The report's own name for a place; none for a phrase that only points to it ("the city")."""
    written = bare(" ".join(place.text.split()))
    return written if written[:1].isupper() else None


def spellings(records: Iterable[Record]) -> dict[int, str]:
    """For each place of the gazetteer (by GeoNames id) the name that the reports write most often."""
    counts: dict[int, Counter[str]] = {}
    for record in records:
        for place in record.places:
            if place.geonames is not None and (name := _written(place)):
                counts.setdefault(place.geonames, Counter())[name] += 1
    return {id: sorted(names.items(), key=lambda item: (-item[1], len(item[0]), item[0]))[0][0] for id, names in counts.items()}


def _joined(names: Iterable[str]) -> str:
    parts = list(names)
    return " and ".join(parts) if len(parts) < 3 else f"{', '.join(parts[:-1])} and {parts[-1]}"
