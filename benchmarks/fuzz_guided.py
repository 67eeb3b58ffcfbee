"""Lets atheris look for texts that crash the reader or break a promise: it keeps what reaches code not reached before.

usage: python benchmarks/fuzz_guided.py [-max_total_time=SECONDS] [FOLDER]      (options of libFuzzer; `pip install atheris` first)
"""

from __future__ import annotations

import pathlib
import sys

import atheris

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "tests" / "contracts"))

with atheris.instrument_imports(include=["dateline.reader", "dateline.intake"]):
    from dateline.reader.reader import reader, stages

    stages()  # they are imported when they are first asked for

from mangling import ODD, reports
from promises import broken

from dateline.model import make_report

PIECES = [p for text in reports() for p in text.replace(". ", ".\n").splitlines() if p.strip()]
WORDS = sorted({w for p in PIECES for w in p.split()})


def text(given: atheris.FuzzedDataProvider) -> str:
    """A text of sentences, words and odd characters, as the fuzzer's bytes choose them."""
    out = []
    for _ in range(given.ConsumeIntInRange(1, 25)):
        kind = given.ConsumeIntInRange(0, 9)
        if kind < 3:
            out.append(PIECES[given.ConsumeIntInRange(0, len(PIECES) - 1)])
        elif kind < 7:
            out.append(WORDS[given.ConsumeIntInRange(0, len(WORDS) - 1)])
        elif kind == 7:
            out.append(ODD[given.ConsumeIntInRange(0, len(ODD) - 1)])
        elif kind == 8:
            out.append("\n" * given.ConsumeIntInRange(1, 2))
        else:
            out.append(given.ConsumeUnicode(given.ConsumeIntInRange(0, 12)))
    return given.PickValueInList([" ", "", "\n"]).join(out) if given.ConsumeBool() else " ".join(out)


def one(data: bytes) -> None:
    """Read one text; raises for what is wrong with its record."""
    found = broken(reader().read(make_report(text(atheris.FuzzedDataProvider(data)), "2024-12-07")))
    if found:
        raise AssertionError("; ".join(found))


def main() -> None:
    """Fuzz until a fault or the end of the time; libFuzzer leaves the bytes of a fault in the working folder."""
    reader()
    atheris.Setup([*sys.argv, "-len_control=0", "-max_len=400", "-rss_limit_mb=6000", "-timeout=120"], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
