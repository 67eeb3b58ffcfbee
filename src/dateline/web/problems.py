"""One shape for every error of the API: ``{code, what, where, why, remedy}``, with the status that HTTP has for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.responses import Response

from dateline.errors import DatelineError

STATUS = {
    "not-signed-in": 401,
    "wrong-password": 401,
    "bad-token": 401,
    "not-allowed": 403,
    "bad-csrf": 403,
    "foreign-origin": 403,
    "no-such-page": 404,
    "no-such-id": 404,
    "no-such-statement": 404,
    "no-such-question": 404,
    "outlook-unknown": 404,
    "no-such-correction": 404,
    "no-such-job": 404,
    "no-such-user": 404,
    "no-such-token": 404,
    "export-format": 404,
    "wrong-method": 405,
    "user-exists": 409,
    "no-accounts": 409,
    "last-admin": 409,
    "upload-too-large": 413,
    "too-many-files": 413,
    "bad-host": 421,
    "too-many-tries": 429,
    "queue-full": 429,
    "server-fault": 500,
    "needs-extra": 501,
    "record-locked": 503,
    "record-server": 503,
    "record-full": 507,
}
FAULTS = ("record-", "cannot-write")  # codes that begin so are the server's trouble, not the caller's


class Error(BaseModel):
    """What every error looks like. The codes are in docs/errors.md."""

    code: str = Field(description="stable: programs may rely on it")
    what: str
    where: str | None = None
    why: str
    remedy: str


ERRORS: dict[int | str, dict[str, Any]] = {
    "4XX": {"model": Error, "description": "What was asked cannot be done: the error says why, and the remedy"},
    "5XX": {"model": Error, "description": "The server could not do it"},
}


class NotModifiedError(Exception):
    """The caller has the present answer already (``If-None-Match``)."""

    def __init__(self, headers: Mapping[str, str]) -> None:
        self.headers = dict(headers)


def status_of(code: str) -> int:
    """The status of HTTP for an error's code."""
    return STATUS.get(code, 500 if code.startswith(FAULTS) else 422)


def answer(error: DatelineError, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """An error as a response."""
    kept = dict(headers or {})
    if "after" in error.facts and status_of(error.code) == 429:
        kept["Retry-After"] = str(error.facts["after"])
    if status_of(error.code) == 401:
        kept["WWW-Authenticate"] = "Bearer"
    return JSONResponse(error.as_dict(), status_of(error.code), {"Cache-Control": "no-store", **kept})


def install(app: FastAPI) -> None:
    """Have every error of the app answered in the one shape."""

    @app.exception_handler(DatelineError)
    def ours(request: Request, error: DatelineError) -> Response:
        return answer(error)

    @app.exception_handler(NotModifiedError)
    def unchanged(request: Request, error: NotModifiedError) -> Response:
        return Response(status_code=304, headers=error.headers)

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        reasons = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()[:5])
        return answer(DatelineError("bad-request", request.url.path, reason=reasons))

    @app.exception_handler(HTTPException)
    def plain(request: Request, error: HTTPException) -> Response:
        headers = error.headers
        if error.status_code == 404:
            return answer(DatelineError("no-such-page", request.url.path), headers)
        if error.status_code == 405:
            return answer(DatelineError("wrong-method", request.url.path, method=request.method), headers)
        if error.status_code == 413:
            return answer(DatelineError("upload-too-large", request.url.path, reason=str(error.detail)), headers)
        return answer(DatelineError("bad-request", request.url.path, reason=str(error.detail)), headers)

    @app.exception_handler(Exception)
    def fault(request: Request, error: Exception) -> Response:
        return answer(DatelineError("server-fault", request.url.path, reason=type(error).__name__))
