"""Reports, and the words behind everything."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pydantic import BaseModel, Field

from dateline.model import Record
from dateline.web.shapes.common import Moment


class ReportRow(BaseModel):
    """A report in a list."""

    id: str
    published: dt.date
    outlet: str | None
    title: str | None
    place: str | None
    url: str | None
    head: str = Field(description="how its text begins")
    chars: int
    statements: int
    relation: str | None = Field(description="copy or version of ``relates_to``; null: a report of its own")
    relates_to: str | None
    superseded_by: str | None
    added_at: Moment


class Kin(BaseModel):
    """Another report of the same story."""

    id: str
    published: dt.date
    outlet: str | None
    title: str | None
    relation: str | None
    relates_to: str | None
    likeness: float | None


class Correction(BaseModel):
    """What a person did to a statement."""

    id: int
    statement: str
    action: str
    field: str | None
    value: Any
    who: str
    why: str
    at: Moment
    undone_at: Moment | None
    undone_by: str | None


class StatementNow(BaseModel):
    """A statement as it stands in the record: what was read, and beside it what people made of it."""

    id: str
    kind: str
    type: str | None
    start: int = Field(description="in Unicode code points of the text")
    end: int
    words: str
    place_key: str | None
    place: str | None
    origin: str
    source: str = Field(description="the chain in words, nearest the reader first")
    rejected: bool
    accepted: bool
    doubts: list[str]
    corrections: list[Correction]
    corrected: dict[str, Any] = Field(description="what people set, by field, in words; the rest is as read")
    data: dict[str, Any] = Field(description="the statement as read, its chain and parties written out")


class ReportDetail(BaseModel):
    """One report whole. ``record.report.text`` is untrusted text: show it as text, never as markup."""

    record: Record
    statements: list[StatementNow]
    story: str
    kin: list[Kin] = Field(description="copies and versions, this report not among them")
    relation: str | None
    relates_to: str | None
    superseded_by: str | None
    likeness: float | None
    added_at: Moment


class GroundOut(BaseModel):
    """One statement behind an answer: its words where they stand, on whose word, and what people did to it."""

    statement: str
    bears: str
    kind: str
    type: str | None
    report: str
    outlet: str | None
    published: dt.date
    url: str | None
    chain: str
    origin: str
    rule: str
    reader: str
    start: int
    end: int
    before: str
    words: str
    after: str
    relation: str | None
    corrections: list[str]


class Hit(BaseModel):
    """A report that holds the words; in ``passage`` the words found stand between [ and ]."""

    report: str
    published: dt.date
    outlet: str | None
    title: str | None
    passage: str
