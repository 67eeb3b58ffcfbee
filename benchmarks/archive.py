"""Archives: one process, two, and Ray on two cores over the same reports; what each step costs and how much is written.

    python benchmarks/archive.py [--reports 384] [--rounds 2]

Reports of some 200 words, all different, one in ten a near-copy. The three engines take turns, so that other load on the
machine meets all of them; for each the best round counts. A rate is taken from each worker's first part to the last part,
so that the start of processes and the loading of pipelines are left out; `whole` is the run with them, in seconds. `share` is
how much of a core each worker was given: below 1 where other programs want the cores too, and then the rates tell of these as
much as of Dateline. `cpu`, the processor seconds of a report, does not.
"""

from __future__ import annotations

import argparse
import json
import os
import pathlib
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

HERE = pathlib.Path(__file__).parent
TOWNS = ("Goma", "Bukavu", "Sake", "Minova", "Aleppo", "Homs", "Hama", "Bakhmut", "Kupiansk", "El Fasher", "Omdurman", "Lashio", "Kidal")
SIDES = ("government forces", "rebel fighters", "the army", "opposition fighters", "Russian troops", "Ukrainian forces", "paramilitaries")
LINES = (
    "{a} captured {t} on {d} after two days of fighting near {u}, a military spokesman said.",
    "Residents of {t} said by telephone that {a} had withdrawn towards {u} overnight, leaving vehicles behind.",
    "At least {k} people were killed when shells hit a market in {t} on {d}, according to local officials.",
    "Officials said that {t} could fall within days, and that {b} were likely to attack {u} next week.",
    '"We hold {t} and will not leave it," a commander told reporters on {d}.',
    "Aid agencies reported that {k} families had fled {t} for {u} since {d}, most of them on foot.",
    "The foreign minister met envoys on {d} and called for a ceasefire around {t} to let convoys pass.",
    "{b} denied that {u} had been lost, and said that the road was open to traffic again.",
    "Schools and the only hospital of {t} have been closed since {d}, and bread is sold from lorries at the edge of the town.",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def corpus(path: pathlib.Path, number: int, seed: int = 1) -> None:
    """A file of JSON Lines with so many reports of a quarter."""
    dice = random.Random(seed)
    text = ""
    with path.open("w", encoding="utf-8") as file:
        for n in range(number):
            if not text or dice.random() > 0.1:
                told = [dice.choice(LINES).format(a=dice.choice(SIDES), b=dice.choice(SIDES), t=dice.choice(TOWNS), u=dice.choice(TOWNS),
                                                  d=dice.choice(DAYS), k=dice.randint(3, 90)) for _ in range(12)]  # fmt: skip
                text = "\n\n".join(" ".join(t[0].upper() + t[1:] for t in told[i : i + 3]) for i in range(0, 12, 3))
            day = f"2024-{10 + n * 3 // number}-{dice.randint(5, 28):02}"
            file.write(json.dumps({"text": f"Report {n}. {text}", "published": day, "outlet": f"Outlet {n % 9}"}) + "\n")


def metered(job: tuple[Callable[[Any], Any], Any, str]) -> Any:
    """A step with its processor time and the worker's greatest memory noted in a file."""
    step, task, notes = job
    start, begun = time.process_time(), time.time()
    result = step(task)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    line = {"step": step.__name__, "cpu": time.process_time() - start, "begun": begun, "ended": time.time(), "mb": peak,
            "reports": getattr(result, "read", 0)}  # fmt: skip
    with open(notes, "a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
    return result


class Metered:
    """An engine that notes what its steps cost."""

    def __init__(self, engine: Any, notes: str) -> None:
        self.engine, self.workers, self.notes = engine, engine.workers, notes

    def run(self, step: Callable[[Any], Any], tasks: Iterable[Any], *, reads: bool = False) -> Iterator[Any]:
        """The engine's own results."""
        from archive import metered as noted  # by a name that workers can import

        yield from self.engine.run(noted, ((step, t, self.notes) for t in tasks), reads=reads)

    def close(self) -> None:
        """End the workers."""
        self.engine.close()


def once(file: str, kind: str, folder: pathlib.Path) -> dict[str, float]:
    """One run; reports per second while reading, and what the steps cost."""
    from dateline.archive.engines import Local, Ray
    from dateline.archive.folder import Folder
    from dateline.archive.run import run
    from dateline.archive.sources import sources

    notes = f"{folder}.notes"
    begun = time.time()
    engine = Metered(Ray(processes=2) if kind == "ray" else Local(int(kind)), notes)
    try:
        for _ in run(Folder(str(folder)), sources([file]), engine):
            pass
    finally:
        engine.close()
    whole = time.time() - begun
    lines = [json.loads(line) for line in pathlib.Path(notes).read_text().splitlines()]
    parts = sorted((x for x in lines if x["step"] == "read"), key=lambda x: x["ended"])
    late = parts[engine.workers :]  # what was read after each worker's first part, in which a pipeline may be loaded
    begin = parts[engine.workers - 1]["ended"]
    steady = sum(x["reports"] for x in late)
    cost = {s: sum(x["cpu"] for x in lines if x["step"] == s) for s in ("take", "gather", "candidates_of", "verified")}
    return {
        "rate": steady / (late[-1]["ended"] - begin),
        "cpu": sum(x["cpu"] for x in late) / steady,
        "share": sum(x["cpu"] for x in late) / (late[-1]["ended"] - begin) / engine.workers,
        "mb": max(x["mb"] for x in parts),
        "whole": whole,
        **cost,
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--reports", type=int, default=384)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--engines", default="1,2,ray")
    given = parser.parse_args()
    os.environ["PYTHONPATH"] = os.pathsep.join([str(HERE), os.environ.get("PYTHONPATH", "")])
    kinds = given.engines.split(",")
    found: dict[str, list[dict[str, float]]] = {k: [] for k in kinds}
    with tempfile.TemporaryDirectory() as name:
        here = pathlib.Path(name)
        file = here / "reports.jsonl"
        corpus(file, given.reports)
        for round_ in range(given.rounds):
            for kind in kinds:
                one = once(str(file), kind, here / f"out-{kind}-{round_}")
                found[kind].append(one)
                print(kind, {k: round(v, 3) for k, v in one.items()}, f"load {os.getloadavg()[0]:.1f}", flush=True)
        out = here / f"out-{kinds[0]}-0"
        print(f"source: {file.stat().st_size / given.reports:,.0f} bytes a report")
        for table in ("reports", "statements", "links", "mentions", "_bands", "copies"):
            print(f"{table}: {sum(f.stat().st_size for f in (out / table).rglob('*.parquet')) / given.reports:,.0f} bytes a report")
        print({k: v["rows"] for k, v in json.loads((out / "archive.json").read_text())["tables"].items()})
    best = {k: max(x["rate"] for x in v) for k, v in found.items()}
    print("reports a second, best round:", {k: round(v, 2) for k, v in best.items()})
    least = {k: min(x["cpu"] for x in v) for k, v in found.items()}
    print("processor seconds a report, best round:", {k: round(v, 4) for k, v in least.items()})
    if {"1", "2"} <= best.keys():
        print(f"two processes against one: {best['2'] / best['1']:.2f} by the clock, {2 * least['1'] / least['2']:.2f} by processor time")
    if {"2", "ray"} <= best.keys():
        clock, processor = best["ray"] / best["2"], least["2"] / least["ray"]
        print(f"Ray on two cores against two processes: {clock:.2f} by the clock, {processor:.2f} by processor time")


if __name__ == "__main__":
    sys.path.insert(0, str(HERE))
    main()
