"""Who holds what."""

from __future__ import annotations

import datetime as dt

from pydantic import BaseModel, Field

from dateline.fusion.ledger import Held
from dateline.web.shapes.common import PartyOut, PlaceOut, Status, party_out


class HeldOut(BaseModel):
    """One stretch of days on which a place is held so."""

    place: PlaceOut
    holder: PartyOut | None = Field(description="null: nobody says who")
    previous: PartyOut | None
    status: Status
    extent: str | None = Field(description="all, most, several or part of the place")
    siege: str | None = Field(description="encircled or contested, while the holder is pressed")
    since: dt.date | None = Field(description="from which day the holder is said to have held")
    valid_from: dt.date
    valid_to: dt.date | None = Field(description="last day of this stretch; null: until further notice")
    moved: bool = Field(description="false: only seen to be held, and nobody says that it changed hands")
    support: list[str] = Field(description="ids of the statements that say so")
    against: list[str] = Field(description="ids of the statements that say otherwise")
    why: str


class Situation(BaseModel):
    """Who held what on a day, by what was known on another."""

    on: dt.date
    known: dt.date | None
    places: list[HeldOut]


class Interval(BaseModel):
    """A stretch in short. ``holder`` and ``previous`` are positions in ``parties``."""

    from_: dt.date = Field(serialization_alias="from")
    to: dt.date | None
    holder: int | None
    previous: int | None
    status: Status
    extent: str | None
    siege: str | None
    since: dt.date | None
    moved: bool
    support: int
    against: int
    why: str


class PlaceDays(PlaceOut):
    """A place with all its stretches, in order and without overlap."""

    intervals: list[Interval]


class Days(BaseModel):
    """Every day at once, so that a slider needs no further request: who held what, by what was known on a day."""

    known: dt.date | None
    first: dt.date | None
    last: dt.date | None
    parties: list[PartyOut]
    places: list[PlaceDays]


def held_out(h: Held, places: dict[str, PlaceOut]) -> HeldOut:
    """A row of the ledger as it is answered."""
    return HeldOut(
        place=places.get(h.place) or PlaceOut(key=h.place, name=h.name),
        holder=party_out(h.party),
        previous=party_out(h.loser),
        status=h.status,  # type: ignore[arg-type]
        extent=h.extent,
        siege=h.siege,
        since=h.since,
        valid_from=h.valid_from,
        valid_to=h.valid_to,
        moved=h.moved,
        support=list(h.support),
        against=list(h.against),
        why=h.why,
    )
