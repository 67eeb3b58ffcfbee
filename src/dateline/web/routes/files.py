"""Files to take away: the brief, and the exports."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path as FilePath
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request, Response
from starlette.background import BackgroundTask
from starlette.responses import FileResponse

from dateline.brief import compose, to_html, to_markdown, to_pdf
from dateline.brief.blocks import Brief
from dateline.errors import DatelineError
from dateline.export.formats import FORMATS, export
from dateline.store import accounts
from dateline.web.access import Reader
from dateline.web.answers import Snapshot
from dateline.web.context import Ctx, Snap, address, marks
from dateline.web.shapes.common import Day

router = APIRouter(tags=["files"])
MEDIA = {
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
}
KINDS = {  # ending and media type of each export
    "csv": ("csv", "text/csv; charset=utf-8"),
    "jsonl": ("jsonl", "application/x-ndjson"),
    "parquet": ("parquet", "application/vnd.apache.parquet"),
    "geojson": ("geojson", "application/geo+json"),
    "acled": ("acled.csv", "text/csv; charset=utf-8"),
    "plover": ("plover.jsonl", "application/x-ndjson"),
    "ftm": ("ftm.json", "application/x-ndjson"),
}
INSIDE = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
FILE: dict[int | str, dict[str, Any]] = {200: {"content": {m: {} for m in MEDIA.values()}, "description": "The file"}}
EXPORT: dict[int | str, dict[str, Any]] = {200: {"content": {m: {} for _, m in KINDS.values()}, "description": "The file"}}
Format = Annotated[str, Path(max_length=20)]
Download = Annotated[bool, Query(description="As a file to keep, rather than to look at.")]


@router.get("/brief", response_class=Response, responses=FILE, summary="The situation report of some days")
def brief(
    snap: Snap, who: Reader, since: Day = None, until: Day = None, format: Literal["md", "html", "pdf"] = "html", download: Download = False
) -> Response:
    """As known at the end of the last day; without days of the whole record. The page holds no script and may be framed."""
    content = snap.get(("brief", since, until, format), lambda s: _written(s, since, until, format))
    name = "-".join(["brief", *(str(d) for d in (since, until) if d)])
    headers = marks(snap.revision, who) | {"Content-Security-Policy": INSIDE, "X-Frame-Options": "SAMEORIGIN"}
    if download or format == "pdf":
        headers["Content-Disposition"] = f'{"attachment" if download else "inline"}; filename="{name}.{format}"'
    return Response(content, media_type=MEDIA[format], headers=headers)


@router.get("/exports", summary="The formats of export")
def formats(who: Reader) -> dict[str, str]:
    """Each format with the ending of its file."""
    return {name: KINDS[name][0] for name in FORMATS}


@router.get("/exports/{format}", response_class=Response, responses=EXPORT, summary="The record for other programs")
def exported(
    request: Request, ctx: Ctx, snap: Snap, who: Reader, format: Format, since: Day = None, until: Day = None, on: Day = None
) -> Response:
    """csv, jsonl and parquet: a row for each statement; geojson: control on a day (``on``) and events; acled, plover, ftm: events."""
    if format not in FORMATS:
        raise DatelineError("export-format", request.url.path, value=format, known=", ".join(FORMATS))
    ending, media = KINDS[format]
    name = "-".join(["dateline", *(str(d) for d in (since, until) if d)])
    folder = tempfile.TemporaryDirectory(prefix="dateline-")
    target = FilePath(folder.name, "export")
    try:
        export(snap.store, format, target, since=since, until=until, on=on)
    except BaseException:
        folder.cleanup()
        raise
    accounts.note(ctx.store, who.name, "exported", f"{format} {since or ''} {until or ''}".strip(), address(request))
    headers = marks(snap.revision, who)
    return FileResponse(target, media_type=media, filename=f"{name}.{ending}", headers=headers, background=BackgroundTask(folder.cleanup))


def _written(snap: Snapshot, since: dt.date | None, until: dt.date | None, format_: str) -> bytes:
    found: Brief = snap.get(("composed", since, until), lambda s: compose(s.store, since, until))
    if format_ == "pdf":
        return to_pdf(found)
    return (to_markdown if format_ == "md" else to_html)(found).encode()
