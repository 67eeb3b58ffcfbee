"""Whether a forecast came true, from what was reported after it.

True when, after it was made and by its horizon, the outcome is in the record; false when the horizon has passed
without it; void when it was made on a condition and its horizon has passed without the outcome (nobody can say whether
the condition was met); open otherwise. A forecast that something will *not* happen is turned round. Without a horizon
it stays open until the outcome comes, so it can only prove true (or, if it was a denial, false).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from dateline.fusion.claims import Party
from dateline.fusion.ledger import Held
from dateline.fusion.parties import STATE_WORDS, Ancestry, Side, same_side, side_of

OFFICIAL = STATE_WORDS | {"official", "minister", "governor"}
EVENTS = {"ceasefire": {"AGREE"}, "agreement": {"AGREE"}, "attack": {"ASSAULT"}, "withdrawal": {"RETREAT"}, "departure": {"RETREAT"}}


@dataclass(frozen=True, slots=True)
class Made:
    """A forecast as it was made."""

    statement: str
    published: dt.date
    outcome: str
    subject: Party | None
    place: str | None
    country: str | None
    horizon: dt.date | None
    asserted: bool
    conditional: bool
    way: str = "gain"  # of an outcome of control: "gain", "lose" (by the subject, or by whoever holds the place), "keep" or "back"
    source: Party | None = None  # who foretells it, where that is a party


@dataclass(frozen=True, slots=True)
class Seen:
    """An event that may prove a forecast: when it happened at the latest, and by when it was known."""

    statement: str
    type: str
    party: Party | None
    place: str | None
    country: str | None
    day: dt.date
    published: dt.date


@dataclass(frozen=True, slots=True)
class Resolution:
    """How a forecast stands: true, false, void or open, with the statements that show it and the rule in words."""

    state: str
    evidence: tuple[str, ...]
    day: dt.date | None
    why: str


def resolve(
    made: Made,
    stretches: Sequence[Held],
    events: Sequence[Seen],
    today: dt.date,
    capital: Callable[[str], str | None],
    ancestor: Ancestry = lambda entity: entity,
) -> Resolution:
    """How a forecast stands on day ``today``.

    ``stretches``: the ledger as known on that day, of the forecast's place and, for a collapse, of the capital.
    ``events``: of the record, known by that day. ``capital`` gives a country's capital as a place key.
    """
    until = min(made.horizon, today) if made.horizon else today
    if made.outcome == "control" and made.way == "keep":
        made = replace(made, asserted=not made.asserted, way="lose")  # "will hold" says that it will not be lost
    if made.outcome == "control":
        found = _control(made, stretches, until, ancestor)
    elif made.outcome == "collapse":
        found = _collapse(made, stretches, until, capital, ancestor)
    elif made.outcome == "attack" and made.place is None and made.subject is None:
        return Resolution("open", (), None, "neither place nor party is named: a person must say")
    elif made.outcome in EVENTS:
        found = _event(made, events, until, ancestor)
    else:
        return Resolution("open", (), None, "no rule can tell whether this came about: a person must say")
    if found is not None:
        evidence, day, why = found
        return Resolution("true" if made.asserted else "false", evidence, day, why)
    if made.horizon is None or today <= made.horizon:
        return Resolution("open", (), None, "not reported yet" + ("" if made.horizon else ", and no day was named by which it should be"))
    if made.conditional:
        return Resolution("void", (), made.horizon, f"made on a condition, and not reported by {made.horizon}")
    return Resolution("false" if made.asserted else "true", (), made.horizon, f"not reported to have happened by {made.horizon}")


Found = tuple[tuple[str, ...], dt.date, str] | None


def _control(made: Made, stretches: Sequence[Held], until: dt.date, ancestor: Ancestry) -> Found:
    """The place changed hands: to the subject, or from the subject (or whoever held it) where it was to be lost."""
    if made.place is None:
        return None
    here = [h for h in stretches if h.place == made.place]
    subject = _spoken_for(made.subject, made.country, ancestor) or side_of(made.subject, made.country, ancestor)
    if subject is None and made.way == "back":
        subject = _spoken_for(made.source, made.country, ancestor)  # "will be cleared", in the words of the army, is by the army
    if subject is None:
        holder = _holder(here, made.published)
        made, subject = replace(made, way="lose"), _side(holder, made.country, ancestor) if holder else None
    for held in here:
        if held.since is None or not made.published <= held.since <= until or held.status in ("unknown", "disputed"):
            continue
        side = _side(held, made.country, ancestor)
        if not held.moved or (side is None and held.loser is None):
            continue
        same = same_side(subject, side)
        if subject is None or (not same if made.way == "lose" else same):
            return held.support, held.since, f"{held.name} came under {held.holder or 'another holder'} on {held.since} ({held.status})"
    return None


def _holder(here: Sequence[Held], published: dt.date) -> Held | None:
    """Who held a place when a forecast was made: on a day on which it changed hands, who held it before."""
    before = [h for h in here if h.valid_from < published]
    return before[-1] if before else next((h for h in here if h.valid_from == published and not h.moved), None)


def _spoken_for(source: Party | None, country: str | None, ancestor: Ancestry) -> Side | None:
    """The side for which a source speaks: its own, or that which its title names ("an army officer")."""
    if source is None:
        return None
    if source.kind not in ("person", "organisation", "other", "civilians"):
        return side_of(source, country, ancestor)
    return Side(f"state:{country}") if not OFFICIAL.isdisjoint(source.name.lower().split()) else None


def _collapse(made: Made, stretches: Sequence[Held], until: dt.date, capital: Callable[[str], str | None], ancestor: Ancestry) -> Found:
    """The capital of the subject's country came under someone who is not its state."""
    if made.subject is None or made.subject.kind not in ("state", "government"):
        return None  # a garrison or a front may break without the government's falling
    country = made.subject.country or made.country
    seat = capital(country) if country else None
    for held in stretches:
        if held.place != seat or held.since is None or not made.published <= held.since <= until or held.status in ("unknown", "disputed"):
            continue
        side = _side(held, country, ancestor)
        if side is not None and side.key != f"state:{country}":
            return held.support, held.since, f"the capital, {held.name}, came under {held.holder} on {held.since} ({held.status})"
    return None


def _event(made: Made, events: Sequence[Seen], until: dt.date, ancestor: Ancestry) -> Found:
    """An event of the kind, at the place or in its country, by the subject where one is named."""
    wanted = side_of(made.subject, made.country, ancestor)
    for seen in events:
        if seen.type not in EVENTS[made.outcome] or not made.published < seen.published or not made.published <= seen.day <= until:
            continue
        if made.place is not None and seen.place != made.place:
            continue
        if made.place is None and (made.country is None or seen.country != made.country):
            continue
        if wanted is not None and not same_side(wanted, side_of(seen.party, made.country, ancestor)):
            continue
        return (seen.statement,), seen.day, f"reported to have happened by {seen.day}"
    return None


def _side(held: Held, country: str | None, ancestor: Ancestry) -> Side | None:
    return side_of(held.party, country, ancestor)
