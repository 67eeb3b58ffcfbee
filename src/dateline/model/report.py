"""A dated report, as it was read."""

from __future__ import annotations

import datetime as dt
import hashlib

from pydantic import Field

from dateline.model.span import Frozen


class Report(Frozen):
    """One dated report; every relative date in it is resolved against ``published``."""

    id: str
    published: dt.date
    outlet: str | None = None
    place: str | None = Field(None, description="city of the dateline, as written")
    title: str | None = None
    url: str | None = None
    language: str = Field("en", description="ISO 639-1")
    sha256: str = Field(description="of the text as read, in UTF-8")
    text: str


def digest(text: str) -> str:
    """Hexadecimal SHA-256 of the text in UTF-8; lone surrogates are kept as they are."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
