"""Which statements of several reports tell the same event, with the reason in words.

Joined are events of one PLOVER type at one place whose days overlap (or lie no more than a day apart) and whose parties
do not differ; a report's own statements are never joined with each other. Likeness of wording is no ground: a capture
and a recapture read alike.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from dateline.fusion.claims import Party
from dateline.fusion.load import party, spoken_chain
from dateline.fusion.parties import Ancestry, same_side, side_of
from dateline.store import tables as t
from dateline.store.corrections import standing
from dateline.store.record import RecordStore

S, R, P = t.statements.c, t.reports.c, t.places.c
LONGEST = 7  # days: a vaguer event is not joined with others


@dataclass(frozen=True, slots=True)
class Told:
    """One event as one statement tells it."""

    statement: str
    report: str
    published: dt.date
    type: str
    place: str | None
    place_name: str | None
    country: str | None
    earliest: dt.date | None
    latest: dt.date
    actor: Party | None
    recipient: Party | None
    asserted: bool
    modality: str
    origin: str
    story: str
    source: str
    words: str
    casualties: dict[str, Any] | None
    joined_with: str | None = None
    split: bool = False


@dataclass(slots=True)
class Happening:
    """An event with everyone who tells it; ``joins`` says for each further one why it is held to be the same."""

    told: list[Told]
    joins: list[str] = field(default_factory=list)
    earliest: dt.date | None = None
    latest: dt.date | None = None

    @property
    def origins(self) -> set[str]:
        """Independent origins: one for each origin and story."""
        stories: dict[str, str] = {}
        for x in self.told:
            stories.setdefault(x.story, x.origin)
        return set(stories.values())


def happenings(
    store: RecordStore, since: dt.date | None = None, until: dt.date | None = None, ancestor: Ancestry = lambda entity: entity
) -> list[Happening]:
    """Events of the record between two days (of the event), joined across reports, in order of time."""
    query = (
        sa.select(
            S.id,
            S.report,
            S.published,
            S.type,
            S.place,
            S.earliest,
            S.latest,
            S.asserted,
            S.modality,
            S.origin,
            S.anchor,
            S.words,
            S.data,
            R.story,
            R.outlet,
            P.name,
            P.country,
        )
        .join(t.reports, R.id == S.report)
        .outerjoin(t.places, P.key == S.place)
        .where(S.kind == "event", S.retired_at.is_(None))
    )
    if since is not None:
        query = query.where(sa.func.coalesce(S.latest, S.published) >= since)
    if until is not None:
        query = query.where(sa.func.coalesce(S.earliest, S.latest, S.published) <= until)
    with store.reading() as connection:
        rows = connection.execute(query).all()
        corrected = standing(connection)
    told = []
    for row in rows:
        corrections = corrected.get(row.anchor, ())
        if any(c.action == "reject" for c in corrections):
            continue
        data = json.loads(row.data)
        join = next((json.loads(c.value) for c in reversed(corrections) if c.action == "join"), None)
        told.append(
            Told(
                row.id,
                row.report,
                row.published,
                row.type,
                row.place,
                row.name,
                row.country,
                row.earliest,
                row.latest or row.published,
                party(data["parties"]["actor"]),
                party(data["parties"]["recipient"]),
                row.asserted,
                row.modality,
                row.origin,
                row.story,
                spoken_chain(data["chain"], row.outlet),
                row.words,
                data["casualties"],
                join,
                any(c.action == "split" for c in corrections),
            )
        )
    return join_events(told, ancestor)


def join_events(told: Iterable[Told], ancestor: Ancestry = lambda entity: entity) -> list[Happening]:
    """Happenings from single tellings: those that agree in type, place, time and parties, and those that a person joined."""
    groups: dict[tuple[Any, ...], list[Happening]] = defaultdict(list)
    by_statement: dict[str, Happening] = {}
    for x in sorted(told, key=lambda x: (x.latest, x.published, x.statement)):
        near = groups[(x.type, x.place, x.asserted, x.modality)] if x.place is not None else []
        found, why = (None, "") if x.split else _match(x, near, ancestor)
        if x.joined_with in by_statement:
            found, why = by_statement[x.joined_with], "joined by a reviewer"
        if found is None:
            found = Happening([x], [], x.earliest, x.latest)
            near.append(found)
            if x.place is None:
                groups[(x.statement,)].append(found)
        else:
            found.told.append(x)
            found.joins.append(why)
            found.earliest = max((d for d in (found.earliest, x.earliest) if d), default=None)
            found.latest = min(d for d in (found.latest, x.latest) if d)
        by_statement[x.statement] = found
    return sorted((h for hs in groups.values() for h in hs), key=lambda h: (h.latest or dt.date.max, h.told[0].statement))


def _match(x: Told, near: Sequence[Happening], ancestor: Ancestry) -> tuple[Happening | None, str]:
    for h in reversed(near):
        if h.latest is not None and (x.latest - h.latest).days > LONGEST:
            return None, ""
        if any(y.report == x.report for y in h.told) or any(y.split for y in h.told):
            continue
        if _same_days(x, h) and all(_agree(x, y, ancestor) for y in h.told):
            return h, f"same type, {x.place_name}, {x.latest}, and parties that agree, in {x.report} and {h.told[0].report}"
    return None, ""


def _same_days(x: Told, h: Happening) -> bool:
    if h.latest is None:
        return False
    if x.earliest is None or h.earliest is None:  # open to the past: only the same last day is safe
        return x.latest == h.latest
    if (x.latest - x.earliest).days > LONGEST or (h.latest - h.earliest).days > LONGEST:
        return False
    return x.earliest <= h.latest + dt.timedelta(days=1) and h.earliest <= x.latest + dt.timedelta(days=1)


def _agree(x: Told, y: Told, ancestor: Ancestry) -> bool:
    for a, b in ((x.actor, y.actor), (x.recipient, y.recipient)):
        if a is None or b is None or a.kind == "other" or b.kind == "other":
            continue
        if not same_side(side_of(a, x.country, ancestor), side_of(b, y.country, ancestor)):
            return False
    return True
