"""The brief as Markdown, readable as it stands in a terminal. Figures are told in words; tables stay tables."""

from __future__ import annotations

import re

from dateline.brief.blocks import Block, Brief, Bullets, Figure, Line, Para, Part, Quoted, Reference, Strong, Table, cited
from dateline.brief.blocks import Cite as Citation
from dateline.brief.wording import day_words

RISKY = re.compile(r"([\\`*_\[\]<>|#~])")


def to_markdown(brief: Brief) -> str:
    """The whole brief; words from reports cannot become markup."""
    parts = [f"# {escape(brief.title)}", f"*{escape(brief.remark)}*"]
    for section in brief.sections:
        parts.append(f"## {escape(section.title)}")
        parts += [_block(b) for b in section.blocks]
    if brief.references:
        parts.append("## References")
        parts += [_reference(r) for r in brief.references]
    parts += [f"*{escape(c)}*" for c in brief.credits]
    return "\n\n".join(parts) + "\n"


def _reference(r: Reference) -> str:
    title = f", *{escape(r.title)}*" if r.title else ""
    url = f" <{r.url}>" if web(r.url) else ""
    return (
        f"[{r.number}] {escape(r.outlet)}, {day_words(r.published)}{title}: “{escape(r.words)}” "
        f"On the word of {escape(r.chain)}. Report {escape(r.report)}, statement {escape(r.statement)}.{url}"
    )


def escape(text: str) -> str:
    """Text in which no character is markup."""
    return RISKY.sub(r"\\\1", " ".join(text.split()))


def web(url: str | None) -> bool:
    """Whether an address may be a link: of the web, and without blanks or brackets."""
    return url is not None and re.fullmatch(r"https?://[^\s<>\"'`\\]+", url) is not None


def _block(block: Block) -> str:
    if isinstance(block, Para):
        return f"*{_line(block.line)}*" if block.quiet else _line(block.line)
    if isinstance(block, Bullets):
        return "\n".join(f"- {_line(item)}" for item in block.items)
    if isinstance(block, Table):
        head = [f"| {' | '.join(block.head)} |", f"|{'---|' * len(block.head)}"]
        return "\n".join([*head, *(f"| {' | '.join(_line(cell) for cell in row)} |" for row in block.rows)])
    if isinstance(block, Figure):
        return f"**{escape(block.title)}.** {escape(block.caption)}"
    raise TypeError(block)


def _line(line: Line) -> str:
    return "".join(_part(p) for p in line)


def _part(part: Part) -> str:
    if isinstance(part, str):
        blank_before, blank_after = part[:1].isspace(), part[1:] and part[-1:].isspace()
        return f"{' ' if blank_before else ''}{escape(part)}{' ' if blank_after else ''}"
    if isinstance(part, Citation):
        return cited(part)
    return f"“{escape(part.text)}”" if isinstance(part, Quoted) else f"**{escape(part.text)}**" if isinstance(part, Strong) else ""
