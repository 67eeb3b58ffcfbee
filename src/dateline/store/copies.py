"""Which kept report a new one is a copy or a later version of, and which story they belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import sqlalchemy as sa

from dateline.intake.likeness import containment, resemblance, shingles
from dateline.store import tables as t

COPY, CUT = 0.6, 0.85  # likeness from which a text is a copy; containment from which it was cut from the other
MANY = 400  # texts fetched at once
R, G = t.reports.c, t.shingles.c
Buckets = Sequence[tuple[int, int]]
Row = dict[str, Any]
SHOWN = (R.id, R.outlet, R.url, R.published, R.story, R.text)


class Other(NamedTuple):
    """A report that a new one is compared with."""

    id: str
    outlet: str | None
    url: str | None
    published: Any
    story: str
    text: str


@dataclass(frozen=True, slots=True)
class Related:
    """What a new report is to the kept ones: its columns, which report it supersedes, and the stories that it shows to be one."""

    columns: Row
    supersedes: str | None = None
    merged: frozenset[str] = frozenset()


def related(connection: sa.Connection, row: Row, buckets: Buckets) -> Related:
    """A report among all kept ones."""
    if not buckets:
        return _judge(row, ())
    asked = {f"{name}{n}": value for n, pair in enumerate(buckets) for name, value in zip("bk", pair, strict=True)}
    return _judge(row, (Other(*r) for r in connection.execute(_candidates(len(buckets)), asked)))


def related_each(connection: sa.Connection, batch: Sequence[tuple[Row, Buckets]]) -> list[Related]:
    """Each report of a batch among all kept ones and those before it in the batch: the same as one after the other."""
    kept = _sharing(connection, [pair for _, buckets in batch for pair in buckets])
    wanted = {report for reports in kept.values() for report in reports}
    texts = _others(connection, wanted)
    before: dict[tuple[int, int], list[str]] = defaultdict(list)
    out: list[Related] = []
    for row, buckets in batch:
        candidates = {report for pair in buckets for report in (*kept.get(pair, ()), *before.get(pair, ()))}
        found = _judge(row, (texts[c] for c in sorted(candidates)))
        for story in found.merged:
            texts |= {k: o._replace(story=found.columns["story"]) for k, o in texts.items() if o.story == story}
            for earlier in out:
                if earlier.columns["story"] == story:
                    earlier.columns["story"] = found.columns["story"]
        texts[row["id"]] = Other(row["id"], row["outlet"], row["url"], row["published"], found.columns["story"], row["text"])
        for pair in buckets:
            before[pair].append(row["id"])
        out.append(found)
    return out


def _judge(row: Mapping[str, Any], others: Iterable[Other]) -> Related:
    grams: frozenset[str] | None = None
    found: list[tuple[float, Other]] = []
    for other in others:
        grams = shingles(row["text"]) if grams is None else grams
        theirs = shingles(other.text)
        likeness = resemblance(grams, theirs)
        if likeness >= COPY or containment(grams, theirs) >= CUT:
            found.append((likeness, other))
    if not found:
        return Related({"story": row["id"], "relation": None, "relates_to": None, "likeness": None, "superseded_by": None})
    likeness, other = min(found, key=lambda x: (-x[0], x[1].published, x[1].id))
    own = (row["url"] and row["url"] == other.url) or (row["outlet"] and row["outlet"] == other.outlet)
    version = bool(own) and row["published"] >= other.published and likeness < 1
    return Related(
        {
            "story": other.story,
            "relation": "version" if version else "copy",
            "relates_to": other.id,
            "likeness": round(likeness, 4),
            "superseded_by": None,
        },
        other.id if version else None,
        frozenset(o.story for _, o in found) - {other.story},
    )


@lru_cache(maxsize=4)
def _candidates(number: int) -> sa.Select[Any]:
    """Reports that share one of so many buckets: a pair of parameters for each, since SQLite finds no index for a list of pairs."""
    pairs = (sa.and_(G.band == sa.bindparam(f"b{n}"), G.bucket == sa.bindparam(f"k{n}")) for n in range(number))
    return sa.select(*SHOWN).where(R.id.in_(sa.select(G.report).where(sa.or_(*pairs)).distinct()))


def _sharing(connection: sa.Connection, pairs: Sequence[tuple[int, int]]) -> dict[tuple[int, int], list[str]]:
    """Kept reports by bucket, of many buckets at once."""
    bands, buckets = [p[0] for p in pairs], [p[1] for p in pairs]
    if connection.dialect.name == "postgresql":
        query = (
            "SELECT s.band, s.bucket, s.report FROM unnest(CAST(:bands AS int[]), CAST(:buckets AS bigint[])) AS a(band, bucket) "
            "JOIN shingles s ON s.band = a.band AND s.bucket = a.bucket"
        )
        rows = connection.execute(sa.text(query), {"bands": _array(bands), "buckets": _array(buckets)})
    else:
        query = (
            "SELECT s.band, s.bucket, s.report FROM json_each(:pairs) a CROSS JOIN shingles s "
            "ON s.band = a.value ->> 0 AND s.bucket = a.value ->> 1"
        )
        text = ",".join(f"[{band},{bucket}]" for band, bucket in pairs)
        rows = connection.execute(sa.text(query), {"pairs": f"[{text}]"})
    out: dict[tuple[int, int], list[str]] = defaultdict(list)
    for band, bucket, report in rows:
        out[band, bucket].append(report)
    return out


def _array(numbers: Sequence[int]) -> str:
    """Numbers as PostgreSQL writes an array; the driver would look at each."""
    return f"{{{','.join(map(str, numbers))}}}"


def _others(connection: sa.Connection, ids: Iterable[str]) -> dict[str, Other]:
    wanted = sorted(ids)
    out = {}
    for i in range(0, len(wanted), MANY):
        for r in connection.execute(sa.select(*SHOWN).where(R.id.in_(wanted[i : i + MANY]))):
            out[r.id] = Other(*r)
    return out
