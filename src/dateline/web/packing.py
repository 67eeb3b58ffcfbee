"""Large answers written and compressed once for a revision, however many people ask."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Hashable

from fastapi import Request
from pydantic import BaseModel
from starlette.responses import Response

from dateline.web.access import Caller
from dateline.web.answers import Snapshot
from dateline.web.context import marks

LEVEL = 5
SMALL = 1000  # bytes that are not worth compressing


def packed(request: Request, snap: Snapshot, who: Caller, key: Hashable, make: Callable[[Snapshot], BaseModel]) -> Response:
    """The answer to ``key`` as JSON, compressed where the caller takes that."""

    def written(s: Snapshot) -> tuple[bytes, bytes]:
        plain = make(s).model_dump_json(by_alias=True).encode()
        return plain, gzip.compress(plain, LEVEL, mtime=0) if len(plain) > SMALL else b""

    plain, small = snap.get(("packed", key), written)
    headers = marks(snap.revision, who)
    if small and "gzip" in request.headers.get("accept-encoding", ""):
        headers |= {"Content-Encoding": "gzip", "Vary": f"{headers['Vary']}, Accept-Encoding"}
        return Response(small, media_type="application/json", headers=headers)
    return Response(plain, media_type="application/json", headers=headers)
