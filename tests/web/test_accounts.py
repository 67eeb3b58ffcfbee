"""People: signing in, what each role may do, tokens for programs, and the log of who did what."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import httpx
import pytest

from dateline.errors import DatelineError
from dateline.store import RecordStore, accounts
from dateline.web.limiter import Limiter
from dateline.web.server import run
from dateline.web.settings import Settings
from serving import API, SECRET, Person, account, served

ROLES = {"rima": "reader", "victor": "reviewer", "ada": "admin"}


@pytest.fixture
def shared(store: RecordStore) -> Iterator[str]:
    """The address of a server with an account of each role."""
    for name, role in ROLES.items():
        account(store, name, role)
    with served(store) as found:
        yield found


def code(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def test_a_server_that_others_can_reach_does_not_start_without_accounts(store: RecordStore) -> None:
    with pytest.raises(DatelineError) as error:
        run(store, Settings(host="0.0.0.0", port=0, warm=False))
    assert error.value.code == "no-users" and "dateline user add" in error.value.remedy


def test_nothing_is_told_to_who_has_not_signed_in(shared: str) -> None:
    with httpx.Client(base_url=shared + API) as stranger:
        me = stranger.get("/me").json()
        assert (me["name"], me["csrf"], me["can"]) == (None, None, [])
        document = stranger.get("/openapi.json").json()
        for path, ways in document["paths"].items():
            for way in ways:
                if path not in (f"{API}/me", f"{API}/session") or way == "delete":
                    answer = stranger.request(way, path.removeprefix(API).replace("{", "").replace("}", ""))
                    assert code(answer) == (401, "not-signed-in"), f"{way} {path}"


def test_signing_in_and_out(shared: str) -> None:
    with Person(shared, "victor") as victor:
        cookie = next(iter(victor.cookies.jar))
        assert cookie.has_nonstandard_attr("HttpOnly") and cookie.get_nonstandard_attr("SameSite") == "strict" and not cookie.secure
        me = victor.get("/me").json()
        assert (me["name"], me["role"], me["local"], me["can"]) == ("victor", "reviewer", False, ["read", "review", "add"])
        assert victor.get("/record").status_code == 200
        kept = dict(victor.cookies)
        assert victor.delete("/session").status_code == 204 and not victor.cookies
        assert code(httpx.get(f"{shared}{API}/record", cookies=kept)) == (401, "not-signed-in")


def test_over_tls_the_cookie_is_bound_to_the_host(store: RecordStore) -> None:
    account(store, "ada", "admin")
    with served(store, https=True) as address:
        answer = httpx.post(f"{address}{API}/session", json={"name": "ada", "password": SECRET})
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith("__Host-dateline=") and "Secure" in cookie and "HttpOnly" in cookie and "Domain" not in cookie


def test_each_role_may_do_what_it_is_for_and_no_more(shared: str) -> None:
    allowed = {"read": set(ROLES), "add": {"victor", "ada"}, "review": {"victor", "ada"}, "administer": {"ada"}}
    ways = (
        ("read", "get", "/control", None),
        ("read", "get", "/exports/csv", None),
        ("review", "post", "/review/statements/none", {"action": "accept"}),
        ("review", "post", "/review/corrections/99/undo", None),
        ("review", "post", "/sources/grade", {"source": "none", "grade": "A"}),
        ("add", "get", "/uploads", None),
        ("add", "post", "/uploads/text", {"reports": [{"text": ""}]}),
        ("administer", "get", "/users", None),
        ("administer", "post", "/users", {"name": "x y", "role": "reader", "password": SECRET}),
        ("administer", "patch", "/users/none", {"role": "reader"}),
        ("administer", "delete", "/users/none", None),
        ("administer", "get", "/audit", None),
    )
    for name in ROLES:
        with Person(shared, name) as person:
            for right, way, path, body in ways:
                answer = person.request(way, path, json=body)
                kept_out = answer.status_code == 403 and answer.json()["code"] == "not-allowed"
                assert kept_out != (name in allowed[right]), f"{name} {way} {path}: {answer.status_code}"


def test_a_session_is_not_enough_for_another_page(shared: str) -> None:
    with Person(shared, "ada") as ada:
        new = {"name": "mallory", "role": "admin", "password": SECRET}
        assert code(ada.post("/users", json=new, headers={"X-CSRF-Token": "other"})) == (403, "bad-csrf")
        assert code(ada.post("/users", json=new, headers={"Origin": "https://evil.example"})) == (403, "foreign-origin")


def test_passwords_cannot_be_guessed_at_length(store: RecordStore) -> None:
    account(store, "ada", "admin")
    with served(store, login_tries=3) as address:
        for _ in range(3):
            assert code(httpx.post(f"{address}{API}/session", json={"name": "ada", "password": "wrong"})) == (401, "wrong-password")
        answer = httpx.post(f"{address}{API}/session", json={"name": "ada", "password": SECRET})
        assert code(answer) == (429, "too-many-tries") and 0 < int(answer.headers["retry-after"]) <= 300
        assert code(httpx.post(f"{address}{API}/session", json={"name": "nobody", "password": "x"})) == (401, "wrong-password")


def test_failures_are_forgotten_after_a_while() -> None:
    time = [0.0]
    limiter = Limiter(60, lambda: time[0])
    for _ in range(2):
        limiter.failed("ada")
    with pytest.raises(DatelineError, match="too-many-tries"):
        limiter.check("ada", 2)
    limiter.check("victor", 2)
    time[0] = 60
    limiter.check("ada", 2)


def test_a_program_asks_by_token_in_its_owners_name(shared: str) -> None:
    with Person(shared, "victor") as victor:
        made = victor.post("/tokens", json={"name": "nightly export", "role": "reader"}).json()
        assert code(victor.post("/tokens", json={"name": "more", "role": "admin"})) == (403, "not-allowed")
        bearer = {"Authorization": f"Bearer {made['token']}"}
        with httpx.Client(base_url=shared + API, headers=bearer) as program:
            assert program.get("/me").json()["name"] == "victor" and program.get("/record").status_code == 200
            assert code(program.post("/uploads/text", json={"reports": [{"text": ""}]})) == (403, "not-allowed")
            assert [t["name"] for t in program.get("/tokens").json()] == ["nightly export"]
            assert victor.delete(f"/tokens/{made['id']}").status_code == 204
            assert code(program.get("/record")) == (401, "bad-token")


def test_what_is_kept_of_passwords_and_tokens_gives_neither_away(shared: str, store: RecordStore) -> None:
    with Person(shared, "ada") as ada:
        token = ada.post("/tokens", json={"name": "x", "role": "admin"}).json()["token"]
        cookie = next(iter(ada.cookies.values()))
    dump = "\n".join(sqlite3.connect(store.engine.url.database or "").iterdump())
    assert "$argon2id$" in dump
    assert all(secret not in dump for secret in (SECRET, token, cookie))


def test_an_admin_manages_accounts_and_a_closed_one_is_out_at_once(shared: str) -> None:
    with Person(shared, "ada") as ada, Person(shared, "rima") as rima:
        assert ada.post("/users", json={"name": "noor", "role": "reader", "password": SECRET}).status_code == 201
        assert code(ada.post("/users", json={"name": "noor", "role": "reader", "password": SECRET})) == (409, "user-exists")
        assert code(ada.post("/users", json={"name": "leo", "role": "reader", "password": "short"})) == (422, "bad-password")
        assert [u["name"] for u in ada.get("/users").json()] == ["ada", "noor", "rima", "victor"]
        assert ada.delete("/users/rima").status_code == 204
        assert code(rima.get("/record")) == (401, "not-signed-in")
        assert code(ada.patch("/users/ada", json={"role": "reader"})) == (409, "last-admin")
        assert ada.patch("/users/noor", json={"role": "admin"}).status_code == 200
        assert ada.patch("/users/ada", json={"role": "reader"}).status_code == 200
        assert code(ada.get("/users")) == (401, "not-signed-in"), "whose role changes signs in anew"


def test_everybody_changes_their_own_password(shared: str) -> None:
    with Person(shared, "rima") as rima:
        assert code(rima.post("/password", json={"old": "wrong", "new": "ten green bottles"})) == (401, "wrong-password")
        assert rima.post("/password", json={"old": SECRET, "new": "ten green bottles"}).status_code == 204
        assert code(rima.get("/record")) == (401, "not-signed-in")
        assert rima.post("/session", json={"name": "rima", "password": "ten green bottles"}).status_code == 201


def test_who_did_what_is_on_record(shared: str, store: RecordStore) -> None:
    with Person(shared, "victor") as victor:
        statement = victor.get("/control").json()["places"][0]["support"][0]
        number = victor.post(f"/review/statements/{statement}", json={"action": "reject", "why": "a rumour"}).json()["id"]
        victor.post(f"/review/corrections/{number}/undo")
        victor.get("/exports/csv")
    httpx.post(f"{shared}{API}/session", json={"name": "victor", "password": "guess"})
    with Person(shared, "ada") as ada:
        found = [(e["who"], e["did"]) for e in ada.get("/audit", params={"who": "victor"}).json()["items"]]
    did = ["failed to sign in", "exported", "took back a correction", "corrected", "signed in"]
    assert found == [("victor", d) for d in did]
    assert accounts.noted(store, 10, 0)[0] == 6
