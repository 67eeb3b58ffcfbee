"""Which statements of several reports tell the same event, with the reason in words.

Joined are events of one PLOVER type at one place whose days overlap (or lie no more than a day apart) and whose parties
do not differ; a report's own statements are never joined with each other. Likeness of wording is no ground: a capture
and a recapture read alike.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from dateline.fusion.amend import amended, joined, places_of, touched
from dateline.fusion.claims import Party
from dateline.fusion.load import party
from dateline.fusion.parties import Ancestry, same_side, side_of
from dateline.store import tables as t
from dateline.store.corrections import standing
from dateline.store.keys import spoken_chain
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
    anchor: str = ""


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
    store: RecordStore,
    since: dt.date | None = None,
    until: dt.date | None = None,
    ancestor: Ancestry = lambda entity: entity,
    *,
    place: str | None = None,
    type_: str | None = None,
) -> list[Happening]:
    """Events of the record between two days (of the event), joined across reports, in order of time.

    ``place``: a place's key or part of its name; ``type_``: a PLOVER type.
    """
    with store.reading() as connection:
        corrected = standing(connection)
        rows = connection.execute(_asked(since, until, place, type_, touched(corrected))).all()
        moved = places_of(connection, (json.loads(c.value) for cs in corrected.values() for c in cs if c.field == "place"))
    told = [x for row in rows if (x := _told(row, corrected.get(row.anchor, ()), moved)) is not None]
    return join_events((x for x in told if _wanted(x, since, until, place, type_)), ancestor)


def _asked(since: dt.date | None, until: dt.date | None, place: str | None, type_: str | None, corrected: Sequence[str]) -> sa.Select[Any]:
    columns = (
        *(S.id, S.report, S.published, S.type, S.place, S.earliest, S.latest, S.asserted, S.modality, S.origin, S.anchor, S.words, S.data),
        *(R.story, R.outlet, P.name, P.country),
    )
    query = sa.select(*columns).join(t.reports, R.id == S.report).outerjoin(t.places, P.key == S.place)
    limits: list[sa.ColumnElement[bool]] = []
    if since is not None:
        limits.append(sa.or_(S.latest >= since, sa.and_(S.latest.is_(None), S.published >= since)))
    if until is not None:
        limits.append(sa.func.coalesce(S.earliest, S.latest, S.published) <= until)
    if place is not None:
        limits.append(S.place.in_(sa.select(P.key).where(sa.or_(P.key == place, P.name.icontains(place, autoescape=True)))))
    if type_ is not None:
        limits.append(S.type == type_)
    held = sa.and_(*limits) if limits else sa.true()
    if limits and corrected:
        held = sa.or_(held, S.anchor.in_(corrected))
    return query.where(S.kind == "event", S.retired_at.is_(None), held)


def _told(row: sa.Row[Any], corrections: Sequence[sa.Row[Any]], moved: Mapping[str, sa.Row[Any]]) -> Told | None:
    data = json.loads(row.data)
    fields: dict[str, Any] = {
        "type": row.type,
        "place": row.place,
        "earliest": row.earliest,
        "latest": row.latest,
        "actor": party(data["parties"]["actor"]),
        "recipient": party(data["parties"]["recipient"]),
        "asserted": row.asserted,
        "modality": row.modality,
    }
    if corrections:
        laid_over = amended(fields, corrections)
        if laid_over is None:
            return None
        fields = laid_over
    join, split = joined(corrections) if corrections else (None, False)
    where = row if fields["place"] == row.place else moved.get(fields["place"])
    return Told(
        statement=row.id,
        report=row.report,
        published=row.published,
        place_name=where.name if where else None,
        country=where.country if where else None,
        origin=row.origin,
        story=row.story,
        source=spoken_chain(data["chain"], row.outlet),
        words=row.words,
        casualties=data["casualties"],
        joined_with=join,
        split=split,
        anchor=row.anchor,
        **(fields | {"latest": fields["latest"] or row.published}),
    )


def _wanted(x: Told, since: dt.date | None, until: dt.date | None, place: str | None, type_: str | None) -> bool:
    """Whether an event as people corrected it still is what was asked for."""
    return (
        (since is None or x.latest >= since)
        and (until is None or (x.earliest or x.latest) <= until)
        and (place is None or x.place == place or place.casefold() in (x.place_name or "").casefold())
        and (type_ is None or x.type == type_)
    )


def join_events(told: Iterable[Told], ancestor: Ancestry = lambda entity: entity) -> list[Happening]:
    """Happenings from single tellings: those that agree in type, place, time and parties, and those that a person joined."""
    groups: dict[tuple[Any, ...], list[Happening]] = defaultdict(list)
    by_name: dict[str, Happening] = {}
    by_hand: list[tuple[Told, str]] = []
    for x in sorted(told, key=lambda x: (x.latest, x.published, x.statement)):
        near = groups[(x.type, x.place, x.asserted, x.modality)] if x.place is not None else []
        found, why = (None, "") if x.split else _match(x, near, ancestor)
        if found is None:
            found = Happening([x], [], x.earliest, x.latest)
            near.append(found)
            if x.place is None:
                groups[(x.statement,)].append(found)
        else:
            _enter(found, [x], why)
        by_name[x.statement] = by_name[x.anchor or x.statement] = found
        if x.joined_with is not None:
            by_hand.append((x, x.joined_with))
    gone = _join_by_hand(by_hand, by_name)
    every = (h for hs in groups.values() for h in hs if id(h) not in gone)
    return sorted(every, key=lambda h: (h.latest or dt.date.max, h.told[0].statement))


def _enter(found: Happening, told: Sequence[Told], why: str) -> None:
    for x in told:
        found.told.append(x)
        found.joins.append(why)
        found.earliest = max((d for d in (found.earliest, x.earliest) if d), default=None)
        found.latest = min(d for d in (found.latest, x.latest) if d)


def _join_by_hand(pairs: Sequence[tuple[Told, str]], by_name: dict[str, Happening]) -> set[int]:
    """Lay together what people joined, whichever of the two is told first; gives the happenings that went into another."""
    gone: set[int] = set()
    for x, other in pairs:
        mine, theirs = by_name[x.statement], by_name.get(other)
        if theirs is None or theirs is mine:
            continue
        first, second = sorted((mine, theirs), key=lambda h: (h.latest or dt.date.max, h.told[0].statement))
        _enter(first, second.told, "joined by a reviewer")
        gone.add(id(second))
        for y in second.told:
            by_name[y.statement] = by_name[y.anchor or y.statement] = first
    return gone


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
