"""Sources' forecasts beside the model's: joined on the log-odds scale, each weighted by its resolved record.

A weighted mean of log-odds (Genest and Zidek, 1986). The model weighs one; a source n/(n + 20) times its skill over a
coin (1 - Brier/0.25), so one with few resolved forecasts, or none better than a coin's, weighs nothing or nearly so. A
verbal term enters by the middle of its range (ICD 203). A forecast for another day is carried over at an even hazard.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import defaultdict
from collections.abc import Iterable

from dateline.fusion.board import Entry, scored
from dateline.fusion.scores import summarise
from dateline.knowledge.outcomes import outcomes
from dateline.outlook.result import Said

ENOUGH = 20  # resolved forecasts at which a source's weight is half its skill
WORD = re.compile(r"\w+")


def sayings(entries: Iterable[Entry], about: set[str], kinds: set[str], known: dt.date, holder: set[str]) -> list[tuple[Said, bool]]:
    """Open forecasts about a place or subject (lower-case names), each with whether it says that the change comes.

    ``kinds``: types of outcome. ``holder``: lower-case names of who holds it, whose gain is no change.
    """
    listed = list(entries)
    by: dict[str, list[Entry]] = defaultdict(list)
    for e in listed:
        by[e.origin].append(e)
    out = []
    for e in listed:
        named = e.place if "control" in kinds else e.subject or e.place
        if e.outcome not in kinds or e.resolution.state != "open" or named is None or named.lower() not in about:
            continue
        if e.horizon is not None and e.horizon < known:
            continue
        came = _says_change(e, holder)
        record = summarise(scored(by[e.origin]))
        weight = record.n / (record.n + ENOUGH) * max(0.0, 1 - record.brier / 0.25) if record.brier is not None else 0.0
        said = Said(
            statement=e.statement, source=e.source, published=e.published, words=e.words, low=e.low, high=e.high, horizon=e.horizon,
            weight=round(weight, 3), resolved=record.n, brier=None if record.brier is None else round(record.brier, 3),
        )  # fmt: skip
        out.append((said, came))
    return sorted(out, key=lambda x: (-x[0].published.toordinal(), x[0].statement))


def _says_change(e: Entry, holder: set[str]) -> bool:
    """Whether a forecast, if true, means that the place changes hands or the holder falls."""
    ways = outcomes().ways
    way = next((ways[w] for w in WORD.findall(e.words.lower()) if w in ways), "gain")
    keeps = e.outcome == "control" and (way == "keep" or (way == "gain" and (e.subject or "").lower() in holder))
    return e.asserted != keeps


def pooled(chance: float, known: dt.date, by: dt.date, said: Iterable[tuple[Said, bool]]) -> float:
    """The model's chance by a day joined with the sources'."""
    total, odds = 1.0, logit(chance)
    for s, came in said:
        if s.low is None or s.high is None or not s.weight:
            continue
        p = (s.low + s.high) / 2
        p = p if came else 1 - p
        days, asked = max(1, ((s.horizon or by) - known).days), max(1, (by - known).days)
        p = 1 - (1 - min(p, 0.99)) ** (asked / days)
        total += s.weight
        odds += s.weight * logit(p)
    return 1 / (1 + math.exp(-odds / total))


def logit(p: float) -> float:
    """Log-odds, of a probability kept within a thousandth of 0 and 1."""
    kept = min(max(p, 0.001), 0.999)
    return math.log(kept / (1 - kept))
