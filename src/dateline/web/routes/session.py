"""Who is asking; signing in and out."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from dateline.store import accounts
from dateline.web.access import CAN, Caller, Reader
from dateline.web.context import Context, Ctx, address
from dateline.web.shapes.people import Login
from dateline.web.shapes.record import Me

router = APIRouter(tags=["people"])


@router.get("/me", response_model=Me, summary="Who is asking, and what they may do")
def me(request: Request, response: Response, ctx: Ctx) -> Any:
    """Answers without a session too: then ``name`` is null, and there is nothing else to be had before signing in."""
    response.headers["Cache-Control"] = "no-store"
    return _me(ctx, request.state.caller, request.state.csrf)


@router.post("/session", response_model=Me, status_code=201, summary="Sign in")
def sign_in(request: Request, response: Response, ctx: Ctx, given: Login) -> Any:
    """Sets the session's cookie, which scripts cannot read."""
    s = ctx.settings
    cookie, caller, csrf = ctx.people.sign_in(given.name, given.password, address(request) or "?")
    age = int(s.session_hours * 3600)
    response.set_cookie(s.cookie, cookie, max_age=age, path="/", secure=s.https, httponly=True, samesite="strict")
    response.headers["Cache-Control"] = "no-store"
    return _me(ctx, caller, csrf)


@router.delete("/session", status_code=204, summary="Sign out")
def sign_out(request: Request, ctx: Ctx, who: Reader) -> Response:
    """Ends the session, here and in the record."""
    s = ctx.settings
    ctx.people.sign_out(who)
    accounts.note(ctx.store, who.name, "signed out", None, address(request))
    response = Response(status_code=204)
    response.delete_cookie(s.cookie, path="/", secure=s.https, httponly=True, samesite="strict")
    return response


def _me(ctx: Context, caller: Caller | None, csrf: str | None) -> Me:
    s = ctx.settings
    return Me(
        name=caller.name if caller else None,
        role=caller.role if caller else None,  # type: ignore[arg-type]
        local=bool(caller and caller.local),
        csrf=csrf,
        can=list(CAN[caller.role]) if caller else [],
        limits={"max_file": s.max_file, "max_upload": s.max_upload, "max_files": s.max_files, "max_chars": s.max_chars},
    )
