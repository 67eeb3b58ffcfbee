"""How good each source has proved: what it claimed, what became of it, and a grade with its reasons.

The grade is the Admiralty system's (NATO AJP-2.1): the source from A (reliable) to E (unreliable), F where it cannot be
judged; the item from 1 (confirmed by others) to 5 (improbable), 6 where it cannot be judged. The letter belongs to the
source and the number to the item; both are proposals that a person can overrule.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field

import sqlalchemy as sa

from dateline.fusion.board import Entry, scored
from dateline.fusion.ledger import Held, history
from dateline.fusion.scores import Summary, summarise, wilson
from dateline.store import tables as t
from dateline.store.corrections import standing
from dateline.store.keys import spoken_chain
from dateline.store.record import RecordStore

S, R = t.statements.c, t.reports.c
ENOUGH = 5  # claims that were put to the test, below which a source cannot be judged


@dataclass(slots=True)
class Source:
    """One source's record."""

    key: str
    name: str
    reports: set[str] = field(default_factory=set)
    claims: int = 0
    confirmed: int = 0
    contradicted: int = 0
    corrected: int = 0
    origins: Counter[str] = field(default_factory=Counter)
    forecasts: Summary | None = None
    grade: str = "F"
    why: str = ""

    @property
    def tested(self) -> int:
        """Claims that others confirmed or contradicted."""
        return self.confirmed + self.contradicted


def sources(store: RecordStore, entries: list[Entry], known: dt.date | None = None) -> list[Source]:
    """All origins of claims of control and of forecasts, those with most claims first."""
    fate = _fates(history(store, known=known))
    found: dict[str, Source] = {}
    with store.reading() as connection:
        query = (
            sa.select(S.id, S.report, S.origin, S.anchor, S.data, R.outlet)
            .join(t.reports, R.id == S.report)
            .where(S.kind.in_(("control", "forecast")), S.retired_at.is_(None))
        )
        if known is not None:
            query = query.where(S.published <= known)
        rows = connection.execute(query).all()
        corrections = standing(connection)
    for row in rows:
        chain = json.loads(row.data)["chain"]
        source = found.setdefault(row.origin, Source(row.origin, spoken_chain(chain, row.outlet)))
        source.reports.add(row.report)
        source.claims += 1
        source.confirmed += fate.get(row.id) == "confirmed"
        source.contradicted += fate.get(row.id) == "contradicted"
        source.corrected += any(c.action in ("reject", "set") for c in corrections.get(row.anchor, ()))
        source.origins[spoken_chain(chain[:1], row.outlet)] += 1
    by_origin = defaultdict(list)
    for entry in entries:
        by_origin[entry.origin].append(entry)
    for key, source in found.items():
        source.forecasts = summarise(scored(by_origin[key])) if by_origin[key] else None
        source.grade, source.why = grade(source)
    _overrule(found, corrections)
    return sorted(found.values(), key=lambda s: (-s.claims, s.key))


def _fates(stretches: list[Held]) -> dict[str, str]:
    """Of each claim about control: confirmed or contradicted by how its place came to be held at last."""
    out: dict[str, str] = {}
    for held in stretches:
        if held.status == "confirmed":
            out.update(dict.fromkeys(held.support, "confirmed"))
            out.update(dict.fromkeys(held.against, "contradicted"))
    return out


def grade(source: Source) -> tuple[str, str]:
    """Letter and reason: by the lower end of the 95 % interval of the share of its tested claims that were confirmed."""
    if source.tested < ENOUGH:
        return "F", f"only {source.tested} of its {source.claims} claims could be compared with others: too few to judge"
    low, _ = wilson(source.confirmed, source.tested)
    letter = next(x for x, bound in (("A", 0.85), ("B", 0.65), ("C", 0.45), ("D", 0.25), ("E", -1.0)) if low >= bound)
    return letter, f"{source.confirmed} of {source.tested} compared claims were confirmed, {source.contradicted} contradicted"


def item_grade(status: str, independent: int, disputed: bool) -> tuple[int, str]:
    """Number and reason for one item, from how its place's control stands."""
    if status == "confirmed" and independent >= 2:
        return 1, f"confirmed by {independent} independent origins"
    if status == "confirmed":
        return 2, "admitted by the side that it speaks against"
    if disputed:
        return 4, "others say the contrary"
    if status == "claimed":
        return 3, "nobody contradicts it, and nobody else says so"
    return 6, "there is nothing to compare it with"


def _overrule(found: dict[str, Source], corrections: dict[str, list[sa.Row]]) -> None:  # type: ignore[type-arg]
    for rows in corrections.values():
        for c in rows:
            if c.action == "set" and c.field == "grade":
                value = json.loads(c.value)
                if value.get("source") in found:
                    found[value["source"]].grade, found[value["source"]].why = value["grade"], f"set by {c.who}: {c.why}"
