"""The record of one report: what `dateline read --json` writes."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from dateline.model.mentions import Actor, Place, Time
from dateline.model.report import Report
from dateline.model.sources import Attribution, Notice, Quote
from dateline.model.span import Frozen
from dateline.model.statements import Statement

SCHEMA: Literal["dateline/1"] = "dateline/1"


class Record(Frozen):
    """Everything that was read in one report."""

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True, validate_by_name=True, validate_by_alias=True)

    schema_: Literal["dateline/1"] = Field(SCHEMA, alias="schema")
    reader: str = Field(description="program and version / language pipeline and version")
    report: Report
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    quotes: tuple[Quote, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    statements: tuple[Statement, ...] = ()
    notices: tuple[Notice, ...] = ()

    def to_json(self) -> str:
        """One line of JSON as the output contract fixes it."""
        return self.model_dump_json(by_alias=True)
