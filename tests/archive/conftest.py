"""An archive made once, of files of several formats, and a record in each database."""

from __future__ import annotations

import hashlib
import pathlib
from dataclasses import dataclass
from typing import Any

import pytest

from archive import corpus
from dateline.archive.engines import Engine, Local
from dateline.archive.folder import Folder
from dateline.archive.run import Progress, run
from dateline.archive.sources import sources
from store.conftest import store

__all__ = ["made", "store", "whole"]
NUMBER = 260  # reports of the file that runs are killed over


@dataclass(frozen=True)
class Made:
    """Files, the archive made of them, and how its run ended."""

    files: list[str]
    folder: str
    last: Progress


def archive(files: list[str], folder: str, engine: Engine | None = None, **options: Any) -> Progress:
    """Run to the end; how it ended."""
    *_, last = run(Folder(folder), sources(files), engine or Local(1), **options)
    return last


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Eight reports, of which one is there twice, and a line that is no JSON."""
    here = tmp_path_factory.mktemp("archive")
    files = [
        corpus.lines(here / "first.jsonl", corpus.REPORTS, '{"text": '),
        corpus.table(here / "second.parquet", [*corpus.LATER, corpus.REPORTS[0]]),
        corpus.warc(here / "third.warc", corpus.PAGE),
    ]
    folder = str(here / "out")
    return Made(files, folder, archive(files, folder))


def contents(folder: str) -> dict[str, str]:
    """Every file of data in an archive, by its digest."""
    files = (p for p in pathlib.Path(folder).rglob("*") if p.is_file() and not p.name.startswith("."))
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, str]]:
    """A file of many reports, and the archive of a run that nobody disturbed."""
    here = tmp_path_factory.mktemp("whole")
    file = corpus.many(here / "many.jsonl", NUMBER)
    assert archive([file], str(here / "out")).counts["read"] == NUMBER
    return file, contents(str(here / "out"))
