"""Draws docs/reading.svg: what ``dateline read`` prints for one of the example reports."""

from __future__ import annotations

import io
import pathlib
import re

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console

from dateline.cli.render import tables
from dateline.intake import reports
from dateline.model import Report
from dateline.reader.reader import reader

DOCS = pathlib.Path(__file__).parent
SHOWN = DOCS.parent / "examples" / "fall-of-damascus" / "1204-meridian-wire-hama.txt"
FONT_FACES = re.compile(r"@font-face\s*\{\{.*?\}\}\s*\n\s*", re.S)  # the picture fetches no font from anywhere
TITLE = "dateline read"


def main() -> None:
    """Read the report and write the picture."""
    console = Console(record=True, width=122, file=io.StringIO(), highlight=False, emoji=False, markup=False, force_terminal=True)
    for report in reports([str(SHOWN)]):
        assert isinstance(report, Report)
        record = reader().read(report)
        console.print(tables.heading(record))
        tables.report(record, console)
    picture = console.export_svg(title=f"{TITLE} {SHOWN.name}", code_format=FONT_FACES.sub("", CONSOLE_SVG_FORMAT), unique_id="dateline")
    (DOCS / "reading.svg").write_text(picture, "utf-8")


if __name__ == "__main__":
    main()
