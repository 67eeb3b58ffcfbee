"""Statements: what a report says in one clause, of four kinds."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from dateline.model.sources import Link
from dateline.model.span import Frozen, Span

Modality = Literal["actual", "planned", "possible", "conditional", "hypothetical"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]
Change = Literal["gained", "lost", "holds", "contested", "encircled"]
Extent = Literal["all", "most", "part", "several"]
OutcomeType = Literal["collapse", "control", "ceasefire", "agreement", "attack", "withdrawal", "departure", "other"]


class When(Frozen):
    """When what is stated happened or holds: inclusive interval, null where open; the words and Time it rests on."""

    earliest: dt.date | None = None
    latest: dt.date | None = None
    time: str | None = None
    text: str | None = None


class Likelihood(Frozen):
    """Estimative words as written, with their range on the ICD 203 scale as fractions (null: not on that scale)."""

    words: str
    low: float | None = None
    high: float | None = None


class Count(Frozen):
    """A number of people as a range, with its words."""

    low: int | None = None
    high: int | None = None
    words: str


class Casualties(Frozen):
    """People killed, injured, displaced."""

    killed: Count | None = None
    injured: Count | None = None
    displaced: Count | None = None


class StatementBase(Span):
    """What every statement has."""

    id: str
    cue: Span
    when: When | None = None
    places: tuple[str, ...] = ()
    asserted: bool = True
    modality: Modality = "actual"
    condition: Span | None = None
    likelihood: Likelihood | None = None
    hedges: tuple[Span, ...] = ()
    chain: tuple[Link, ...] = ()
    framing: tuple[Span, ...] = ()
    rule: str


class Event(StatementBase):
    """Something that happened, was planned or was denied, of a PLOVER type."""

    kind: Literal["event"] = "event"
    event_type: EventType
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    name: str | None = None
    casualties: Casualties | None = None


class Control(StatementBase):
    """Who holds, gains, loses or surrounds one place, or its ``area``; ``relation`` where that lies beside it ("near", "east of")."""

    kind: Literal["control"] = "control"
    change: Change
    holder: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()
    place: str | None = None
    area: str | None = None
    relation: str | None = None
    extent: Extent | None = None


class Outcome(Frozen):
    """What a forecast says will come about."""

    type: OutcomeType
    subject: str | None = None
    object: str | None = None
    place: str | None = None
    text: str


class Horizon(Frozen):
    """By when a forecast is said to come true."""

    earliest: dt.date | None = None
    latest: dt.date | None = None
    text: str | None = None


class Forecast(StatementBase):
    """What is said to come about."""

    kind: Literal["forecast"] = "forecast"
    outcome: Outcome
    horizon: Horizon | None = None


class Assessment(StatementBase):
    """A judgement of how things are or why."""

    kind: Literal["assessment"] = "assessment"
    about: tuple[str, ...] = ()


Statement = Annotated[Event | Control | Forecast | Assessment, Field(discriminator="kind")]
