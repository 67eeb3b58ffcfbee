"""Times that run from one day to another, and times that lean on the tense of what is tried or given."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model.record import Record

Read = Callable[..., Record]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Gunmen ambushed convoys between 15 and 17 June.", "2015-06-15", "2015-06-17"),
        ("They attacked Bria on 14-16 April.", "2015-04-14", "2015-04-16"),
        ("Shells hit the camp on 10 and 11 July.", "2015-07-10", "2015-07-11"),
        ("The rebels had tried to storm the city in April.", "2015-04-01", "2015-04-30"),
        ("Residents fled the town between Monday and Tuesday.", "2015-09-14", "2015-09-15"),
    ],
)
def test_ranges_date_what_happened(read: Read, text: str, first: str, last: str) -> None:
    statements = read(text, "2015-09-20").model_dump(mode="json")["statements"]
    assert (statements[0]["when"]["earliest"], statements[0]["when"]["latest"]) == (first, last)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The army gave them until Saturday to leave Bunia.", "2015-09-26"),
        ("The truce signed in Goma on 12 August took effect three days later.", "2015-08-15"),
        ("Outlook to 31 December", "2015-12-31"),
    ],
)
def test_single_days(read: Read, text: str, day: str) -> None:
    times = read(text, "2015-09-20").model_dump(mode="json")["times"]
    assert times[-1]["latest"] == day
