"""Review: what is doubtful, judged by people; nothing is overwritten, and everything can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, get_args

import sqlalchemy as sa
from fastapi import APIRouter, Path, Query, Request

from dateline.adding import settle
from dateline.errors import DatelineError
from dateline.fusion import decide
from dateline.fusion.amend import DAYS
from dateline.fusion.review import Item as Doubtful
from dateline.fusion.review import items, queue
from dateline.model.mentions import ActorKind
from dateline.model.statements import Modality
from dateline.store import RecordStore, accounts
from dateline.store import tables as t
from dateline.store.corrections import correct, undo
from dateline.web.access import Reader, Reviewer
from dateline.web.context import Ctx, Snap, address
from dateline.web.corrected import corrections_of, set_fields
from dateline.web.routes.record import ground_out
from dateline.web.routes.reports import correction_out
from dateline.web.shapes.common import Limit, Offset, Page, Words
from dateline.web.shapes.review import Item, Judgement, Kept, LogEntry, Vocabulary

router = APIRouter(tags=["review"])
S, C = t.statements.c, t.corrections.c
COMMON = ("type", "place", *DAYS, "asserted", "modality")
FIELDS = {
    "control": [*COMMON, "holder", "previous"],
    "event": [*COMMON, "actor", "recipient"],
    "forecast": ["outcome", "place", "latest", "asserted", "subject"],
    "assessment": [],
}
Id = Annotated[str, Path(max_length=500, description="A statement's id.")]


@router.get("/review", response_model=list[Item], summary="The doubtful statements that nobody has judged, the gravest first")
def doubtful(
    snap: Snap, who: Reader, again: Annotated[bool, Query(description="Also what others have judged, for a second opinion.")] = False,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Any:
    """Each with why it is doubtful, what was read, and its words in context."""
    name = who.name if again else None
    return snap.get(("review", name, limit), lambda s: items_out(s.store, queue(s.store, limit=limit, who=name)))


@router.get("/review/fields", response_model=Vocabulary, summary="What can be corrected, and the values that there are")
def fields(who: Reader) -> Any:
    """Places and parties are set by name (``Tripoli, LB``; ``village militia:armed group``), days as 2024-12-07."""
    return Vocabulary(
        fields=FIELDS,
        types={k: list(v) for k, v in decide.TYPES.items()},
        modalities=list(get_args(Modality)),
        states=list(decide.STATES),
        kinds=list(get_args(ActorKind)),
    )


@router.get("/review/log", response_model=Page[LogEntry], summary="Who did what: all corrections ever made, the latest first")
def log(snap: Snap, who: Words = None, statement: Words = None, limit: Limit = 100, offset: Offset = 0) -> Any:
    """Also those that were taken back, with who did so."""
    wanted = [column == value for column, value in ((C.who, who), (C.statement, statement)) if value is not None]
    with snap.store.reading() as connection:
        total = connection.execute(sa.select(sa.func.count()).select_from(t.corrections).where(*wanted)).scalar_one()
        rows = connection.execute(sa.select(t.corrections).where(*wanted).order_by(C.id.desc()).limit(limit).offset(offset)).all()
    return {"total": total, "limit": limit, "offset": offset, "items": [correction_out(c) for c in rows]}


@router.get("/review/statements/{id:path}", response_model=Item, summary="One statement to judge")
def one(snap: Snap, id: Id) -> Any:
    """What was read, and its words in context."""
    return known(snap.store, id)


@router.post("/review/statements/{id:path}", response_model=Kept, status_code=201, summary="Judge or correct a statement")
def judge(request: Request, ctx: Ctx, who: Reviewer, id: Id, given: Judgement) -> Any:
    """Kept beside the reading, with who and why; the answer has the number by which it can be undone."""
    number = _obey(ctx.store, id, given, who.name)
    accounts.note(ctx.store, who.name, "corrected", f"{number}: {given.action} {given.field or ''}".strip(), address(request))
    settle(ctx.store)
    ctx.answers.renew()
    return Kept(id=number, revision=ctx.answers.now().revision, item=known(ctx.store, id))


@router.post("/review/corrections/{number}/undo", response_model=Kept, summary="Take a correction back")
def take_back(request: Request, ctx: Ctx, who: Reviewer, number: Annotated[int, Path(ge=1, le=2**31 - 1)]) -> Any:
    """It stays in the log, with who took it back."""
    undo(ctx.store, number, who=who.name)
    accounts.note(ctx.store, who.name, "took back a correction", str(number), address(request))
    settle(ctx.store)
    ctx.answers.renew()
    with ctx.store.reading() as connection:
        anchor = sa.select(C.anchor).where(C.id == number).scalar_subquery()
        statement = connection.execute(sa.select(S.id).where(S.anchor == anchor, S.retired_at.is_(None)).limit(1)).scalar()
    return Kept(id=number, revision=ctx.answers.now().revision, item=known(ctx.store, statement) if statement else None)


def _obey(store: RecordStore, statement: str, given: Judgement, who: str) -> int:
    value = (given.value or "").strip()
    if given.action == "set":
        if not given.field:
            raise DatelineError("bad-correction", statement, reason="\"set\" needs a field and a value")
        return decide.decide(store, statement, f"{given.field}={value}", who=who, why=given.why)
    if given.action == "join":
        return decide.join(store, statement, value, who=who, why=given.why)
    if given.action == "overrule":
        return decide.overrule(store, statement, value, who=who, why=given.why)
    return correct(store, statement, given.action, who=who, why=given.why)


def known(store: RecordStore, statement: str) -> Item:
    """A statement as the queue shows it; raises ``no-such-statement``."""
    found = items(store, {statement: []})
    if not found:
        raise DatelineError("no-such-statement", statement)
    return items_out(store, found)[0]


def items_out(store: RecordStore, found: Sequence[Doubtful]) -> list[Item]:
    """Items of the queue as they are answered."""
    with store.reading() as connection:
        corrections = corrections_of(connection, [x.statement for x in found])
        values = {statement: set_fields(connection, rows) for statement, rows in corrections.items()}
    return [
        Item(
            statement=x.statement,
            doubts=list(x.doubts),
            why=x.why,
            read=x.read,
            corrected=values.get(x.statement, {}),
            ground=ground_out(x.ground),
        )
        for x in found
    ]
