"""How long one outlook takes, over records of the generator of ``benchmarks/made.py``.

    python benchmarks/outlook/speed.py [STATEMENTS] [--record FILE]     ten statements to a report; FILE is made where there is none
"""

from __future__ import annotations

import argparse
import pathlib
import statistics
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

from dateline.fusion.ledger import control_on, last_day
from dateline.fusion.settle import settle
from dateline.outlook.evaluation import DAY, MONTH, outlook_of
from dateline.store import RecordStore
from made import reports


def main() -> None:
    """Print milliseconds: the first outlook of a process, and the median of those of ten places."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("statements", type=int, nargs="?", default=100_000)
    ask.add_argument("--record", type=pathlib.Path)
    asked = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.record or pathlib.Path(folder) / "made.db"
        fresh = not path.exists()
        with RecordStore(str(path)) as store:
            if fresh:
                for record in reports(asked.statements // 10):
                    store.add(record)
            settle(store)
            known = last_day(store)
            for day in (known, known - MONTH * DAY):
                took, worked = [], []
                for of in [h.place for h in control_on(store, day, day)][:10]:
                    start, before = time.perf_counter(), time.process_time()
                    outlook_of(store, of, known=day)
                    took.append((time.perf_counter() - start) * 1000)
                    worked.append((time.process_time() - before) * 1000)
                rest, busy = statistics.median(took[1:]), statistics.median(worked[1:])
                print(f"as known on {day}: first {took[0]:.0f} ms, median of the rest {rest:.0f} ms, {busy:.0f} ms of it at work")


if __name__ == "__main__":
    main()
