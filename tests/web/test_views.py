"""What the page shows: every view answers from the record, in pages, with an ETag, and with one shape of error."""

from __future__ import annotations

import datetime as dt
from typing import Any

import httpx
import pytest

from dateline.adding import settle
from dateline.errors import CATALOGUE
from dateline.store import RecordStore
from made import record
from serving import API, Person, served

SHAPE = {"code", "what", "where", "why", "remedy"}


def ask(person: httpx.Client, path: str, **params: Any) -> Any:
    answer = person.get(path, params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_the_record_at_a_glance(standing: Person) -> None:
    found = ask(standing, "/record")
    assert (found["reports"], found["first_day"], found["last_day"]) == (4, "2025-01-28", "2025-02-17")
    assert found["statements"] == {"control": 4} and found["unresolved_places"] == 1
    assert {o["name"]: o["count"] for o in found["outlets"]} == {"Lake Radio": 2, "Ridge Post": 2}


def test_who_held_what_on_a_day_as_known_on_a_day(standing: Person) -> None:
    later = {h["place"]["name"]: h for h in ask(standing, "/control", on="2025-02-17")["places"]}
    assert set(later) == {"Goma", "Bukavu", "Minova"} and later["Goma"]["holder"]["name"] == "M23"
    assert later["Goma"]["status"] == "confirmed" and len(later["Goma"]["support"]) == 2
    assert later["Minova"]["place"]["resolved"] is False, "a place in no gazetteer is listed, not drawn"
    then = ask(standing, "/control", on="2025-02-17", known="2025-01-28")["places"]
    assert [(h["place"]["name"], h["status"]) for h in then] == [("Goma", "claimed")]
    assert ask(standing, "/control", on="2024-01-01")["places"] == []


def test_all_days_at_once_say_the_same_as_each_day(standing: Person) -> None:
    for known in (None, "2025-02-16"):
        days = ask(standing, "/control/days", **({"known": known} if known else {}))
        for n in range(-2, 25):
            day = (dt.date(2025, 1, 27) + dt.timedelta(days=n)).isoformat()
            asked = ask(standing, "/control", on=day, **({"known": known} if known else {}))["places"]
            slid = {
                p["key"]: (days["parties"][i["holder"]]["name"], i["status"])
                for p in days["places"]
                for i in p["intervals"]
                if i["from"] <= day and (i["to"] is None or day <= i["to"])
            }
            assert slid == {h["place"]["key"]: (h["holder"]["name"], h["status"]) for h in asked}, day


def test_changes_the_latest_first(standing: Person) -> None:
    found = ask(standing, "/changes", since="2025-02-01")
    assert [c["place"]["name"] for c in found["items"]] == ["Minova", "Bukavu"]
    assert [c["place"]["name"] for c in ask(standing, "/changes", since="2025-02-01", moved=True)["items"]] == ["Bukavu"]


def test_from_a_place_down_to_the_words(standing: Person) -> None:
    statement = ask(standing, "/control", place="Bukavu", on="2025-02-17")["places"][0]["support"][0]
    ground = ask(standing, f"/why/{statement}")["items"][0]
    text = ask(standing, f"/reports/{ground['report']}")["record"]["report"]["text"]
    assert text[ground["start"] : ground["end"]] == ground["words"]
    assert {g["report"] for g in ask(standing, "/why/Bukavu")["items"]} == {ground["report"]}


def test_a_report_with_its_statements_and_their_sources(standing: Person) -> None:
    number = ask(standing, "/reports", q="entered Goma")["items"][0]["id"]
    found = ask(standing, f"/reports/{number}")
    assert found["record"]["report"]["outlet"] == "Ridge Post" and found["kin"] == []
    assert [(s["source"], s["rejected"]) for s in found["statements"]] == [("army spokesman", False)]


def test_lists_come_in_pages_that_add_up(standing: Person) -> None:
    whole = ask(standing, "/reports")["items"]
    pages = [ask(standing, "/reports", limit=1, offset=n) for n in range(5)]
    assert [p["total"] for p in pages] == [4] * 5
    assert [x for p in pages for x in p["items"]] == whole and pages[4]["items"] == []


def test_search_sources_and_who_cites_whom(standing: Person) -> None:
    assert ask(standing, "/search", q="Bukavu fell")["total"] == 1
    assert ask(standing, "/search", q="?!")["total"] == 0
    network = ask(standing, "/sources/network")
    assert {(e["citing"], e["cited"]) for e in network["edges"]} == {
        ("outlet:lake-radio", "residents"),
        ("outlet:ridge-post", "army-spokesman"),
    }
    assert {s["key"] for s in ask(standing, "/sources")["items"]} <= {n["key"] for n in network["nodes"] if n["origin"]}


@pytest.mark.parametrize("path", ["/events", "/forecasts", "/review/log", "/changes", "/uploads", "/failures"])
def test_an_empty_record_gives_empty_lists(path: str, tmp_path: Any) -> None:
    with RecordStore(str(tmp_path / "empty.db")) as store, served(store) as found, Person(found) as person:
        assert ask(person, path) == {"total": 0, "limit": 20 if path == "/uploads" else 100, "offset": 0, "items": []}
        for other in ("/record", "/control", "/control/days", "/events/bins", "/events/facets", "/forecasts/scores", "/sources/network"):
            ask(person, other)
        assert person.get("/brief", params={"format": "md"}).status_code == 200


def test_the_brief_and_every_export_can_be_taken_away(standing: Person) -> None:
    for kind, begins in (("md", b"# Situation"), ("html", b"<!doctype html>"), ("pdf", b"%PDF")):
        answer = standing.get("/brief", params={"format": kind, "download": True})
        assert answer.content.startswith(begins) and f'.{kind}"' in answer.headers["content-disposition"]
    for kind, ending in ask(standing, "/exports").items():
        answer = standing.get(f"/exports/{kind}", params={"since": "2025-01-01"})
        assert answer.status_code == 200 and f'dateline-2025-01-01.{ending}"' in answer.headers["content-disposition"]
    assert standing.get("/exports/xls").json()["code"] == "export-format"


def test_whoever_has_the_answer_is_told_so_until_the_record_changes(store: RecordStore, you: Person) -> None:
    first = you.get("/control")
    tag = {"If-None-Match": first.headers["etag"]}
    again = you.get("/control", headers=tag)
    assert again.status_code == 304 and again.content == b""
    store.add(record("Sake was taken by the M23.", "2025-02-20", {"place": "Sake"}, outlet="Lake Radio"))
    settle(store)
    changed = you.get("/control", headers=tag)
    assert changed.status_code == 200 and "Sake" in changed.text


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/nothing", 404, "no-such-page"),
        ("/why/nothing", 404, "no-such-id"),
        ("/reports/nothing", 404, "no-such-id"),
        ("/events/nothing", 404, "no-such-statement"),
        ("/review/statements/nothing", 404, "no-such-statement"),
        ("/uploads/nothing", 404, "no-such-job"),
        ("/control?on=yesterday", 422, "bad-request"),
        ("/reports?limit=0", 422, "bad-request"),
        ("/session", 405, "wrong-method"),
    ],
)
def test_every_error_has_the_one_shape(standing: Person, path: str, status: int, code: str) -> None:
    answer = standing.get(path)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert set(answer.json()) == SHAPE and code in CATALOGUE


def test_long_answers_are_compressed_and_none_may_be_taken_for_a_page(standing: Person) -> None:
    answer = standing.get("/openapi.json")
    assert answer.headers["content-encoding"] == "gzip"
    for path in ("/openapi.json", "/record", "/nothing", "/brief"):
        headers = standing.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe-inline" not in policy.split("script-src")[-1].split(";")[0]
    brief = standing.get("/brief").headers["content-security-policy"]
    assert brief.startswith("sandbox;") and "script-src" not in brief


def test_markup_in_a_report_stays_text(store: RecordStore, you: Person) -> None:
    evil = "<script>alert(1)</script> Goma was taken."
    store.add(record(evil, "2025-03-01", {"place": "Goma"}, outlet="<b>x</b>"))
    settle(store)
    assert "<script>" not in you.get("/brief").text and "<b>x" not in you.get("/brief").text
    number = ask(you, "/reports", since="2025-03-01")["items"][0]["id"]
    answer = you.get(f"/reports/{number}")
    assert answer.headers["content-type"] == "application/json" and answer.json()["record"]["report"]["text"] == evil


def test_each_view_has_its_own_address(standing: Person) -> None:
    root = httpx.get(str(standing.base_url).removesuffix(API + "/"))
    assert root.status_code == 200 and root.headers["content-type"].startswith("text/html")
    for view in ("/timeline", "/report/2025-01-28-abc", "/review?at=3"):
        assert httpx.get(f"{str(standing.base_url).removesuffix(API + '/')}{view}").text == root.text
    for path in ("/assets/gone.js", "/../app.py", "/%2e%2e/app.py", "/assets/%2e%2e/%2e%2e/app.py"):
        assert "create_app" not in httpx.get(f"{str(standing.base_url).removesuffix(API + '/')}{path}").text


def test_the_api_describes_itself(standing: Person) -> None:
    document = ask(standing, "/openapi.json")
    assert {f"{API}/control", f"{API}/events", f"{API}/uploads/{{id}}/events"} <= set(document["paths"])
    for path, ways in document["paths"].items():
        for way, operation in ways.items():
            assert operation.get("summary") and operation.get("tags"), f"{way} {path}"
