"""The brief as PDF, by typst. The text goes to it as data (JSON), never as markup, so that no report can run anything."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from dateline.brief.blocks import Block, Brief, Bullets, Figure, Line, Para, Part, Quoted, Strong, Table
from dateline.brief.figures.ink import printed
from dateline.brief.markdown import web
from dateline.brief.wording import day_words
from dateline.errors import DatelineError

TEMPLATE = Path(__file__).with_name("brief.typ")


def to_pdf(brief: Brief) -> bytes:
    """The PDF. Raises ``needs-extra`` where typst is not installed."""
    try:
        import typst
    except ImportError as error:
        raise DatelineError("needs-extra", what="a PDF", extra="brief") from error

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "brief.json").write_text(json.dumps(_data(brief, place), ensure_ascii=False), encoding="utf-8")
        (place / "brief.typ").write_text(TEMPLATE.read_text(encoding="utf-8"), encoding="utf-8")
        out = typst.compile(str(place / "brief.typ"), root=folder, format="pdf")
    return bytes(out)


def _data(brief: Brief, folder: Path) -> dict[str, Any]:
    return {
        "title": brief.title,
        "remark": brief.remark,
        "sections": [{"title": s.title, "blocks": [_block(b, folder) for b in s.blocks]} for s in brief.sections],
        "references": [
            {
                "number": r.number,
                "outlet": r.outlet,
                "published": day_words(r.published),
                "title": r.title,
                "words": r.words,
                "rest": f"On the word of {r.chain}. Report {r.report}, statement {r.statement}.",
                "url": r.url if web(r.url) else None,
            }
            for r in brief.references
        ],
        "credits": list(brief.credits),
    }


def _block(block: Block, folder: Path) -> dict[str, Any]:
    if isinstance(block, Para):
        return {"kind": "para", "line": _line(block.line), "quiet": block.quiet}
    if isinstance(block, Bullets):
        return {"kind": "list", "items": [_line(item) for item in block.items]}
    if isinstance(block, Table):
        rows = [[_line(cell) for cell in row] for row in block.rows]
        return {"kind": "table", "head": list(block.head), "rows": rows, "widths": list(block.widths)}
    if isinstance(block, Figure):
        (folder / f"{block.name}.svg").write_text(printed(block.svg), encoding="utf-8")
        return {
            "kind": "figure",
            "file": f"{block.name}.svg",
            "title": block.title,
            "caption": block.caption,
            "width": block.width * 100,
        }
    raise TypeError(block)


def _line(line: Line) -> list[dict[str, Any]]:
    return [_part(p) for p in line]


def _part(part: Part) -> dict[str, Any]:
    if isinstance(part, str):
        return {"kind": "text", "text": part}
    if isinstance(part, Quoted):
        return {"kind": "text", "text": f"“{part.text}”"}
    if isinstance(part, Strong):
        return {"kind": "strong", "text": part.text}
    return {"kind": "cite", "numbers": list(part.numbers), "more": part.more}
