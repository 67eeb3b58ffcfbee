"""Files, folders, standard input."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import pathlib

import pytest

from dateline.errors import DatelineError
from dateline.intake import reports
from dateline.model import Report

BODY = "Rebels entered Malakal."


def texts(found: list[Report | DatelineError]) -> list[str]:
    return [one.code if isinstance(one, DatelineError) else one.text for one in found]


def test_folders_are_read_by_name_recursively(tmp_path: pathlib.Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "b" / "2.txt").write_text("date 2013-12-24\ntwo")
    (tmp_path / "1.TXT").write_text("date 2013-12-24\none")
    (tmp_path / "3.jsonl").write_text(json.dumps({"text": "three", "published": "2013-12-24"}) + "\n")
    (tmp_path / "README.md").write_text("not a report")
    (tmp_path / ".hidden" / "4.txt").write_text("date 2013-12-24\nfour")
    assert texts(list(reports([str(tmp_path)]))) == ["one", "three", "two"]


def test_what_cannot_be_read_is_an_error_in_its_place(tmp_path: pathlib.Path) -> None:
    (tmp_path / "good.txt").write_text(f"date 2013-12-24\n{BODY}")
    (tmp_path / "bad.txt").write_text(BODY)
    (tmp_path / "empty").mkdir()
    names = [str(tmp_path / n) for n in ("none.txt", "bad.txt", "empty", "good.txt")]
    found = list(reports(names))
    assert texts(found) == ["not-found", "no-date", "no-reports", BODY]
    assert [e.where for e in found if isinstance(e, DatelineError)] == names[:3]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_no_permission(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(BODY)
    file.chmod(0)
    assert texts(list(reports([str(file)]))) == ["unreadable"]


def test_a_name_that_cannot_be_a_file() -> None:
    assert texts(list(reports(["a\0b"]))) in (["unreadable"], ["not-found"])


def test_standard_input_as_text_and_as_json_lines() -> None:
    def read(data: bytes) -> list[str]:
        return texts(list(reports(["-"], dt.date(2013, 12, 24), stdin=io.BytesIO(data))))

    assert read(BODY.encode()) == [BODY]
    assert read(f"date 2013-12-24\n{BODY}\n\nMore.".encode()) == [f"{BODY}\n\nMore."]
    assert read(b'\xef\xbb\xbf{"text": "one"}\n{"text": "two"}\n') == ["one", "two"]
    assert read(b"") == ["empty"]
    assert read(b"\xff\xfe") == ["empty"]


def test_a_huge_file_is_refused_without_being_read_whole(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "huge.txt"
    with file.open("wb") as out:
        out.write(b"date 2013-12-24\n")
        out.truncate(200_000_000)
    assert texts(list(reports([str(file)]))) == ["too-long"]


def test_any_suffix_is_read_when_named(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "report.md"
    file.write_text(f"date 2013-12-24\n{BODY}")
    assert texts(list(reports([str(file)]))) == [BODY]
