"""What a brief is made of, whatever it is written as: lines of plain text, quoted words and citations; tables; figures."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a report, shown between quotation marks and never as our own."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Text of ours that stands out."""

    text: str


@dataclass(frozen=True, slots=True)
class Cite:
    """Numbers of references; ``more``: how many further ones are left to the record (``dateline why``)."""

    numbers: tuple[int, ...]
    more: int = 0


Part = str | Quoted | Strong | Cite
Line = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph; ``quiet`` ones are remarks on method."""

    line: Line
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, one line to an item."""

    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table. ``widths``: relative widths of the columns."""

    head: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing as SVG, with what it says in words for those who cannot see it. ``width``: share of the page."""

    name: str
    svg: str
    title: str
    caption: str
    width: float = 1.0


Block = Para | Bullets | Table | Figure


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the brief under one heading; ``key`` names it in links."""

    key: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """One statement that a sentence rests on, down to the words: report, outlet, day, chain, and the clause quoted."""

    number: int
    statement: str
    report: str
    outlet: str
    published: dt.date
    title: str | None
    url: str | None
    chain: str
    words: str


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole. ``since`` and ``until`` are inclusive days; everything is told as it was known at the end of ``until``."""

    title: str
    since: dt.date
    until: dt.date
    remark: str
    sections: tuple[Section, ...]
    references: tuple[Reference, ...]
    credits: tuple[str, ...] = field(default_factory=tuple)


def plain(line: Line) -> str:
    """A line as bare text, with its citations in brackets."""
    return "".join(_plain(p) for p in line)


def _plain(part: Part) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, Cite):
        return cited(part)
    return f"“{part.text}”" if isinstance(part, Quoted) else part.text


def cited(cite: Cite) -> str:
    """A citation as text: " [1][2] and 3 more"."""
    if not cite.numbers:
        return ""
    return " " + "".join(f"[{n}]" for n in cite.numbers) + (f" and {cite.more} more" if cite.more else "")
