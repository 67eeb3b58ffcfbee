"""What happened."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from pydantic import BaseModel, Field

from dateline.web.shapes.common import PartyOut, PlaceOut
from dateline.web.shapes.record import Named

EventStatus = Literal["confirmed", "claimed", "disputed", "denied", "planned", "possible", "conditional", "hypothetical"]


class EventOut(BaseModel):
    """One event, with everyone who tells it."""

    id: str = Field(description="id of the statement that tells it first")
    published: dt.date = Field(description="day of the first report that tells it")
    type: str = Field(description="PLOVER")
    earliest: dt.date | None
    latest: dt.date
    place: PlaceOut | None
    actor: PartyOut | None
    recipient: PartyOut | None
    words: str
    status: EventStatus = Field(
        description="confirmed: two independent origins; claimed: one; disputed: others deny it; denied: it is said not to have happened; "
        "else it is no fact: planned, possible, conditional, hypothetical"
    )
    origins: int = Field(description="independent origins")
    sources: list[str]
    statements: list[str]
    casualties: dict[str, Any] | None


class Telling(BaseModel):
    """How one report tells an event."""

    statement: str
    report: str
    published: dt.date
    source: str
    origin: str
    words: str
    earliest: dt.date | None
    latest: dt.date
    actor: PartyOut | None
    recipient: PartyOut | None
    casualties: dict[str, Any] | None
    joined: str | None = Field(description="why it is held to be the same event; null for the first")


class EventDetail(EventOut):
    """An event and each of its tellings."""

    tellings: list[Telling]


class Bin(BaseModel):
    """How many events of a type begin on a day (or in the week or month that begins then)."""

    day: dt.date
    type: str
    count: int


class Bins(BaseModel):
    """Events counted for a timeline."""

    unit: Literal["day", "week", "month", "year"]
    total: int
    first: dt.date | None
    last: dt.date | None
    bins: list[Bin]


class Facets(BaseModel):
    """What events can be filtered by, the most frequent first."""

    types: list[Named]
    statuses: list[Named]
    actors: list[Named]
    places: list[Named]
    sources: list[Named]
