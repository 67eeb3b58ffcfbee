"""What fusion takes from the vocabularies: whose part an actor is, and where a state's seat is."""

from __future__ import annotations

from functools import lru_cache

from dateline.knowledge.actors import vocabulary
from dateline.knowledge.gazetteer import gazetteer


@lru_cache(maxsize=8192)
def ancestor(entity: str) -> str:
    """The topmost parent of an actor of the vocabulary: the side for which its armies and branches act."""
    find = vocabulary().find
    seen = {entity}
    while (actor := find(entity)) is not None and actor.parent and actor.parent not in seen:
        entity = actor.parent
        seen.add(entity)
    return entity


@lru_cache(maxsize=256)
def capital(country: str) -> str | None:
    """The key of the place that is a country's capital (``country``: ISO 3166-1 alpha-2), or None."""
    name = next((c.capital for c in vocabulary().countries if c.id == country and c.capital and c.end is None), None)
    if name is None:
        return None
    found = [f.place for f in gazetteer().find(name) if f.place.country == country and f.place.feature == "city" and f.place.geonames]
    return f"g{max(found, key=lambda p: p.population or 0).geonames}" if found else None
