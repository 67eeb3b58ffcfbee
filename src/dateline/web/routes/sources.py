"""Sources: their records and grades, and who cites whom."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from fastapi import APIRouter, Request

from dateline.errors import DatelineError
from dateline.fusion.sources import Source
from dateline.store import accounts
from dateline.store import tables as t
from dateline.store.corrections import correct
from dateline.web.access import Reader, Reviewer
from dateline.web.context import Ctx, Snap, address
from dateline.web.known import graded
from dateline.web.network import network
from dateline.web.packing import packed
from dateline.web.shapes.common import Day, Limit, Offset, Page, Words, page
from dateline.web.shapes.forecasts import Network, Score, SourceOut
from dateline.web.shapes.review import Grading, Kept

router = APIRouter(tags=["sources"])
S = t.statements.c


@router.get("/sources", response_model=Page[SourceOut], summary="How good each source has proved, with a proposed grade and its reason")
def sources(snap: Snap, on: Day = None, q: Words = None, limit: Limit = 100, offset: Offset = 0) -> Any:
    """Those with most claims first. ``q``: part of a name, or a key."""
    asked = (q or "").casefold()
    found = [s for s in graded(snap, on) if not asked or asked in s.name.casefold() or asked == s.key.casefold()]
    return page(found, limit, offset, source_out)


@router.get("/sources/network", response_model=Network, summary="Who cites whom")
def cited(request: Request, snap: Snap, who: Reader) -> Any:
    """Outlets and sources, and how often one passes on the other's word."""
    return packed(request, snap, who, "network", network)


@router.post("/sources/grade", response_model=Kept, status_code=201, summary="Grade a source by a person's word")
def grade(request: Request, ctx: Ctx, who: Reviewer, given: Grading) -> Any:
    """Overrules the proposed grade until it is undone."""
    with ctx.store.reading() as connection:
        query = sa.select(S.id).where(S.origin == given.source, S.retired_at.is_(None)).order_by(S.id).limit(1)
        statement = connection.execute(query).scalar()
    if statement is None:
        raise DatelineError("no-such-id", given.source)
    value = {"source": given.source, "grade": given.grade}
    number = correct(ctx.store, statement, "set", who=who.name, why=given.why, field="grade", value=value)
    accounts.note(ctx.store, who.name, "graded a source", f"{number}: {given.source} {given.grade}", address(request))
    ctx.answers.renew()
    return Kept(id=number, revision=ctx.answers.now().revision, item=None)


def source_out(s: Source) -> SourceOut:
    """A source as it is answered."""
    return SourceOut(
        key=s.key,
        name=s.name,
        reports=s.reports,
        claims=s.claims,
        confirmed=s.confirmed,
        contradicted=s.contradicted,
        corrected=s.corrected,
        grade=s.grade,
        why=s.why,
        through=[name for name, _ in s.origins.most_common(5)],
        forecasts=Score.model_validate(s.forecasts) if s.forecasts else None,
    )
