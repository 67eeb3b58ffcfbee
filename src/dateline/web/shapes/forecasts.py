"""Forecasts and sources: who said what would come, and how they fared."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class ForecastOut(BaseModel):
    """One forecast and how it stands."""

    statement: str
    report: str
    published: dt.date
    source: str
    origin: str
    words: str
    outcome: str
    place: str | None
    subject: str | None
    term: str = Field(description="the estimative words")
    low: float | None = Field(description="fraction; null: no number was given")
    high: float | None
    horizon: dt.date | None = Field(description="by when it is said to come true")
    asserted: bool = Field(description="false: it is said that this will not happen")
    state: Literal["true", "false", "void", "open"]
    evidence: list[str] = Field(description="ids of the statements that settle it")
    day: dt.date | None = Field(description="on which it was settled")
    why: str
    settled_by: str


class Score(BaseModel):
    """How a set of resolved forecasts fared. ``n`` have a number, ``uncounted`` have none; shares are fractions."""

    model_config = ConfigDict(from_attributes=True)

    n: int
    uncounted: int
    true: int
    brier: float | None
    brier_best: float | None
    brier_worst: float | None
    log: float | None
    said: float | None
    came: float | None
    came_low: float | None
    came_high: float | None


class Named(BaseModel):
    """The score of one source or of one verbal term."""

    key: str
    score: Score


class Calibration(BaseModel):
    """One bin of the calibration plot: what was said against what came about."""

    low: float
    high: float
    score: Score


class Scores(BaseModel):
    """How forecasts fared: all, by what was said, by source, by verbal term."""

    on: dt.date
    states: dict[str, int]
    all: Score
    bins: list[Calibration]
    sources: list[Named]
    terms: list[Named]


class SourceOut(BaseModel):
    """One source's record and its proposed grade (Admiralty, A to F)."""

    key: str
    name: str
    reports: int
    claims: int
    confirmed: int
    contradicted: int
    corrected: int
    grade: str
    why: str
    through: list[str] = Field(description="by whom it reached us, the most frequent first")
    forecasts: Score | None


class Node(BaseModel):
    """An outlet or source in the network."""

    key: str
    name: str
    kind: str = Field(description="outlet, or the source's role")
    named: bool
    statements: int
    grade: str | None
    origin: bool = Field(description="statements rest on it at last")


class Edge(BaseModel):
    """Who passes on whose word: ``citing`` cites ``cited``."""

    citing: str
    cited: str
    count: int
    statements: list[str] = Field(description="some of them")


class Network(BaseModel):
    """Who cites whom."""

    nodes: list[Node]
    edges: list[Edge]
