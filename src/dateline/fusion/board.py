"""The board of forecasts: each with its source, range and horizon, how it stands, and how its source has fared."""

from __future__ import annotations

import datetime as dt
import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from dateline.fusion.amend import amended
from dateline.fusion.claims import Party
from dateline.fusion.ledger import Held, history
from dateline.fusion.load import party
from dateline.fusion.parties import Ancestry
from dateline.fusion.resolve import EVENTS, Made, Resolution, Seen, resolve
from dateline.fusion.scores import Scored
from dateline.knowledge.outcomes import outcomes
from dateline.store import tables as t
from dateline.store.corrections import standing
from dateline.store.keys import spoken_chain
from dateline.store.record import RecordStore

WORD = re.compile(r"\w+")
S, R, P = t.statements.c, t.reports.c, t.places.c


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


def board(
    store: RecordStore,
    today: dt.date | None = None,
    *,
    capital: Callable[[str], str | None] = lambda country: None,
    ancestor: Ancestry = lambda entity: entity,
) -> list[Entry]:
    """All forecasts published by ``today`` (default: the last day of the record), oldest first, as they stand on that day."""
    with store.reading() as connection:
        today = today or connection.execute(sa.select(sa.func.max(R.published))).scalar() or dt.date.today()
        rows = connection.execute(
            sa.select(
                S.id,
                S.report,
                S.published,
                S.place,
                S.asserted,
                S.modality,
                S.origin,
                S.anchor,
                S.words,
                S.data,
                R.outlet,
                R.story,
                P.country,
                P.name,
            )
            .join(t.reports, R.id == S.report)
            .outerjoin(t.places, P.key == S.place)
            .where(S.kind == "forecast", S.retired_at.is_(None), S.published <= today)
            .order_by(S.published, S.report, S.start)
        ).all()
        corrected = standing(connection, {r.anchor for r in rows}) if rows else {}
        seen = _Events(_events(connection, today))
        countries = _countries(connection, {r.report for r in rows})
    ledger: dict[str, list[Held]] = {}
    for held in history(store, known=today) if rows else []:
        ledger.setdefault(held.place, []).append(held)
    out = []
    for row in rows:
        corrections = corrected.get(row.anchor, ())
        data = json.loads(row.data)
        made = _corrected(_made(row, data, countries.get(row.report)), corrections)
        if made is None:
            continue
        seat = capital(c) if (c := (made.subject.country if made.subject else None) or made.country) else None
        stretches = [*ledger.get(made.place or "", []), *(ledger.get(seat, []) if seat else [])]
        found = resolve(made, stretches, seen.of(made), today, capital, ancestor)
        ruling = next((c for c in reversed(corrections) if c.action == "overrule"), None)
        if ruling is not None:
            found = Resolution(json.loads(ruling.value), found.evidence, found.day, ruling.why)
        out.append(_entry(row, data, made, found, ruling.who if ruling is not None else "rule"))
    return out


def scored(entries: list[Entry]) -> list[Scored]:
    """The resolved forecasts as scores count them: the same forecast repeated by one source weighs one in all."""
    done = [e for e in entries if e.resolution.state in ("true", "false")]
    times = Counter(_same(e) for e in done)
    return [Scored(e.source, e.term, e.low, e.high, e.resolution.state == "true", 1 / times[_same(e)]) for e in done]


def _same(e: Entry) -> tuple[Any, ...]:
    return e.origin, e.outcome, e.place, e.subject, e.asserted


def _made(row: Any, data: dict[str, Any], country: str | None) -> Made:
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
    )


def _countries(connection: sa.Connection, reports: set[str]) -> dict[str, str]:
    """The country that most statements of each report are about."""
    found: dict[str, Counter[str]] = {}
    query = (
        sa.select(S.report, P.country, sa.func.count())
        .join(t.places, P.key == S.place)
        .where(P.country.is_not(None), S.retired_at.is_(None))
    )
    for report, country, n in connection.execute(query.group_by(S.report, P.country).order_by(S.report, P.country)):
        if report in reports:
            found.setdefault(report, Counter())[country] += n
    return {report: counted.most_common(1)[0][0] for report, counted in found.items()}


def _corrected(made: Made, corrections: Sequence[sa.Row[Any]]) -> Made | None:
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


class _Events:
    """Events by type and place, and by type and country, so that each forecast looks only at those that can prove it."""

    def __init__(self, seen: list[Seen]) -> None:
        self.by: dict[tuple[str, str | None], list[Seen]] = {}
        for e in seen:
            for where in {e.place, e.country} - {None}:
                self.by.setdefault((e.type, where), []).append(e)

    def of(self, made: Made) -> list[Seen]:
        """Those at a forecast's place, or in its country where it names none, in the order in which they became known."""
        found: list[Seen] = []
        for kind in EVENTS.get(made.outcome, ()):
            listed = self.by.get((kind, made.place or made.country), [])
            found += listed[bisect_right(listed, made.published, key=lambda e: e.published) :]
        return found if len(EVENTS.get(made.outcome, ())) < 2 else sorted(found, key=lambda e: (e.published, e.statement))


def _entry(row: Any, data: dict[str, Any], made: Made, found: Resolution, settled_by: str) -> Entry:
    likelihood = data["likelihood"] or {}
    return Entry(
        statement=row.id,
        report=row.report,
        published=row.published,
        source=spoken_chain(data["chain"], row.outlet),
        origin=row.origin,
        words=row.words,
        outcome=made.outcome,
        place=row.name,
        subject=made.subject.name if made.subject else None,
        term=(likelihood.get("words") or "will").lower(),
        low=likelihood.get("low"),
        high=likelihood.get("high"),
        horizon=made.horizon,
        asserted=made.asserted,
        resolution=found,
        settled_by=settled_by,
    )


def _events(connection: sa.Connection, today: dt.date) -> list[Seen]:
    """Events that can prove a forecast, known by ``today``, in the order in which they became known."""
    kinds = set().union(*EVENTS.values())
    rows = connection.execute(
        sa.select(S.id, S.type, S.place, S.published, S.earliest, S.latest, S.data, P.country)
        .outerjoin(t.places, P.key == S.place)
        .where(
            S.kind == "event", S.retired_at.is_(None), S.type.in_(kinds), S.asserted.is_(True), S.modality == "actual", S.published <= today
        )
        .order_by(S.published, S.id)
    )
    out = []
    for row in rows:
        who: Party | None = party(json.loads(row.data)["parties"]["actor"])
        day = row.latest or row.published
        if row.earliest is not None and (day - row.earliest).days > 31:
            continue  # "in 2012": too vague to prove anything of this week
        out.append(Seen(row.id, row.type, who, row.place, row.country or (who.country if who else None), day, row.published))
    return out
