"""Stage framing."""

from __future__ import annotations

from dateline.reader.reading import Reading


class Framing:
    """To be filled."""

    name = "framing"
    needs: tuple[str, ...] = ()
    adds: tuple[str, ...] = ()

    def __call__(self, reading: Reading) -> None:
        return None
