"""Who took a place when nobody names them: read from the region around it, or from the towns within it.

"The city was handed over" names no new holder, while another report has local factions in control of most of the
province. The answer names them, says that it is inferred, and rests on those statements too. A region and its towns
stay apart otherwise: a place for which someone names a holder is never touched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.fusion.control import WEEK
from dateline.fusion.parties import Sides, same_side

if TYPE_CHECKING:
    from dateline.fusion.ledger import Held

WIDE = ("region", "district")
Area = tuple[str, str]


def area_of(held: Held) -> Area | None:
    """Country and first-level region of a place; None where either is not known."""
    return (held.country, held.admin1) if held.country and held.admin1 else None


def named(asked: Sequence[Held], around: Sequence[Held]) -> list[Held]:
    """The answer with a holder for each place that was lost to nobody in particular, where rows of the same areas, ``around``, tell one."""
    beside: dict[Area, list[Held]] = {}
    for held in around:
        area = area_of(held)
        if area is not None and held.party is not None:
            beside.setdefault(area, []).append(held)
    return [_named(h, beside.get(area_of(h) or ("", ""), ())) if h.party is None else h for h in asked]


def _named(held: Held, around: Sequence[Held]) -> Held:
    sides = Sides(held.country)
    wide = held.feature in WIDE
    loser = sides(held.loser)
    fits = [
        o
        for o in around
        if o.place != held.place
        and o.moved | (not wide)
        and (o.feature in WIDE) != wide
        and (wide or o.extent in ("all", "most"))
        and abs((o.since or o.valid_from) - held.valid_from) <= WEEK
        and (o.valid_to is None or o.valid_to >= held.valid_from)
        and o.status != "disputed"
        and not same_side(sides(o.party), loser)
    ]
    if not fits or any(not same_side(sides(fits[0].party), sides(o.party)) for o in fits):
        return held
    best = max(fits, key=lambda o: (o.party is not None and o.party.entity is not None, -abs((o.valid_from - held.valid_from).days)))
    towns = len({o.place for o in fits})
    where = f"{best.name}, around it," if not wide else f"{best.name}, in it," if towns == 1 else f"{towns} towns in it"
    why = f"{held.why}; nobody names who took it: {best.holder} since they took {where} in those days"
    support = tuple(dict.fromkeys((*held.support, *(s for o in fits for s in o.support))))
    return replace(held, party=best.party, support=support, why=why)
