"""Adding at the page: read one by one by a real reader, watched or not, several people at once, and over a restart."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from dateline.model import make_report
from dateline.store import RecordStore, uploads
from dateline.web.opening import tame
from serving import Person, served

DAY = "2013-12-24"
LEFT = "Renk was shelled on Monday."
TOLD = [
    "Rebels captured Malakal on Tuesday, two residents said.",
    "The army retook Bor on Tuesday, its spokesman said.",
    "Fighting went on in Bentiu on Monday.",
]


def texts(*given: str) -> dict[str, Any]:
    return {"reports": [{"text": t, "published": DAY} for t in given]}


def watch(person: httpx.Client, number: str) -> Iterator[tuple[str, Any]]:
    """The events of an upload until the server ends the stream."""
    with person.stream("GET", f"/uploads/{number}/events") as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        name = ""
        for line in stream.iter_lines():
            if line.startswith("event: "):
                name = line.removeprefix("event: ")
            elif line.startswith("data: "):
                yield name, json.loads(line.removeprefix("data: "))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RecordStore]:
    with RecordStore(str(tmp_path_factory.mktemp("uploads") / "record.db")) as opened:
        uploads.begin(opened, "rima", [("left.txt", make_report(LEFT, DAY))])
        yield opened


@pytest.fixture(scope="module")
def desk(kept: RecordStore) -> Iterator[str]:
    """A server whose reader is loaded once for all tests here, over a record whose last server left an upload unread."""
    with served(kept, max_files=5, max_file=5_000, max_reports=50, max_waiting=60) as address:
        yield address


def test_what_was_not_read_when_the_server_ended_is_read_at_the_next_start(desk: str) -> None:
    with Person(desk) as you:
        left = next(j for j in you.get("/uploads").json()["items"] if j["who"] == "rima")
        assert list(watch(you, left["id"]))[-1][1]["added"] == 1
        assert you.get("/reports", params={"q": LEFT}).json()["total"] == 1


def test_text_is_read_while_its_sender_watches(desk: str) -> None:
    with Person(desk) as you:
        answer = you.post("/uploads/text", json=texts(*TOLD[:2], TOLD[0], ""))
        assert answer.status_code == 202 and answer.json()["failed"] == 1
        events = list(watch(you, answer.json()["id"]))
        assert [events[0][0], events[-1][0]] == ["job", "done"]
        assert {k: events[-1][1][k] for k in ("state", "total", "added", "known", "failed", "waiting")} == {
            "state": "done", "total": 4, "added": 2, "known": 1, "failed": 1, "waiting": 0,
        }  # fmt: skip
        found = you.get(f"/uploads/{answer.json()['id']}").json()["items"]
        assert [i["state"] for i in found] == ["added", "added", "known", "failed"] and found[3]["error"]["code"] == "empty"
        assert {h["place"]["name"] for h in you.get("/control").json()["places"]} >= {"Malakal", "Bor"}, "seen as soon as it is read"
        assert you.get(f"/reports/{found[0]['report']}").json()["record"]["report"]["text"] == TOLD[0]


def test_files_of_each_kind_and_what_is_wrong_with_some(desk: str) -> None:
    lines = "\n".join(json.dumps({"text": f"Shelling hit Yei on Sunday, {n} witnesses said.", "published": DAY}) for n in (11, 12))
    files = [
        ("a.txt", f"date {DAY}\n{TOLD[2]}".encode()),
        ("../../b.jsonl", lines.encode()),
        ("no date.txt", b"Nothing here says when."),
        ("broken.pdf", b"%PDF-1.7 and no more"),
    ]
    with Person(desk) as you:
        answer = you.post("/uploads", files=[("files", f) for f in files])
        done = list(watch(you, answer.json()["id"]))[-1][1]
        assert (done["added"], done["failed"]) == (3, 2)
        items = you.get(f"/uploads/{done['id']}").json()["items"]
        assert [i["source"] for i in items] == ["a.txt", "b.jsonl", "b.jsonl, 2", "no date.txt", "broken.pdf"]
        assert [i["n"] for i in items if i["error"]] == [4, 5] and items[3]["error"]["code"] == "no-date"
        assert all("/" not in i["error"]["where"] for i in items if i["error"]), "no path of the server is told"
        dated = you.post("/uploads", files=[("files", files[2])], data={"published": DAY})
        assert list(watch(you, dated.json()["id"]))[-1][1]["added"] == 1


def test_what_is_too_much_is_refused_as_a_whole(desk: str) -> None:
    with Person(desk) as you:
        before = you.get("/uploads").json()["total"]
        one = ("files", ("a.txt", b"date 2013-12-24\nIt was calm."))
        for status, code, files in (
            (413, "too-many-files", [one] * 6),
            (413, "upload-too-large", [("files", ("a.txt", b"x" * 5_001))]),
            (413, "too-many-files", [("files", ("a.jsonl", b'{"text":"a"}\n' * 51))]),
        ):
            answer = you.post("/uploads", files=files)
            assert (answer.status_code, answer.json()["code"]) == (status, code)
        full = you.post("/uploads/text", json=texts(*(f"Report number {n}." for n in range(61))))
        assert full.status_code == 429 and full.json()["code"] == "queue-full" and "retry-after" in full.headers
        assert you.get("/uploads").json()["total"] == before


def test_several_people_at_once_and_one_who_goes_away(desk: str) -> None:
    wanted, errors = set[str](), list[Exception]()

    def adds(name: str, stays: bool) -> None:
        try:
            with Person(desk) as person:
                told = [f"Militia men of {name} took village number {n} on Sunday." for n in range(3)]
                wanted.update(told)
                number = person.post("/uploads/text", json=texts(*told)).json()["id"]
                for event, _ in watch(person, number):
                    if event == "job" and not stays:
                        return
        except Exception as error:
            errors.append(error)

    people = [threading.Thread(target=adds, args=(f"clan {n}", n != 2)) for n in range(4)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert errors == []
    with Person(desk) as you:
        for job in you.get("/uploads", params={"limit": 4}).json()["items"]:
            assert list(watch(you, job["id"]))[-1][1]["added"] == 3
        kept = {you.get(f"/reports/{r['id']}").json()["record"]["report"]["text"] for r in you.get("/reports").json()["items"]}
        assert wanted <= kept


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\a.txt", "a.txt"),
        ("a\x00b\n.txt", "a_b_.txt"),
        ("...", "upload"),
        (None, "upload"),
        ("x" * 300 + ".jsonl", "x" * 144 + ".jsonl"),
    ],
)
def test_a_files_name_is_only_a_name(given: str | None, kept: str) -> None:
    assert tame(given) == kept
