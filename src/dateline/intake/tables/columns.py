"""Which columns of a table hold what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dateline.errors import DatelineError

NAMES = {
    "text": ("text", "body", "content", "article", "full_text", "fulltext", "maintext", "story", "plain_text"),
    "published": ("published", "date", "published_at", "publication_date", "date_published", "pubdate", "publish_date", "pub_date"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publisher", "publication", "source_name", "newspaper"),
    "url": ("url", "link", "address", "source_url"),
    "id": ("id", "article_id", "uid"),
    "place": ("place", "location", "dateline_city"),
    "language": ("language", "lang"),
}


def chosen(columns: Iterable[str], where: str | None = None) -> dict[str, str]:
    """The column of each field of a report, by its usual names, in any case.

    Raises:
        DatelineError: ``no-text-column``.
    """
    known = {c.strip().lower().replace(" ", "_"): c for c in columns if c}
    found = {field: known[name] for field, names in NAMES.items() for name in reversed(names) if name in known}
    if "text" not in found:
        raise DatelineError("no-text-column", where, columns=", ".join(list(known.values())[:20]) or "none")
    return found


def fields(row: Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, Any]:
    """A report's fields from a row; "2024-12-07 10:00:00" and the like become days."""
    from dateline.intake.dates import day_of

    out = {field: row.get(column) for field, column in columns.items()}
    day = day_of(out.get("published"))
    if day is not None:
        out["published"] = day
    for name in ("text", "title", "outlet", "url", "id", "place", "language"):
        if name in out and out[name] is not None and not isinstance(out[name], str):
            out[name] = str(out[name])
    return out
