"""``dateline add`` on a disk that is full: the error and status 1, what was kept stays, and the next run goes on."""

from __future__ import annotations

import pathlib
import resource
import subprocess
import sys

import pytest

from dateline.store import RecordStore
from made import record


@pytest.mark.slow
def test_a_limit_of_the_file_size(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "record.db"
    with RecordStore(str(path)) as store:
        store.add(record("The first report of all is from Juba.", "2013-12-15", {}))
    size = path.stat().st_size
    report = tmp_path / "long.txt"
    words = " ".join(f"Word{n} was heard in Bor." for n in range(4000))
    report.write_text(f"date 2013-12-18\nRebels took control of Bor on Wednesday. {words}", encoding="utf-8")

    def limit() -> None:
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # as on a disk that is full, the write fails and nobody is killed
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    command = [sys.executable, "-m", "dateline", "add", str(report), "--record", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, preexec_fn=limit, timeout=120, check=False)
    assert done.returncode == 1
    assert "record-full" in done.stderr and "Traceback" not in done.stderr
    with RecordStore(str(path)) as store:
        assert store.counts()["reports"] == 1
    again = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert again.returncode == 0, again.stderr
