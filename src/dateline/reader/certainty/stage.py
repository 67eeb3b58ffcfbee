"""Stage certainty."""

from __future__ import annotations

from dateline.reader.reading import Reading


class Certainty:
    """To be filled."""

    name = "certainty"
    needs: tuple[str, ...] = ()
    adds: tuple[str, ...] = ()

    def __call__(self, reading: Reading) -> None:
        size = len(reading.doc)
        if self.name in ("actors", "places", "times"):
            setattr(reading, self.name[:-1] + "_at", [None] * size)
