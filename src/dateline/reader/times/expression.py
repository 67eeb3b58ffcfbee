"""What the grammar finds: a time as it is worded, before anything is reckoned."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True, frozen=True)
class Quantity:
    """How many: "two or three" is 2 to 3; ``vague`` where no figure is given ("several")."""

    low: float
    high: float
    vague: bool = False


@dataclass(slots=True)
class Expression:
    """One expression of time. ``first``/``last`` are pieces, half-open. ``kind`` says which fields count:

    date (year, month, day, weekday, season, quarter, half, decade, century, bc), weekday, deictic (offset in days),
    shift (quantity, unit, sign from anchor ``now``, ``ref`` or ``event``), relative (relation to a unit, weekday, month,
    season or part of day), span (relation, quantity, unit), within (quantity, unit), duration, set, reference, clock,
    feast (name), part (a part of day without its day), edge and nth (of ``inner``).
    """

    first: int
    last: int
    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    decade: int | None = None
    century: int | None = None
    bc: bool = False
    years: int | None = None  # "May last year": years from the anchor's
    that_year: bool = False  # "May of that year"
    offset: int = 0
    relation: str | None = None
    quantity: Quantity | None = None
    unit: str | None = None
    sign: int = 0
    anchor: str = "now"
    part: str | None = None
    point: str | None = None  # "dawn", "noon", "midnight"
    hour: int | None = None
    minute: int | None = None
    zone: str | None = None
    mod: str | None = None
    edge: str | None = None
    nth: int | None = None
    value: str | None = None
    name: str | None = None
    definite: bool = False  # "the night", not "at night"
    lead: str | None = None
    short: bool = False  # a year of two figures: "'89"
    aside: bool = False  # told by the way: the narrative does not move there
    inner: Expression | None = None
