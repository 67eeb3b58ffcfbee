"""Who is let in: not other pages in your name, not other hosts, nothing too large; and what is said of it."""

from __future__ import annotations

import httpx
import pytest

from dateline.store import RecordStore
from serving import API, SECRET, Person, account, served

TEXT = {"reports": [{"text": "Bukavu fell.", "published": "2025-02-16"}]}


def refused(answer: httpx.Response, status: int, code: str) -> bool:
    return (answer.status_code, answer.json()["code"]) == (status, code)


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "", "[::1"])
def test_on_this_machine_only_its_own_names_are_answered(standing: Person, host: str) -> None:
    assert refused(httpx.get(standing.base_url.join("me"), headers={"Host": host}), 421, "bad-host")


def test_localhost_by_any_of_its_names(standing: Person) -> None:
    for host in ("localhost", "localhost:9", "127.0.0.1", "[::1]:80"):
        assert httpx.get(standing.base_url.join("me"), headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_another_page_changes_nothing_in_your_name(standing: Person, headers: dict[str, str]) -> None:
    own = {"X-CSRF-Token": standing.headers["X-CSRF-Token"]}
    answer = httpx.post(standing.base_url.join("uploads/text"), json=TEXT, headers=own | headers)
    assert refused(answer, 403, "foreign-origin")


@pytest.mark.parametrize("token", [{}, {"X-CSRF-Token": "guessed"}, {"X-CSRF-Token": "é".encode("latin-1")}])
def test_without_what_the_page_must_send_back_nothing_is_changed(standing: Person, token: dict[str, str]) -> None:
    assert refused(httpx.post(standing.base_url.join("uploads/text"), json=TEXT, headers=token), 403, "bad-csrf")
    assert standing.get("/uploads").json()["total"] == 0


def test_every_way_to_change_something_asks_for_it(standing: Person) -> None:
    document = standing.get("/openapi.json").json()
    changing = [(p, w) for p, ways in document["paths"].items() for w in ways if w not in ("get", "head") and p != f"{API}/session"]
    assert len(changing) > 10
    for path, way in changing:
        answer = httpx.request(way, str(standing.base_url).removesuffix(API + "/") + path.replace("{", "").replace("}", ""), json={})
        assert refused(answer, 403, "bad-csrf"), f"{way} {path}"


def test_nobody_asks_from_another_page_for_leave_to(standing: Person) -> None:
    headers = {"Origin": "https://evil.example", "Access-Control-Request-Method": "PUT"}
    answer = httpx.options(standing.base_url.join("record"), headers=headers)
    assert not any(h.startswith("access-control") for h in answer.headers)


def test_too_large_a_request_is_refused_whether_or_not_it_says_so(store: RecordStore) -> None:
    with served(store, max_upload=10_000) as address, Person(address) as you:
        large = b" " * 20_000
        assert refused(you.post("/uploads/text", content=large), 413, "upload-too-large")
        assert refused(you.post("/uploads/text", content=iter([large[:9000], large[9000:]])), 413, "upload-too-large")
        assert refused(you.post("/sources/grade", content=b" " * 1_000_001), 413, "upload-too-large")
        assert you.get("/me").status_code == 200


def test_behind_a_proxy_the_servers_own_name_is_the_one_that_people_use(store: RecordStore) -> None:
    with served(store, origins=("https://dateline.example",), https=True) as address:
        names = {"Host": "dateline.example", "Origin": "https://dateline.example"}
        with httpx.Client(base_url=address + API, headers=names) as you:
            assert refused(you.get("/record"), 401, "not-signed-in"), "behind a proxy anybody may be, so everybody signs in"
            account(store, "ada", "admin")
            answer = you.post("/session", json={"name": "ada", "password": SECRET})
            assert answer.status_code == 201 and "max-age" in answer.headers["strict-transport-security"]
            session = {"Cookie": answer.headers["set-cookie"].split(";")[0], "X-CSRF-Token": answer.json()["csrf"]}
            answer = you.post("/review/statements/none", json={"action": "accept"}, headers=session)
            assert refused(answer, 404, "no-such-statement")
