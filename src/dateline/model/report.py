"""A dated report, as it was read."""

from __future__ import annotations

import datetime as dt
import hashlib
import re

from pydantic import Field

from dateline.model.provenance import Provenance
from dateline.model.span import Frozen

SURROGATE = re.compile("[\ud800-\udfff]")


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
    provenance: Provenance | None = None


def make_report(text: str, published: dt.date | str, provenance: Provenance | None = None, **fields: str | None) -> Report:
    """A report from text and date (ISO 8601); its id is derived from both unless given.

    Lone surrogates, which no encoding can write, are replaced one for one by U+FFFD. ``fields`` are ``id``, ``outlet``,
    ``place``, ``title``, ``url`` and ``language``.
    """
    text = text if text.isascii() else SURROGATE.sub("\ufffd", text)
    day = dt.date.fromisoformat(published) if isinstance(published, str) else published
    sha = digest(text)
    fields["id"] = fields.get("id") or f"{day.isoformat()}-{sha[:12]}"
    return Report(published=day, sha256=sha, text=text, provenance=provenance, **fields)  # type: ignore[arg-type]


def digest(text: str) -> str:
    """Hexadecimal SHA-256 of the text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
