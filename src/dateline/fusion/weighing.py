"""Forecasts weighed against the record: each with how it stands on a day, and from which day that may be otherwise."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa
from pydantic_core import from_json

from dateline.fusion.amend import amended
from dateline.fusion.ledger import Held
from dateline.fusion.load import party
from dateline.fusion.parties import Ancestry
from dateline.fusion.resolve import EVENTS, Made, Resolution, Seen, resolve
from dateline.fusion.told import Told
from dateline.knowledge.outcomes import outcomes
from dateline.store import tables as t
from dateline.store.keys import spoken_chain

WORD = re.compile(r"\w+")
VAGUE = 31  # days: "in 2012" is too vague to prove anything of this week
EVER = dt.date.max
S, R, P = t.statements.c, t.reports.c, t.places.c
Capital = Callable[[str], str | None]
Corrections = Sequence[sa.Row[Any]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One forecast on the board. ``low``/``high``: fractions, or None where no number was given."""

    statement: str
    report: str
    published: dt.date
    source: str
    origin: str
    words: str
    outcome: str
    place: str | None
    subject: str | None
    term: str
    low: float | None
    high: float | None
    horizon: dt.date | None
    asserted: bool
    resolution: Resolution
    settled_by: str  # "rule", or the person who overruled it


@dataclass(frozen=True, slots=True)
class Put:
    """A forecast as the record has it, with people's corrections: what is to be weighed, and what is shown of it."""

    made: Made
    seat: str | None  # the capital of its country, as the key of a place
    row: sa.Row[Any]
    data: dict[str, Any]
    ruling: sa.Row[Any] | None


def forecasts() -> sa.Select[Any]:
    """All current forecasts with what `put` needs."""
    columns = (S.id, S.report, S.published, S.start, S.place, S.asserted, S.modality, S.origin, S.anchor, S.words, S.data)
    query = sa.select(*columns, R.outlet, R.story, P.country, P.name).join(t.reports, R.id == S.report)
    return query.outerjoin(t.places, P.key == S.place).where(S.kind == "forecast", S.retired_at.is_(None))


def put(row: sa.Row[Any], corrections: Corrections, country: str | None, capital: Capital) -> Put | None:
    """A row of `forecasts`, with the country that its report is about; None where a person rejected it."""
    data = from_json(row.data)
    made = _corrected(_made(row, data, country), corrections)
    if made is None:
        return None
    seat = capital(c) if (c := (made.subject.country if made.subject else None) or made.country) else None
    return Put(made, seat, row, data, next((c for c in reversed(corrections) if c.action == "overrule"), None))


def weigh(
    x: Put, ledger: dict[str, list[Held]], events: Events, today: dt.date, capital: Capital, ancestor: Ancestry
) -> tuple[Entry, dt.date | None]:
    """How a forecast stands on a day, and the first later day on which it may stand otherwise without a new report."""
    stretches = [*ledger.get(x.made.place or "", []), *(ledger.get(x.seat, []) if x.seat else [])]
    seen = events.of(x.made)
    found = resolve(x.made, stretches, seen, today, capital, ancestor)
    recheck = None
    if found.state == "open":
        later = resolve(x.made, stretches, seen, EVER, capital, ancestor)
        days = [x.made.horizon + dt.timedelta(days=1)] if x.made.horizon else []
        recheck = min([*days, *([later.day] if later.evidence and later.day else [])], default=None)
    if x.ruling is not None:
        found = Resolution(from_json(x.ruling.value), found.evidence, found.day, x.ruling.why)
    return _entry(x, found), recheck


def countries(connection: sa.Connection, reports: Iterable[str]) -> dict[str, str]:
    """The country that most statements of each report are about."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    wanted = sorted(set(reports))
    for i in range(0, len(wanted), 500):
        query = sa.select(S.report, P.country, sa.func.count()).join(t.places, P.key == S.place)
        query = query.where(P.country.is_not(None), S.retired_at.is_(None), S.report.in_(wanted[i : i + 500]))
        for report, country, n in connection.execute(query.group_by(S.report, P.country)):
            counted[report][country] += n
    return {report: min(found, key=lambda c: (-found[c], c)) for report, found in counted.items()}


class Events:
    """Events by type and place, and by type and country, so that each forecast looks only at those that can prove it."""

    def __init__(self, told: Iterable[Told]) -> None:
        self.by: dict[tuple[str, str | None], list[Seen]] = {}
        for e in sorted(_seen(told), key=lambda e: (e.published, e.statement)):
            for where in {e.place, e.country} - {None}:
                self.by.setdefault((e.type, where), []).append(e)

    def of(self, made: Made) -> list[Seen]:
        """Those at a forecast's place, or in its country where it names none, in the order in which they became known."""
        found: list[Seen] = []
        for kind in EVENTS.get(made.outcome, ()):
            listed = self.by.get((kind, made.place or made.country), [])
            found += listed[bisect_right(listed, made.published, key=lambda e: e.published) :]
        return found if len(EVENTS.get(made.outcome, ())) < 2 else sorted(found, key=lambda e: (e.published, e.statement))


def kinds() -> set[str]:
    """Types of events that can prove a forecast."""
    return set().union(*EVENTS.values())


def _seen(told: Iterable[Told]) -> Iterator[Seen]:
    wanted = kinds()
    for x in told:
        vague = x.earliest is not None and (x.latest - x.earliest).days > VAGUE
        if x.type in wanted and x.asserted and x.modality == "actual" and not vague:
            country = x.country or (x.actor.country if x.actor else None)
            yield Seen(x.statement, x.type, x.actor, x.place, country, x.latest, x.published)


def _made(row: sa.Row[Any], data: dict[str, Any], country: str | None) -> Made:
    ways = outcomes().ways
    horizon = (data.get("horizon") or {}).get("latest")
    subject = party(data["parties"]["subject"])
    return Made(
        row.id,
        row.published,
        data["outcome"]["type"],
        subject,
        row.place if data["outcome"]["place"] or not subject else None,
        row.country or (subject.country if subject else None) or country,
        dt.date.fromisoformat(horizon) if horizon else None,
        row.asserted,
        row.modality == "conditional" or data["condition"] is not None,
        next((ways[w] for w in WORD.findall(data["outcome"]["text"].lower()) if w in ways), "gain"),
        party([data["chain"][-1]["actor"]]) if data["chain"] and data["chain"][-1]["actor"] else None,
    )


def _corrected(made: Made, corrections: Corrections) -> Made | None:
    """A forecast as people corrected it; None where they rejected it."""
    if not corrections:
        return made
    read = {"type": made.outcome, "subject": made.subject, "place": made.place, "latest": made.horizon, "asserted": made.asserted}
    fields = amended(read, corrections)
    if fields is None:
        return None
    return replace(
        made,
        outcome=fields["type"],
        subject=fields["subject"],
        place=fields["place"],
        horizon=fields["latest"],
        asserted=fields["asserted"],
    )


def _entry(x: Put, found: Resolution) -> Entry:
    likelihood = x.data["likelihood"] or {}
    return Entry(
        statement=x.row.id,
        report=x.row.report,
        published=x.row.published,
        source=spoken_chain(x.data["chain"], x.row.outlet),
        origin=x.row.origin,
        words=x.row.words,
        outcome=x.made.outcome,
        place=x.row.name,
        subject=x.made.subject.name if x.made.subject else None,
        term=(likelihood.get("words") or "will").lower(),
        low=likelihood.get("low"),
        high=likelihood.get("high"),
        horizon=x.made.horizon,
        asserted=x.made.asserted,
        resolution=found,
        settled_by=x.ruling.who if x.ruling is not None else "rule",
    )
