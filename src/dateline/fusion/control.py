"""Who held a place on each day, from the claims known on a day: pure functions, no store.

A *change* is a set of claims that one side came to hold the place. Its day is the first by which it is said to have
held. Between two changes the earlier one's side holds. Status of a day, from the claims dated no later than that day:

- ``confirmed``  the side that lost the place admits it, a person accepted a claim, or two independent origins say so;
- ``disputed``   someone else says the contrary of the same days and the change is not confirmed after that;
- ``claimed``    one side, or one origin, says so;
- ``unknown``    nobody says who holds it.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from dateline.fusion.claims import Claim, Day, Party
from dateline.fusion.parties import Ancestry, Side, Sides, same_side
from dateline.fusion.weight import judge

DAY = dt.timedelta(days=1)
WEEK = dt.timedelta(days=7)  # reports that speak of one fall name days no further apart
LONG = dt.timedelta(days=30)


@dataclass(slots=True)
class Change:
    """A side's coming to hold a place, with who says so and who says otherwise."""

    side: Side | None
    day: Day
    support: list[Claim] = field(default_factory=list)
    against: list[Claim] = field(default_factory=list)

    @property
    def moved(self) -> bool:
        """Whether anyone says that the place changed hands, rather than that it is held."""
        return any(c.change != "holds" for c in self.support)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on which one answer holds: from ``start`` to ``end`` (inclusive; None is until further notice)."""

    start: Day
    end: Day | None
    holder: Party | None
    status: str
    extent: str | None
    since: Day | None
    previous: Party | None
    siege: str | None  # "encircled" or "contested" while the holder is pressed
    support: tuple[str, ...]  # ids of statements
    against: tuple[str, ...]
    why: str
    moved: bool = True  # False where it is only seen to be held, and nobody says that it changed hands


def timeline(claims: Iterable[Claim], country: str | None = None, ancestor: Ancestry = lambda entity: entity) -> list[Stretch]:
    """The stretches of one place, in order, without gaps from the first claim on."""
    sides = Sides(country, ancestor)
    told = usable(claims)
    changes = changes_of(told, sides)
    pressing = [c for c in told if c.asserted and c.change in ("encircled", "contested")]
    out: list[Stretch] = []
    for n, change in enumerate(changes):
        until = changes[n + 1].day - DAY if n + 1 < len(changes) else None
        previous = changes[n - 1] if n else None
        out += stretches_of(change, previous, until, pressing, sides)
    return out


def usable(claims: Iterable[Claim]) -> list[Claim]:
    """The claims that say something of who holds the place now, in order."""
    return sorted((c for c in claims if not _background(c)), key=order)


def _background(claim: Claim) -> bool:
    """Whether a holding is told of the far past ("which held the front in 2016"), so that it says nothing of the days since."""
    return claim.change == "holds" and claim.earliest is not None and claim.published - claim.latest > LONG


def order(claim: Claim) -> tuple[Day, Day, str]:
    """Where a claim stands among those about its place."""
    return claim.day, claim.published, claim.statement


def _gain(claim: Claim) -> bool:
    return claim.asserted and claim.change in ("gained", "holds") and claim.holder is not None


def changes_of(claims: Sequence[Claim], sides: Sides) -> list[Change]:
    """Changes in the order of their days; claims of one side with no other's gain between them are one change."""
    changes: list[Change] = []
    nameless: list[Claim] = []
    for claim in claims:
        if not claim.asserted or claim.change not in ("gained", "holds", "lost"):
            continue
        if claim.change == "lost" and claim.previous is not None and claim.holder is None:
            _loss(changes, claim, sides)
        elif _gain(claim):
            _place_gain(changes, claim, sides)
        elif claim.change != "holds":
            nameless.append(claim)
    for claim in nameless:
        _fall(changes, claim)
    for claim in claims:
        if not claim.asserted and claim.change in ("gained", "holds", "lost"):
            _deny(changes, claim, sides)
    return changes


def _place_gain(changes: list[Change], claim: Claim, sides: Sides) -> None:
    side = sides(claim.holder)
    last = changes[-1] if changes else None
    new = last is not None and (_anew(claim, last) or _taken(claim, last, sides) or _regained(claim, last, sides))
    if last is not None and same_side(last.side, side) and new:
        changes.append(Change(side, claim.day, [claim]))
        return
    if last is not None and (same_side(last.side, side) or (last.side is None and not same_side(sides(last.support[0].previous), side))):
        if last.side is None or (last.side.generic and side is not None and not side.generic):
            last.side = side
        last.support.append(claim)
        return
    if last is not None and claim.change == "holds" and (claim.day - last.day).days <= (1 if last.moved else 0):
        last.against.append(claim)  # the side that is said to have just lost it says that it holds it
        return
    if last is not None and claim.change == "gained" and claim.latest == last.day and not _follows(claim, last, sides):
        last.against.append(claim)
        return
    changes.append(Change(side, claim.day, [claim]))


def _follows(claim: Claim, last: Change, sides: Sides) -> bool:
    """Whether a gain on the same day comes after the last one: it is told later, or takes the place from that side."""
    return same_side(sides(claim.previous), last.side) or claim.published > max(c.published for c in last.support)


def _anew(claim: Claim, last: Change) -> bool:
    """Whether a side is said to gain what it gained long before: it must have lost it in between."""
    return claim.change == "gained" and claim.earliest is not None and claim.earliest - last.day > LONG


def _taken(claim: Claim, last: Change, sides: Sides) -> bool:
    """Whether a gain is said to be from the very side that held it: "insurgents" took it from a group that "insurgents" might mean."""
    loser = sides(claim.previous)
    if claim.change != "gained" or loser is None or loser.generic or loser == sides(claim.holder):
        return False
    return loser == last.side or any(loser == sides(c.holder) for c in last.against)


def _regained(claim: Claim, last: Change, sides: Sides) -> bool:
    """Whether a side gains what it was said to hold while another was said to hold it too: it took it then."""
    rivals = [c for c in last.against if c.asserted and c.holder is not None]
    return claim.change == "gained" and not last.moved and any(not same_side(sides(c.holder), sides(claim.holder)) for c in rivals)


def _loss(changes: list[Change], claim: Claim, sides: Sides) -> None:
    """A loss by a named side: support of its successor, or a change to an unknown holder."""
    last = changes[-1] if changes else None
    if last is not None and not same_side(last.side, sides(claim.previous)):
        last.support.append(claim)
    else:
        changes.append(Change(None, claim.latest, [claim]))


def _fall(changes: list[Change], claim: Claim) -> None:
    """ "The town fell", with nobody named: support of the change that it means, or a change to an unknown holder."""
    moves = [c for c in changes if c.moved and abs(c.day - claim.day) <= WEEK]
    before = [c for c in moves if c.day <= claim.day]
    held = next((c for c in reversed(changes) if not c.moved and c.day <= claim.day), None)
    near = [c for c in changes if 0 < (c.day - claim.day).days <= WEEK.days]
    after = next((c for c in near if c.moved or (held is not None and not same_side(c.side, held.side))), None)
    if before:
        before[-1].support.append(claim)
    elif held is not None and claim.hedged:
        held.against.append(claim)
    elif after is not None:
        after.support.append(claim)
        if not claim.hedged and not any(claim.day <= c.day < after.day for c in changes):
            after.day = claim.day  # a later word on the same fall sets its day
    elif not any(c.moved and c.day <= claim.day and claim.earliest is None for c in changes):
        changes.append(Change(None, claim.day, [claim]))
        changes.sort(key=lambda c: c.day)


def _deny(changes: list[Change], claim: Claim, sides: Sides) -> None:
    """A denial speaks against the last change that it can mean: by the side named, or from the side that is said not to have lost."""
    side, loser = sides(claim.holder), sides(claim.previous)
    for change in reversed(changes):
        if change.day > claim.latest or same_side(sides(claim.source), change.side):
            continue  # nobody denies that they hold what they hold
        if side is not None and claim.change != "lost":
            meant = same_side(change.side, side)
        else:
            meant = change.moved and not same_side(change.side, loser)
        if meant:
            change.against.append(claim)
            return


def stretches_of(change: Change, previous: Change | None, until: Day | None, pressing: Sequence[Claim], sides: Sides) -> list[Stretch]:
    """A change's days, cut where its status or the pressure on it changes."""
    marks = {change.day}
    for claim in (*change.support, *change.against):
        marks.add(max(claim.day, change.day))
    pressure = [c for c in pressing if (until is None or c.latest <= until) and not same_side(sides(c.holder), change.side)]
    marks |= {c.latest for c in pressure if c.latest >= change.day}
    days = sorted(d for d in marks if until is None or d <= until)
    out: list[Stretch] = []
    holder = _holder(change)
    for n, day in enumerate(days):
        end = days[n + 1] - DAY if n + 1 < len(days) else until
        support = [c for c in change.support if c.day <= day]
        against = [c for c in change.against if c.latest <= day]
        status, why = judge(support, against, sides)
        siege = next((c.change for c in reversed(pressure) if change.day <= c.latest <= day), None)
        stretch = Stretch(
            day,
            end,
            holder,
            status,
            _extent(support),
            change.day,
            _before(change, previous, support),
            siege,
            tuple(c.statement for c in support),
            tuple(c.statement for c in against),
            why,
            change.moved,
        )
        if out and _same(out[-1], stretch):
            out[-1] = replace(stretch, start=out[-1].start)
        else:
            out.append(stretch)
    return out


def _same(a: Stretch, b: Stretch) -> bool:
    return (a.status, a.extent, a.siege, a.against) == (b.status, b.extent, b.siege, b.against)


def _holder(change: Change | None) -> Party | None:
    """The best name of the side: one of the vocabulary before a generic one, then the one that most reports give."""
    named = [(c.holder, c.report) for c in change.support if c.holder] if change else []
    reports = Counter(key for key, _ in {(p.key, report) for p, report in named})
    return max((p for p, _ in named), key=lambda p: (p.entity is not None, reports[p.key]), default=None)


def _before(change: Change, previous: Change | None, support: Sequence[Claim]) -> Party | None:
    """Who held it before: the change before this one, unless it was of the same side; else whom the claims name."""
    return _holder(previous) if previous is not None and not same_side(previous.side, change.side) else _loser(support)


def _loser(support: Sequence[Claim]) -> Party | None:
    return next((c.previous for c in support if c.previous), None)


def _extent(support: Sequence[Claim]) -> str | None:
    """All, once anyone says so without restriction; else the widest part that is named."""
    if any(not c.part for c in support):
        return "all"
    return next((e for e in ("most", "several", "part") if any(c.extent == e for c in support)), "part")
