"""How good each source has proved: what it claimed, what became of it, and a grade with its reasons.

The grade is the Admiralty system's (NATO AJP-2.1): the source from A (reliable) to E (unreliable), F where it cannot be
judged; the item from 1 (confirmed by others) to 5 (improbable), 6 where it cannot be judged. The letter belongs to the
source and the number to the item; both are proposals that a person can overrule.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from pydantic_core import from_json

from dateline.fusion.board import Entry, scored
from dateline.fusion.ledger import last_day
from dateline.fusion.scores import Summary, summarise, wilson
from dateline.store import tables as t
from dateline.store.corrections import standing
from dateline.store.derived import voices
from dateline.store.record import RecordStore

S, R, L, F = t.statements.c, t.reports.c, t.ledger.c, voices.c
FEW = 500  # values in one list of a query
Corrections = Mapping[str, Sequence[sa.Row[Any]]]
ENOUGH = 5  # claims that were put to the test, below which a source cannot be judged


@dataclass(slots=True)
class Source:
    """One source's record."""

    key: str
    name: str
    reports: int = 0
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
    """All origins of claims of control and of forecasts, those with most claims first. ``known``: by what was known on a day."""
    last = last_day(store)
    with store.reading() as connection:
        found = _kept(connection) if known is None or known >= last else _as_known(connection, known)
        corrections = standing(connection)
        _count_corrected(connection, found, corrections, known)
    by_origin = defaultdict(list)
    for entry in entries:
        by_origin[entry.origin].append(entry)
    for key, source in found.items():
        source.forecasts = summarise(scored(by_origin[key])) if by_origin[key] else None
        source.grade, source.why = grade(source)
    _overrule(found, corrections)
    return sorted(found.values(), key=lambda s: (-s.claims, s.key))


def _kept(connection: sa.Connection) -> dict[str, Source]:
    """Counts of what was noted of each claim when it was added and when the ledger of its place was made."""
    found: dict[str, Source] = {}
    tested = [sa.func.sum(sa.case((F.fate == fate, 1), else_=0)) for fate in ("confirmed", "contradicted")]
    counts = sa.select(F.origin, sa.func.min(F.source), sa.func.count(), sa.func.count(F.report.distinct()), *tested)
    for origin, name, claims, reports, confirmed, contradicted in connection.execute(counts.group_by(F.origin)):
        found[origin] = Source(origin, name, int(reports), int(claims), int(confirmed), int(contradicted))
    ways = sa.select(F.origin, F.through, sa.func.count()).group_by(F.origin, F.through)
    for origin, through, n in connection.execute(ways):
        found[origin].origins[through] = int(n)
    return found


def _as_known(connection: sa.Connection, known: dt.date) -> dict[str, Source]:
    """The same of an earlier day, from the ledger as it was known then."""
    found: dict[str, Source] = {}
    fate: dict[str, str] = {}
    then = sa.select(L.data).where(L.known_from <= known, sa.or_(L.known_to.is_(None), L.known_to >= known), L.status == "confirmed")
    for data in connection.execute(then.order_by(L.valid_from, L.id)).scalars():
        held = from_json(data)
        fate.update(dict.fromkeys(held["support"], "confirmed"))
        fate.update(dict.fromkeys(held["against"], "contradicted"))
    reports: dict[str, set[str]] = defaultdict(set)
    query = sa.select(F.statement, F.report, F.origin, F.source, F.through).join(t.reports, R.id == F.report).where(R.published <= known)
    for row in connection.execute(query):
        source = found.setdefault(row.origin, Source(row.origin, row.source))
        source.name = min(source.name, row.source)
        reports[row.origin].add(row.report)
        source.claims += 1
        source.confirmed += fate.get(row.statement) == "confirmed"
        source.contradicted += fate.get(row.statement) == "contradicted"
        source.origins[row.through] += 1
    for origin, source in found.items():
        source.reports = len(reports[origin])
    return found


def _count_corrected(connection: sa.Connection, found: dict[str, Source], corrections: Corrections, known: dt.date | None) -> None:
    anchors = sorted(a for a, rows in corrections.items() if any(c.action in ("reject", "set") and c.field != "grade" for c in rows))
    for i in range(0, len(anchors), FEW):
        query = sa.select(F.origin).join(t.statements, S.id == F.statement).where(S.anchor.in_(anchors[i : i + FEW]))
        for origin in connection.execute(query if known is None else query.where(S.published <= known)).scalars():
            found[origin].corrected += 1


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


def _overrule(found: dict[str, Source], corrections: Corrections) -> None:
    for rows in corrections.values():
        for c in rows:
            if c.action == "set" and c.field == "grade":
                value = json.loads(c.value)
                if value.get("source") in found:
                    found[value["source"]].grade, found[value["source"]].why = value["grade"], f"set by {c.who}: {c.why}"
