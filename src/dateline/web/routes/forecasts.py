"""The board of forecasts, and how forecasts fared."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from itertools import pairwise
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query

from dateline.fusion.board import Entry, scored
from dateline.fusion.scores import Scored, calibration, summarise
from dateline.web.answers import Snapshot
from dateline.web.context import Snap
from dateline.web.known import entries, today
from dateline.web.shapes.common import Day, Limit, Offset, Page, Words, page
from dateline.web.shapes.forecasts import Calibration, ForecastOut, Named, Score, Scores

router = APIRouter(tags=["forecasts"])
State = Literal["true", "false", "void", "open"]
EDGES = (0.0, 0.05, 0.2, 0.45, 0.55, 0.8, 0.95, 1.0)  # the bounds of the terms of ICD 203


@router.get("/forecasts", response_model=Page[ForecastOut], summary="What was forecast, by whom and how sure, and whether it came true")
def forecasts(
    snap: Snap,
    on: Day = None,
    state: Annotated[list[State] | None, Query(max_length=4)] = None,
    source: Words = None,
    place: Words = None,
    outcome: Words = None,
    order: Annotated[Literal["said", "due"], Query(description="By the day on which it was said, the latest first; or by the day on "
                                                  "which it is due, the nearest first and those without one last.")] = "said",
    limit: Limit = 100,
    offset: Offset = 0,
) -> Any:
    """As things stood on a day (``on``; without it on the day of the last report). Texts are parts of names; ``source`` may be its key."""
    found = [e for e in entries(snap, on) if (not state or e.resolution.state in state) and _meant(e, source, place, outcome)]
    if order == "due":
        found.sort(key=lambda e: (e.horizon is None, e.horizon or e.published, e.statement))
    else:
        found.reverse()
    return page(found, limit, offset, forecast_out)


@router.get("/forecasts/scores", response_model=Scores, summary="Brier and log scores, and calibration with its counts")
def scores(snap: Snap, on: Day = None) -> Any:
    """Of all, by what was said, by source and by verbal term; a forecast that one source repeats counts once."""
    return snap.get(("scores", on), lambda s: _scores(s, on))


def _meant(e: Entry, source: str | None, place: str | None, outcome: str | None) -> bool:
    return (
        (source is None or source.casefold() in e.source.casefold() or source == e.origin)
        and (place is None or place.casefold() in (e.place or "").casefold())
        and (outcome is None or outcome == e.outcome)
    )


def _scores(snap: Snapshot, on: dt.date | None) -> Scores:
    found = entries(snap, on)
    done = scored(found)
    return Scores(
        on=today(snap, on),
        states=dict(Counter(e.resolution.state for e in found)),
        all=Score.model_validate(summarise(done)),
        bins=[
            Calibration(low=low, high=high, score=Score.model_validate(summarise(within)))
            for low, high in pairwise(EDGES)
            if (within := [x for x in done if _within(x, low, high)])
        ],
        sources=[Named(key=k, score=Score.model_validate(s)) for k, s in calibration(done, "source").items()],
        terms=[Named(key=k, score=Score.model_validate(s)) for k, s in calibration(done, "term").items()],
    )


def _within(x: Scored, low: float, high: float) -> bool:
    """Whether the middle of a forecast's range lies in a bin; the last one holds its upper end too."""
    if x.low is None or x.high is None:
        return False
    middle = (x.low + x.high) / 2
    return low <= middle < high or (high == 1.0 and middle == 1.0)


def forecast_out(e: Entry) -> ForecastOut:
    """A forecast as it is answered."""
    return ForecastOut(
        statement=e.statement,
        report=e.report,
        published=e.published,
        source=e.source,
        origin=e.origin,
        words=e.words,
        outcome=e.outcome,
        place=e.place,
        subject=e.subject,
        term=e.term,
        low=e.low,
        high=e.high,
        horizon=e.horizon,
        asserted=e.asserted,
        state=e.resolution.state,  # type: ignore[arg-type]
        evidence=list(e.resolution.evidence),
        day=e.resolution.day,
        why=e.resolution.why,
        settled_by=e.settled_by,
    )
