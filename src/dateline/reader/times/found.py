"""The outcome of reckoning one expression."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dateline.reader.times.reckoning import Partial


@dataclass(slots=True)
class Found:
    """What was reckoned. ``told`` is the date that later ones may lean on."""

    value: str | None = None
    type: str = "DATE"
    mod: str | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None
    unresolved: str | None = None
    precise: bool = True
    told: Partial | None = None


def of_partial(p: Partial) -> Found:
    """A date as far as it is known."""
    first, last = p.interval
    if first is None and p.year >= 1:
        return Found(None, unresolved="no such day in the calendar")
    return Found(p.value, "DATE", None, first, last, None, True, p)
