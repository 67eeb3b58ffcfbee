"""What a report mentions: times, places and actors."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from dateline.model.span import Frozen, Span

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Feature = Literal["country", "region", "district", "city", "spot"]
ActorKind = Literal[
    "state", "government", "military", "armed group", "opposition", "person", "organisation", "outlet", "civilians", "other"
]


class Time(Span):
    """A time expression, valued as in TIMEX3, with its interval on the calendar (inclusive)."""

    id: str
    type: TimexType
    value: str | None
    mod: str | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None
    unresolved: str | None = Field(None, description="why it has no value, or null")


class Alternative(Frozen):
    """A runner-up of the gazetteer for a toponym, with its score (0 to 1, higher is likelier)."""

    name: str
    geonames: int | None
    country: str | None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    score: float


class Place(Span):
    """A toponym or a phrase that stands for one, resolved against the gazetteer or kept unresolved."""

    id: str
    name: str
    geonames: int | None = None
    feature: Feature | None = None
    country: str | None = Field(None, description="ISO 3166-1 alpha-2")
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    relation: str | None = None
    precision: Literal[1, 2, 3] = Field(1, description="1 named place, 2 near it or part of a region, 3 region or larger")
    alternatives: tuple[Alternative, ...] = ()
    unresolved: str | None = None


class Actor(Span):
    """Someone who acts or is acted on; ``same_as`` names the earlier mention that this one refers back to."""

    id: str
    name: str
    entity: str | None = None
    country: str | None = Field(None, description="ISO 3166-1 alpha-2")
    kind: ActorKind = "other"
    same_as: str | None = None
    label: bool = Field(False, description="the wording is the reporter's own judgement")
