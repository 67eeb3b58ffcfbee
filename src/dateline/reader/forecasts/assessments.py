"""Judgements of how things are or why."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.reader.reading import Draft, Reading


def assessments(reading: Reading) -> Iterator[Draft]:
    """Every judgement of the report."""
    return iter(())
