"""The record at a glance; words looked up; the grounds of anything shown."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

import sqlalchemy as sa
from fastapi import APIRouter, Path, Query

from dateline import __version__
from dateline.errors import DatelineError
from dateline.fusion.grounds import Ground, grounds
from dateline.store import tables as t
from dateline.store.search import search
from dateline.web.answers import Snapshot
from dateline.web.context import Snap
from dateline.web.known import span
from dateline.web.shapes.common import Limit, Offset, Page, page
from dateline.web.shapes.record import Named, Summary
from dateline.web.shapes.reports import GroundOut, Hit

router = APIRouter(tags=["record"])
R, S, P, C = t.reports.c, t.statements.c, t.places.c, t.corrections.c
MOST = 1000  # hits of a search that are counted


@router.get("/record", response_model=Summary, summary="The record at a glance")
def summary(snap: Snap) -> Any:
    """Days, counts, and what can be filtered by."""
    return snap.get("summary", _summary)


@router.get("/search", response_model=Page[Hit], summary="Reports that hold these words, best first")
def look_up(snap: Snap, q: Annotated[str, Query(max_length=400, description="Words that the reports must all hold.")], limit: Limit = 20,
            offset: Offset = 0) -> Any:
    """``total`` counts at most a thousand."""
    found = snap.get(("search", q), lambda s: search(s.store, q, MOST))
    return page(found, limit, offset, lambda h: Hit(**asdict(h)))


@router.get("/why/{id:path}", response_model=Page[GroundOut], summary="From a statement, a report or a place down to the words")
def why(snap: Snap, id: Annotated[str, Path(max_length=500, description="A statement's id, a report's id, or a place's key or name.")],
        limit: Limit = 100, offset: Offset = 0) -> Any:
    """Each statement behind it, with its sentence, chain, rule and corrections."""
    found = snap.get(("why", id), lambda s: grounds(s.store, id))
    if not found:
        raise DatelineError("no-such-id", id)
    return page(found, limit, offset, ground_out)


def ground_out(g: Ground) -> GroundOut:
    """A ground as it is answered."""
    return GroundOut.model_validate({**asdict(g), "corrections": list(g.corrections)})


def _summary(snap: Snapshot) -> Summary:
    first, last = span(snap)
    current = S.retired_at.is_(None)
    with snap.store.reading() as connection:

        def number(query: sa.Select[Any]) -> int:
            return int(connection.execute(query).scalar_one())

        def counted(column: Any, table: Any, where: Any) -> list[Named]:
            query = sa.select(column, sa.func.count()).select_from(table).where(column.is_not(None), where).group_by(column)
            rows = connection.execute(query.order_by(sa.func.count().desc(), column)).all()
            return [Named(key=r[0], name=r[0], count=r[1]) for r in rows]

        bounds = ((sa.func.min, S.earliest), (sa.func.min, S.latest), (sa.func.max, S.latest))
        kinds = connection.execute(
            sa.select(S.kind, sa.func.count(), *(of(sa.case((S.modality == "actual", d))) for of, d in bounds))
            .where(current)
            .group_by(S.kind)
        ).all()
        about = [k for k in kinds if k[0] in ("control", "event")]
        count = sa.select(sa.func.count())
        return Summary(
            version=__version__,
            revision=snap.revision,
            first_day=first,
            last_day=last,
            first_event=min((d for k in about for d in k[2:4] if d), default=None),
            last_event=max((k[4] for k in about if k[4]), default=None),
            reports=number(count.select_from(t.reports)),
            stories=number(sa.select(sa.func.count(R.story.distinct()))),
            statements={str(r[0]): int(r[1]) for r in kinds},
            places=number(count.select_from(t.places)),
            unresolved_places=number(count.select_from(t.places).where(P.resolved.is_(False))),
            failures=number(count.select_from(t.failures)),
            corrections=number(count.select_from(t.corrections).where(C.undone_at.is_(None))),
            outlets=counted(R.outlet, t.reports, sa.true()),
            countries=counted(P.country, t.statements.join(t.places, P.key == S.place), current),
            readers=counted(R.reader, t.reports, sa.true()),
        )
