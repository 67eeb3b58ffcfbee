"""dateparser's search for dates. It tells no value's granularity: each is a day."""

from __future__ import annotations

import datetime as dt
from typing import Any

from dateparser.search import search_dates
from lines import answer, span


def read(report: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The times of a report, paragraph by paragraph (its cost grows faster than the text)."""
    text, found, start = report["text"], [], 0
    settings = {"RELATIVE_BASE": dt.datetime.fromisoformat(report["published"]), "PREFER_DATES_FROM": "past"}
    for paragraph in text.splitlines(keepends=True):
        at = start
        for words, day in search_dates(paragraph, languages=["en"], settings=settings) or []:
            here = text.find(words, at)
            if here >= 0:
                at = here + len(words)
                found.append({**span(text, here, at), "value": day.date().isoformat()})
        start += len(paragraph)
    return {"times": found}


if __name__ == "__main__":
    answer(read)
