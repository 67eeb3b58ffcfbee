"""References numbered in the order in which the brief first rests on them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from dateline.brief.blocks import Cite, Reference
from dateline.brief.wording import one_line, source_words
from dateline.store import tables as t
from dateline.store.record import RecordStore

S, R = t.statements.c, t.reports.c
MOST = 6  # references after one sentence
MANY = 500  # statements asked for at once


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as the brief cites it."""

    id: str
    report: str
    outlet: str | None
    title: str | None
    url: str | None
    published: dt.date
    words: str
    data: dict[str, Any]

    @property
    def word_of(self) -> str:
        """On whose word it is, with the hedges that were written."""
        return source_words(self.data, self.outlet, self.published)

    @property
    def framing(self) -> tuple[str, ...]:
        """Wording of the report that takes a side."""
        return tuple(f["text"] for f in self.data["framing"])


class Citations:
    """Statements by id, and the numbers they have been given."""

    def __init__(self, store: RecordStore) -> None:
        self.store = store
        self._said: dict[str, Said] = {}
        self._numbers: dict[str, int] = {}

    def said(self, ids: Sequence[str]) -> list[Said]:
        """The statements with these ids, in this order; those that are no longer current are left out."""
        missing = [i for i in dict.fromkeys(ids) if i not in self._said]
        for n in range(0, len(missing), MANY):
            self._fetch(missing[n : n + MANY])
        return [self._said[i] for i in ids if i in self._said]

    def cite(self, ids: Iterable[str], most: int = MOST) -> Cite:
        """Numbers of these statements; those after the first ``most`` are only counted."""
        wanted = [s.id for s in self.said(list(dict.fromkeys(ids)))]
        numbers = tuple(self._numbers.setdefault(i, len(self._numbers) + 1) for i in wanted[:most])
        return Cite(numbers, max(0, len(wanted) - most))

    def references(self) -> tuple[Reference, ...]:
        """All that were cited, by number."""
        return tuple(
            Reference(
                number,
                s.id,
                s.report,
                s.outlet or "outlet not named",
                s.published,
                s.title,
                s.url,
                s.word_of,
                one_line(s.words),
            )
            for id_, number in self._numbers.items()
            for s in [self._said[id_]]
        )

    def _fetch(self, ids: Sequence[str]) -> None:
        query = (
            sa.select(S.id, S.report, S.published, S.words, S.data, R.outlet, R.title, R.url)
            .join(t.reports, R.id == S.report)
            .where(S.id.in_(ids))
        )
        with self.store.reading() as connection:
            for r in connection.execute(query):
                self._said[r.id] = Said(r.id, r.report, r.outlet, r.title, r.url, r.published, r.words, json.loads(r.data))
