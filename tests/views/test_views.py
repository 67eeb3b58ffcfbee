"""Rows for people: dates, names, marks, and statements of several reports made one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from dateline.model import Record
from dateline.views import tables
from dateline.views.countries import country_name
from dateline.views.dates import interval
from dateline.views.labels import Labels, shortened

Read = Callable[..., Record]


@pytest.mark.parametrize(
    ("earliest", "latest", "shown"),
    [
        ("2024-12-05", "2024-12-05", "Thu 5 Dec"), ("2024-12-05", "2024-12-07", "5–7 Dec"), ("2024-11-29", "2024-12-01", "29 Nov – 1 Dec"),
        (None, "2024-12-07", "by 7 Dec"), ("2024-12-07", None, "from 7 Dec"), (None, None, ""), ("2024-12-01", "2024-12-31", "Dec"),
        ("1992-05-01", "1992-05-31", "May 1992"), ("2016-01-01", "2016-12-31", "2016"),
        ("2023-12-30", "2024-01-02", "30 Dec 2023 – 2 Jan 2024"),
    ],
)
def test_intervals_leave_out_the_year_that_is_known(earliest: str | None, latest: str | None, shown: str) -> None:
    days = [dt.date.fromisoformat(d) if d else None for d in (earliest, latest)]
    assert interval(days[0], days[1], 2024) == shown


def test_words_are_never_cut() -> None:
    text = "the strategically important crossing on the river"
    assert shortened(text, 30) == "the strategically important …" and shortened(text, 80) == text


def test_countries_have_short_names() -> None:
    assert [country_name(c) for c in ("CD", "SS", "UA", "??")] == ["DR Congo", "South Sudan", "Ukraine", "??"]


def test_a_denial_is_marked_and_its_source_named(read: Read) -> None:
    rows = tables.all_rows([read("The army denied that Malakal had fallen to the rebels.", "2013-12-24", outlet="Nile Wire")], named=True)
    (row,) = tables.control(rows)
    assert [m.text for m in row.marks] == ["denied"] and row.where == "Malakal, South Sudan" and row.sources == ("Nile Wire ← army",)


def test_a_report_is_named_by_its_outlet_or_its_masthead(read: Read) -> None:
    assert tables.name_of(read("Radio Fashoda, evening news\n\nTroops left.", "2013-12-24")) == "Radio Fashoda"
    assert tables.name_of(read("Radio Fashoda, evening news\n\nTroops left.", "2013-12-24", outlet="Fashoda FM")) == "Fashoda FM"


def test_the_same_said_by_two_is_one_row_with_two_sources(read: Read) -> None:
    records = [read("Rebels captured Malakal on Tuesday.", "2013-12-25", outlet=o) for o in ("Nile Wire", "Radio Fashoda")]
    (row,) = tables.merged(tables.all_rows(records, named=True))
    assert row.sources == ("Nile Wire", "Radio Fashoda") and len(row.ids) == 2


def test_a_denial_is_never_merged_with_the_claim(read: Read) -> None:
    records = [read(t, "2013-12-25") for t in ("Rebels captured Malakal on Tuesday.", "Rebels did not capture Malakal on Tuesday.")]
    assert len(tables.merged(tables.all_rows(records, named=True))) == 2


def test_a_pronoun_source_is_shown_as_whom_it_means(read: Read) -> None:
    record = read("A police officer in Bor said the rebels had taken Malakal. He said they had also captured Bentiu.", "2013-12-24")
    chains = {Labels(record).chain(s) for s in record.statements if s.kind == "control"}
    assert chains == {"police officer in Bor"}
