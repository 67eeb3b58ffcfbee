"""The workbench, as it was built: its files, and its first page at every address that a view has."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response
from starlette.routing import Match
from starlette.staticfiles import StaticFiles

STATIC = Path(__file__).with_name("static")
FILES = StaticFiles(directory=STATIC, check_dir=False)
YEAR = "public, max-age=31536000, immutable"
UNBUILT = """<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Dateline</title><body><h1>Dateline</h1>
<p>The server runs, but its page was not built. In the folder of Dateline's source run</p>
<pre>make page</pre>
<p>and load this again. What <code>pip install .</code> installs comes with the page.
The API is there without it: <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>.</p></body></html>
"""

router = APIRouter(include_in_schema=False)


@router.api_route("/{path:path}", methods=["GET", "HEAD"])
def served(request: Request, path: str) -> Response:
    """A file of the built page, else the page itself, which shows the view that the address names."""
    if path.startswith("api/"):
        other = any(route.matches(request.scope)[0] is Match.PARTIAL for route in request.app.routes)
        raise HTTPException(405 if other else 404)
    found = (STATIC / path).resolve()
    if path and found.is_relative_to(STATIC.resolve()) and found.is_file():
        return _file(request, found, YEAR if path.startswith("assets/") else "no-cache")
    if path.startswith("assets/") or Path(path).suffix in (".js", ".css", ".map", ".ico", ".json", ".png", ".svg"):
        raise HTTPException(404)
    start = STATIC / "index.html"
    if start.is_file():
        return _file(request, start, "no-cache")
    return HTMLResponse(UNBUILT, headers={"Cache-Control": "no-store"})


def _file(request: Request, path: Path, kept: str) -> Response:
    """A file, or 304 for whoever has it as it is."""
    response = FILES.file_response(path, path.stat(), request.scope)
    response.headers["Cache-Control"] = kept
    return response
