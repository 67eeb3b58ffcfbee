"""Times the record: adding, fusing and each question, at several sizes, and how the time grows.

usage: python benchmarks/record.py [STATEMENTS ...]      (1000 10000 100000 unless told; --url postgresql://... for a server)
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import pathlib
import platform
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from sqlalchemy import __version__ as sqlalchemy_version

from dateline.fusion.background import ancestor, capital
from dateline.fusion.board import board
from dateline.fusion.grounds import grounds
from dateline.fusion.ledger import control_on, history, refresh
from dateline.fusion.review import queue
from dateline.fusion.same import happenings
from dateline.fusion.sources import sources
from dateline.store import RecordStore
from dateline.store.search import search
from made import reports


def measure(url: str, size: int, repeat: int = 3) -> dict[str, float]:
    """Seconds (per statement for "add") of each step at a size; of questions the median of some runs."""
    made = list(reports(size // 10))
    out: dict[str, float] = {}
    with RecordStore(url) as store:
        start = time.perf_counter()
        for record in made:
            store.add(record)
        out["add, per statement"] = (time.perf_counter() - start) / size
        start = time.perf_counter()
        refresh(store, ancestor)
        out["ledger"] = time.perf_counter() - start
        last = made[-1].report.published
        month = last - dt.timedelta(days=30)
        questions: dict[str, Callable[[], Any]] = {
            "control": lambda: control_on(store, month),
            "control as known": lambda: control_on(store, month, month),
            "changes, a month": lambda: history(store, since=month),
            "timeline, a month": lambda: happenings(store, month, None, ancestor),
            "timeline, a place": lambda: happenings(store, None, None, ancestor, place="Town 3"),
            "timeline, all": lambda: happenings(store, None, None, ancestor),
            "forecasts": lambda: board(store, capital=capital, ancestor=ancestor),
            "sources": lambda: sources(store, board(store, capital=capital, ancestor=ancestor)),
            "why, a statement": lambda: grounds(store, made[-1].statements[0].id),
            "why, a place": lambda: grounds(store, "Town 300"),
            "search": lambda: search(store, " ".join(made[-1].report.text.split()[8:10])),
            "review": lambda: queue(store, limit=50),
        }
        for name, ask in questions.items():
            times = []
            for _ in range(repeat):
                start = time.perf_counter()
                ask()
                times.append(time.perf_counter() - start)
            out[name] = statistics.median(times)
    return out


def main() -> None:
    """Print a table of milliseconds."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("sizes", nargs="*", type=int, default=[1000, 10000, 100000])
    options.add_argument("--url", help="an empty database, for one size")
    options.add_argument("--json", action="store_true")
    asked = options.parse_args()
    found = {}
    for size in asked.sizes:
        with tempfile.TemporaryDirectory() as folder:
            found[size] = measure(asked.url or f"{folder}/record.db", size)
    if asked.json:
        print(json.dumps(found))
        return
    python = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, SQLAlchemy {sqlalchemy_version}"
    print(f"{dt.datetime.now(dt.UTC):%Y-%m-%d}; {python}\n")
    print("| ms | " + " | ".join(f"{s:,}" for s in found) + " |\n|---|" + "---:|" * len(found))
    for name in next(iter(found.values())):
        print(f"| {name} | " + " | ".join(f"{found[s][name] * 1000:,.1f}" for s in found) + " |")


if __name__ == "__main__":
    main()
