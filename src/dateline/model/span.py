"""Spans: half-open ranges of Unicode code points into a report's text."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """Base of everything in a record: immutable, and closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Frozen):
    """Words of the report, with where they stand: ``report.text[start:end] == text``."""

    start: int
    end: int
    text: str
