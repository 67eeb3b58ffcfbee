"""Stage chains."""

from __future__ import annotations

from dateline.reader.reading import Reading


class Chains:
    """To be filled."""

    name = "chains"
    needs: tuple[str, ...] = ()
    adds: tuple[str, ...] = ()

    def __call__(self, reading: Reading) -> None:
        return None
