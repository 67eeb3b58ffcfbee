"""Times the page in Chromium over a record of 20,000 statements: first view, a step of the slider, and what is sent.

usage: python benchmarks/page.py [STATEMENTS]      (the page must be built: make page; Chromium as in tests/chromium.py)
"""

from __future__ import annotations

import argparse
import gzip
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager

HERE = pathlib.Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "tests")]

# ruff: noqa: E402
import httpx
from playwright.sync_api import Browser, Page, sync_playwright

import dateline.web
from chromium import HELP, found
from dateline.adding import settle
from dateline.store import RecordStore
from made import reports

RUNS = 7
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
STEPS = 60
# From the key press to the frame after the one in which everything was drawn.
STEP = """() => new Promise(done => {
  const slider = document.querySelector('input[type=range]');
  const start = performance.now();
  slider.value = Number(slider.value) - 1;
  slider.dispatchEvent(new Event('input', {bubbles: true}));
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
})"""


@contextmanager
def serving(record: str) -> Iterator[str]:
    """The address of a server in a process of its own, as a person's is."""
    command = [sys.executable, "-c", "from dateline.cli.main import main; main()", "serve", "--port", "0", "--record", record]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        try:
            yield next(word for word in line.split() if word.startswith("http"))
        finally:
            process.terminate()


def first_view(browser: Browser, address: str) -> float:
    """Milliseconds from asking for the page, with nothing cached, until map and list are there."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    start = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_selector("aside li button")
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    taken = (time.perf_counter() - start) * 1000
    context.close()
    return taken


def steps(page: Page) -> list[float]:
    """Milliseconds of each of some steps of the slider."""
    return [page.evaluate(STEP) for _ in range(STEPS)]


def sent() -> dict[str, int]:
    """Bytes of scripts and style sheets, as they are sent: compressed by gzip."""
    assets = pathlib.Path(dateline.web.__file__).with_name("static") / "assets"
    return {ending: sum(len(gzip.compress(f.read_bytes(), 6)) for f in assets.glob(f"*.{ending}")) for ending in ("js", "css")}


def main() -> None:
    """Measure and print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("statements", nargs="?", type=int, default=20_000)
    size = parser.parse_args().statements
    path = found()
    if path is None:
        sys.exit(HELP)
    with tempfile.TemporaryDirectory() as folder:
        record = str(pathlib.Path(folder, "made.db"))
        with RecordStore(record) as store:
            for made in reports(size // 10):
                store.add(made)
            settle(store)
        with serving(record) as address, sync_playwright() as playwright:
            start = time.perf_counter()
            days = httpx.get(f"{address}/api/v1/control/days", timeout=60)
            cold = (time.perf_counter() - start) * 1000
            browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
            opened = [first_view(browser, address) for _ in range(RUNS)]
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.goto(address)
            page.wait_for_selector("aside li button")
            page.wait_for_load_state("networkidle")
            moved = steps(page)
            version = browser.version
            browser.close()
    bytes_sent = sent()
    print(f"{size:,} statements; Chromium {version}, {platform.machine()}, Python {platform.python_version()}\n")
    print(f"other programs at work on the machine: load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")
    print("| | median | worst |\n|---|---|---|")
    print(f"| first view usable, nothing cached, of {RUNS} | {statistics.median(opened):.0f} ms | {max(opened):.0f} ms |")
    print(f"| slider step until it is drawn, of {STEPS} | {statistics.median(moved):.0f} ms | {max(moved):.0f} ms |")
    print(f"| JavaScript, all views, compressed | {bytes_sent['js'] / 1000:.0f} kB | |")
    print(f"| style sheets, compressed | {bytes_sent['css'] / 1000:.0f} kB | |")
    print(f"| every day of every place, first asked after the start ({len(days.content) / 1000:.0f} kB) | {cold:.0f} ms | |")


if __name__ == "__main__":
    main()
