"""The questions that a person or the page asks of a record, to be timed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from dateline.fusion.background import ancestor, capital
from dateline.fusion.board import board, board_page
from dateline.fusion.grounds import grounds
from dateline.fusion.happenings import Wanted, happenings, happenings_page
from dateline.fusion.ledger import control_on, history, last_day
from dateline.fusion.review import queue
from dateline.fusion.settle import settle
from dateline.fusion.sources import sources
from dateline.store import RecordStore
from dateline.store import tables as t
from dateline.store.search import search

Question = Callable[[], Any]


def questions(store: RecordStore, *, everything: bool = True) -> dict[str, Question]:
    """Each question by its name; ``everything``: also those that list the whole record."""
    month = last_day(store) - dt.timedelta(days=30)
    with store.reading() as connection:
        statement = connection.execute(sa.select(t.statements.c.id).limit(1)).scalar_one()
        text = connection.execute(sa.select(t.reports.c.text).limit(1)).scalar_one()
    words = " ".join(text.split()[8:10])
    asked: dict[str, Question] = {
        "look whether anything is to be settled": lambda: settle(store),
        "control of all places on a day": lambda: control_on(store, month),
        "control as known on a day": lambda: control_on(store, month, month),
        "changes of a month": lambda: history(store, since=month),
        "timeline, a page of 100": lambda: happenings_page(store, limit=100, newest=True),
        "timeline of the places of a name, a page": lambda: happenings_page(store, Wanted(place="Town 3"), limit=100, newest=True),
        "timeline of a month, a page": lambda: happenings_page(store, Wanted(since=month), limit=100),
        "forecasts, a page of 100": lambda: board_page(store, limit=100, order="newest"),
        "forecasts due, a page": lambda: board_page(store, ("open",), limit=100, order="due"),
        "why, a statement": lambda: grounds(store, statement),
        "why, a place": lambda: grounds(store, "Town 300"),
        "search": lambda: search(store, words),
        "review, the queue": lambda: queue(store, limit=50),
        "forecasts, all": lambda: board(store, capital=capital, ancestor=ancestor),
        "sources, all, with their forecasts": lambda: sources(store, board(store, capital=capital, ancestor=ancestor)),
    }
    if everything:
        asked["timeline, all"] = lambda: happenings(store)
        asked["forecasts as of an earlier day, all"] = lambda: board(store, month, capital=capital, ancestor=ancestor)
    return asked
