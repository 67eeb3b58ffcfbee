"""Reads random and mangled texts and says which of them crashed or broke a promise.

usage: python benchmarks/fuzz.py [NUMBER] [SEED]      (5,000 and 1 unless told)
"""

from __future__ import annotations

import pathlib
import random
import sys
import time
from collections import Counter

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "tests" / "contracts"))

from mangling import mangled, reports
from promises import broken

from dateline.model import make_report
from dateline.reader.reader import reader


def main() -> None:
    """Read the texts; the first fault of each kind is printed with the seed that gives its text again. Exit status 1 if there was any."""
    number, seed = (int(a) for a in (*sys.argv[1:], *("5000", "1")[len(sys.argv) - 1:]))
    texts, one = reports(), reader()
    faults, slowest, start = 0, (0.0, 0), time.perf_counter()
    kinds: Counter[str] = Counter()
    for n in range(seed, seed + number):
        text = mangled(random.Random(n), texts)
        began = time.perf_counter()
        try:
            found = broken(one.read(make_report(text, "2024-12-07")))
        except Exception as error:  # every kind of fault counts
            found = [f"{type(error).__name__}: {error}"]
        slowest = max(slowest, (time.perf_counter() - began, n))
        if found:
            faults += 1
            kind = found[0].rsplit(": ", maxsplit=1)[-1]
            kinds[kind] += 1
            if kinds[kind] == 1:
                print(f"seed {n}: {found[0]}{f' and {len(found) - 1} more' if len(found) > 1 else ''}", flush=True)
    seconds = time.perf_counter() - start
    print(*(f"{count} times {kind}" for kind, count in kinds.most_common()), sep="\n")
    print(f"{number:,} texts, {faults} at fault, {seconds:.0f} s; the slowest took {slowest[0]:.2f} s (seed {slowest[1]})")
    sys.exit(faults > 0)


if __name__ == "__main__":
    main()
