"""How many were killed, by ACLED's rules: the most conservative figure of those reported; words for numbers as it codes them.

ACLED, "FAQs: Fatalities" (2024): "tens" are 10, "dozens" 12, "hundreds" 100; the lowest estimate is taken. For an
unknown plural ("several", "many") its lower default of 3 is taken. These figures appear in the ACLED export only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

WORDS = (("thousands", 1000), ("hundreds", 100), ("scores", 20), ("dozens", 12), ("tens", 10))  # all else that is vague: 3
WORD = re.compile(r"[a-z]+")


def fatalities(told: Iterable[Mapping[str, Any] | None]) -> int:
    """The count for an event from the casualties of its tellings; 0 where nobody is said to have been killed."""
    found = [n for c in told if c and c["killed"] and (n := _count(c["killed"])) is not None]
    return min(found, default=0)


def _count(killed: Mapping[str, Any]) -> int | None:
    if killed["low"] is not None:  # "more than 40": the least that is said
        return int(killed["low"])
    words = set(WORD.findall(killed["words"].lower()))
    named = next((n for word, n in WORDS if word in words), None)
    if named is not None and killed["high"] is not None:
        return min(named, int(killed["high"]))
    return named if named is not None else (int(killed["high"]) if killed["high"] is not None else 3 if words else None)
