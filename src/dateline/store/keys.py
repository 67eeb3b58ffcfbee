"""Keys under which places, parties and origins of different reports meet."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

from dateline.model import Place

WORD = re.compile(r"[^\W_]+")
THIS_OUTLET = "outlet"


@lru_cache(maxsize=16384)
def slug(text: str) -> str:
    """Lower-case words without diacritics, joined by hyphens: "Tall Rif'at" is "tall-rif-at"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return "-".join(WORD.findall(plain))


def place_key(place: Place) -> str:
    """The gazetteer's id, or for a place that it does not have the name within its country."""
    return f"g{place.geonames}" if place.geonames else f"n:{place.country or '?'}:{slug(place.name)}"


def party_key(name: str, entity: str | None, country: str | None, kind: str) -> str:
    """The vocabulary's id of an actor, or its kind, country and name."""
    return entity or f"n:{country or '?'}:{kind}:{slug(name)}"


def origin_key(chain: list[dict[str, Any]], outlet: str | None, report: str) -> str:
    """Who a statement comes from at last.

    A named origin is itself wherever it is quoted. An anonymous one ("five American officials") is only as good as
    whoever heard it, so its key holds the link before it, or the outlet: twelve outlets that carry CNN's five officials
    are one origin, while CNN's officials and Bloomberg's are two.
    """
    if not chain:
        return f"{THIS_OUTLET}:{slug(outlet)}" if outlet else f"report:{report}"
    last = chain[-1]
    own = _source(last)
    if last["named"]:
        return own
    before = _source(chain[-2]) if len(chain) > 1 else f"{THIS_OUTLET}:{slug(outlet)}" if outlet else f"report:{report}"
    return f"{before}/{own}" if last["count"] is None else f"{before}/{last['count']} {own}"


def _source(link: dict[str, Any]) -> str:
    actor = link.get("actor")
    if actor and actor["entity"]:
        return str(actor["entity"])
    return f"{THIS_OUTLET}:{slug(link['name'])}" if link["role"] == "outlet" else slug(link["name"])


def spoken_chain(chain: list[dict[str, Any]], outlet: str | None) -> str:
    """The chain in words, nearest the reader first: "CNN, from five American officials"; the outlet where there is none."""
    if not chain:
        return outlet or "the report itself"
    return ", from ".join(f"{link['count']} {link['name']}" if link["count"] and link["count"] > 1 else link["name"] for link in chain)
