"""The outlook: how likely a place changes hands, or a holder loses its last main city; and people's questions."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from fastapi import APIRouter, Query

from dateline.outlook.evaluation import outlook_of
from dateline.outlook.questions import Question, listed
from dateline.outlook.result import Outlook
from dateline.web.context import Snap
from dateline.web.shapes.common import Day

router = APIRouter(tags=["outlook"])
Of = Annotated[str, Query(min_length=1, max_length=200, description="A place of the record (its key or name), or who holds places in it.")]


@router.get("/outlook", response_model=Outlook, summary="How likely a place changes hands, or a holder falls, by each of the next 90 days")
def outlook(snap: Snap, of: Of, by: Day = None, known: Day = None) -> Any:
    """With interval, grounds, what sources forecast and how such outlooks fared; or, where the record is too thin, the reason."""
    key: tuple[str, str, dt.date | None, dt.date | None] = ("outlook", of, by, known)
    return snap.get(key, lambda s: outlook_of(s.store, of, by, known))


@router.get("/questions", response_model=list[Question], summary="People's questions, with everybody's chances and how they proved")
def questions(snap: Snap) -> Any:
    """The earliest due first."""
    return snap.get("questions", lambda s: listed(s.store))
