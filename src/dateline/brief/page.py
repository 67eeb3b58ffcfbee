"""The brief as one HTML file that works offline: style, figures and references are all in it, and no script."""

from __future__ import annotations

from html import escape
from pathlib import Path

from dateline.brief.blocks import Block, Brief, Bullets, Cite, Figure, Line, Para, Part, Quoted, Reference, Strong, Table
from dateline.brief.figures.ink import DARK, LIGHT, PRINT_INK, stylesheet
from dateline.brief.markdown import web
from dateline.brief.wording import day_words

DARK_INK = {"ink": "#e8eaec", "soft": "#a3abb3", "line": "#414a53", "ground": "#1d242b", "paper": "#14191e"}
STYLE = Path(__file__).with_name("page.css")


def to_html(brief: Brief) -> str:
    """The page. All text of reports is escaped; a link leads only to http or https."""
    contents = "".join(f'<li><a href="#{s.key}">{escape(s.title)}</a></li>' for s in brief.sections)
    body = "".join(
        f'<section id="{s.key}"><h2>{escape(s.title)}</h2>{"".join(_block(b) for b in s.blocks)}</section>' for s in brief.sections
    )
    references = "".join(_reference(r) for r in brief.references)
    style = (
        f"{STYLE.read_text(encoding='utf-8')}{stylesheet()}"
        f"@media screen and (prefers-color-scheme:dark){{{stylesheet(DARK, DARK_INK)}}}@media print{{{stylesheet(LIGHT, PRINT_INK)}}}"
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f'<meta name="color-scheme" content="light dark"><title>{escape(brief.title)}</title><style>{style}</style></head><body>'
        f'<header><h1>{escape(brief.title)}</h1><p class="remark">{escape(brief.remark)}</p>'
        f'<nav aria-label="Sections"><ul>{contents}<li><a href="#references">References</a></li></ul></nav></header><main>{body}'
        f'<section id="references"><h2>References</h2><ol class="references">{references}</ol></section></main>'
        f"<footer>{''.join(f'<p>{escape(c)}</p>' for c in brief.credits)}</footer></body></html>\n"
    )


def _block(block: Block) -> str:
    if isinstance(block, Para):
        heading = len(block.line) == 1 and isinstance(block.line[0], Strong)
        if heading:
            return f"<h3>{escape(block.line[0].text)}</h3>" if isinstance(block.line[0], Strong) else ""
        return f"<p{' class=remark' if block.quiet else ''}>{_line(block.line)}</p>"
    if isinstance(block, Bullets):
        return f"<ul>{''.join(f'<li>{_line(item)}</li>' for item in block.items)}</ul>"
    if isinstance(block, Table):
        total = sum(block.widths)
        columns = "".join(f'<col style="width:{w / total:.1%}">' for w in block.widths)
        head = "".join(f'<th scope="col">{escape(h)}</th>' for h in block.head)
        rows = "".join(f"<tr>{_cells(block.head, row)}</tr>" for row in block.rows)
        return f"<table><colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    if isinstance(block, Figure):
        return (
            f'<figure style="max-width:{block.width * 46:.1f}rem">{block.svg}'
            f"<figcaption><strong>{escape(block.title)}.</strong> {escape(block.caption)}</figcaption></figure>"
        )
    raise TypeError(block)


def _cells(head: tuple[str, ...], row: tuple[Line, ...]) -> str:
    return "".join(f'<td data-head="{escape(h)}">{_line(cell)}</td>' for h, cell in zip(head, row, strict=True))


def _line(line: Line) -> str:
    return "".join(_part(p) for p in line)


def _part(part: Part) -> str:
    if isinstance(part, str):
        return escape(part)
    if isinstance(part, Quoted):
        return f"<q>{escape(part.text)}</q>"
    if isinstance(part, Strong):
        return f"<strong>{escape(part.text)}</strong>"
    return _cite(part)


def _cite(cite: Cite) -> str:
    if not cite.numbers:
        return ""
    links = "".join(f'<a href="#r{n}">{n}</a>' for n in cite.numbers)
    return f'<span class="cite">{links}{f" and {cite.more} more" if cite.more else ""}</span>'


def _reference(r: Reference) -> str:
    title = f", <cite>{escape(r.title)}</cite>" if r.title else ""
    url = f' <a href="{escape(r.url or "")}" rel="noreferrer">{escape(r.url or "")}</a>' if web(r.url) else ""
    return (
        f'<li id="r{r.number}" value="{r.number}"><strong>{escape(r.outlet)}</strong>, {day_words(r.published)}{title}: '
        f"<q>{escape(r.words)}</q> "
        f'<span class="remark">On the word of {escape(r.chain)}. Report <code>{escape(r.report)}</code>, '
        f"statement <code>{escape(r.statement)}</code>.{url}</span></li>"
    )
