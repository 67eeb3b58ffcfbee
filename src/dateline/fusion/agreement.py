"""Agreement between two reviewers on the statements that both judged: Cohen's kappa with its interval.

Kappa: Cohen (1960), "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20.
Its standard error: Fleiss, Cohen and Everitt (1969), "Large sample standard errors of kappa and weighted kappa",
Psychological Bulletin 72, formula 13. The categories are "rejected" and, for what was kept, the type as read or corrected.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from dateline.store import tables as t
from dateline.store.corrections import kept
from dateline.store.record import RecordStore

REJECTED = "rejected"
S = t.statements.c


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of ``n`` statements: the share ``same``, kappa with its 95 % interval (None where it is not defined), and the pairs of answers."""

    n: int
    same: float | None
    kappa: float | None
    low: float | None
    high: float | None
    pairs: dict[tuple[str, str], int]


def agreement(store: RecordStore, one: str, other: str) -> Agreement:
    """Agreement of two reviewers. A reviewer's last standing judgement of a statement counts; correcting a field is keeping it."""
    with store.reading() as connection:
        corrections = kept(connection, undone=False)
        types = {r.anchor: r.type or r.kind for r in connection.execute(sa.select(S.anchor, S.type, S.kind).where(S.retired_at.is_(None)))}
    pairs: Counter[tuple[str, str]] = Counter()
    for anchor, rows in corrections.items():
        if anchor not in types:
            continue
        answers = []
        for who in (one, other):
            own = [c for c in rows if c.who == who and c.action in ("accept", "reject", "set") and c.field != "grade"]
            judged = next((c.action for c in reversed(own) if c.action in ("accept", "reject")), None)
            type_ = next((json.loads(c.value) for c in reversed(own) if c.field in ("type", "outcome")), types[anchor])
            answers.append(None if not own else REJECTED if judged == "reject" else str(type_))
        if answers[0] is not None and answers[1] is not None:
            pairs[answers[0], answers[1]] += 1
    return kappa(pairs)


def kappa(pairs: Counter[tuple[str, str]] | dict[tuple[str, str], int]) -> Agreement:
    """Cohen's kappa from the counts of each pair of answers."""
    n = sum(pairs.values())
    if not n:
        return Agreement(0, None, None, None, None, {})
    share = {pair: count / n for pair, count in pairs.items()}
    names = {name for pair in share for name in pair}
    first = _margin((a, p) for (a, _), p in share.items())
    second = _margin((b, p) for (_, b), p in share.items())
    same = sum(share.get((x, x), 0.0) for x in names)
    chance = sum(first.get(x, 0.0) * second.get(x, 0.0) for x in names)
    if math.isclose(chance, 1.0):  # both gave one and the same answer throughout: nothing can be told apart from chance
        return Agreement(n, same, None, None, None, dict(pairs))
    value = (same - chance) / (1 - chance)
    on = sum(share.get((x, x), 0.0) * ((1 - chance) - (second.get(x, 0.0) + first.get(x, 0.0)) * (1 - same)) ** 2 for x in names)
    off = sum(p * (second.get(a, 0.0) + first.get(b, 0.0)) ** 2 for (a, b), p in share.items() if a != b)
    variance = (on + (1 - same) ** 2 * off - (same * chance - 2 * chance + same) ** 2) / (n * (1 - chance) ** 4)
    half = 1.959964 * math.sqrt(max(0.0, variance))
    return Agreement(n, same, value, max(-1.0, value - half), min(1.0, value + half), dict(pairs))


def _margin(parts: Iterable[tuple[str, float]]) -> dict[str, float]:
    out: Counter[str] = Counter()
    for name, p in parts:
        out[name] += p  # type: ignore[assignment]
    return dict(out)
