"""Who cites whom: outlets and sources as nodes, citations as edges, from the chains of all statements."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import sqlalchemy as sa
from pydantic_core import from_json

from dateline.store import tables as t
from dateline.store.keys import origin_key, slug
from dateline.web.answers import Snapshot
from dateline.web.known import graded
from dateline.web.shapes.forecasts import Edge, Network, Node

S, R = t.statements.c, t.reports.c
SHOWN = 5  # statements named for an edge


@dataclass(slots=True)
class _Met:
    name: str
    kinds: Counter[str] = field(default_factory=Counter)
    named: bool = False
    statements: int = 0
    origin: bool = False


def network(snap: Snapshot) -> Network:
    """The whole network of the record."""
    met: dict[str, _Met] = {}
    cited: dict[tuple[str, str], list[str]] = defaultdict(list)
    query = (
        sa.select(S.id, S.report, _chain(snap), R.outlet)
        .join(t.reports, R.id == S.report)
        .where(S.retired_at.is_(None), S.kind != "assessment")
        .order_by(S.published, S.id)
    )
    with snap.store.reading() as connection:
        for row in connection.execution_options(yield_per=1000).execute(query):
            keys = _enter(met, row, from_json(row.chain))
            for citing, source in pairwise(keys):
                if citing != source:
                    cited[citing, source].append(row.id)
    grades = {s.key: s.grade for s in graded(snap, None)}
    nodes = [
        Node(
            key=key,
            name=m.name,
            kind=m.kinds.most_common(1)[0][0],
            named=m.named,
            statements=m.statements,
            grade=grades.get(key),
            origin=m.origin,
        )
        for key, m in met.items()
    ]
    edges = [Edge(citing=a, cited=b, count=len(ids), statements=ids[-SHOWN:]) for (a, b), ids in cited.items()]
    return Network(
        nodes=sorted(nodes, key=lambda n: (-n.statements, n.key)), edges=sorted(edges, key=lambda e: (-e.count, e.citing, e.cited))
    )


def _chain(snap: Snapshot) -> sa.Label[Any]:
    """The chain alone as JSON: the rest of a statement is ten times as much to fetch and to parse."""
    if snap.store.engine.dialect.name == "sqlite":
        return sa.func.json_extract(S.data, "$.chain").label("chain")
    return sa.cast(sa.cast(S.data, sa.JSON)["chain"], sa.Text).label("chain")


def _enter(met: dict[str, _Met], row: Any, chain: list[dict[str, Any]]) -> list[str]:
    """Note the outlet and the sources of one statement; gives their keys, the one nearest the reader first."""
    outlet = f"outlet:{slug(row.outlet)}" if row.outlet else f"report:{row.report}"
    steps = [(outlet, row.outlet or row.report, "outlet", True)]
    for n, link in enumerate(chain, 1):
        count = f"{link['count']} " if link["count"] and link["count"] > 1 else ""
        steps.append((origin_key(chain[:n], row.outlet, row.report), count + link["name"], link["role"], link["named"]))
    for key, name, kind, named in steps:
        one = met.setdefault(key, _Met(name))
        one.kinds[kind] += 1
        one.named = one.named or named
        one.statements += 1
    met[steps[-1][0]].origin = True
    return list(dict.fromkeys(key for key, *_ in steps))
