"""What happened: the timeline's list, its counts, and what it can be filtered by."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query, Request

from dateline.errors import DatelineError
from dateline.web.access import Reader
from dateline.web.answers import Snapshot
from dateline.web.context import Snap
from dateline.web.happened import Asked, Shown, event_detail, event_out, named, shown, tally
from dateline.web.packing import packed
from dateline.web.shapes.common import Day, Limit, Offset, Page, Words, page
from dateline.web.shapes.events import Bin, Bins, EventDetail, EventOut, Facets

router = APIRouter(tags=["events"])
MANY_DAYS = 400  # of a longer range weeks are counted rather than days, of one eight times as long months
Several = Annotated[list[str] | None, Query(max_length=30)]


async def asked(
    since: Day = None, until: Day = None, type: Several = None, status: Several = None, actor: Words = None, place: Words = None,
    source: Words = None, q: Words = None,
) -> Asked:
    """The filters: days, types and statuses (several may be given), parts of names or keys, words of the statement."""
    return Asked(since, until, tuple(x.upper() for x in type or ()), tuple(status or ()), actor, place, source, q)


Filters = Annotated[Asked, Depends(asked)]


@router.get("/events", response_model=Page[EventOut], summary="What happened, in order of time")
def events(snap: Snap, filters: Filters, order: Literal["oldest", "newest"] = "oldest", limit: Limit = 100, offset: Offset = 0) -> Any:
    """One item for each event, joined across the reports that tell it."""
    found = wanted(snap, filters)
    return page(found if order == "oldest" else found[::-1], limit, offset, event_out)


@router.get("/events/bins", response_model=Bins, summary="Events counted by type and day")
def bins(request: Request, snap: Snap, who: Reader, filters: Filters, unit: Literal["day", "week", "month", "year"] | None = None) -> Any:
    """Without ``unit`` the one that fits the range. A week begins on Monday. An event counts on its first day."""
    return packed(request, snap, who, ("bins", filters, unit), lambda s: _bins(wanted(s, filters), unit))


@router.get("/events/facets", response_model=Facets, summary="What events can be filtered by")
def facets(request: Request, snap: Snap, who: Reader, filters: Filters) -> Any:
    """Counted over the events that the filters leave."""
    return packed(request, snap, who, ("facets", filters), lambda s: _facets(wanted(s, filters)))


@router.get("/events/{id:path}", response_model=EventDetail, summary="One event with each of its tellings")
def event(snap: Snap, id: Annotated[str, Path(max_length=500, description="The id of any statement that tells it.")]) -> Any:
    """How each report tells it, and why they are held to be the same."""
    index = snap.get("events by statement", lambda s: {t.statement: x for x in shown(s) for t in x.happening.told})
    if id not in index:
        raise DatelineError("no-such-statement", id)
    return event_detail(index[id])


def wanted(snap: Snapshot, filters: Asked) -> list[Shown]:
    """The events that the filters leave."""
    if filters == Asked():
        return shown(snap)
    return snap.get(("events", filters), lambda s: list(filters.of(shown(s))))


def _bins(found: list[Shown], unit: str | None) -> Bins:
    first, last = (found[0].day, max(x.day for x in found)) if found else (None, None)
    days = (last - first).days if first and last else 0
    unit = unit or ("day" if days <= MANY_DAYS else "week" if days <= 7 * MANY_DAYS else "month" if days <= 30 * MANY_DAYS else "year")
    counted = Counter((_begin(x.day, unit), x.type) for x in found)
    bins = [Bin(day=day, type=type_, count=n) for (day, type_), n in sorted(counted.items())]
    return Bins(unit=unit, total=len(found), first=first, last=last, bins=bins)  # type: ignore[arg-type]


def _begin(day: dt.date, unit: str) -> dt.date:
    if unit == "week":
        return day - dt.timedelta(days=min(day.weekday(), day.toordinal() - 1))
    return day if unit == "day" else day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def _facets(found: list[Shown]) -> Facets:
    return Facets(
        types=named(tally([(x.type, x.type)] for x in found)),
        statuses=named(tally([(x.status, x.status)] for x in found)),
        actors=named(tally([(p.key, p.name) for t in x.happening.told for p in (t.actor, t.recipient) if p] for x in found)),
        places=named(tally([(x.place.key, x.place.name)] for x in found if x.place)),
        sources=named(tally([(t.origin, t.source) for t in x.happening.told] for x in found)),
    )
