"""Which statements of several reports tell the same event, with the reason in words.

Joined are events of one PLOVER type at one place whose days overlap (or lie no more than a day apart) and whose parties
do not differ; a report's own statements are never joined with each other. Likeness of wording is no ground: a capture
and a recapture read alike.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from dateline.fusion.parties import Ancestry, same_side, side_of
from dateline.fusion.told import Told

LONGEST = 7  # days: a vaguer event is not joined with others


@dataclass(slots=True)
class Happening:
    """An event with everyone who tells it; ``joins`` says for each further one why it is held to be the same."""

    told: list[Told]
    joins: list[str] = field(default_factory=list)
    earliest: dt.date | None = None
    latest: dt.date | None = None

    @property
    def origins(self) -> set[str]:
        """Independent origins: one for each origin and story."""
        stories: dict[str, str] = {}
        for x in self.told:
            stories.setdefault(x.story, x.origin)
        return set(stories.values())


def join_events(told: Iterable[Told], ancestor: Ancestry = lambda entity: entity) -> list[Happening]:
    """Happenings from single tellings: those that agree in type, place, time and parties, and those that a person joined."""
    groups: dict[tuple[Any, ...], list[Happening]] = defaultdict(list)
    by_name: dict[str, Happening] = {}
    by_hand: list[tuple[Told, str]] = []
    for x in sorted(told, key=lambda x: (x.latest, x.published, x.statement)):
        near = groups[(x.type, x.place, x.asserted, x.modality)] if x.place is not None else []
        found, why = (None, "") if x.split else _match(x, near, ancestor)
        if found is None:
            found = Happening([x], [], x.earliest, x.latest)
            near.append(found)
            if x.place is None:
                groups[(x.statement,)].append(found)
        else:
            _enter(found, [x], why)
        by_name[x.statement] = by_name[x.anchor or x.statement] = found
        if x.joined_with is not None:
            by_hand.append((x, x.joined_with))
    gone = _join_by_hand(by_hand, by_name)
    every = (h for hs in groups.values() for h in hs if id(h) not in gone)
    return sorted(every, key=lambda h: (h.latest or dt.date.max, h.told[0].statement))


def _enter(found: Happening, told: Sequence[Told], why: str) -> None:
    for x in told:
        found.told.append(x)
        found.joins.append(why)
        found.earliest = max((d for d in (found.earliest, x.earliest) if d), default=None)
        found.latest = min(d for d in (found.latest, x.latest) if d)


def _join_by_hand(pairs: Sequence[tuple[Told, str]], by_name: dict[str, Happening]) -> set[int]:
    """Lay together what people joined, whichever of the two is told first; gives the happenings that went into another."""
    gone: set[int] = set()
    for x, other in pairs:
        mine, theirs = by_name[x.statement], by_name.get(other)
        if theirs is None or theirs is mine:
            continue
        first, second = sorted((mine, theirs), key=lambda h: (h.latest or dt.date.max, h.told[0].statement))
        _enter(first, second.told, "joined by a reviewer")
        gone.add(id(second))
        for y in second.told:
            by_name[y.statement] = by_name[y.anchor or y.statement] = first
    return gone


def _match(x: Told, near: Sequence[Happening], ancestor: Ancestry) -> tuple[Happening | None, str]:
    for h in reversed(near):
        if h.latest is not None and (x.latest - h.latest).days > LONGEST:
            return None, ""
        if any(y.report == x.report for y in h.told) or any(y.split for y in h.told):
            continue
        if _same_days(x, h) and all(_agree(x, y, ancestor) for y in h.told):
            return h, f"same type, {x.place_name}, {x.latest}, and parties that agree, in {x.report} and {h.told[0].report}"
    return None, ""


def _same_days(x: Told, h: Happening) -> bool:
    if h.latest is None:
        return False
    if x.earliest is None or h.earliest is None:  # open to the past: only the same last day is safe
        return x.latest == h.latest
    if (x.latest - x.earliest).days > LONGEST or (h.latest - h.earliest).days > LONGEST:
        return False
    return x.earliest <= h.latest + dt.timedelta(days=1) and h.earliest <= x.latest + dt.timedelta(days=1)


def _agree(x: Told, y: Told, ancestor: Ancestry) -> bool:
    for a, b in ((x.actor, y.actor), (x.recipient, y.recipient)):
        if a is None or b is None or a.kind == "other" or b.kind == "other":
            continue
        if not same_side(side_of(a, x.country, ancestor), side_of(b, y.country, ancestor)):
            return False
    return True
