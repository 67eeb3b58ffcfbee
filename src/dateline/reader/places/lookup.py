"""The place that a noun in the text stands for."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.reader.reading import PlaceMention, Reading
from dateline.reader.syntax import base_range


def place_for(reading: Reading, token: Token) -> PlaceMention | None:
    """The place mention that ``token`` is part of or that stands in its noun phrase ("the town of X", "X's centre"), or None."""
    found = reading.place_at[token.i]
    if found is not None:
        return found
    first, last = base_range(token)
    return next((p for i in range(last - 1, first - 1, -1) if (p := reading.place_at[i]) is not None), None)
