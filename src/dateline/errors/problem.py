"""One kind of error."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One kind of error. The three texts may name facts of the case in braces."""

    what: str
    why: str
    remedy: str
