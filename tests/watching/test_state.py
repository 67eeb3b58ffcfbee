"""What a watch remembers, on SQLite and on a real PostgreSQL: nobody gets what another has in hand."""

from __future__ import annotations

import threading
import time
from typing import Any

from dateline.store import RecordStore
from dateline.watching.politeness import Politeness
from dateline.watching.state import Item, State, item

FEED = "https://nile.example/feed"


def entry(name: str, text: str = "x", host: str = "") -> Item:
    return item(FEED, host, name, f"https://nile.example/{name}", {"text": text})


def polled(state: State, *items: Item) -> int:
    state.enter([(FEED, "nile.example")])
    assert state.claim_feed([FEED], (), early=1e12) is not None
    return state.polled(FEED, items, etag=None, modified=None, next_at=time.time() + 60)


def test_many_watchers_get_each_item_once(store: RecordStore) -> None:
    polled(State(store), *(entry(f"n{n}") for n in range(40)))
    taken: list[Any] = []

    def work() -> None:
        state = State(store)
        while (one := state.claim_item([FEED], ())) is not None:
            taken.append(one.id)
            state.finished(one)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(taken) == len(set(taken)) == 40 and State(store).waiting([FEED]) == 0


def test_items_come_in_the_feeds_order_and_busy_hosts_are_passed_over(store: RecordStore) -> None:
    state = State(store)
    assert polled(state, entry("b", host="one"), entry("a", host="two"), entry("c", host="one")) == 3
    first, second = state.claim_item([FEED], ()), state.claim_item([FEED], ("one",))
    assert first is not None and second is not None and (first.link, second.link) == ("https://nile.example/b", "https://nile.example/a")
    assert state.claim_item([FEED], ("one", "two")) is None and state.claim_item(["https://other.example/"], ()) is None


def test_an_item_that_changes_is_read_again_but_not_at_once(store: RecordStore) -> None:
    state = State(store)
    assert polled(state, entry("a")) == 1 and polled(state, entry("a")) == 0
    one = state.claim_item([FEED], ())
    assert one is not None
    state.finished(one)
    assert polled(state, entry("a", "changed")) == 0
    from dateline.watching import tables as t

    with store.writing() as connection:
        connection.execute(t.items.update().values(done_at=1.0))
    assert polled(state, entry("a", "changed")) == 1
    again = state.claim_item([FEED], ())
    assert again is not None and again.data == {"text": "changed"}


def test_turns_at_a_host_are_given_one_after_the_other(store: RecordStore) -> None:
    waits: list[float] = []
    polite = Politeness(State(store), lambda seconds: bool(waits.append(seconds)), allow_private=False)
    threads = [threading.Thread(target=polite.turn, args=("nile.example", 10.0)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(round(w / 10) for w in waits) == [1, 2, 3]
    polite.leave_alone("nile.example", 500.0)
    polite.turn("nile.example", 10.0)
    assert waits[-1] > 490


def test_what_is_due_next(store: RecordStore) -> None:
    state = State(store)
    assert state.next_due([FEED]) is None
    polled(state)
    due = state.next_due([FEED])
    assert due is not None and 50 < due - time.time() <= 60
    assert [(f["url"], f["outcome"], f["waiting"]) for f in state.feeds()] == [(FEED, "unchanged", 0)]
