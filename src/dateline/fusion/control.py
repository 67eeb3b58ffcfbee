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
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from dateline.fusion.claims import Claim, Day, Party
from dateline.fusion.parties import Ancestry, Side, same_side, side_of

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
    sides = _Sides(country, ancestor)
    usable = sorted(claims, key=lambda c: (c.latest, c.published, c.statement))
    changes = _changes(usable, sides)
    pressing = [c for c in usable if c.asserted and c.change in ("encircled", "contested")]
    out: list[Stretch] = []
    for n, change in enumerate(changes):
        until = changes[n + 1].day - DAY if n + 1 < len(changes) else None
        previous = changes[n - 1] if n else None
        out += _stretches(change, previous, until, pressing, sides)
    return out


class _Sides:
    """Sides of parties, in one place."""

    def __init__(self, country: str | None, ancestor: Ancestry) -> None:
        self.country, self.ancestor = country, ancestor
        self.known: dict[Party | None, Side | None] = {}

    def __call__(self, party: Party | None) -> Side | None:
        if party not in self.known:
            self.known[party] = side_of(party, self.country, self.ancestor)
        return self.known[party]


def _gain(claim: Claim) -> bool:
    return claim.asserted and claim.change in ("gained", "holds") and claim.holder is not None


def _changes(claims: Sequence[Claim], sides: _Sides) -> list[Change]:
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
        if not claim.asserted and claim.change in ("gained", "holds"):
            _deny(changes, claim, sides)
    return changes


def _place_gain(changes: list[Change], claim: Claim, sides: _Sides) -> None:
    side = sides(claim.holder)
    last = changes[-1] if changes else None
    if last is not None and same_side(last.side, side) and _anew(claim, last):
        changes.append(Change(side, claim.latest, [claim]))
        return
    if last is not None and (same_side(last.side, side) or (last.side is None and not same_side(sides(last.support[0].previous), side))):
        if last.side is None or (last.side.generic and side is not None and not side.generic):
            last.side = side
        last.support.append(claim)
        return
    if last is not None and claim.change == "holds" and (claim.latest - last.day).days <= 1:
        last.against.append(claim)  # the side that is said to have just lost it says that it holds it
        return
    if last is not None and claim.change == "gained" and claim.latest == last.day and not _follows(claim, last, sides):
        last.against.append(claim)
        return
    changes.append(Change(side, claim.latest, [claim]))


def _follows(claim: Claim, last: Change, sides: _Sides) -> bool:
    """Whether a gain on the same day comes after the last one: it is told later, or takes the place from that side."""
    return same_side(sides(claim.previous), last.side) or claim.published > max(c.published for c in last.support)


def _anew(claim: Claim, last: Change) -> bool:
    """Whether a side is said to gain what it gained long before: it must have lost it in between."""
    return claim.change == "gained" and claim.earliest is not None and claim.earliest - last.day > LONG


def _loss(changes: list[Change], claim: Claim, sides: _Sides) -> None:
    """A loss by a named side: support of its successor, or a change to an unknown holder."""
    last = changes[-1] if changes else None
    if last is not None and not same_side(last.side, sides(claim.previous)):
        last.support.append(claim)
    else:
        changes.append(Change(None, claim.latest, [claim]))


def _fall(changes: list[Change], claim: Claim) -> None:
    """ "The town fell", with nobody named: support of the change that it means, or a change to an unknown holder."""
    near = [c for c in changes if abs(c.day - claim.latest) <= WEEK]
    before = [c for c in near if c.day <= claim.latest]
    if before:
        before[-1].support.append(claim)
    elif not near and not any(c.day <= claim.latest and claim.earliest is None for c in changes):
        changes.append(Change(None, claim.latest, [claim]))
        changes.sort(key=lambda c: c.day)


def _deny(changes: list[Change], claim: Claim, sides: _Sides) -> None:
    """A denial speaks against the last change of that side not later than it."""
    side = sides(claim.holder)
    for change in reversed(changes):
        if change.day <= claim.latest and (side is None or same_side(change.side, side)):
            change.against.append(claim)
            return


def _stretches(change: Change, previous: Change | None, until: Day | None, pressing: Sequence[Claim], sides: _Sides) -> list[Stretch]:
    """A change's days, cut where its status or the pressure on it changes."""
    marks = {change.day}
    for claim in (*change.support, *change.against):
        marks.add(max(claim.latest, change.day))
    pressure = [c for c in pressing if (until is None or c.latest <= until) and not same_side(sides(c.holder), change.side)]
    marks |= {c.latest for c in pressure if c.latest >= change.day}
    days = sorted(d for d in marks if until is None or d <= until)
    out: list[Stretch] = []
    holder = _holder(change)
    for n, day in enumerate(days):
        end = days[n + 1] - DAY if n + 1 < len(days) else until
        support = [c for c in change.support if c.latest <= day]
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
            any(c.change != "holds" for c in change.support),
        )
        if out and _same(out[-1], stretch):
            out[-1] = replace(stretch, start=out[-1].start)
        else:
            out.append(stretch)
    return out


def _same(a: Stretch, b: Stretch) -> bool:
    return (a.status, a.extent, a.siege, a.against) == (b.status, b.extent, b.siege, b.against)


def _holder(change: Change | None) -> Party | None:
    """The best name of the side: one of the vocabulary before a generic one, then the one most often given."""
    parties = [c.holder for c in change.support if c.holder] if change else []
    return max(parties, key=lambda p: (p.entity is not None, sum(q.key == p.key for q in parties)), default=None)


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


def judge(support: Sequence[Claim], against: Sequence[Claim], sides: _Sides) -> tuple[str, str]:
    """Status of a change with its reason in words."""
    if not support:
        return "unknown", "nobody says who holds it"
    if any(c.accepted for c in support):
        return "confirmed", "a reviewer accepted it"
    admitted = next((c for c in support if _admits(c, sides)), None)
    firm = [c for c in support if not c.hedged]
    origins = independent(firm)
    last_no = max((c.published for c in against), default=None)
    if admitted and (last_no is None or admitted.published >= last_no):
        return "confirmed", f"admitted by the side that lost it ({admitted.on_word_of})"
    after = [c for c in firm if last_no is None or c.published >= last_no]
    neutral = independent([c for c in after if not same_side(sides(c.source), sides(c.holder))])
    if against and len(neutral) < 2:
        return "disputed", f"{support[-1].on_word_of} says so, {against[-1].on_word_of} says otherwise"
    if len(origins) >= 2:
        return "confirmed", f"{len(origins)} independent origins: {'; '.join(sorted({c.on_word_of for c in origins})[:4])}"
    only = origins[0] if origins else support[0]
    return "claimed", f"only on the word of {only.on_word_of}"


def _admits(claim: Claim, sides: _Sides) -> bool:
    source = sides(claim.source)
    if source is None or source.generic:
        return False
    if claim.previous is not None and same_side(source, sides(claim.previous)):
        return True
    return (
        claim.change == "gained"
        and claim.holder is not None
        and source.key.startswith("state:")
        and not same_side(source, sides(claim.holder))
    )


def independent(claims: Sequence[Claim]) -> list[Claim]:
    """One claim for each independent origin: neither the same origin nor the same story."""
    out: list[Claim] = []
    for claim in claims:
        if all(claim.origin != c.origin and claim.story != c.story and not _contains(claim.origin, c.origin) for c in out):
            out.append(claim)
    return out


def _contains(a: str, b: str) -> bool:
    """Whether one origin reached us through the other ("outlet:cnn" and "outlet:cnn/5 officials" are two voices, one channel)."""
    return a.startswith(b + "/") or b.startswith(a + "/")
