"""Times the record: adding, bulk loading, fusing and each question, at several sizes, and how the time grows.

usage: python benchmarks/record.py [STATEMENTS ...]      (1000 10000 100000 unless told)
       python benchmarks/record.py 100000 --url postgresql://...     (an empty database, one size)
       python benchmarks/record.py --ask record.db                   (only the questions, of a record that is there)
       python benchmarks/record.py --share examples                  (adding against reading, with the reader)

Both the time that passed and, in brackets, the processor time of this process: the second tells what the first would be
on an idle machine (with PostgreSQL it leaves out the server's).
"""

from __future__ import annotations

import argparse
import datetime as dt
import pathlib
import platform
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from typing import Any

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from questions import questions
from sqlalchemy import __version__ as sqlalchemy_version

from dateline.fusion.background import ancestor
from dateline.fusion.ledger import refresh
from dateline.fusion.settle import settle
from dateline.intake import reports as intake
from dateline.model import Report
from dateline.store import RecordStore
from dateline.store.bulk import load
from dateline.store.flatten import prepare
from made import reports

Times = tuple[float, float]  # seconds that passed, seconds of the processor
TURNS = 7  # of reading and of adding the same reports
ONE_BY_ONE = 200  # reports added one by one, and reports that come to a large record afterwards


def timed(work: Callable[[], Any], repeat: int = 1) -> Times:
    """The median of some runs."""
    passed, used = [], []
    for _ in range(repeat):
        clock, cpu = time.perf_counter(), time.process_time()
        work()
        passed.append(time.perf_counter() - clock)
        used.append(time.process_time() - cpu)
    return statistics.median(passed), statistics.median(used)


def measure(url: str, size: int) -> dict[str, Times]:
    """Times of each step at a size; of questions the median of three."""
    made = list(reports(size // 10))
    late = list(reports(ONE_BY_ONE, seed=2, begin=len(made)))
    out: dict[str, Times] = {}
    with RecordStore(url) as store:
        rows = []
        out["rows made, all"] = timed(lambda: rows.extend(prepare(r) for r in made))
        out["bulk load of these rows"] = timed(lambda: sum(n for n, _ in load(store, rows)))
        out["fusion of all: the ledger"] = timed(lambda: refresh(store, ancestor))
        out["fusion of all: events and forecasts"] = timed(lambda: settle(store))
        passed, used = timed(lambda: [store.add(r) for r in late])
        out["add, per report"] = passed / len(late), used / len(late)
        out[f"fusion of {ONE_BY_ONE} more reports"] = timed(lambda: settle(store))
        for name, ask in questions(store).items():
            out[name] = timed(ask, repeat=3)
    return out


def share(folder: str, number: int = 60) -> dict[str, Times]:
    """Reading alone against adding (reading, keeping and fusing) of reports in files, in turns."""
    from dateline import adding, batch

    given = [r for r in islice(intake([folder]), number) if isinstance(r, Report)]
    reading, adding_them = f"reading {len(given)} reports", "adding them"
    found: dict[str, list[Times]] = {reading: [], adding_them: []}
    for turn in range(TURNS + 1):
        with tempfile.TemporaryDirectory() as place, RecordStore(f"{place}/record.db") as store:
            read = timed(lambda: [batch.read_one(r) for r in given])
            added = timed(lambda: sum(1 for _ in adding.add(store, given)))
        if turn:  # in the first the pipeline is loaded and statements are compiled
            found[reading].append(read)
            found[adding_them].append(added)
    passed, used = (statistics.median(b[i] / a[i] - 1 for a, b in zip(*found.values(), strict=True)) for i in (0, 1))
    print(f"adding against reading, median of {TURNS} turns: {passed:.1%} more time, {used:.1%} more of the processor\n")
    out = {name: (statistics.median(t[0] for t in times), statistics.median(t[1] for t in times)) for name, times in found.items()}
    return out


def show(found: dict[str, dict[str, Times]]) -> None:
    """A table in milliseconds."""
    python = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, SQLAlchemy {sqlalchemy_version}"
    print(f"{dt.datetime.now(dt.UTC):%Y-%m-%d}; {python}\n")
    print("| ms | " + " | ".join(found) + " |\n|---|" + "---:|" * len(found))
    for name in next(iter(found.values())):
        cells = (f"{passed * 1000:,.1f} ({used * 1000:,.1f})" for passed, used in (f[name] for f in found.values()))
        print(f"| {name} | " + " | ".join(cells) + " |", flush=True)


def main() -> None:
    """Print a table of milliseconds."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("sizes", nargs="*", type=int, default=[1000, 10000, 100000])
    options.add_argument("--url", help="an empty database, for one size")
    options.add_argument("--ask", metavar="RECORD", help="only ask the questions")
    options.add_argument("--share", metavar="FOLDER", help="only compare adding with reading")
    asked = options.parse_args()
    if asked.ask:
        with RecordStore(asked.ask) as store:
            show({"asked": {name: timed(ask, repeat=3) for name, ask in questions(store, everything=False).items()}})
    elif asked.share:
        show({asked.share: share(asked.share)})
    else:
        found = {}
        for size in asked.sizes:
            with tempfile.TemporaryDirectory() as folder:
                found[f"{size:,}"] = measure(asked.url or f"{folder}/record.db", size)
        show(found)


if __name__ == "__main__":
    main()
