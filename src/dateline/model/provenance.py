"""Where a report's text and date were taken from, and what intake noticed on the way."""

from __future__ import annotations

from pydantic import Field

from dateline.model.sources import Notice
from dateline.model.span import Frozen


class Provenance(Frozen):
    """How a report was made from the bytes it came in."""

    format: str = Field(description='what was read: "text", "json lines", "html", "rss", "newsml-g2", "pdf" ...')
    dated_by: str | None = Field(default=None, description='the statement that gave ``published``: "json-ld", "meta", "dateline" ...')
    charset: str | None = Field(default=None, description="character set that the bytes were decoded by; null where the format fixes it")
    unread: tuple[tuple[int, int, str], ...] = Field(
        default=(), description="parts in another language, left unread: start, end (code points, half-open) and ISO 639-1 code"
    )
    notices: tuple[Notice, ...] = Field(default=(), description="what a person should know of it; repeated among the record's notices")
