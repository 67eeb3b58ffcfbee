"""What many answers have in common."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Annotated, Any, Generic, Literal, TypeVar

from fastapi import Query
from pydantic import AfterValidator, BaseModel, Field

from dateline.fusion.claims import Party


def utc(moment: dt.datetime) -> dt.datetime:
    """A moment with its zone, which SQLite leaves out."""
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


Moment = Annotated[dt.datetime, AfterValidator(utc)]
T = TypeVar("T")
A = TypeVar("A")
Status = Literal["claimed", "confirmed", "disputed", "unknown"]
Limit = Annotated[int, Query(ge=1, le=1000, description="At most so many.")]
Offset = Annotated[int, Query(ge=0, le=100_000_000, description="Pass over so many.")]
Day = Annotated[dt.date | None, Query()]
Words = Annotated[str | None, Query(max_length=200)]


class Page(BaseModel, Generic[T]):
    """One page of a list. ``total`` counts the whole list."""

    total: int
    limit: int
    offset: int
    items: list[T]


class PartyOut(BaseModel):
    """Someone who acts or holds. ``key`` is the same wherever the same party is meant."""

    key: str
    name: str
    kind: str
    country: str | None = Field(None, description="ISO 3166-1 alpha-2")
    entity: str | None = Field(None, description="id in the vocabulary of actors")


class PlaceOut(BaseModel):
    """A place. Without coordinates it is listed, never drawn."""

    key: str
    name: str
    country: str | None = Field(default=None, description="ISO 3166-1 alpha-2")
    admin1: str | None = Field(default=None, description="the first-level division")
    feature: str | None = Field(default=None, description="country, region, district, city or spot")
    lat: float | None = None
    lon: float | None = None
    resolved: bool = True
    precision: int = Field(default=1, description="1 a named place, 2 a district, 3 a region or country, whose point is not where it was")


def page(found: Sequence[A], limit: int, offset: int, shape: Callable[[A], T]) -> dict[str, Any]:
    """One page of what was found, each item in its shape."""
    return {"total": len(found), "limit": limit, "offset": offset, "items": [shape(x) for x in found[offset : offset + limit]]}


def party_out(party: Party | None) -> PartyOut | None:
    """A party as it is answered."""
    if party is None:
        return None
    return PartyOut(key=party.key, name=party.name, kind=party.kind, country=party.country, entity=party.entity)


PRECISION = {"city": 1, "spot": 1, "district": 2, "region": 3, "country": 3}


def place_out(row: Any) -> PlaceOut:
    """A row of the table of places as it is answered."""
    return PlaceOut(
        key=row.key,
        name=row.name,
        country=row.country,
        admin1=row.admin1,
        feature=row.feature,
        lat=row.lat,
        lon=row.lon,
        resolved=bool(row.resolved) and row.lat is not None,
        precision=PRECISION.get(row.feature or "", 2),
    )
