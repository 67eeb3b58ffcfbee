"""Review: the queue, a judgement, what was done."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from dateline.web.shapes.reports import Correction, GroundOut


class Item(BaseModel):
    """A statement to judge: why it is doubtful, what was read, and its words in context."""

    statement: str
    doubts: list[str]
    why: str
    read: dict[str, Any] = Field(description="by field, as the reader read it")
    corrected: dict[str, Any] = Field(description="what people set, by field, in words; the rest counts as read")
    ground: GroundOut


class Judgement(BaseModel):
    """What a person decides about a statement.

    ``set`` needs ``field`` and ``value`` as a person writes it ("Homs", "2024-12-07", "army:military", "" for none);
    ``join`` the other statement's id as ``value``; ``overrule`` a forecast's state as ``value``.
    """

    model_config = ConfigDict(extra="forbid")

    action: Literal["accept", "reject", "set", "join", "split", "overrule"]
    field: str | None = Field(None, max_length=40)
    value: str | None = Field(None, max_length=400)
    why: str = Field("", max_length=2000)


class Kept(BaseModel):
    """The correction that was kept: undo it by its number."""

    id: int
    revision: str
    item: Item | None = Field(description="the statement as it stands now")


class Vocabulary(BaseModel):
    """What a field may be set to."""

    fields: dict[str, list[str]] = Field(description="of each kind of statement")
    types: dict[str, list[str]]
    modalities: list[str]
    states: list[str]
    kinds: list[str] = Field(description="of actors, for NAME:KIND")


class Grading(BaseModel):
    """A person's grade of a source."""

    model_config = ConfigDict(extra="forbid")

    source: str = Field(max_length=500)
    grade: Literal["A", "B", "C", "D", "E", "F"]
    why: str = Field("", max_length=2000)


LogEntry = Correction
