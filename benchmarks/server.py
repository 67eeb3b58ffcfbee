"""Times the API over a record of many statements, and has many people read while reports are added.

usage: python benchmarks/server.py [--statements 100000] [--record FILE] [--people 50] [--seconds 20]
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import pathlib
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import httpx

from dateline.adding import settle
from dateline.store import RecordStore
from dateline.store.bulk import load
from made import reports

QUESTIONS = (
    *("/record", "/control", "/control?on=2023-06-01&known=2023-05-01", "/control/days", "/changes", "/events"),
    *("/events?type=ASSAULT&since=2023-06-01", "/events?actor=army", "/events?q=ba", "/events/bins", "/events/facets", "/reports"),
    *("/forecasts", "/forecasts/scores", "/sources", "/sources/network", "/review", "/search?q=ba", "/why/Town%203"),
)
READING = (
    *("/record", "/control", "/changes", "/events?limit=50"),
    *("/reports?limit=50", "/forecasts?limit=50", "/sources?limit=50", "/review"),
)


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def ask(base: str, repeat: int) -> None:
    """Print, for each question, the first answer's time and the median of the next ones."""
    print("| ms | first | median | kB |\n|---|---:|---:|---:|")
    with httpx.Client(base_url=base, timeout=120) as client:
        for path in QUESTIONS:
            times = []
            for _ in range(repeat + 1):
                start = time.perf_counter()
                answer = client.get(path)
                times.append((time.perf_counter() - start) * 1000)
                answer.raise_for_status()
            print(f"| `{path}` | {times[0]:,.0f} | {statistics.median(times[1:]):.1f} | {len(answer.content) / 1000:,.0f} |", flush=True)


async def crowd(base: str, people: int, seconds: float) -> tuple[dict[str, list[float]], list[str]]:
    """Milliseconds of each answer by path, and what went wrong, of people who each ask one thing after the other."""
    took: dict[str, list[float]] = defaultdict(list)
    wrong: list[str] = []
    end = time.monotonic() + seconds

    async def person(client: httpx.AsyncClient, first: int) -> None:
        for n in itertools.count(first):
            if time.monotonic() > end:
                return
            path = READING[n % len(READING)]
            start = time.perf_counter()
            try:
                answer = await client.get(path)
            except httpx.HTTPError as error:
                wrong.append(f"{path}: {error!r}")
                continue
            took[path].append((time.perf_counter() - start) * 1000)
            if answer.status_code != 200:
                wrong.append(f"{path}: {answer.status_code}")
            await asyncio.sleep(0.5)  # people look at what they get

    async with httpx.AsyncClient(base_url=base, timeout=120, limits=httpx.Limits(max_connections=people)) as client:
        await asyncio.gather(*(person(client, n) for n in range(people)))
    return took, wrong


def main() -> None:
    """Make the record unless one is given, serve it, and print what was measured."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--statements", type=int, default=100_000)
    options.add_argument("--record", help="a record that was made before; a copy of it is not taken")
    options.add_argument("--people", type=int, default=50)
    options.add_argument("--seconds", type=float, default=20)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        record = asked.record or f"{folder}/record.db"
        with RecordStore(record) as store:
            if asked.record is None:
                for _ in load(store, reports(asked.statements // 10)):
                    pass
            settle(store)
            port = free_port()
            base = f"http://127.0.0.1:{port}/api/v1"
            server = subprocess.Popen([sys.executable, "-m", "dateline", "serve", "--record", record, "--port", str(port)])
            try:
                while True:
                    try:
                        httpx.get(f"{base}/me").raise_for_status()
                        break
                    except httpx.ConnectError:
                        time.sleep(0.2)
                ask(base, 7)
                _together(store, base, asked.people, asked.seconds)
            finally:
                server.terminate()
                server.wait()


def _together(store: RecordStore, base: str, people: int, seconds: float) -> None:
    done = threading.Event()
    added: list[str] = []
    before = store.counts()["reports"]

    def add() -> None:
        for one in reports(100_000, seed=before + 2):
            if done.is_set():
                break
            report = one.report.model_copy(update={"id": f"added-{before}-{one.report.id}"})
            statements = tuple(s.model_copy(update={"id": f"added-{before}-{s.id}"}) for s in one.statements)
            added.append(report.id) if store.add(one.model_copy(update={"report": report, "statements": statements})) else None
            time.sleep(0.2)
        settle(store)

    writer = threading.Thread(target=add)
    writer.start()
    took, wrong = asyncio.run(crowd(base, people, seconds))
    done.set()
    writer.join()
    every = sorted(itertools.chain.from_iterable(took.values()))
    kept = store.counts()["reports"] - before
    print(
        f"\n{people} people for {seconds:.0f} s while {len(added)} reports were added ({kept} kept): {len(every):,} answers, "
        f"{len(wrong)} errors; median {statistics.median(every):.0f} ms, 95 % within {every[int(len(every) * 0.95)]:.0f} ms, "
        f"the longest {every[-1]:.0f} ms"
    )
    for one in wrong[:5]:
        print(one)


if __name__ == "__main__":
    main()
