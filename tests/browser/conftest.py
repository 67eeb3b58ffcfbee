"""The page in a real Chromium, over a real server, with reports of the Damascus example read by the real reader."""

from __future__ import annotations

import pathlib
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

import dateline.web
from browsing import Tab, tab
from chromium import HELP, found
from dateline.adding import settle
from dateline.intake import reports
from dateline.model import Report
from dateline.reader.reader import Reader
from dateline.store import RecordStore
from serving import served

EXAMPLE = pathlib.Path(__file__).parents[2] / "examples/fall-of-damascus"
READ = ("1127-m", "1128-army", "1129", "1130", "1201-ankara", "1203-quay", "1204", "1205-m")  # files by how their names begin
STATIC = pathlib.Path(dateline.web.__file__).with_name("static")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the run."""
    path = found()
    if path is None:
        pytest.fail(HELP)
    if not (STATIC / "index.html").is_file():
        pytest.fail("The page was not built: make page")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
        )
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def example(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """The file of a record of the first week of the example, read once."""
    path = tmp_path_factory.mktemp("page") / "week.db"
    files = [str(f) for f in sorted(EXAMPLE.iterdir()) if f.name.startswith(READ)]
    with RecordStore(str(path)) as store:
        for report in reports(files):
            assert isinstance(report, Report)
            store.add(reader.read(report))
        settle(store)
    return path


@pytest.fixture
def store(example: pathlib.Path, tmp_path: pathlib.Path) -> Iterator[RecordStore]:
    """A copy of that record for one test."""
    with RecordStore(str(shutil.copy(example, tmp_path / "week.db"))) as opened:
        yield opened


@pytest.fixture
def empty(tmp_path: pathlib.Path) -> Iterator[str]:
    """The address of a server over an empty record."""
    with RecordStore(str(tmp_path / "empty.db")) as opened, served(opened) as address:
        yield address


@pytest.fixture
def address(store: RecordStore) -> Iterator[str]:
    """The address of a server over the week's record."""
    with served(store) as found_at:
        yield found_at


@pytest.fixture
def week(browser: Browser, address: str) -> Iterator[Tab]:
    """A tab before the week's record; a fault of the page fails the test."""
    opened = tab(browser, address)
    yield opened
    opened.page.context.close()
    assert opened.faults == []
