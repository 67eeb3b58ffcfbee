"""Microsoft's Recognizers-Text for dates, in Python."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lines import answer, span
from recognizers_date_time import Culture, recognize_datetime


def value(resolution: dict[str, Any] | None, published: str) -> str | None:
    """A TIMEX3 value: what is in the past or today where it names several days, since these are reports."""
    values = (resolution or {}).get("values") or []
    if not values:
        return None
    if values[0]["type"] == "date":
        days = sorted(v["value"] for v in values)
        return next((d for d in reversed(days) if d <= published), days[0])
    return str(values[0].get("timex") or "")


def read(report: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The times of a report, paragraph by paragraph (its cost grows faster than the text)."""
    text, published, found, start = report["text"], report["published"], [], 0
    for paragraph in text.splitlines(keepends=True):
        for f in recognize_datetime(paragraph, Culture.English, reference=dt.datetime.fromisoformat(published)):
            found.append({**span(text, start + f.start, start + f.end + 1), "value": value(f.resolution, published)})
        start += len(paragraph)
    return {"times": found}


if __name__ == "__main__":
    answer(read)
