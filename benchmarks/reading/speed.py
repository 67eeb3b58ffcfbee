"""How long reading takes and what memory: the best of several runs, since other work on the machine can only slow one down."""

from __future__ import annotations

import json
import os
import pathlib
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from dateline.knowledge.gazetteer import gazetteer
from dateline.model import Report
from dateline.reader import pipeline
from dateline.reader.assemble import assemble
from dateline.reader.reader import Reader
from dateline.reader.reading import Reading

PUBLISHED = "2024-12-08"
EXAMPLES = pathlib.Path(__file__).parents[2] / "examples"
WORDS = 800
RUNS = 15


def long_report(words: int = WORDS) -> str:
    """A report of so many words or a few more, made of the paragraphs of the example reports."""
    paragraphs: list[str] = []
    for file in sorted(EXAMPLES.rglob("*.txt")):
        body = file.read_text(encoding="utf-8").partition("\n")[2].strip()
        paragraphs += [p.strip() for p in re.split(r"\n\s*\n", body) if len(p.split()) > 12]
    text, n = "", 0
    while len(text.split()) < words:
        text += paragraphs[n % len(paragraphs)] + "\n\n"
        n += 1
    return text


def best(work: Callable[[], Any], runs: int = RUNS) -> float:
    """Seconds of the fastest run."""
    return min(_timed(work) for _ in range(runs))


def _timed(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def parts(reader: Reader, report: Report, runs: int = RUNS) -> dict[str, float]:
    """Seconds of the language pipeline, each stage, the assembling of the record and all of it; the fastest of the runs."""
    seen: dict[str, list[float]] = defaultdict(list)
    for _ in range(runs):
        start = time.perf_counter()
        doc = pipeline.parse(reader.nlp, report.text)
        seen["spaCy"].append(time.perf_counter() - start)
        reading = Reading(report, doc)
        for stage in reader.stages:
            start = time.perf_counter()
            stage(reading)
            seen[stage.name].append(time.perf_counter() - start)
        start = time.perf_counter()
        assemble(reading, reader.name)
        seen["record"].append(time.perf_counter() - start)
        seen["all"].append(sum(times[-1] for times in seen.values() if len(times) > len(seen["all"])))
    return {name: min(times) for name, times in seen.items()}


def start_up(cache: pathlib.Path, runs: int = 5) -> dict[str, float]:
    """Seconds from the start of ``dateline read --json`` to its end with one short report, and of these the processor's.

    Byte code and compiled vocabularies are there, as after a first run.
    """
    given = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | {"PYTHONPYCACHEPREFIX": str(cache / "bytecode")}
    wall, busy = [], []
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "report.txt"
        file.write_text(f"date {PUBLISHED}\n\nRebels captured Homs on Saturday, two residents said.\n", encoding="utf-8")
        for _ in range(runs + 1):
            before = os.times()
            start = time.perf_counter()
            subprocess.run([sys.executable, "-m", "dateline", "read", "--json", str(file)], check=True, capture_output=True, env=given)
            wall.append(time.perf_counter() - start)
            after = os.times()
            busy.append(after.children_user + after.children_system - before.children_user - before.children_system)
    return {"wall": min(wall[1:]), "cpu": min(busy[1:])}


MANY = """
import sys, time
from dateline import read_many
def run(number, processes):
    text = open(sys.argv[1], encoding="utf-8").read()
    start = time.perf_counter()
    count = sum(1 for _ in read_many(((text, sys.argv[2]) for _ in range(number)), processes))
    assert count == number
    return time.perf_counter() - start
if __name__ == "__main__":
    few, many, processes = map(int, sys.argv[3:])
    run(2, 1) if processes == 1 else None
    print((run(many, processes) - run(few, processes)) / (many - few))
"""

LARGE = """
import json, resource, sys, time
from dateline.model import make_report
from dateline.reader.reader import reader
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
text, published, words, each = open(sys.argv[1], encoding="utf-8").read(), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
one, found = reader(), {}
one.read(make_report(text, published)).to_json()
found["one report"] = peak()
start = time.perf_counter()
long, size = text * -(-each // len(text.split())), 0
while size < words:
    record = one.read(make_report(long, published)).to_json()
    size += len(long.split())
    found["half"] = found.get("half") or (peak() if size >= words / 2 else None)
found["all"], found["seconds"], found["words"] = peak(), time.perf_counter() - start, size
print(json.dumps(found))
"""


def run(script: str, *given: str, **text: str) -> Any:
    """What a script in a process of its own prints, as JSON; a text is given to it as a file, first."""
    with tempfile.TemporaryDirectory() as folder:
        program, report = pathlib.Path(folder) / "run.py", pathlib.Path(folder) / "report.txt"
        program.write_text(script, encoding="utf-8")
        report.write_text(text["text"], encoding="utf-8")
        done = subprocess.run([sys.executable, str(program), str(report), PUBLISHED, *given], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def processes(text: str) -> dict[str, float]:
    """Seconds for a report with one process and with two, their start left out: many reports less few."""
    runs = [{n: run(MANY, "8", "40", n, text=text) for n in ("1", "2")} for _ in range(2)]
    return {n: min(r[n] for r in runs) for n in ("1", "2")}


def memory(text: str, words: int = 100_000) -> dict[str, dict[str, float]]:
    """Peak memory in MB after one report, half and all of so many words: as reports of 800 words, and as one report."""
    return {"in reports": run(LARGE, str(words), str(WORDS), text=text), "in one report": run(LARGE, str(words), str(words), text=text)}


def look_ups(number: int = 300_000) -> dict[str, float]:
    """Look-ups a second in the gazetteer: names as a report has them, met before, met for the first time, and names of no place."""
    known, dice = gazetteer(), random.Random(1)
    names = list({known.place(dice.randrange(len(known))).name for _ in range(20_000)})
    strange = [n[::-1] + "q" for n in names]
    fresh = _timed(lambda: [known.find(n) for n in names])
    nothing = _timed(lambda: [known.find(n) for n in strange])
    again = [dice.choice(names) for _ in range(number)]
    met = best(lambda: [known.find(n) for n in again], 5)
    return {"met before": number / met, "first time": len(names) / fresh, "no place": len(strange) / nothing}


def spread(seconds: list[float]) -> tuple[float, float]:
    """The fastest and the median."""
    return min(seconds), statistics.median(seconds)
