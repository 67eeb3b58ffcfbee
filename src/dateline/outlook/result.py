"""What an outlook says: a curve with its interval, its grounds, the forecasts beside it, and its record. Never without them."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """Frozen, and nothing besides what is named."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Chance(Part):
    """The chance that it comes by the end of ``day``, with its 90 % interval; fractions."""

    day: dt.date
    chance: float
    low: float
    high: float


class Reason(Part):
    """One ground in plain words. ``weight``: what it adds to (or takes from) the log-odds; ``statements``: for ``dateline why``."""

    words: str
    weight: float
    statements: tuple[str, ...] = ()


class Said(Part):
    """A source's forecast of the same. ``weight`` from 0 (no record) to 1; ``low`` and ``high`` as said, None where without a number."""

    statement: str
    source: str
    published: dt.date
    words: str
    low: float | None
    high: float | None
    horizon: dt.date | None
    weight: float
    resolved: int
    brier: float | None


class Mover(Part):
    """What would move the outlook most, were it reported tomorrow: the chance by the day asked for then."""

    words: str
    chance: float


class Fared(Part):
    """How earlier outlooks of this kind fared: in this record, and as measured for the model."""

    here: str
    expected: float | None
    came: int | None
    measured: str


class Outlook(Part):
    """The evaluation. With ``refused`` there is a reason and no curve."""

    subject: str
    kind: Literal["place", "holder"]
    question: str
    known: dt.date
    by: dt.date
    holder: str | None = None
    refused: str | None = None
    chance: Chance | None = None
    pooled: float | None = None
    curve: tuple[Chance, ...] = ()
    grounds: tuple[Reason, ...] = ()
    said: tuple[Said, ...] = ()
    movers: tuple[Mover, ...] = ()
    fared: Fared | None = None
    model: str
