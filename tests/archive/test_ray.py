"""A real Ray writes the same archive as local processes, byte for byte, also where one of its workers is killed."""

from __future__ import annotations

import os
import pathlib
import signal
import sys
from collections.abc import Iterator

import pytest

from archive.conftest import NUMBER, Made, archive, contents
from dateline.archive.engines import Ray
from dateline.archive.folder import Folder
from dateline.archive.run import run
from dateline.archive.sources import sources


@pytest.fixture(scope="module")
def ray() -> Iterator[Ray]:
    """A Ray of two processors, without its dashboard."""
    pytest.importorskip("ray")
    engine = Ray(processes=2)
    yield engine
    engine.close()


def test_same_archive_on_ray(made: Made, ray: Ray, tmp_path: pathlib.Path) -> None:
    out = str(tmp_path / "out")
    assert archive(made.files, out, ray).counts == made.last.counts
    assert contents(out) == contents(made.folder)


def parent(process: int) -> int:
    """The process that started one."""
    return int(pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[1])


def readers() -> list[int]:
    """The processes of Ray Data's actors that read for this test: started by the Ray that it started."""
    found = []
    for entry in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            named = b"MapWorker(MapBatches(Reader" in (entry / "cmdline").read_bytes()
            if named and parent(parent(int(entry.name))) == os.getpid():
                found.append(int(entry.name))
        except OSError:
            continue
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_killed_ray_worker_is_replaced(whole: tuple[str, dict[str, str]], ray: Ray, tmp_path: pathlib.Path) -> None:
    file, undisturbed = whole
    out = str(tmp_path / "out")
    killed = 0
    for step in run(Folder(out), sources([file]), ray):
        if not killed and 0 < step.counts["read"] < NUMBER:
            killed = readers()[0]
            os.kill(killed, signal.SIGKILL)
    assert killed
    assert step.counts["read"] == NUMBER
    assert contents(out) == undisturbed
