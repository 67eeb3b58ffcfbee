"""Near-copies across an archive: MinHash bands grouped band by band, candidates verified by their texts, clusters written.

Broder (1997); the likeness and its thresholds are those by which a record knows copies (`dateline.store.copies`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from pyarrow import parquet

from dateline.archive import layout
from dateline.archive.engines import Engine
from dateline.archive.folder import Folder
from dateline.archive.schema import schema
from dateline.intake.likeness import BANDS, containment, resemblance, shingles
from dateline.store.copies import COPY, CUT

SHARE = 20_000_000  # reports whose buckets one task sorts: 16 bytes each
NEIGHBOURS = 16  # of a bucket that many share (a form, a page's frame), each is compared with so many before it, and with the first
PAIRS = 20_000  # verified in one task
Spot = tuple[int, int]  # number of a file of bands, and row in it


@dataclass(frozen=True, slots=True)
class Band:
    """One band's buckets, or a share of them."""

    folder: Folder
    files: tuple[str, ...]
    band: int
    share: int
    shares: int


@dataclass(frozen=True, slots=True)
class Verify:
    """Pairs of candidates to compare by their texts."""

    folder: Folder
    pairs: tuple[tuple[str, str, str, str], ...]  # id and file of reports of the one, id and file of the other


Match = tuple[str, str, float, float]


def find(folder: Folder, engine: Engine) -> int:
    """Write the table of near-copies anew; gives its rows."""
    files = tuple(folder.names(layout.BANDS))
    sizes = [_rows(folder, f) for f in files]
    shares = max(1, -(-sum(sizes) // SHARE))
    tasks = [Band(folder, files, band, share, shares) for band in range(BANDS) for share in range(shares)]
    candidates: set[tuple[Spot, Spot]] = set()
    for pairs in engine.run(candidates_of, tasks) if sum(sizes) > 1 else ():
        candidates.update(((a, b), (c, d)) for a, b, c, d in pairs.tolist())
    named = _named(folder, files, {spot for pair in candidates for spot in pair})
    wanted = sorted((*named[a][::2], *named[b][::2]) for a, b in candidates)
    wanted.sort(key=lambda p: (p[1], p[3], p[0], p[2]))
    verify = [Verify(folder, tuple(wanted[i : i + PAIRS])) for i in range(0, len(wanted), PAIRS)]
    matches = [m for found in engine.run(verified, verify) for m in found]
    about = {report: (published, reports) for report, published, reports in named.values()}
    rows = _clusters(folder, matches, about)
    with folder.written(layout.COPIES) as file:
        parquet.write_table(pa.Table.from_pylist(rows, schema("copies")), file, compression="zstd")
    return len(rows)


def candidates_of(task: Band) -> Any:
    """Pairs of reports that share a bucket of one band, as rows of four numbers: file and row of the one, file and row of the other."""
    column = f"b{task.band:02}"
    buckets, files, places = [], [], []
    for number, name in enumerate(task.files):
        with task.folder.opened(name) as file:
            found = parquet.read_table(file, columns=[column]).column(0)
        known = np.flatnonzero(found.is_valid().to_numpy(zero_copy_only=False))
        values = found.drop_null().to_numpy()
        mine = values.view(np.uint64) % np.uint64(task.shares) == task.share
        buckets.append(values[mine])
        places.append(known[mine])
        files.append(np.full(int(mine.sum()), number))
    bucket, file_, row = np.concatenate(buckets), np.concatenate(files), np.concatenate(places)
    order = np.lexsort((row, file_, bucket))
    bucket, file_, row = bucket[order], file_[order], row[order]
    edges = np.flatnonzero(np.diff(bucket)) + 1
    out: list[tuple[int, int, int, int]] = []
    for group in np.split(np.arange(len(bucket)), edges):
        for at in range(1, len(group)):
            for before in {0, *range(max(0, at - NEIGHBOURS), at)}:
                i, j = group[before], group[at]
                out.append((int(file_[i]), int(row[i]), int(file_[j]), int(row[j])))
    return np.array(out, dtype=np.int64).reshape(-1, 4)


def verified(task: Verify) -> list[Match]:
    """Of pairs of candidates those that are copies, with their likeness and containment."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for a, file_a, b, file_b in task.pairs:
        wanted[file_a].add(a)
        wanted[file_b].add(b)
    grams: dict[tuple[str, str], frozenset[str]] = {}
    for name, ids in wanted.items():
        with task.folder.opened(name) as file:
            table = parquet.read_table(file, columns=["id", "text"], filters=[("id", "in", sorted(ids))])
        pairs = zip(table.column("id").to_pylist(), table.column("text").to_pylist(), strict=True)
        grams |= {(report, name): shingles(text) for report, text in pairs}
    out = []
    for a, file_a, b, file_b in task.pairs:
        one, two = grams[a, file_a], grams[b, file_b]
        likeness, held = resemblance(one, two), containment(one, two)
        if likeness >= COPY or held >= CUT:
            out.append((a, b, round(likeness, 4), round(held, 4)))
    return out


def _clusters(folder: Folder, matches: Iterable[Match], about: dict[str, tuple[Any, str]]) -> list[dict[str, Any]]:
    """A row for each report that is like another: its story's earliest report, and the earlier one that it is most like."""
    root: dict[str, str] = {}

    def top(report: str) -> str:
        while root.setdefault(report, report) != report:
            root[report] = root[root[report]]
            report = root[report]
        return report

    def age(report: str) -> tuple[Any, str]:
        return about[report][0], report

    nearest: dict[str, list[tuple[float, tuple[Any, str], float, str]]] = defaultdict(list)
    for a, b, likeness, held in sorted(matches):
        if a == b:
            continue
        early, late = sorted((a, b), key=age)
        nearest[late].append((-likeness, age(early), held, early))
        first, second = sorted((top(early), top(late)), key=age)
        root[second] = first
    who = _outlets(folder, {(r, about[r][1]) for r in root})
    out = []
    for report in sorted(root, key=age):
        row: dict[str, Any] = {"report": report, "published": about[report][0], "story": top(report)}
        if nearest[report]:
            likeness, _, held, early = min(nearest[report])
            own = any(x and x == y for x, y in zip(who[report], who[early], strict=True))
            row |= {"relates_to": early, "likeness": -likeness, "containment": held}
            row["relation"] = "version" if own and -likeness < 1 else "copy"
        out.append(row)
    return out


def _named(folder: Folder, files: tuple[str, ...], spots: set[Spot]) -> dict[Spot, tuple[str, Any, str]]:
    """Of rows of the bands: the report's id, its day, and the file that holds its text."""
    by_file: dict[int, list[int]] = defaultdict(list)
    for number, row in spots:
        by_file[number].append(row)
    out: dict[Spot, tuple[str, Any, str]] = {}
    for number, rows in by_file.items():
        with folder.opened(files[number]) as file:
            table = parquet.read_table(file, columns=["report", "published"]).take(rows)
        key = files[number].rsplit("/", 1)[-1].removesuffix(".parquet")
        for row, found in zip(rows, table.to_pylist(), strict=True):
            day = found["published"]
            out[number, row] = (found["report"], day, layout.table("reports", f"{day:%Y-%m}", key))
    return out


def _outlets(folder: Folder, reports: set[tuple[str, str]]) -> dict[str, tuple[str | None, str | None]]:
    by_file: dict[str, list[str]] = defaultdict(list)
    for report, name in reports:
        by_file[name].append(report)
    out: dict[str, tuple[str | None, str | None]] = {}
    for name, ids in sorted(by_file.items()):
        with folder.opened(name) as file:
            table = parquet.read_table(file, columns=["id", "outlet", "url"], filters=[("id", "in", sorted(ids))])
        out |= {r["id"]: (r["outlet"], r["url"]) for r in table.to_pylist()}
    return out


def _rows(folder: Folder, name: str) -> int:
    with folder.opened(name) as file:
        return int(parquet.read_metadata(file).num_rows)
