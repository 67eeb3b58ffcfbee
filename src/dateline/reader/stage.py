"""The contract of a reading stage."""

from __future__ import annotations

from typing import Protocol

from dateline.reader.reading import Reading


class Stage(Protocol):
    """One question asked of a report. ``needs`` and ``adds`` name fields of `Reading` (or of its drafts, "statements.when")."""

    name: str
    needs: tuple[str, ...]
    adds: tuple[str, ...]

    def __call__(self, reading: Reading) -> None:
        """Add what this stage finds to the reading; never remove what another found."""
