"""Words that go with names of places, and the countries' adjectives and capitals; loaded once a process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dateline.knowledge.compiled import DATA, compiled, load_yaml

VERSION = "10"


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Sets of lower-case words by their use; ``relations`` maps a preposition to its relation."""

    region: frozenset[str]
    district: frozenset[str]
    city: frozenset[str]
    spot: frozenset[str]
    before: frozenset[str]
    part: frozenset[str]
    surroundings: frozenset[str]
    directions: frozenset[str]
    compass: frozenset[str]
    relations: dict[str, str]
    locative: frozenset[str]
    bodies: frozenset[str]
    titles: frozenset[str]
    doubtful: frozenset[str]
    authorities: frozenset[str]
    seats: frozenset[str]
    sites: frozenset[str]
    storming: frozenset[str]
    taking: frozenset[str]
    falling: frozenset[str]
    speaking: frozenset[str]
    strong: frozenset[str]
    weak: frozenset[str]
    deeds: frozenset[str]
    dealings: frozenset[str]
    inner: frozenset[str]
    articles: frozenset[str]
    relations_of_states: frozenset[str]
    told: frozenset[str]
    owned: frozenset[str]
    had: frozenset[str]
    befalls: frozenset[str]
    grounds: frozenset[str]
    moving: frozenset[str]
    ways: frozenset[str]
    openers: frozenset[str]
    closers: frozenset[str]
    endings: frozenset[str]
    quarters: frozenset[str]
    languages: frozenset[str]
    forces: frozenset[str]
    topics: frozenset[str]
    states: dict[str, str]  # abbreviation after a town's name, without stops, to state
    heads: frozenset[str]  # region, district, city and spot together
    demonyms: dict[str, str]  # adjective or people, lower case, to ISO code
    capitals: dict[str, str]  # city that stands for a government, lower case, to ISO code

    def feature(self, noun: str) -> str | None:
        """The feature that a head noun tells of: "province" a region."""
        for name in ("region", "district", "city", "spot"):
            if noun in getattr(self, name):
                return name
        return None


@lru_cache(maxsize=1)
def place_words() -> PlaceWords:
    """The vocabulary of place nouns."""
    raw = compiled("place-words", VERSION, [DATA / "place_nouns.yaml", DATA / "countries.yaml"], _read)
    sets = {k: frozenset(v) for k, v in raw["sets"].items()}
    return PlaceWords(
        **sets,
        heads=sets["region"] | sets["district"] | sets["city"] | sets["spot"],
        relations=raw["relations"],
        states=raw["states"],
        demonyms=raw["demonyms"],
        capitals=raw["capitals"],
    )


def _read() -> dict[str, Any]:
    data = load_yaml(DATA / "place_nouns.yaml")
    relations = {word: relation for relation, words in data.pop("relations").items() for word in words}
    states = {str(short): name for short, name in data.pop("states").items()}
    demonyms: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for entry in load_yaml(DATA / "countries.yaml"):
        people = entry.get("people") or [f"{adj}s" for adj in entry.get("adj", ())]
        for word in [*entry.get("adj", ()), *people]:
            demonyms.setdefault(word.lower(), entry["id"])
        capital = entry.get("capital")
        for city in [capital] if isinstance(capital, str) else capital or []:
            capitals.setdefault(city.lower(), entry["id"])
    return {
        "sets": {k: sorted({str(w).lower() for w in v}) for k, v in data.items()},
        "relations": relations,
        "states": states,
        "demonyms": demonyms,
        "capitals": capitals,
    }
