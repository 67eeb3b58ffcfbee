"""Who holds what: on a day, on every day, and what changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from dateline.fusion.claims import Party
from dateline.fusion.ledger import Held, control_on
from dateline.web.access import Reader
from dateline.web.answers import Snapshot
from dateline.web.context import Snap
from dateline.web.known import places, span, stretches, today
from dateline.web.packing import packed
from dateline.web.shapes.common import Day, Limit, Offset, Page, PartyOut, PlaceOut, Words, page, party_out
from dateline.web.shapes.control import Days, HeldOut, Interval, PlaceDays, Situation, held_out

router = APIRouter(tags=["control"])


@router.get("/control", response_model=Situation, summary="Who held what on a day, by what was known on a day")
def control(request: Request, snap: Snap, who: Reader, on: Day = None, known: Day = None, place: Words = None) -> Any:
    """Without ``on`` the last day known; without ``known`` by all that is kept. ``place``: its key, or part of its name."""
    when = on or known or today(snap)
    return packed(request, snap, who, ("control", when, known, place), lambda s: _situation(s, when, known, place))


@router.get("/control/days", response_model=Days, summary="Every day of every place in a compact form")
def days(request: Request, snap: Snap, who: Reader, known: Day = None) -> Any:
    """For sliders: the holder of a place on a day is the interval with ``from <= day <= to``."""
    return packed(request, snap, who, ("days", known), lambda s: _days(s, known))


@router.get("/changes", response_model=Page[HeldOut], summary="Which places changed hands or status, the latest first")
def changes(
    snap: Snap, since: Day = None, until: Day = None, known: Day = None, place: Words = None,
    moved: Annotated[bool, Query(description="Only where somebody says that the place changed hands.")] = False,
    limit: Limit = 100, offset: Offset = 0,
) -> Any:
    """``since`` and ``until`` are days on which a stretch begins."""
    index = places(snap)
    found = [
        h
        for h in reversed(stretches(snap, known, place))
        if (since is None or h.valid_from >= since) and (until is None or h.valid_from <= until) and (h.moved or not moved)
    ]
    return page(found, limit, offset, lambda h: held_out(h, index))


def _situation(snap: Snapshot, on: dt.date, known: dt.date | None, place: str | None) -> Situation:
    index = places(snap)
    return Situation(on=on, known=known, places=[held_out(h, index) for h in control_on(snap.store, on, known, place)])


def _days(snap: Snapshot, known: dt.date | None) -> Days:
    found = stretches(snap, known)
    index = places(snap)
    parties: dict[Party, int] = {}

    def position(party: Party | None) -> int | None:
        return None if party is None else parties.setdefault(party, len(parties))

    by_place: dict[str, list[Held]] = {}
    for h in found:
        by_place.setdefault(h.place, []).append(h)
    shaped = [_place(index.get(key) or PlaceOut(key=key, name=hs[0].name), hs, position) for key, hs in by_place.items()]
    last = max((d for d in (span(snap)[1], *(h.valid_from for h in found)) if d), default=None)
    named: Iterable[PartyOut | None] = (party_out(p) for p in parties)
    return Days(
        known=known,
        first=min((h.valid_from for h in found), default=None),
        last=last,
        parties=[p for p in named if p is not None],
        places=sorted(shaped, key=lambda p: (p.name, p.key)),
    )


def _place(place: PlaceOut, held: list[Held], position: Any) -> PlaceDays:
    intervals = [
        Interval(
            from_=h.valid_from,
            to=h.valid_to,
            holder=position(h.party),
            previous=position(h.loser),
            status=h.status,  # type: ignore[arg-type]
            extent=h.extent,
            siege=h.siege,
            since=h.since,
            moved=h.moved,
            support=len(h.support),
            against=len(h.against),
            why=h.why,
        )
        for h in held
    ]
    return PlaceDays(**place.model_dump(), intervals=intervals)
