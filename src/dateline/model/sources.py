"""Who said what: links of a chain of sources, quotations, attributions."""

from __future__ import annotations

from typing import Literal

from dateline.model.span import Frozen, Span

Role = Literal[
    "outlet", "official", "military", "armed group", "spokesperson", "resident", "monitor", "diplomat", "analyst",
    "intelligence", "aid worker", "document", "person", "unspecified",
]


class Link(Span):
    """One source in a chain, from the one nearest the reader to the origin."""

    id: str
    name: str
    role: Role = "unspecified"
    named: bool = False
    count: int | None = None
    verb: str | None = None
    actor: str | None = None
    same_as: str | None = None


class Quote(Span):
    """A verbatim quotation, without its marks."""

    id: str
    speaker: str | None = None
    cue: Span | None = None
    attribution: str | None = None


class Attribution(Span):
    """One "X said Y" of the report, whatever Y is about."""

    id: str
    source: Link | None = None
    cue: Span | None = None
    content: tuple[Span, ...] = ()
    manner: Literal["direct", "indirect", "mixed"] = "indirect"
    addressee: Span | None = None


class Notice(Frozen):
    """Something about the reading that a person should know."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None
