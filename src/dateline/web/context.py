"""What every request needs: the record, its answers, the readers at work, and the settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request, Response

from dateline import __version__
from dateline.store import RecordStore
from dateline.web.access import Caller, Reader
from dateline.web.answers import Answers, Snapshot
from dateline.web.jobs import Jobs
from dateline.web.people import People
from dateline.web.problems import NotModifiedError
from dateline.web.settings import Settings
from dateline.web.worker import Worker


@dataclass(slots=True)
class Context:
    """One for the app, as ``app.state.context``."""

    store: RecordStore
    answers: Answers
    settings: Settings
    jobs: Jobs
    people: People
    opener: Worker


async def context(request: Request) -> Context:
    """The app's context. Asynchronous, like all that never waits: a thread for it would cost more than it does."""
    found: Context = request.app.state.context
    return found


def snapshot(request: Request, response: Response, caller: Reader) -> Snapshot:
    """The snapshot to answer from; whoever has that answer already is told so and gets none."""
    found: Context = request.app.state.context
    taken = found.answers.now()
    headers = marks(taken.revision, caller)
    if headers["ETag"] in [x.strip() for x in request.headers.get("if-none-match", "").split(",")]:
        raise NotModifiedError(headers)
    response.headers.update(headers)
    return taken


def marks(revision: str, caller: Caller) -> dict[str, str]:
    """Headers of an answer that holds as long as the record stays at a revision."""
    return {
        "ETag": f'W/"{revision}.{__version__}.{caller.name}"',
        "Cache-Control": "private, no-cache",
        "Vary": "Cookie, Authorization",
        "X-Record-Revision": revision,
    }


def address(request: Request) -> str | None:
    """Where a request comes from, for the log."""
    return request.client.host if request.client else None


Ctx = Annotated[Context, Depends(context)]
Snap = Annotated[Snapshot, Depends(snapshot)]
