"""Names of countries for people, from their ISO 3166-1 alpha-2 codes."""

from __future__ import annotations

from functools import lru_cache

from dateline.knowledge.compiled import DATA, compiled, load_yaml

LONG = 20  # a longer name gives way to a much shorter one of several words, if the vocabulary has one: "DR Congo"


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    source = DATA / "countries.yaml"

    def build() -> dict[str, str]:
        names: dict[str, str] = {}
        for land in load_yaml(source):
            if "to" not in land and land["id"] not in names:
                others = [other for other in land.get("also", []) if " " in other and len(other) <= len(land["name"]) * 0.7]
                names[land["id"]] = min([land["name"], *others], key=len) if len(land["name"]) > LONG else land["name"]
        return names

    found: dict[str, str] = compiled("country-names", "3", [source], build)
    return found


def country_name(code: str) -> str:
    """The short English name of a country, or the code itself where it is not known."""
    return _names().get(code, code)
