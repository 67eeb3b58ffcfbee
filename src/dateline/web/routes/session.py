"""Who is asking; signing in and out."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from dateline.web.access import CAN
from dateline.web.context import Ctx
from dateline.web.shapes.record import Me

router = APIRouter(tags=["people"])


@router.get("/me", response_model=Me, summary="Who is asking, and what they may do")
def me(request: Request, response: Response, ctx: Ctx) -> Any:
    """Answers without a session too: then ``name`` is null, and there is nothing else to be had before signing in."""
    response.headers["Cache-Control"] = "no-store"
    found, s = request.state.caller, ctx.settings
    return Me(
        name=found.name if found else None,
        role=found.role if found else None,
        local=bool(found and found.local),
        csrf=request.state.csrf,
        can=list(CAN[found.role]) if found else [],
        limits={"max_file": s.max_file, "max_upload": s.max_upload, "max_files": s.max_files, "max_chars": s.max_chars},
    )
