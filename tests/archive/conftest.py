"""An archive made once, of files of several formats, and a record in each database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from archive import corpus
from dateline.archive.engines import Engine, Local
from dateline.archive.folder import Folder
from dateline.archive.run import Progress, run
from dateline.archive.sources import sources
from store.conftest import server, store, url

__all__ = ["made", "server", "store", "url"]


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
