"""A place that a clause is about, and how a list of them is settled among itself."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from spacy.tokens import Token

from dateline.reader.reading import PlaceMention


@dataclass(slots=True)
class PlaceArgument:
    """A place that a clause is about. ``place`` is None where the words are territory but name no place that is known."""

    head: Token
    place: PlaceMention | None
    area: str | None = None
    extent: str | None = None
    owners: list[Token] = field(default_factory=list)  # whoever was in it, by its own words ("the army's base")
    named: bool = True  # found by its own words, rather than from what the report spoke of before


def one_list(found: list[PlaceArgument]) -> list[PlaceArgument]:
    """Settle a list among itself: "two cities, A and B" are A and B; "the airport and a bridge at X" are both at X."""
    first = found[0] if found else None
    if (
        first is not None
        and len(found) > 1
        and first.area
        and first.head.tag_ == "NNS"
        and first.head.nbor(1).text == ","
        and found[1].head.left_edge.i == first.head.i + 2
        and all(f.named and f.place is not None and f.head.tag_ in ("NNP", "NNPS") for f in found[1:3])
    ):
        return found[1:]
    for each, later in reversed(list(itertools.pairwise(found))):
        whole = later.place is not None and later.place.unresolved is None and later.place.feature != "spot"
        if not each.named and each.area and later.named and later.area and whole:
            each.place, each.named = later.place, True
    if any(f.place is not None for f in found) and any(f.head.tag_ in ("NNP", "NNPS") for f in found):
        return [f for f in found if f.place is not None]
    return found
