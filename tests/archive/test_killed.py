"""Killed in mid-run, a worker or the whole run loses nothing and doubles nothing."""

from __future__ import annotations

import os
import pathlib
import signal
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from archive import corpus
from archive.conftest import NUMBER, archive, contents
from dateline.archive.engines import Local


def parts(out: pathlib.Path) -> int:
    """How many parts of the file are read."""
    return len([p for p in out.glob("_work/*/part-*.json") if not p.name.startswith(".")])


def until(true: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    """Wait until something is so while a run is under way."""
    end = time.monotonic() + 120
    while not true():
        assert process.poll() is None, "the run ended too early"
        assert time.monotonic() < end
        time.sleep(0.01)


def started(file: str, out: pathlib.Path) -> subprocess.Popen[bytes]:
    """A run on two processes."""
    return subprocess.Popen([sys.executable, "-m", "dateline", "archive", file, "--to", str(out), "-p", "2"], stdout=subprocess.DEVNULL)


def workers(parent: int) -> list[int]:
    """The processes that a run started to read in."""
    found = []
    for entry in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            status = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            command = (entry / "cmdline").read_bytes()
        except OSError:
            continue
        if int(status[1]) == parent and b"spawn_main" in command:
            found.append(int(entry.name))
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_killed_run_goes_on_where_it_was(whole: tuple[str, dict[str, str]], tmp_path: pathlib.Path) -> None:
    file, undisturbed = whole
    out = tmp_path / "out"
    run = started(file, out)
    until(lambda: parts(out) >= 1, run)
    children = workers(run.pid)
    run.kill()
    run.wait()
    kept = parts(out)
    end = time.monotonic() + 30
    while any(os.path.exists(f"/proc/{c}") for c in children):  # they end with the run that started them
        assert time.monotonic() < end
        time.sleep(0.02)
    assert 1 <= kept < -(-NUMBER // 64)
    last = archive([file], str(out))
    assert last.counts["read"] == NUMBER
    assert contents(str(out)) == undisturbed


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_killed_worker_is_replaced(whole: tuple[str, dict[str, str]], tmp_path: pathlib.Path) -> None:
    file, undisturbed = whole
    out = tmp_path / "out"
    run = started(file, out)
    until(lambda: parts(out) >= 1, run)
    os.kill(workers(run.pid)[0], signal.SIGKILL)
    assert run.wait(timeout=120) == 0
    assert contents(str(out)) == undisturbed


def test_stopped_at_every_moment(tmp_path: pathlib.Path) -> None:
    from dateline.archive.folder import Folder
    from dateline.archive.run import run
    from dateline.archive.sources import sources

    files = [corpus.lines(tmp_path / f"{n}.jsonl", corpus.REPORTS[n : n + 2]) for n in range(3)]
    once = str(tmp_path / "once")
    archive(files, once)
    out = str(tmp_path / "out")
    for step in range(1, 60):  # each run is left one step later than the one before
        steps = run(Folder(out), sources(files), Local(1))
        if len([one for one, _ in zip(steps, range(step), strict=False)]) < step:
            break
        steps.close()
    else:
        raise AssertionError("it never came to its end")
    assert contents(out) == contents(once)
