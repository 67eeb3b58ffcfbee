"""The record as a whole, and who is asking."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import BaseModel, Field

Role = Literal["reader", "reviewer", "admin"]


class Named(BaseModel):
    """A value to filter by, with how often it occurs."""

    key: str
    name: str
    count: int


class Summary(BaseModel):
    """The record at a glance."""

    version: str = Field(description="of this program")
    revision: str = Field(description="changes with every change of the record")
    first_day: dt.date | None = Field(description="day of the first report")
    last_day: dt.date | None = Field(description="day of the last report")
    first_event: dt.date | None = Field(description="first day that a statement of control or of an event is about")
    last_event: dt.date | None
    reports: int
    stories: int = Field(description="reports without copies and versions of one another")
    statements: dict[str, int] = Field(description="current statements by kind")
    places: int
    unresolved_places: int
    failures: int = Field(description="reports that could not be read")
    corrections: int = Field(description="in force")
    outlets: list[Named]
    countries: list[Named]
    readers: list[Named] = Field(description="versions of the reader that read the reports")


class Me(BaseModel):
    """Who is asking, and what they may do."""

    name: str | None = Field(description="null: not signed in")
    role: Role | None
    local: bool = Field(description="this machine's own person: there are no accounts, and everything is allowed")
    csrf: str | None = Field(description="to be sent as X-CSRF-Token with everything but GET and HEAD")
    can: list[str] = Field(description="of: read, review, add, administer")
    limits: dict[str, int] = Field(description="of uploads: max_file and max_upload in bytes, max_files, max_chars")
