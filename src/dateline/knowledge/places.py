"""Words that go with names of places, and the countries' adjectives and capitals; loaded once a process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dateline.knowledge.compiled import DATA, compiled, load_yaml

VERSION = "3"


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Sets of lower-case words by their use; ``relations`` maps a preposition to its relation."""

    region: frozenset[str]
    district: frozenset[str]
    city: frozenset[str]
    spot: frozenset[str]
    before: frozenset[str]
    part: frozenset[str]
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
    heads: frozenset[str]  # region, district, city and spot together
    demonyms: dict[str, str]  # adjective or people, lower case, to ISO code
    capitals: dict[str, str]  # city that stands for a government, lower case, to ISO code

    def feature(self, noun: str) -> str | None:
        """The feature that a head noun tells of: "province" a region."""
        for name in ("region", "district", "city", "spot"):
            if noun in getattr(self, name):
                return name
        return None


STATES: dict[str, str] = dict(pair.split(":") for pair in (
    "ala:Alabama ariz:Arizona ark:Arkansas calif:California colo:Colorado conn:Connecticut del:Delaware fla:Florida ga:Georgia ill:Illinois "
    "ind:Indiana kan:Kansas ky:Kentucky la:Louisiana md:Maryland mass:Massachusetts mich:Michigan minn:Minnesota miss:Mississippi mo:Missouri "
    "mont:Montana neb:Nebraska nev:Nevada nh:New_Hampshire nj:New_Jersey nm:New_Mexico ny:New_York nc:North_Carolina nd:North_Dakota "
    "okla:Oklahoma ore:Oregon pa:Pennsylvania ri:Rhode_Island sc:South_Carolina sd:South_Dakota tenn:Tennessee tex:Texas vt:Vermont "
    "va:Virginia wash:Washington wva:West_Virginia wis:Wisconsin wyo:Wyoming ont:Ontario alta:Alberta sask:Saskatchewan nsw:New_South_Wales "
    "qld:Queensland dc:District_of_Columbia ak:Alaska al:Alabama az:Arizona ar:Arkansas ca:California co:Colorado ct:Connecticut de:Delaware "
    "fl:Florida hi:Hawaii ia:Iowa id:Idaho il:Illinois ks:Kansas ma:Massachusetts me:Maine mi:Michigan mn:Minnesota ms:Mississippi mt:Montana "
    "ne:Nebraska nv:Nevada oh:Ohio ok:Oklahoma or:Oregon tn:Tennessee tx:Texas ut:Utah wa:Washington wi:Wisconsin wv:West_Virginia "
    "wy:Wyoming").split())
"""Abbreviations of American and some other states after a town's name, lower case without stops; blanks as underscores."""


@lru_cache(maxsize=1)
def place_words() -> PlaceWords:
    """The vocabulary of place nouns."""
    raw = compiled("place-words", VERSION, [DATA / "place_nouns.yaml", DATA / "countries.yaml"], _read)
    sets = {k: frozenset(v) for k, v in raw["sets"].items()}
    return PlaceWords(**sets, heads=sets["region"] | sets["district"] | sets["city"] | sets["spot"], relations=raw["relations"],
                      demonyms=raw["demonyms"], capitals=raw["capitals"])


def _read() -> dict[str, Any]:
    data = load_yaml(DATA / "place_nouns.yaml")
    relations = {word: relation for relation, words in data.pop("relations").items() for word in words}
    demonyms: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for entry in load_yaml(DATA / "countries.yaml"):
        people = entry.get("people") or [f"{adj}s" for adj in entry.get("adj", ())]
        for word in [*entry.get("adj", ()), *people]:
            demonyms.setdefault(word.lower(), entry["id"])
        capital = entry.get("capital")
        for city in [capital] if isinstance(capital, str) else capital or []:
            capitals.setdefault(city.lower(), entry["id"])
    return {"sets": {k: sorted({str(w).lower() for w in v}) for k, v in data.items()}, "relations": relations, "demonyms": demonyms,
            "capitals": capitals}
