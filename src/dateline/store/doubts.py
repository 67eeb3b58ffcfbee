"""What makes a statement doubtful by itself, noted when it is kept, so that the doubtful ones of many are found at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dateline.model import Place, Record
from dateline.store.keys import slug

DOUBTS = ("unresolved", "namesake", "anonymous", "hedged")


def doubts(chain: Sequence[Mapping[str, Any]], hedged: bool, record: Record, mention: Place | None) -> str | None:
    """Names of the doubts of a statement, separated by blanks; None where there is none. ``chain``: its links written out.

    ``unresolved``: its place is not in the gazetteer. ``namesake``: another place has that name, and nothing else in
    the report lies where this one does. ``anonymous``: its origin is not named. ``hedged``: the report hedges it.
    """
    found = []
    if mention is not None and (mention.unresolved is not None or mention.geonames is None):
        found.append("unresolved")
    elif mention is not None and namesake(mention, record.places):
        found.append("namesake")
    if chain and not chain[-1]["named"]:
        found.append("anonymous")
    if hedged:
        found.append("hedged")
    return " ".join(found) or None


def namesake(mention: Place, places: Sequence[Place]) -> bool:
    """Whether a runner-up bears the same name elsewhere, and no other place of the report speaks for the one chosen."""
    names = {slug(mention.name), slug(mention.text)}
    others = [p for p in places if p.geonames is not None and p.geonames != mention.geonames]
    for alternative in mention.alternatives:
        if slug(alternative.name) not in names or (alternative.country, alternative.admin1) == (mention.country, mention.admin1):
            continue
        abroad = alternative.country != mention.country
        if not any(p.country == mention.country and (abroad or p.admin1 == mention.admin1) for p in others):
            return True
    return False
