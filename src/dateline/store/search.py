"""Words looked up in the reports: SQLite's FTS5, PostgreSQL's text search."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

import sqlalchemy as sa

from dateline.store import tables as t
from dateline.store.record import RecordStore

WORD = re.compile(r"\w+")
RANKED = 200  # reports that PostgreSQL ranks, the newest of those that hold the words: it goes through the text of each
R = t.reports.c


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that holds the words, with a passage of it; the words found stand between ``[`` and ``]``."""

    report: str
    published: dt.date
    outlet: str | None
    title: str | None
    passage: str


def search(store: RecordStore, words: str, limit: int = 20) -> list[Hit]:
    """Reports that hold all the words, best first. Punctuation and operators are taken as blanks.

    In PostgreSQL the best of the newest that hold them.
    """
    terms = WORD.findall(words)
    if not terms:
        return []
    with store.reading() as connection:
        if connection.dialect.name == "sqlite":
            query = sa.text(
                "SELECT r.id, r.published, r.outlet, r.title, snippet(report_words, 2, '[', ']', ' ... ', 16) AS passage "
                "FROM report_words JOIN reports r ON r.id = report_words.id WHERE report_words MATCH :words "
                "ORDER BY bm25(report_words), r.published DESC LIMIT :limit"
            ).columns(published=sa.Date)
            rows = connection.execute(query, {"words": " ".join(f'"{w}"' for w in terms), "limit": limit}).all()
        else:
            vector = sa.func.to_tsvector("english", sa.func.coalesce(R.title, "") + " " + R.text)
            asked = sa.func.plainto_tsquery("english", " ".join(terms))
            passage = sa.func.ts_headline("english", R.text, asked, "StartSel=[,StopSel=],MaxWords=24,MinWords=12")
            newest = sa.select(R.id).where(vector.op("@@")(asked)).order_by(R.published.desc()).limit(max(limit, RANKED))
            rows = connection.execute(
                sa.select(R.id, R.published, R.outlet, R.title, passage.label("passage"))
                .where(R.id.in_(newest))
                .order_by(sa.func.ts_rank(vector, asked).desc(), R.published.desc())
                .limit(limit)
            ).all()
    return [Hit(r.id, r.published, r.outlet, r.title, " ".join(r.passage.split())) for r in rows]
