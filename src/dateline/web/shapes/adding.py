"""Adding: what was uploaded, and what became of each report."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from dateline.web.problems import Error
from dateline.web.shapes.common import Moment


class Given(BaseModel):
    """One report that was given, and what became of it."""

    n: int = Field(description="its place in the upload, from 1")
    source: str = Field(description="file, or file and line")
    state: Literal["waiting", "reading", "added", "known", "failed"]
    report: str | None = Field(None, description="its id in the record")
    title: str | None = None
    statements: int | None = Field(None, description="how many were read in it")
    relation: str | None = Field(None, description="copy or version of another report")
    error: Error | None = None


class Job(BaseModel):
    """One upload. It is read to its end whether or not anybody watches, and goes on after a restart."""

    id: str
    who: str
    at: Moment
    state: Literal["waiting", "reading", "done"]
    total: int
    added: int
    known: int
    failed: int
    waiting: int


class JobDetail(Job):
    """An upload with each of its reports."""

    items: list[Given]


class Step(BaseModel):
    """What a watched upload's event ``item`` holds: one report, and the upload as it then stands."""

    job: Job
    item: Given


class Failure(BaseModel):
    """A report that could not be read, kept so that it can be tried again."""

    id: str
    source: str
    code: str
    message: str
    attempts: int
