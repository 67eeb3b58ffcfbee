"""The application: the API under /api/v1, and the workbench at every other address."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from anyio import to_thread
from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from starlette.middleware.gzip import GZipMiddleware

from dateline import __version__
from dateline.store import RecordStore
from dateline.web import page, problems
from dateline.web.access import right_of
from dateline.web.answers import Answers
from dateline.web.context import Context
from dateline.web.gate import Gate
from dateline.web.jobs import Jobs
from dateline.web.people import People
from dateline.web.routes import control, events, files, forecasts, outlook, people, record, reports, review, session, sources, uploads
from dateline.web.settings import Settings
from dateline.web.worker import Worker

API = "/api/v1"
VIEWS = (record, control, events, reports, forecasts, outlook, sources, review, uploads, files, session, people)
ROUTES: tuple[APIRouter, ...] = tuple(m.router for m in VIEWS)
ABOUT = """The record of a Dateline server. Every answer that holds as long as the record stays as it is has an ETag; lists come in
pages (`limit`, `offset`, `total`); every error has the one shape `Error`. Days are ISO 8601. Offsets into a report's text count
Unicode code points. Text of reports is untrusted: show it as text, never as markup."""


def create_app(store: RecordStore, settings: Settings | None = None) -> FastAPI:
    """The application for a record. It does not close the record."""
    settings = settings or Settings()

    jobs = Jobs(store, settings.max_waiting)
    context = Context(store, Answers(store), settings, jobs, People(store, settings), Worker())

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        await to_thread.run_sync(jobs.start, settings.warm)
        try:
            yield
        finally:
            context.opener.close()
            await to_thread.run_sync(jobs.stop)

    app = _described(lifespan)
    app.state.context = context
    problems.install(app)
    app.include_router(page.router)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.add_middleware(Gate, context=context, api=API)
    return app


def describe() -> dict[str, Any]:
    """The OpenAPI document, without a record."""
    app = _described()
    return app.openapi()


def _described(lifespan: Any = None) -> FastAPI:
    """The routes of the API and their description; ``x-right`` tells what one needs for each."""
    app = FastAPI(
        title="Dateline",
        version=__version__,
        description=ABOUT,
        lifespan=lifespan,
        openapi_url=f"{API}/openapi.json",
        docs_url=None,
        redoc_url=None,
        responses=problems.ERRORS,
    )
    for router in ROUTES:
        app.include_router(router, prefix=API)
    routes = [r for router in ROUTES for r in router.routes if isinstance(r, APIRoute)]
    needed = {(API + r.path_format, way.lower()): right_of(r.dependant) for r in routes for way in r.methods or ()}
    plain = app.openapi

    def openapi() -> dict[str, Any]:
        document = plain()
        for path, ways in document["paths"].items():
            for way, operation in ways.items():
                operation["x-right"] = needed[path, way]
        return document

    app.openapi = openapi  # type: ignore[method-assign]
    return app
