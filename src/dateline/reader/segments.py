"""Stage segments."""

from __future__ import annotations

from dateline.reader.reading import Reading


class Segments:
    """To be filled."""

    name = "segments"
    needs: tuple[str, ...] = ()
    adds: tuple[str, ...] = ()

    def __call__(self, reading: Reading) -> None:
        return None
