"""Stage when."""

from __future__ import annotations

from dateline.reader.reading import Reading


class When:
    """To be filled."""

    name = "when"
    needs: tuple[str, ...] = ()
    adds: tuple[str, ...] = ()

    def __call__(self, reading: Reading) -> None:
        return None
