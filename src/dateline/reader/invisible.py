"""Characters that nobody sees, within words: zero-width blanks, soft hyphens, marks of direction, hyphens at a line's end.

"Reb\\u200bels cap\\u00adtured Ha-\\nma" is read as "Rebels captured Hama": the reader gets the text without them, and the spans of its
record are put back to where they stand in the report.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any

from dateline.model import Record, Report

# zero-width characters, directional marks and isolates, the soft hyphen, and a hyphen that a line's end made
MARKS = "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad"
COMPOUND = "held|backed|led|controlled|occupied|aligned|based|made|old|long|wide|general|minister|east|west|called|style|fire|law"
UNSEEN = re.compile(
    rf"[{MARKS}]+(?:\n(?=[a-z]))?"
    rf"|(?<=[a-z]{{2}}-)\n(?=(?:{COMPOUND})\b)"  # "rebel-held"
    rf"|(?<=[a-z]{{2}})-\n(?=[a-z]{{2}})(?!(?:{COMPOUND})\b)"
)


def seen(report: Report) -> tuple[Report, list[int] | None]:
    """The report without what is unseen, and where each of its characters stands in the full text; None where nothing was taken out."""
    text = report.text
    if UNSEEN.search(text) is None:
        return report, None
    kept: list[int] = []
    at = 0
    for m in UNSEEN.finditer(text):
        kept += range(at, m.start())
        at = m.end()
    kept += range(at, len(text))
    changes: dict[str, Any] = {"text": "".join(text[i] for i in kept)}
    if (source := report.provenance) is not None:
        unread = tuple((bisect_left(kept, s), bisect_left(kept, e), tongue) for s, e, tongue in source.unread)
        notices = tuple(
            n.model_copy(update={k: bisect_left(kept, at) for k, at in (("start", n.start), ("end", n.end)) if at is not None})
            for n in source.notices
        )
        changes["provenance"] = source.model_copy(update={"unread": unread, "notices": notices})
    return report.model_copy(update=changes), kept


def put_back(record: Record, report: Report, kept: list[int]) -> Record:
    """The record of the full report from that of its seen text."""
    data = record.model_dump(by_alias=True)
    _moved(data, report.text, kept)
    data["report"] = report.model_dump()
    return Record.model_validate(data)


def _moved(value: Any, text: str, kept: list[int]) -> None:
    if isinstance(value, dict):
        start, end = value.get("start"), value.get("end")
        if isinstance(start, int) and isinstance(end, int):
            first = kept[start] if start < len(kept) else len(text)
            last = kept[end - 1] + 1 if end > start else first
            value["start"], value["end"] = first, last
            if "text" in value:
                value["text"] = text[first:last]
        for inner in value.values():
            _moved(inner, text, kept)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            _moved(inner, text, kept)
