"""Adding reports: files or text are taken in at once and read one by one; what becomes of each can be watched."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import shutil
import tempfile
from collections.abc import AsyncIterator, Sequence
from pathlib import Path as FilePath
from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, File, Form, Path, Request, UploadFile
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import StreamingResponse

from dateline.errors import DatelineError
from dateline.intake import jsonlines
from dateline.model import Report
from dateline.store import accounts, failures, uploads
from dateline.web.access import Adder, Caller
from dateline.web.context import Context, Ctx, address
from dateline.web.opening import opened, tame
from dateline.web.shapes.adding import Failure, Given, Job, JobDetail, Step
from dateline.web.shapes.common import Limit, Offset, Page, page

router = APIRouter(tags=["adding"])
BEAT = 15.0  # seconds after which a silent stream says that it is alive
Id = Annotated[str, Path(max_length=40, description="The upload's id.")]


class Text(BaseModel):
    """One report as text. The text may begin with a line ``date 2024-12-07`` or a dateline; ``published`` goes first."""

    model_config = ConfigDict(extra="forbid")

    text: str
    published: dt.date | None = None
    outlet: str | None = Field(None, max_length=300)
    title: str | None = Field(None, max_length=1000)
    url: str | None = Field(None, max_length=2000)
    id: str | None = Field(None, min_length=1, max_length=200)


class Texts(BaseModel):
    """Reports as text; ``published`` is the day of those that give none."""

    model_config = ConfigDict(extra="forbid")

    reports: list[Text] = Field(min_length=1, max_length=5000)
    published: dt.date | None = None


@router.post("/uploads", response_model=JobDetail, status_code=202, summary="Add files")
async def files(
    request: Request,
    ctx: Ctx,
    who: Adder,
    files: Annotated[list[UploadFile], File(description="Text, JSON Lines, and whatever else dateline add reads, told by their endings.")],
    published: Annotated[dt.date | None, Form(description="The day of reports that give none.")] = None,
) -> Any:
    """Answers as soon as all is taken in; reading goes on. A file that holds no report is an item with its error."""
    s = ctx.settings
    if len(files) > s.max_files:
        raise DatelineError("too-many-files", None, reason=f"{len(files):,} files were sent, and the limit is {s.max_files:,}")
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        stored = [await to_thread.run_sync(_store, FilePath(folder), n, file, s.max_file) for n, file in enumerate(files)]
        found = await to_thread.run_sync(ctx.opener.call, opened, stored, published, s.max_chars, s.max_reports)
    return await to_thread.run_sync(_taken_in, request, ctx, who, found)


@router.post("/uploads/text", response_model=JobDetail, status_code=202, summary="Add reports as text")
def texts(request: Request, ctx: Ctx, who: Adder, given: Texts) -> Any:
    """Answers at once; reading goes on. A text without a date is an item with its error."""
    s = ctx.settings
    found: list[tuple[str, Any]] = []
    for n, text in enumerate(given.reports, 1):
        where = text.title or (f"text {n}" if len(given.reports) > 1 else "text")
        try:
            found.append((where, jsonlines.report(text.model_dump(), where, given.published, s.max_chars)))
        except DatelineError as error:
            found.append((where, error.at(where)))
    return _taken_in(request, ctx, who, found)


@router.get("/uploads", response_model=Page[Job], summary="The uploads, the latest first")
def listed(ctx: Ctx, who: Adder, limit: Limit = 20, offset: Offset = 0) -> Any:
    """Of everyone."""
    total, rows = uploads.listed(ctx.store, limit, offset)
    return {"total": total, "limit": limit, "offset": offset, "items": [_job(ctx, r) for r in rows]}


@router.get("/uploads/{id}", response_model=JobDetail, summary="One upload, with what became of each report")
def one(ctx: Ctx, who: Adder, id: Id) -> Any:
    """As it stands now."""
    return _detail(ctx, id)


@router.get("/uploads/{id}/events", summary="Watch an upload being read", response_class=StreamingResponse)
async def watched(ctx: Ctx, who: Adder, id: Id) -> StreamingResponse:
    """Server-sent events: ``job`` (the upload as it stands: JobDetail), ``item`` (one report: {job, item}), ``done`` (Job), then the end.

    Whoever comes late or again gets ``job`` first, so nothing is missed; reading does not depend on anybody's watching.
    """
    await to_thread.run_sync(uploads.head, ctx.store, id)
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_stream(ctx, id), media_type="text/event-stream", headers=headers)


@router.get("/failures", response_model=Page[Failure], summary="Reports that could not be read")
def failed(ctx: Ctx, who: Adder, limit: Limit = 100, offset: Offset = 0) -> Any:
    """They are kept with their error; ``dateline add --retry`` tries them again."""
    found = failures.failures(ctx.store)[::-1]
    return page(
        found, limit, offset, lambda f: Failure(id=f.id, source=f.source, code=f.code, message=f.message, attempts=f.attempts)
    )


async def _stream(ctx: Context, number: str) -> AsyncIterator[str]:
    watch = ctx.jobs.watch(number)
    try:
        detail = await to_thread.run_sync(_detail, ctx, number)
        yield _event("job", detail)
        job: Job = detail
        while job.state != "done":
            try:
                n = await asyncio.wait_for(watch.news.get(), BEAT)
            except TimeoutError:
                yield ": still here\n\n"
                continue
            job = await to_thread.run_sync(_head, ctx, number)
            if n:
                row = await to_thread.run_sync(uploads.item, ctx.store, number, n)
                yield _event("item", Step(job=job, item=_given(ctx, number, row)))
        yield _event("done", Job(**job.model_dump(include=set(Job.model_fields))))
    finally:
        ctx.jobs.unwatch(watch)


def _taken_in(request: Request, ctx: Context, who: Caller, found: Sequence[tuple[str, Report | DatelineError]]) -> JobDetail:
    number = ctx.jobs.submit(who.name, found)
    accounts.note(ctx.store, who.name, "uploaded", f"{number}: {len(found)} reports", address(request))
    return _detail(ctx, number)


def _event(name: str, data: BaseModel) -> str:
    return f"event: {name}\ndata: {data.model_dump_json()}\n\n"


def _store(folder: FilePath, n: int, file: UploadFile, limit: int) -> tuple[str, str]:
    """Write an uploaded file under its own name; gives its path and that name."""
    name = tame(file.filename)
    if file.size is not None and file.size > limit:
        raise DatelineError("upload-too-large", name, reason=f"it has {file.size:,} bytes, and the limit of a file is {limit:,}")
    target = folder / str(n) / name
    target.parent.mkdir()
    with target.open("wb") as out:
        shutil.copyfileobj(file.file, out)
    return str(target), name


def _detail(ctx: Context, number: str) -> JobDetail:
    job = _job(ctx, uploads.head(ctx.store, number))
    return JobDetail(**dict(job), items=[_given(ctx, number, r) for r in uploads.items(ctx.store, number)])


def _head(ctx: Context, number: str) -> Job:
    return _job(ctx, uploads.head(ctx.store, number))


def _job(ctx: Context, row: Any) -> Job:
    at_work = ctx.jobs.now_reading is not None and ctx.jobs.now_reading[0] == row.id
    return Job(
        id=row.id,
        who=row.who,
        at=row.at,
        state="done" if not row.waiting else "waiting" if row.waiting == row.total and not at_work else "reading",
        total=row.total,
        added=row.added,
        known=row.known,
        failed=row.failed,
        waiting=row.waiting,
    )


def _given(ctx: Context, number: str, row: Any) -> Given:
    reading = row.state == "waiting" and ctx.jobs.now_reading == (number, row.n)
    return Given(
        n=row.n,
        source=row.source,
        state="reading" if reading else row.state,
        report=row.report,
        title=row.title,
        statements=row.statements,
        relation=row.relation,
        error=json.loads(row.error) if row.error else None,
    )
