"""Feeds watched for a record: what is new is read once, politely, whatever the servers do and however often the watch is killed."""

from __future__ import annotations

import gzip
import io
import itertools
import json
import os
import pathlib
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
import sqlalchemy as sa

from dateline.errors import DatelineError
from dateline.store import RecordStore
from dateline.store import tables as kept
from dateline.watching import state as remembered
from dateline.watching import tables as t
from dateline.watching.config import Feed, load
from dateline.watching.logs import Log
from dateline.watching.metrics import Metrics
from dateline.watching.watch import Tally, Watcher
from watching.sites import Site, page, reply

LONG = "Rebels captured the town of Malakal on Tuesday, a resident said. " * 30


class Desk:
    """A record and the watches that are run for it."""

    def __init__(self, path: pathlib.Path) -> None:
        self.store = RecordStore(str(path / "record.db"))
        self.out = io.StringIO()

    def watch(self, *feeds: Feed, **more: Any) -> Watcher:
        return Watcher(self.store, feeds, **{"allow_private": True, "workers": 4, "log": Log(out=self.out), **more})

    def once(self, *feeds: Feed, **more: Any) -> Tally:
        return self.watch(*feeds, **more).run(once=True)

    def events(self, name: str) -> list[dict[str, Any]]:
        return [e for e in map(json.loads, self.out.getvalue().splitlines()) if e["event"] == name]

    def titles(self) -> list[str]:
        with self.store.reading() as connection:
            return sorted(connection.execute(sa.select(kept.reports.c.title)).scalars())

    def rows(self, table: sa.Table) -> list[Any]:
        with self.store.reading() as connection:
            return list(connection.execute(sa.select(table)))

    def change(self, table: sa.Table, **values: Any) -> None:
        with self.store.writing() as connection:
            connection.execute(sa.update(table).values(**values))


@pytest.fixture
def desk(tmp_path: pathlib.Path) -> Any:
    made = Desk(tmp_path)
    yield made
    made.store.close()


def feed(site: Site, path: str = "/feed", **more: Any) -> Feed:
    return Feed(**{"url": site.url + path, "name": "nile", "delay": 0.0, "timeout": 3.0, "every": 60.0, **more})


def test_what_is_new_is_read_once(site: Site, desk: Desk) -> None:
    site.feed("alpha", "beta", ETag='"1"', Last_Modified="Tue, 24 Dec 2013 10:00:00 GMT")
    first = desk.once(feed(site))
    assert (first.polled, first.reports.added, desk.titles()) == (1, 2, ["alpha", "beta"])
    site.feed("alpha", "beta", "gamma")
    second = desk.once(feed(site))
    assert (second.items, second.reports.added, desk.titles()) == (1, 1, ["alpha", "beta", "gamma"])
    assert [site.asked.count(path) for path in ("/alpha", "/beta", "/gamma", "/robots.txt")] == [1, 1, 1, 1]
    asked = site.headers[[n for n, path in enumerate(site.asked) if path == "/feed"][1]]
    assert (asked["if-none-match"], asked["if-modified-since"]) == ('"1"', "Tue, 24 Dec 2013 10:00:00 GMT")
    site.pages["/feed"] = reply(304)
    assert desk.once(feed(site)).items == 0 and desk.rows(t.feeds)[0].outcome == "unchanged"


def test_a_feed_with_whole_texts_needs_no_pages_and_its_own_outlet_name_counts(site: Site, desk: Desk) -> None:
    site.feed("alpha", text=LONG)
    done = desk.once(feed(site, outlet="Nile Wire (English)"))
    assert done.reports.added == 1 and "/alpha" not in site.asked
    with desk.store.reading() as connection:
        assert connection.execute(sa.select(kept.reports.c.outlet)).scalar() == "Nile Wire (English)"


def test_where_a_page_cannot_be_read_the_feed_text_is_with_a_notice(site: Site, desk: Desk) -> None:
    site.feed("alpha", text="Rebels captured the town of Malakal on Tuesday, a resident said.")
    site.pages["/alpha"] = reply(403)
    assert desk.once(feed(site)).reports.added == 1
    (row,) = desk.rows(kept.reports)
    assert row.text.startswith("Rebels captured") and [n["code"] for n in json.loads(row.record)["notices"]] == ["feed-text"]


def test_robots_txt_is_heeded_unless_the_outlet_gave_leave(site: Site, desk: Desk) -> None:
    site.feed("alpha", "private-beta")
    site.pages["/robots.txt"] = reply(200, b"User-agent: *\nDisallow: /private\n\nUser-agent: other\nDisallow: /")
    done = desk.once(feed(site))
    assert desk.titles() == ["alpha"] and "/private-beta" not in site.asked and done.items == 2
    assert [e["code"] for e in desk.events("item failed")] == ["fetch-robots"]
    site.feed("private-gamma")
    assert desk.once(feed(site, robots=False)).reports.added == 1


def test_without_an_answer_for_robots_txt_nothing_is_fetched(site: Site, desk: Desk) -> None:
    site.feed("alpha")
    site.pages["/robots.txt"] = reply(503)
    assert desk.once(feed(site)).failed_polls == 1 and site.asked == ["/robots.txt"]


def test_a_host_is_asked_at_intervals(site: Site, desk: Desk) -> None:
    moments: list[float] = []
    site.feed("alpha", "beta", "gamma")
    for name in ("alpha", "beta", "gamma"):
        answer = page(name)
        site.pages[f"/{name}"] = lambda request, answer=answer: (moments.append(time.monotonic()), answer(request))[1]
    desk.once(feed(site, delay=0.3))
    assert all(later - earlier > 0.28 for earlier, later in itertools.pairwise(moments)) and len(moments) == 3


def test_429_is_left_alone_as_long_as_it_asks_even_by_the_next_run(site: Site, desk: Desk) -> None:
    site.pages["/feed"] = reply(429, Retry_After="600")
    assert desk.once(feed(site)).failed_polls == 1
    (row,) = desk.rows(t.feeds)
    assert 590 < row.blocked_until - time.time() <= 720 and row.failures == 1 and row.outcome == "fetch-status"
    assert desk.once(feed(site)).polled == 0 and site.asked.count("/feed") == 1


def test_back_off_doubles_and_ends_with_success(site: Site, desk: Desk) -> None:
    site.pages["/feed"] = reply(500)
    waits = []
    for _ in range(3):
        desk.once(feed(site))
        waits.append(desk.rows(t.feeds)[0].blocked_until - time.time())
        desk.change(t.feeds, blocked_until=0.0)
    assert 48 <= waits[0] + 1 <= 73 and 96 <= waits[1] + 1 <= 145 and 192 <= waits[2] + 1 <= 289
    site.feed("alpha")
    desk.once(feed(site))
    assert desk.rows(t.feeds)[0].failures == 0 and desk.titles() == ["alpha"]


def test_a_page_that_fails_in_passing_waits_for_another_attempt(site: Site, desk: Desk) -> None:
    site.feed("alpha")
    site.pages["/alpha"] = reply(503)
    assert desk.once(feed(site)).reports.added == 0
    (row,) = desk.rows(t.items)
    assert (row.state, row.attempts, row.code) == ("waiting", 1, "fetch-status") and row.next_at > time.time() + 250
    site.pages["/alpha"] = page("alpha")
    desk.change(t.items, next_at=0.0)
    assert desk.once(feed(site)).reports.added == 1 and desk.rows(t.items)[0].state == "done"


def test_a_page_that_always_fails_is_given_up(site: Site, desk: Desk) -> None:
    site.feed("alpha")
    site.pages["/alpha"] = reply(503)
    for _ in range(remembered.ATTEMPTS + 1):
        desk.once(feed(site))
        desk.change(t.items, next_at=0.0)
    assert site.asked.count("/alpha") == remembered.ATTEMPTS and desk.rows(t.items)[0].state == "failed"


def test_bad_feeds_and_pages_do_not_stop_the_good_ones(site: Site, desk: Desk) -> None:
    site.feed("alpha", "nodate", "bomb", "picture")
    undated = page_text("Rebels captured the town of Malakal, a resident said.")
    site.pages["/nodate"] = reply(200, undated.encode(), Content_Type="text/html")
    site.pages["/bomb"] = reply(200, gzip.compress(bytes(20_000_000)), Content_Encoding="gzip")
    site.pages["/picture"] = reply(200, b"\x89PNG\r\n\x1a\n\0\0", Content_Type="image/png")
    site.pages["/nofeed"] = reply(200, b"<html><p>no feed</p></html>")
    bomb = b"<!DOCTYPE r [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]><rss version='2.0'><channel><title>&b;</title></channel></rss>"
    site.pages["/entities"] = reply(200, bomb)
    site.pages["/deep"] = reply(200, b"<rss version='2.0'><channel>" + b"<a>" * 100_000)
    done = desk.once(feed(site), *(feed(site, f"/{name}", name=name) for name in ("nofeed", "entities", "deep", "missing")))
    assert desk.titles() == ["alpha", "alpha"]  # the feed's own date serves where the page has none
    assert sorted(e["code"] for e in desk.events("item failed")) == ["bad-charset", "too-big"]
    assert done.failed_polls >= 3 and {e["code"] for e in desk.events("poll failed")} >= {"xml-entities", "fetch-status"}


def test_a_page_in_another_character_set_than_declared(site: Site, desk: Desk) -> None:
    site.feed("alpha")
    html = page_text("Rebels captured the town of Malakal, the “White Army” said — Café Nile was hit.")
    site.pages["/alpha"] = reply(200, html.encode("utf-8"), **{"Content-Type": "text/html; charset=iso-8859-1"})
    desk.once(feed(site))
    (row,) = desk.rows(kept.reports)
    assert "“White Army”" in row.text and "Café" in row.text and "charset" in [n["code"] for n in json.loads(row.record)["notices"]]


def page_text(text: str) -> str:
    return f"<html><head><title>alpha</title></head><body><article><p>{text}</p><p>{text}</p></article></body></html>"


def test_private_addresses_are_refused_unless_allowed(site: Site, desk: Desk) -> None:
    site.feed("alpha")
    assert desk.once(feed(site), allow_private=False).failed_polls == 1
    assert desk.events("poll failed")[0]["code"] == "fetch-private" and site.asked == []


def test_two_watches_share_the_work(site: Site, desk: Desk) -> None:
    names = [f"n{n}" for n in range(8)]
    site.feed(*names)
    other = Watcher(desk.store, [feed(site)], allow_private=True, workers=2, log=Log(out=io.StringIO()))
    thread = threading.Thread(target=other.run, kwargs={"once": True})
    one = desk.watch(feed(site), workers=2)
    thread.start()
    one.run(once=True)
    thread.join(30)
    assert desk.titles() == names and all(site.asked.count(f"/{name}") == 1 for name in names)
    assert one.tally.reports.added + other.tally.reports.added == 8


def test_what_a_vanished_watch_had_in_hand_is_taken_up_when_its_lease_ends(site: Site, desk: Desk) -> None:
    gone = remembered.State(desk.store, lease=0.2)
    gone.enter([(feed(site).url, "h")])
    row = gone.claim_feed([feed(site).url], ())
    other = remembered.State(desk.store)
    assert row is not None and other.claim_feed([feed(site).url], ()) is None
    time.sleep(0.25)
    assert other.claim_feed([feed(site).url], ()) is not None
    gone.poll_failed(feed(site).url, "x", 1e12)  # comes back late: the feed is no longer its own
    assert desk.rows(t.feeds)[0].owner == other.owner and desk.rows(t.feeds)[0].failures == 0


def test_killed_in_the_middle_and_started_again(site: Site, desk: Desk, tmp_path: pathlib.Path) -> None:
    site.feed("alpha", "beta", "gamma")
    stuck = threading.Event()

    def hang(request: BaseHTTPRequestHandler) -> None:
        stuck.set()
        site.over.wait(20)

    site.pages["/beta"] = hang
    listed = tmp_path / "feeds.toml"
    listed.write_text(f"[watch]\ndelay = 0\n[[feed]]\nname = 'nile'\nurl = '{site.url}/feed'\n")
    command = [sys.executable, "-m", "dateline", "watch", str(listed), "--record", str(tmp_path / "record.db"), "--allow-private", "--once"]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"})
    assert running.stderr is not None
    events = (json.loads(line)["event"] for line in running.stderr)
    assert "read" in events and stuck.wait(20)  # one report is in the record, another page hangs
    running.send_signal(signal.SIGKILL)
    running.wait()
    running.stderr.close()
    assert desk.titles() == ["alpha"]
    site.pages["/beta"] = page("beta")
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0
    assert desk.titles() == ["alpha", "beta", "gamma"] and site.asked.count("/alpha") == 1


def test_metrics_and_an_orderly_stop(site: Site, desk: Desk) -> None:
    site.feed("alpha")
    counts = Metrics()
    server = counts.serve("127.0.0.1:0")
    watcher = desk.watch(feed(site), metrics=counts)
    thread = threading.Thread(target=watcher.run)
    thread.start()
    while not desk.events("read"):
        time.sleep(0.02)
    watcher.stop.set()
    thread.join(10)
    with urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}/metrics") as answer:
        text = answer.read().decode()
    server.shutdown()
    server.server_close()
    assert not thread.is_alive() and desk.events("stopped") and all(r.owner is None for r in desk.rows(t.feeds))
    for line in ('dateline_watch_polls_total{feed="nile",outcome="new"} 1.0',
                 'dateline_watch_reports_total{feed="nile",outcome="added"} 1.0', "dateline_watch_waiting_items 0.0",
                 'dateline_watch_consecutive_failures{feed="nile"} 0.0'):
        assert line in text
    with pytest.raises(DatelineError, match="metrics-port"):
        counts.serve("127.0.0.1:99999")


@pytest.mark.parametrize(("text", "words"), [
    ("", "lists no"), ("[[feed]]\nurl = 'ftp://x/'", "needs a url"), ("[[feed]]\nurl = 'http://x/'\nevery = '5 years'", "'5 years'"),
    ("[[feed]]\nurl = 'http://x/'\ncolour = 1", "colour"), ("[[feed]]\nurl = 'http://x/'\n[[feed]]\nurl = 'http://x/'", "two feeds"),
    ("[watch]\nurl = 'http://x/'\n[[feed]]\nurl = 'http://x/'", "'url'"), ("[[feed", "Expected"), ("x = 1", "'x'"),
    ("[[feed]]\nurl = 'http://x/'\nagent = \"a\\nb\"", "agent"), ("[[feed]]\nurl = 'http://x/'\ntext = 'all'", "text")])
def test_a_list_of_feeds_that_cannot_be_used_says_why(tmp_path: pathlib.Path, text: str, words: str) -> None:
    (tmp_path / "feeds.toml").write_text(text)
    with pytest.raises(DatelineError) as caught:
        load(str(tmp_path / "feeds.toml"))
    assert caught.value.code == "feeds-file" and words in caught.value.why


def test_the_example_list_of_feeds() -> None:
    found = load(str(pathlib.Path(__file__).parents[2] / "examples" / "feeds.toml"))
    assert len(found) >= 2 and all(f.every >= 300 and f.agent.startswith("dateline") for f in found)
