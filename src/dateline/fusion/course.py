"""The course of control of one place as more and more becomes known: the same as `control.timeline`, of each day anew.

What is published on a day mostly speaks of that day and the ones before. So only the end of the course is worked out
again, from a change that nothing later can touch: one that a claim of its own day founds, with nothing of later
days told before it and nothing of earlier days told after it. Where there is none, all is worked out again.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dateline.fusion.claims import Claim, Day
from dateline.fusion.control import DAY, Change, Stretch, changes_of, order, stretches_of, usable
from dateline.fusion.parties import Ancestry, Sides

PRESSING = ("encircled", "contested")


@dataclass(frozen=True, slots=True)
class Turned:
    """What new claims did to a course: its stretches from a day on were ``gone`` and are now ``came``."""

    gone: list[Stretch]
    came: list[Stretch]


class Course:
    """One place's course. ``country``: where it lies (ISO 3166-1); ``ancestor`` gives an entity's topmost parent."""

    def __init__(self, country: str | None, ancestor: Ancestry) -> None:
        self.sides = Sides(country, ancestor)
        self.claims: list[Claim] = []
        self.latest: list[Day] = []  # of each claim and those before it in order: the last day of which they tell
        self.changes: list[Change] = []
        self.told: list[list[Stretch]] = []  # the stretches of each change
        self.shown: dict[Any, list[Stretch]] = {}  # stretches by all that they depend on

    @property
    def stretches(self) -> list[Stretch]:
        """The whole course."""
        return [s for told in self.told for s in told]

    def add(self, claims: Sequence[Claim]) -> Turned:
        """Take in what else became known."""
        fresh = usable(claims)
        if not fresh:
            return Turned([], [])
        first = order(fresh[0])
        for claim in fresh:
            insort(self.claims, claim, key=order)
        at = bisect_left(self.claims, first, key=order)
        self.latest[at:] = ()
        for claim in self.claims[at:]:
            self.latest.append(max(claim.latest, self.latest[-1]) if self.latest else claim.latest)
        cut, back = len(self.changes), 0
        while True:
            cut, back = self._cut(max(cut - back, 0), first), 2 * back + 1
            changes = changes_of(self.claims[self._start(cut) :], self.sides) if cut else changes_of(self.claims, self.sides)
            if not cut or self._apart(cut, changes):
                break
        return self._turn(cut, changes)

    def _start(self, cut: int) -> int:
        return bisect_left(self.claims, order(self.changes[cut].support[0]), key=order)

    def _cut(self, before: int, first: tuple[Any, ...]) -> int:
        """The last change before a number from which all can be worked out by itself, and that is older than what came; or 0."""
        for n in range(before - 1, 0, -1):
            change = self.changes[n]
            founder = change.support[0]
            if not _named(founder) or not change.day == founder.day == founder.latest or order(founder) >= first:
                continue
            start = self._start(n)
            earlier = start and self.latest[start - 1] >= change.day
            if not earlier and all(order(c) >= order(founder) for c in (*change.support, *change.against)):
                return n
        return 0

    def _apart(self, cut: int, changes: Sequence[Change]) -> bool:
        """Whether each claim from the cut on that may speak of any earlier change speaks of one after it, now as before."""
        loose = {id(c): c for c in self.claims[self._start(cut) :] if not c.asserted or _unnamed(c)}
        if not loose:
            return True
        meant = {id(c): change for change in changes for c in (*change.support, *change.against)}
        for number, claim in loose.items():
            change = meant.get(number)
            if change is None:
                return False
            if claim.asserted and (change.day > claim.day or not any(c.change != "holds" and not _unnamed(c) for c in change.support)):
                return False  # a fall that no named change comes before: what it means may depend on who held the place long ago
        return not any(id(c) in loose for change in self.changes[:cut] for c in (*change.support, *change.against))

    def _turn(self, cut: int, changes: list[Change]) -> Turned:
        gone = [s for told in self.told[cut:] for s in told]
        before = self.changes[cut - 1] if cut else None
        pressing = [c for c in self.claims[self._start(cut) if cut else 0 :] if c.asserted and c.change in PRESSING]
        shown: dict[Any, list[Stretch]] = {}
        told: list[list[Stretch]] = []
        for previous, change, after in zip([before, *changes], changes, [*changes[1:], None], strict=False):
            until = after.day - DAY if after is not None else None
            key = self._key(previous, change, until, pressing)
            shown[key] = self.shown.get(key) or stretches_of(change, previous, until, pressing, self.sides)
            told.append(shown[key])
        self.changes[cut:], self.told[cut:], self.shown = changes, told, shown
        return Turned(gone, [s for some in told for s in some])

    @staticmethod
    def _key(previous: Change | None, change: Change, until: Day | None, pressing: Sequence[Claim]) -> Any:
        """All that the stretches of a change depend on."""
        before = (previous.side, tuple(id(c) for c in previous.support)) if previous is not None else None
        pressed = tuple(id(c) for c in pressing if c.latest >= change.day and (until is None or c.latest <= until))
        own = (change.side, change.day, tuple(id(c) for c in change.support), tuple(id(c) for c in change.against))
        return before, own, until, pressed


def _named(claim: Claim) -> bool:
    """Whether a claim is of a change to or from someone who is named."""
    if claim.change == "lost":
        return claim.previous is not None and claim.holder is None
    return claim.change == "gained" and claim.holder is not None


def _unnamed(claim: Claim) -> bool:
    """Whether a claim may be of a fall with nobody named."""
    return claim.change == "lost" or (claim.change == "gained" and claim.holder is None)
