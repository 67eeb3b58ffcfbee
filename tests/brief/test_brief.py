"""The situation report: what it says, that it can be followed to the words, and that no report's text can run in it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.adding import settle
from dateline.brief import compose, to_html, to_markdown, to_pdf
from dateline.brief.blocks import Brief, Cite, Table, plain
from dateline.cli.main import app
from dateline.store import RecordStore, open_store
from made import record

EVIL = '<script>alert(1)</script> [x](javascript:alert) | #eval("1") *Goma* `$(rm)` $ @ref'


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RecordStore]:
    with open_store(str(tmp_path_factory.mktemp("brief") / "r.db")) as store:
        army = {"holder": "FARDC", "kind": "military", "change": "holds"}
        store.add(record("Goma is calm, the army says of Goma.", "2025-01-25", army, outlet="Radio One"))
        store.add(record("Goma fell on Monday.", "2025-01-27", {"source": "residents"}, outlet="Radio One", title=EVIL))
        store.add(record("Goma is taken.", "2025-01-28", {"source": "a doctor"}, outlet="Lake Times", url="javascript:alert(1)"))
        store.add(
            record(
                "Goma has not fallen.", "2025-01-27", {"asserted": False, "source": "the governor"}, outlet="State TV", url="https://tv.example/1"
            )
        )
        store.add(record("Sake and Minova changed hands.", "2025-01-29", {"place": "Sake"}, {"place": "Minova"}, outlet=EVIL[:25]))
        settle(store)
        yield store


@pytest.fixture(scope="module")
def brief(store: RecordStore) -> Brief:
    return compose(store)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [v or "" for k, v in attrs if k in ("href", "src")]
        self.ids += [v or "" for k, v in attrs if k == "id"]


def section(brief: Brief, key: str) -> str:
    text = []
    for block in next(s for s in brief.sections if s.key == key).blocks:
        if isinstance(block, Table):
            text += [plain(cell) for row in block.rows for cell in row]
        elif hasattr(block, "items"):
            text += [plain(item) for item in block.items]
        elif hasattr(block, "line"):
            text.append(plain(block.line))
    return "\n".join(text)


def test_every_change_names_its_day_its_basis_and_its_references(brief: Brief) -> None:
    lines = section(brief, "changes").splitlines()
    goma = next(x for x in lines if "Goma" in x and "M23" in x)
    assert "January 2025" in goma and re.search(r"\[\d+\]", goma)
    assert any("Sake" in x and "claimed" in x and "only on the word of" in x for x in lines)


def test_both_sides_of_a_dispute_stand_side_by_side(brief: Brief) -> None:
    text = section(brief, "disputed")
    assert "residents" in text and "the governor" in text


def test_a_place_that_the_gazetteer_lacks_is_named_as_unresolved(brief: Brief) -> None:
    assert "Minova" in section(brief, "unresolved")


def test_every_citation_leads_to_a_reference_with_the_words_of_its_report(brief: Brief) -> None:
    cited = set()
    for s in brief.sections:
        for block in s.blocks:
            cells = [c for row in block.rows for c in row] if isinstance(block, Table) else list(getattr(block, "items", ()))
            for line in [*cells, getattr(block, "line", ())]:
                cited.update(n for part in line if isinstance(part, Cite) for n in part.numbers)
    assert cited == {r.number for r in brief.references} and cited
    assert all(r.words and r.outlet and r.published for r in brief.references)


def test_what_was_published_after_the_last_day_is_not_in_it(store: RecordStore) -> None:
    early = compose(store, until=dt.date(2025, 1, 25))
    assert {r.published for r in early.references} == {dt.date(2025, 1, 25)}
    assert "M23" not in to_markdown(early)


def test_an_empty_record_gives_a_brief_that_says_so(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "none.db")) as store:
        brief = compose(store)
    assert "Nothing in the record says" in to_markdown(brief)
    assert to_html(brief).startswith("<!doctype html>")


def test_the_page_works_offline_and_runs_nothing(brief: Brief) -> None:
    page = to_html(brief)
    found = Tags()
    found.feed(page)
    assert "script" not in found.tags and "svg" in found.tags
    assert all(x.startswith(("#", "https://tv.example/")) for x in found.links)
    assert {x[1:] for x in found.links if x.startswith("#")} <= set(found.ids)
    assert "prefers-color-scheme:dark" in page and "@media print" in page


def test_markdown_takes_no_markup_from_reports(brief: Brief) -> None:
    text = to_markdown(brief)
    assert "\\<script\\>" in text and not re.search(r"(?<!\\)<script", text)
    assert "javascript:alert(1)" not in text
    columns = [len(re.findall(r"(?<!\\)\|", line)) for line in text.splitlines() if line.startswith("|")]
    assert all(n in (4, 5, 6, 7, 8) for n in columns)


def test_the_pdf_is_one(brief: Brief) -> None:
    pytest.importorskip("typst")
    assert to_pdf(brief).startswith(b"%PDF-")


@pytest.mark.parametrize(("name", "start"), [("b.md", b"# Situation"), ("b.html", b"<!doctype")])
def test_the_command_writes_what_the_ending_says(store: RecordStore, tmp_path: Path, name: str, start: bytes) -> None:
    done = CliRunner().invoke(app, ["brief", "--record", str(store.engine.url), "--to", str(tmp_path / name)])
    assert done.exit_code == 0, done.output
    assert (tmp_path / name).read_bytes().startswith(start)
    assert [p.name for p in tmp_path.iterdir()] == [name]


def test_an_unknown_ending_and_a_missing_folder_are_coded_errors(store: RecordStore, tmp_path: Path) -> None:
    run = CliRunner()
    for name, code in (("b.docx", "brief-format"), ("no/b.md", "cannot-write")):
        done = run.invoke(app, ["brief", "--record", str(store.engine.url), "--to", str(tmp_path / name)])
        assert done.exit_code == 1 and code in done.output
