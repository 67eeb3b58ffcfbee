"""Accounts, tokens and uploads are kept alike in SQLite and PostgreSQL, and make no new revision of the record."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.errors import DatelineError
from dateline.model import make_report
from dateline.store import RecordStore, accounts, uploads
from dateline.store.record import now
from dateline.store.revision import revision
from made import record


def test_an_account_from_its_opening_to_its_closing(store: RecordStore) -> None:
    accounts.add_user(store, "ada", "admin", "hash")
    accounts.add_user(store, "rima", "reader", "hash")
    accounts.begin_session(store, "rima", "digest", "csrf", now() + dt.timedelta(hours=1), None)
    accounts.add_token(store, "t1", "digest 2", "rima", "export", "reader", None)
    assert accounts.session(store, "digest").role == "reader" and accounts.token(store, "digest 2").user == "rima"
    accounts.remove_user(store, "rima")
    assert accounts.session(store, "digest") is None and accounts.token(store, "digest 2") is None
    assert [u.name for u in accounts.listed(store)] == ["ada"]
    accounts.add_user(store, "rima", "reviewer", "hash")
    assert accounts.user(store, "rima").role == "reviewer" and accounts.tokens_of(store, "rima") == []
    with pytest.raises(DatelineError, match="last-admin"):
        accounts.remove_user(store, "ada")


def test_what_is_over_no_longer_counts(store: RecordStore) -> None:
    accounts.add_user(store, "ada", "admin", "hash")
    past = now() - dt.timedelta(seconds=1)
    accounts.begin_session(store, "ada", "digest", "csrf", past, None)
    accounts.add_token(store, "t1", "digest 2", "ada", "export", "reader", past)
    assert accounts.session(store, "digest") is None and accounts.token(store, "digest 2") is None


@pytest.mark.parametrize(
    ("name", "role", "code"), [("a b", "reader", "bad-user-name"), ("", "reader", "bad-user-name"), ("a", "king", "bad-role")]
)
def test_what_no_account_can_be(store: RecordStore, name: str, role: str, code: str) -> None:
    with pytest.raises(DatelineError, match=code):
        accounts.add_user(store, name, role, "hash")


def test_an_upload_until_it_is_read(store: RecordStore) -> None:
    report = make_report("Goma was taken.", "2025-01-28")
    number = uploads.begin(store, "ada", [("a.txt", report), ("b.txt", DatelineError("no-date", "b.txt"))])
    assert uploads.waiting(store) == [(number, 1)] and uploads.content(store, number, 1) == report
    uploads.finish(store, number, 1, "added", report=report.id, statements=1)
    assert uploads.waiting(store) == [] and uploads.content(store, number, 1) is None
    head = uploads.head(store, number)
    assert (head.total, head.waiting, head.added, head.failed) == (2, 0, 1, 1)
    assert [i.state for i in uploads.items(store, number)] == ["added", "failed"]
    assert uploads.listed(store, 10, 0)[0] == 1


def test_only_what_changes_the_record_makes_a_new_revision(store: RecordStore) -> None:
    before = revision(store)
    accounts.add_user(store, "ada", "admin", "hash")
    accounts.note(store, "ada", "signed in")
    uploads.begin(store, "ada", [])
    with store.writing():
        pass
    assert revision(store) == before
    store.add(record("Goma was taken.", "2025-01-28", {}))
    assert revision(store) != before
