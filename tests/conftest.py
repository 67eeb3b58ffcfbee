"""What all tests share: one loaded reader for the whole run, since loading it costs more than most tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from dateline.model import Record
from dateline.reader.reader import Reader, make_report
from dateline.reader.reader import reader as shared_reader
from dateline.reader.reading import Reading

PUBLISHED = "2024-12-07"  # a Saturday


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The loaded reader, one for each test process."""
    return shared_reader()


@pytest.fixture(scope="session")
def read(reader: Reader) -> Callable[..., Record]:
    """``read(text, published, **fields)``: the record of a report (published on Saturday 2024-12-07 unless told)."""

    def one(text: str, published: str | dt.date = PUBLISHED, **fields: str | None) -> Record:
        return reader.read(make_report(text, published, **fields))

    return one


@pytest.fixture(scope="session")
def reading(reader: Reader) -> Callable[..., Reading]:
    """``reading(text, published, **fields)``: the working state after all stages, parse and drafts included."""

    def one(text: str, published: str | dt.date = PUBLISHED, **fields: str | None) -> Reading:
        return reader.reading(make_report(text, published, **fields))

    return one
