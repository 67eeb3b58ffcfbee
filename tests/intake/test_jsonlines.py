"""JSON Lines."""

from __future__ import annotations

import datetime as dt
import io
import json

from dateline.errors import DatelineError
from dateline.intake.jsonlines import report, reports
from dateline.model import Report

GOOD = {"text": "Rebels entered Malakal.", "published": "2013-12-24"}


def read(*lines: object, published: dt.date | None = None, max_chars: int = 1000) -> list[Report | DatelineError]:
    data = b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
    return list(reports(io.BytesIO(data), "a.jsonl", published, max_chars))


def codes(found: list[Report | DatelineError]) -> list[str]:
    return [one.code if isinstance(one, DatelineError) else "ok" for one in found]


def test_all_fields() -> None:
    fields = {**GOOD, "id": "r1", "title": "Malakal", "outlet": "Nile Wire", "url": "x:1", "place": "Juba", "other": [1]}
    (one,) = read(fields)
    assert isinstance(one, Report)
    assert (one.id, one.title, one.outlet, one.url, one.place) == ("r1", "Malakal", "Nile Wire", "x:1", "Juba")


def test_a_field_goes_before_the_dateline_of_the_text() -> None:
    text = "JUBA, Dec 23, 2013 (Nile Wire) - Rebels entered Malakal."
    one = report({"text": text, "published": "2013-12-24T08:00:00+03:00", "outlet": "Radio Fashoda"})
    assert (one.published, one.place, one.outlet) == (dt.date(2013, 12, 24), "Juba", "Radio Fashoda")
    assert report({"text": text}).published == dt.date(2013, 12, 23)


def test_a_bad_line_does_not_stop_the_others() -> None:
    found = read(GOOD, b"{", b"", b"[1]", {"text": 5, "published": "2013-12-24"}, {"published": "2013-12-24"}, {**GOOD, "published": "x"},
                 {**GOOD, "published": 20131224}, {**GOOD, "outlet": []}, {**GOOD, "text": " "}, {"text": "x"}, b"\xff", GOOD)
    assert codes(found) == ["ok", "bad-json", "bad-json", "bad-field", "bad-field", "bad-date", "bad-date", "bad-field", "empty", "no-date",
                            "not-utf8", "ok"]
    assert isinstance(found[1], DatelineError) and found[1].where == "a.jsonl, line 2"


def test_deep_nesting_is_an_error_and_no_crash() -> None:
    assert codes(read(b"[" * 200_000, GOOD)) in (["bad-json", "ok"], ["too-long", "ok"])


def test_a_line_past_the_limit_is_skipped_whole() -> None:
    found = read({**GOOD, "text": "x" * 200_000}, {**GOOD, "text": "y" * 1001}, GOOD)
    assert codes(found) == ["too-long", "too-long", "ok"]


def test_bom_numbers_as_ids_and_lone_surrogates() -> None:
    (one,) = read(b"\xef\xbb\xbf" + json.dumps({**GOOD, "id": 7, "text": "cut \ud83d off"}).encode())
    assert isinstance(one, Report) and one.id == "7" and one.text == "cut \ufffd off"
