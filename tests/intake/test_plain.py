"""Plain text: header, dateline, encodings."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.errors import DatelineError
from dateline.intake.plain import plain as read_plain
from dateline.model import Report

BODY = "Rebels entered Malakal on Tuesday, a resident said."


def plain(data: bytes, where: str, published: dt.date | None, max_chars: int = 1_000_000) -> Report:
    return read_plain(data, where, published, max_chars)


def code(data: bytes, published: dt.date | None = None, max_chars: int = 1000) -> str:
    with pytest.raises(DatelineError) as caught:
        plain(data, "a.txt", published, max_chars)
    return caught.value.code


@pytest.mark.parametrize(
    "head",
    ["date 2013-12-24\n", "date 2013-12-24 ",
     " date 2013-12-24\n\n\n", "DATE: 2013-12-24\r\n", "\ufeffdate 2013-12-24\n", "\n date 2013-12-24\t"],
)
def test_a_header_gives_the_date_and_is_no_part_of_the_text(head: str) -> None:
    report = plain((head + BODY + "\n").encode(), "a.txt", None)
    assert (report.published, report.text) == (dt.date(2013, 12, 24), BODY)


def test_the_text_after_the_header_is_kept_to_the_letter() -> None:
    body = "“Malakal”\u00a0fell,\r\n\r\n\r\nhe said.\u2028And so — on."
    assert plain(f"date 2013-12-24\r\n{body}\r\n".encode(), "a.txt", None).text == body


def test_a_dateline_fills_date_place_and_outlet_and_stays_in_the_text() -> None:
    text = f"JUBA, Dec 24, 2013 (Nile Wire) - {BODY}"
    report = plain(text.encode(), "a.txt", None)
    assert (report.published, report.place, report.outlet, report.text) == (dt.date(2013, 12, 24), "Juba", "Nile Wire", text)


def test_header_before_a_dateline_without_year() -> None:
    report = plain(f"date 2013-12-24 JUBA (Nile Wire) - {BODY}".encode(), "a.txt", None)
    assert (report.published, report.place, report.outlet) == (dt.date(2013, 12, 24), "Juba", "Nile Wire")
    assert report.text.startswith("JUBA (")


def test_the_given_date_is_for_reports_that_have_none() -> None:
    assert plain(BODY.encode(), "a.txt", dt.date(2014, 1, 1)).published == dt.date(2014, 1, 1)
    assert plain(f"date 2013-12-24\n{BODY}".encode(), "a.txt", dt.date(2014, 1, 1)).published == dt.date(2013, 12, 24)


def test_a_word_that_begins_like_a_header_is_none() -> None:
    assert plain(b"Date palms burnt in Basra.", "a.txt", dt.date(2014, 1, 1)).text == "Date palms burnt in Basra."


def test_refusals_have_their_code() -> None:
    assert code(BODY.encode()) == "no-date"
    assert code(f"JUBA, Dec 24 (Nile Wire) - {BODY}".encode()) == "no-date"
    assert code(f"date 2013-13-24\n{BODY}".encode()) == "bad-date"
    assert code(b"") == "empty"
    assert code(b"date 2013-12-24\n \n") == "empty"
    assert code(b"date 2013-12-24\n\x89PNG\0\0\0\rIHDR") == "bad-charset"
    assert code(b"date 2013-12-24\n" + b"x" * 1001) == "too-long"


def test_an_error_says_where_why_and_what_to_do() -> None:
    with pytest.raises(DatelineError) as caught:
        plain(f"JUBA, Dec 24 (Nile Wire) - {BODY}".encode(), "a.txt", None)
    error = caught.value
    assert error.where == "a.txt" and "December 24 but no year" in error.why and "--published" in error.remedy


def test_no_limit() -> None:
    assert len(plain(b"date 2013-12-24\n" + b"x" * 5000, "a.txt", None, 0).text) == 5000
