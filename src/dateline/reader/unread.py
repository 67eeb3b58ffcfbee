"""What is not in English is left unread: whole reports, or the paragraphs that intake marked, with a notice of each."""

from __future__ import annotations

import re

from dateline.model import Notice, Report

CHARACTER = re.compile(r"[^\n]")


def noticed(report: Report) -> list[Notice]:
    """The notices that a report brings from its intake, and one for each part that is left unread."""
    if report.provenance is None:
        return []
    parts = report.provenance.unread if report.language == "en" else ()
    return [
        *report.provenance.notices,
        *(
            Notice(code="part-not-english", message=f"this part is in another language ({tongue}) and was not read", start=start, end=end)
            for start, end, tongue in parts
        ),
    ]


def whole(report: Report) -> Notice:
    """The notice of a report that is left unread altogether."""
    message = f"the report is in another language ({report.language}): it is kept, but nothing was read in it"
    return Notice(code="not-english", message=message)


def blanked(report: Report) -> str:
    """The text to parse: of the same length, with blanks in the place of parts that are left unread."""
    text = report.text
    for start, end, _ in report.provenance.unread if report.provenance else ():
        text = text[:start] + CHARACTER.sub(" ", text[start:end]) + text[end:]
    return text
