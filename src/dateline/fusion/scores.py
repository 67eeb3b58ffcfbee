"""How forecasts fared: proper scores of a probability against what came about, and calibration.

Brier (1950): squared difference of probability and outcome, 0 is best, .25 is a coin's. Log score: minus the natural
logarithm of the probability given to what came about. A verbal term is a range (ICD 203), so it is scored by its
middle and by both ends; a forecast without a number is counted and never given one. Intervals are Wilson's (1927).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

FLOOR = 0.005  # a probability of 0 or 1 that proves wrong would score infinity


@dataclass(frozen=True, slots=True)
class Scored:
    """One resolved forecast: its range as fractions (None: no number was given), and whether it came true."""

    source: str
    term: str
    low: float | None
    high: float | None
    true: bool
    weight: float = 1.0  # one over the times that the source gave the same forecast, so that repeating it counts once


@dataclass(frozen=True, slots=True)
class Summary:
    """Scores of a set of forecasts. ``n`` have a number; ``uncounted`` have none."""

    n: int
    uncounted: int
    true: int
    brier: float | None
    brier_best: float | None  # by the end of each range that fits best
    brier_worst: float | None
    log: float | None
    said: float | None  # mean probability given
    came: float | None  # share that came true
    came_low: float | None  # 95 % interval of that share
    came_high: float | None


def brier(p: float, true: bool) -> float:
    """Squared difference of a probability and the outcome."""
    return (p - true) ** 2


def log_score(p: float, true: bool) -> float:
    """Minus the logarithm of the probability given to what came about."""
    return -math.log(max(FLOOR, p if true else 1 - p))


def summarise(forecasts: Sequence[Scored]) -> Summary:
    """Scores over a set of resolved forecasts, weighted."""
    numbered = [(f, f.low, f.high, (f.low + f.high) / 2) for f in forecasts if f.low is not None and f.high is not None]
    total = sum(f.weight for f, *_ in numbered)
    if not numbered or not total:
        return Summary(0, len(forecasts), sum(f.true for f in forecasts), None, None, None, None, None, None, None, None)

    def mean(values: Iterable[float]) -> float:
        return sum(values) / total

    came = mean(f.weight * f.true for f, *_ in numbered)
    low, high = wilson(came * total, total)
    return Summary(
        n=len(numbered),
        uncounted=len(forecasts) - len(numbered),
        true=sum(f.true for f, *_ in numbered),
        brier=mean(f.weight * brier(m, f.true) for f, _, _, m in numbered),
        brier_best=mean(f.weight * min(brier(a, f.true), brier(b, f.true)) for f, a, b, _ in numbered),
        brier_worst=mean(f.weight * max(brier(a, f.true), brier(b, f.true)) for f, a, b, _ in numbered),
        log=mean(f.weight * log_score(m, f.true) for f, _, _, m in numbered),
        said=mean(f.weight * m for f, _, _, m in numbered),
        came=came,
        came_low=low,
        came_high=high,
    )


def calibration(forecasts: Iterable[Scored], by: str) -> dict[str, Summary]:
    """Summaries by ``source`` or by verbal ``term``."""
    groups: dict[str, list[Scored]] = defaultdict(list)
    for f in forecasts:
        groups[getattr(f, by)].append(f)
    return {key: summarise(group) for key, group in sorted(groups.items())}


def wilson(hits: float, n: float, z: float = 1.96) -> tuple[float, float]:
    """Wilson's interval of a share, 95 % by default."""
    if n <= 0:
        return 0.0, 1.0
    p = hits / n
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return max(0.0, middle - half), min(1.0, middle + half)
