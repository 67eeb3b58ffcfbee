"""Reviewing at the page: what a person decides counts at once, is told with who and why, and can be undone."""

from __future__ import annotations

from typing import Any

from serving import Person


def goma(you: Person) -> Any:
    return next(h for h in you.get("/control").json()["places"] if h["place"]["name"] == "Goma")


def test_a_rejection_counts_at_once_and_is_undone(you: Person) -> None:
    before = goma(you)
    statement = before["support"][1]
    kept = you.post(f"/review/statements/{statement}", json={"action": "reject", "why": "a rumour"})
    assert kept.status_code == 201 and kept.json()["item"]["ground"]["corrections"][0].endswith("a rumour")
    assert goma(you)["status"] == "claimed" and statement not in goma(you)["support"]
    log = you.get("/review/log").json()["items"]
    assert [(c["action"], c["why"], c["undone_at"]) for c in log] == [("reject", "a rumour", None)]
    assert you.post(f"/review/corrections/{kept.json()['id']}/undo").status_code == 200
    assert goma(you) == before
    assert you.get("/review/log").json()["items"][0]["undone_by"] == you.get("/me").json()["name"]
    assert you.post(f"/review/corrections/{kept.json()['id']}/undo").json()["code"] == "no-such-correction"


def test_a_field_is_corrected_as_a_person_writes_it(you: Person) -> None:
    statement = goma(you)["support"][0]
    fields = you.get("/review/fields").json()
    assert "holder" in fields["fields"]["control"] and "gained" in fields["types"]["control"]
    for field, value in (("holder", "town guard:armed group"), ("latest", "2025-01-26")):
        answer = you.post(f"/review/statements/{statement}", json={"action": "set", "field": field, "value": value})
        assert answer.status_code == 201, answer.text
    assert answer.json()["item"]["corrected"] == {"holder": "town guard", "latest": "2025-01-26"}
    report = you.get(f"/why/{statement}").json()["items"][0]["report"]
    shown = next(s for s in you.get(f"/reports/{report}").json()["statements"] if s["id"] == statement)
    assert [(c["field"], c["action"]) for c in shown["corrections"]] == [("holder", "set"), ("latest", "set")]
    assert shown["corrected"] == {"holder": "town guard", "latest": "2025-01-26"}
    assert goma(you)["holder"]["name"] != "M23" or statement not in goma(you)["support"]


def test_what_cannot_be_is_refused_with_the_reason(you: Person) -> None:
    statement = goma(you)["support"][0]
    for given in (
        {"action": "set", "field": "latest", "value": "someday"},
        {"action": "set", "field": "place", "value": "Atlantis on Kivu"},
        {"action": "set"},
        {"action": "join", "value": statement},
        {"action": "overrule", "value": "true"},
    ):
        answer = you.post(f"/review/statements/{statement}", json=given)
        assert (answer.status_code, answer.json()["code"]) == (422, "bad-correction"), given
    assert you.post(f"/review/statements/{statement}", json={"action": "explode"}).json()["code"] == "bad-request"
    assert you.get("/review/log").json()["total"] == 0


def test_the_queue_shrinks_as_it_is_judged(you: Person) -> None:
    queue = you.get("/review").json()
    assert queue and queue[0]["why"] and queue[0]["ground"]["words"]
    first = queue[0]["statement"]
    you.post(f"/review/statements/{first}", json={"action": "accept"})
    assert first not in [x["statement"] for x in you.get("/review").json()]


def test_a_source_is_graded_by_a_person(you: Person) -> None:
    given = {"source": "residents", "grade": "B", "why": "five years of good tips"}
    assert you.post("/sources/grade", json=given).status_code == 201
    found = next(s for s in you.get("/sources").json()["items"] if s["key"] == "residents")
    assert found["grade"] == "B" and "five years" in found["why"]
    assert you.post("/sources/grade", json=given | {"source": "nobody"}).json()["code"] == "no-such-id"
