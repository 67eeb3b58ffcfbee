"""The public face: read one report or many."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dateline import batch
from dateline.errors import DatelineError
from dateline.intake import jsonlines
from dateline.intake.compose import GIVEN, as_given
from dateline.model import Record, Report


def read(text: str, published: dt.date | str, **fields: str | None) -> Record:
    """The record of one report.

    Args:
        text: the report, without a header.
        published: the day of publication, which relative dates rest on (ISO 8601).
        fields: ``id``, ``outlet``, ``place``, ``title``, ``url``, ``language`` (used where the text is too short to tell).

    Raises:
        ValueError: ``published`` is no date.
    """
    from dateline.reader.reader import reader

    return reader().read(as_given(text, published, **fields))


def read_many(
    reports: Iterable[Report | Mapping[str, Any] | tuple[str, dt.date | str]], processes: int = 1
) -> Iterator[Record | DatelineError]:
    """The records of many reports, in their order, one by one as they are ready.

    A report that cannot be read gives a `DatelineError` in its place and never stops the others: it is yielded, not raised,
    so tell the two apart with ``isinstance``. A record is the same whether its report is read alone, in a batch or in
    several processes.

    Args:
        reports: reports, mappings with ``text``, ``published`` and the other fields, or pairs of text and date.
        processes: how many processes read, each with its own pipeline (about 0.5 GB). With more than one, call this below
            ``if __name__ == "__main__":``, as always when Python starts processes.
    """
    return batch.each(batch.read_one, map(_report, reports), processes)


def _report(given: Report | Mapping[str, Any] | tuple[str, dt.date | str]) -> Report | DatelineError:
    if isinstance(given, Report):
        return given
    fields = dict(given) if isinstance(given, Mapping) else dict(zip(("text", "published"), given, strict=True))
    try:
        return jsonlines.report(fields, format=GIVEN)
    except DatelineError as error:
        return error
