"""The grounds of an answer: each statement behind it, with its words where they stand, its chain and what people did to it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa

from dateline.fusion.ledger import history
from dateline.store import tables as t
from dateline.store.corrections import kept
from dateline.store.keys import spoken_chain
from dateline.store.record import RecordStore

S, R = t.statements.c, t.reports.c
AROUND = 160  # characters of the report shown on each side


@dataclass(frozen=True, slots=True)
class Ground:
    """One statement with where it comes from. ``before``, ``words`` and ``after`` are the report's own text."""

    statement: str
    bears: str
    kind: str
    type: str | None
    report: str
    outlet: str | None
    published: str
    url: str | None
    chain: str
    origin: str
    rule: str
    reader: str
    start: int
    end: int
    before: str
    words: str
    after: str
    relation: str | None
    corrections: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """All fields, for JSON."""
        return asdict(self)

    def as_text(self) -> str:
        """For people: the words in their sentence, then who said so and how it was read."""
        lines = [
            f"{self.published}  {self.outlet or self.report}  ({self.bears})",
            f"  ... {self.before}[{self.words}]{self.after} ...",
            f"  read as {self.kind} {self.type or ''} by {self.rule}; on the word of {self.chain}; origin {self.origin}",
            f"  statement {self.statement}, report {self.report}, characters {self.start} to {self.end}",
        ]
        if self.relation:
            lines.append(f"  {self.relation}")
        return "\n".join([*lines, *(f"  {c}" for c in self.corrections)]) + "\n"


def grounds(store: RecordStore, asked: str | list[str]) -> list[Ground]:
    """Everything behind a statement id, a report id, or a place (its key or name); empty where there is no such thing.

    A list is one of statements' ids.
    """
    bears: dict[str, str] = dict.fromkeys(asked, "the statement itself") if isinstance(asked, list) else {}
    for held in history(store, asked) if isinstance(asked, str) else ():
        span = f"{held.valid_from} to {held.valid_to or 'now'}"
        for statement in held.support:
            bears.setdefault(statement, f"for: {held.name} held by {held.holder or 'unknown'}, {span}, {held.status}")
        for statement in held.against:
            bears.setdefault(statement, f"against: {held.name} held by {held.holder or 'unknown'}, {span}")
    if isinstance(asked, list) and not asked:
        return []
    query = (
        sa.select(t.statements, R.outlet, R.url, R.text, R.relation, R.relates_to)
        .join(t.reports, R.id == S.report)
        .where(S.id.in_(bears) if bears else sa.or_(S.id == asked, sa.and_(S.report == asked, S.retired_at.is_(None))))
        .order_by(S.published, S.report, S.start)
    )
    with store.reading() as connection:
        rows = connection.execute(query).all()
        corrected = kept(connection, {r.anchor for r in rows}) if rows else {}
    return [
        _ground(r, bears.get(r.id, "the statement itself" if r.id == asked else "in the report"), corrected.get(r.anchor, ())) for r in rows
    ]


def _ground(r: sa.Row[Any], bears: str, corrections: Any) -> Ground:
    data = json.loads(r.data)
    notes = tuple(note(c) for c in corrections)
    return Ground(
        statement=r.id,
        bears=bears,
        kind=r.kind,
        type=r.type,
        report=r.report,
        outlet=r.outlet,
        published=str(r.published),
        url=r.url,
        chain=spoken_chain(data["chain"], r.outlet),
        origin=r.origin,
        rule=data["rule"],
        reader=r.reader,
        start=r.start,
        end=r.end,
        before=_flat(r.text[max(0, r.start - AROUND) : r.start], left=True),
        words=r.text[r.start : r.end],
        after=_flat(r.text[r.end : r.end + AROUND], left=False),
        relation=_related(r.relation, r.relates_to),
        corrections=notes,
    )


def note(c: sa.Row[Any]) -> str:
    """A correction in words, with who undid it where it was taken back."""
    value = json.loads(c.value)
    shown = value.get("name") or value.get("grade") if isinstance(value, dict) else value
    what = f"{c.action} {c.field} to {shown}" if c.field else f"{c.action} {shown}" if shown is not None else c.action
    undone = f" (undone by {c.undone_by} on {c.undone_at:%Y-%m-%d})" if c.undone_at else ""
    return f"{c.id}: {what} by {c.who} on {c.at:%Y-%m-%d}: {c.why}{undone}"


def _related(relation: str | None, other: str | None) -> str | None:
    if relation is None:
        return None
    return f"a later version of {other}" if relation == "version" else f"shares its text with {other}"


def _flat(text: str, *, left: bool) -> str:
    """The text around a clause on one line, cut at a word and within its paragraph."""
    part = text.rsplit("\n\n", 1)[-1] if left else text.split("\n\n", 1)[0]
    if len(part) == AROUND:
        part = part.partition(" ")[2] if left else part.rpartition(" ")[0]
    return part.replace("\n", " ")
