"""Which words of a report can state something."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.reader.reading import Reading


def yields_statements(reading: Reading, token: Token | int) -> bool:
    """Whether statements may be made from ``token``: it stands in the body, not in a headline, byline, caption, stamp,
    run-in head, boilerplate or question. To be asked by every stage that finds statements, of the head of each."""
    segment = reading.segment(token)
    return segment is not None and segment.role in ("body", "quote")
