"""A real Ray writes the same archive as local processes, byte for byte."""

from __future__ import annotations

import hashlib
import pathlib
from collections.abc import Iterator

import pytest

from archive.conftest import Made, archive
from dateline.archive.engines import Ray


def contents(folder: str) -> dict[str, str]:
    """Every file of data in an archive, by its digest."""
    files = (p for p in pathlib.Path(folder).rglob("*") if p.is_file() and not p.name.startswith("."))
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


@pytest.fixture
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
