"""flashgeotext's places: names only, it has no coordinates."""

from __future__ import annotations

import sys
from typing import Any

from flashgeotext.geotext import GeoText
from lines import answer, span
from loguru import logger


def main() -> None:
    """Answer on standard output."""
    logger.remove()
    logger.add(sys.stderr, level="ERROR")
    known = GeoText()

    def read(report: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
        text = report["text"]
        found = [s for kind in known.extract(text).values() for name in kind.values() for s in name["span_info"]]
        return {"places": [span(text, start, end) for start, end in sorted(found)]}

    answer(read)


if __name__ == "__main__":
    main()
