"""``dateline watch``: feeds polled, what is new in them added to the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dateline.cli.answer import Csv, Json, RecordOption
from dateline.cli.read import MaxChars

if TYPE_CHECKING:
    from dateline.watching.watch import Watcher

Feeds = Annotated[str, typer.Argument(metavar="FEEDS", help="The list of feeds, a TOML file: see docs/feeds.md.")]
Metrics = Annotated[str | None, typer.Option(metavar="HOST:PORT", help="Serve metrics for Prometheus there.")]
LogStyle = Annotated[
    Literal["json", "text"] | None,
    typer.Option("--log", metavar="STYLE", help="Log to standard error as json or text [default: text at a terminal, else json]."),
]
AllowPrivate = Annotated[bool, typer.Option("--allow-private", help="Fetch from private, loopback and link-local addresses too.")]
COLUMNS = {
    "name": "feed", "outcome": "last poll", "polled": "at", "failures": "failures", "waiting": "waiting", "done": "read", "failed": "failed"
}


def watch(
    feeds: Feeds,
    *,
    record: RecordOption = None,
    once: Annotated[bool, typer.Option("--once", help="Poll each feed one time, read what is new, and end (for cron).")] = False,
    status: Annotated[bool, typer.Option("--status", help="Only tell how the feeds stand.")] = False,
    json: Json = False,
    csv: Csv = False,
    workers: Annotated[int, typer.Option(metavar="N", min=1, max=64, help="Fetch so many pages at once, of as many hosts.")] = 8,
    metrics: Metrics = None,
    log: LogStyle = None,
    allow_private: AllowPrivate = False,
    max_chars: MaxChars = 1_000_000,
) -> None:
    """Poll feeds, fetch what is new in them, read it and add it to the record. Stopped at any moment, it goes on where it was.

    Several watches of one record share the work. Exit status 1 where, with --once, a feed could not be polled.
    """
    import sys

    from dateline.cli.output import fail
    from dateline.errors import DatelineError
    from dateline.store import open_store
    from dateline.watching.config import load
    from dateline.watching.logs import Log
    from dateline.watching.metrics import Metrics
    from dateline.watching.watch import Watcher

    try:
        listed = load(feeds)
        with open_store(record, must_exist=status) as store:
            style = log or ("text" if sys.stderr.isatty() else "json")
            watcher = Watcher(store, listed, allow_private=allow_private, workers=workers, max_chars=max_chars, log=Log(style == "json"))
            if status:
                _print_status(watcher, json=json, csv=csv)
                return
            watcher.metrics = Metrics()
            server = watcher.metrics.serve(metrics) if metrics else None
            _stop_on_signals(watcher)
            try:
                done = watcher.run(once)
            finally:
                if server is not None:
                    server.shutdown()
    except DatelineError as error:
        fail(error)
    count = done.reports
    print(
        f"{done.polled} polls, {done.failed_polls} failed; {done.items} items; "
        f"{count.added} reports added, {count.known} known already, {count.failed} failed"
    )
    if once and done.failed_polls:
        raise typer.Exit(1)


def _stop_on_signals(watcher: Watcher) -> None:
    """Ctrl-C and a service manager's stop let the watch finish what it has in hand; a second Ctrl-C ends it at once."""
    import signal

    def stop(number: int, _: object) -> None:
        watcher.stop.set()
        signal.signal(number, signal.SIG_DFL)

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)


def _print_status(watcher: Watcher, *, json: bool, csv: bool) -> None:
    import datetime as dt

    from dateline.cli.answer import answer

    rows = []
    for held in watcher.state.feeds():
        feed = watcher.feeds.get(held["url"])
        if feed is not None:
            at = dt.datetime.fromtimestamp(held["polled_at"], dt.UTC).isoformat(timespec="seconds") if held["polled_at"] else None
            rows.append({
                "name": feed.name, "url": feed.url, "outcome": held["outcome"], "polled": at, "failures": held["failures"],
                "waiting": held["waiting"], "done": held["done"], "failed": held["failed"],
            })
    answer(rows, COLUMNS, json=json, csv=csv, empty="None of these feeds has been polled into this record.")
