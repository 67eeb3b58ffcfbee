"""Reports: the list, and one report with everything that was read in it."""

from __future__ import annotations

import json
from typing import Annotated, Any

import sqlalchemy as sa
from fastapi import APIRouter, Path

from dateline.errors import DatelineError
from dateline.model import Record
from dateline.store import tables as t
from dateline.store.corrections import kept
from dateline.store.keys import spoken_chain
from dateline.web.answers import Snapshot
from dateline.web.context import Snap
from dateline.web.corrected import set_fields
from dateline.web.shapes.common import Day, Limit, Offset, Page, Words
from dateline.web.shapes.reports import Correction, Kin, ReportDetail, ReportRow, StatementNow

router = APIRouter(tags=["reports"])
R, S, P = t.reports.c, t.statements.c, t.places.c
HEAD = 240  # characters


@router.get("/reports", response_model=Page[ReportRow], summary="The reports, the latest first")
def reports(
    snap: Snap, since: Day = None, until: Day = None, outlet: Words = None, q: Words = None, limit: Limit = 100, offset: Offset = 0
) -> Any:
    """``since`` and ``until``: days of publication; ``outlet`` as it is written; ``q``: part of title, text's beginning or id."""
    wanted = []
    if since is not None:
        wanted.append(R.published >= since)
    if until is not None:
        wanted.append(R.published <= until)
    if outlet is not None:
        wanted.append(R.outlet == outlet)
    if q:
        head = sa.func.substr(R.text, 1, HEAD)
        wanted.append(sa.or_(*(x.icontains(q, autoescape=True) for x in (R.title, R.id, head))))
    number = sa.select(sa.func.count()).where(S.report == R.id, S.retired_at.is_(None)).scalar_subquery()
    columns = (R.id, R.published, R.outlet, R.title, R.place, R.url, R.relation, R.relates_to, R.superseded_by, R.added_at)
    query = sa.select(
        *columns, sa.func.substr(R.text, 1, HEAD).label("head"), sa.func.length(R.text).label("chars"), number.label("statements")
    )
    with snap.store.reading() as connection:
        total = connection.execute(sa.select(sa.func.count()).select_from(t.reports).where(*wanted)).scalar_one()
        rows = connection.execute(query.where(*wanted).order_by(R.published.desc(), R.id).limit(limit).offset(offset)).all()
    return {"total": total, "limit": limit, "offset": offset, "items": [ReportRow(**r._mapping) for r in rows]}


@router.get("/reports/{id:path}", response_model=ReportDetail, summary="One report: text, spans, statements, chains, warnings, copies")
def report(snap: Snap, id: Annotated[str, Path(max_length=500)]) -> Any:
    """The record as it was read, and each statement as it stands with people's corrections."""
    return snap.get(("report", id), lambda s: _report(s, id))


def _report(snap: Snapshot, number: str) -> ReportDetail:
    with snap.store.reading() as connection:
        row = connection.execute(sa.select(t.reports).where(R.id == number)).first()
        if row is None:
            raise DatelineError("no-such-id", number)
        kin = connection.execute(
            sa.select(R.id, R.published, R.outlet, R.title, R.relation, R.relates_to, R.likeness)
            .where(R.story == row.story, R.id != number)
            .order_by(R.published, R.id)
            .limit(500)
        ).all()
        said = connection.execute(
            sa.select(t.statements, P.name)
            .outerjoin(t.places, P.key == S.place)
            .where(S.report == number, S.retired_at.is_(None))
            .order_by(S.start, S.id)
        ).all()
        corrected = kept(connection, {s.anchor for s in said}) if said else {}
        values = {anchor: set_fields(connection, rows) for anchor, rows in corrected.items()}
    return ReportDetail(
        record=Record.model_validate_json(row.record),
        statements=[
            _statement(s, row.outlet, [correction_out(c) for c in corrected.get(s.anchor, ())], values.get(s.anchor, {})) for s in said
        ],
        story=row.story,
        kin=[Kin(**k._mapping) for k in kin],
        relation=row.relation,
        relates_to=row.relates_to,
        superseded_by=row.superseded_by,
        likeness=row.likeness,
        added_at=row.added_at,
    )


def _statement(s: Any, outlet: str | None, corrections: list[Correction], values: dict[str, Any]) -> StatementNow:
    data = json.loads(s.data)
    judged = next((c.action for c in reversed(corrections) if c.undone_at is None and c.action in ("accept", "reject")), None)
    return StatementNow(
        id=s.id,
        kind=s.kind,
        type=s.type,
        start=s.start,
        end=s.end,
        words=s.words,
        place_key=s.place,
        place=s.name,
        origin=s.origin,
        source=spoken_chain(data["chain"], outlet),
        rejected=judged == "reject",
        accepted=judged == "accept",
        doubts=(s.doubts or "").split(),
        corrections=corrections,
        corrected=values,
        data=data,
    )


def correction_out(c: Any) -> Correction:
    """A row of the corrections as it is answered."""
    return Correction(
        id=c.id,
        statement=c.statement,
        action=c.action,
        field=c.field,
        value=json.loads(c.value) if c.value is not None else None,
        who=c.who,
        why=c.why,
        at=c.at,
        undone_at=c.undone_at,
        undone_by=c.undone_by,
    )
