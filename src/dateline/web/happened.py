"""Events as the timeline shows them: each happening with its place, its status and what it can be filtered by."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from dateline.fusion.background import ancestor
from dateline.fusion.happenings import happenings
from dateline.fusion.parties import same_side, side_of
from dateline.fusion.same import Happening
from dateline.fusion.told import Told
from dateline.web.answers import Snapshot
from dateline.web.known import places
from dateline.web.shapes.common import PlaceOut, party_out
from dateline.web.shapes.events import EventDetail, EventOut, EventStatus, Telling
from dateline.web.shapes.record import Named

DAY = dt.timedelta(days=1)
Denials = dict[tuple[str, str | None], list[tuple[dt.date, Told]]]


@dataclass(frozen=True, slots=True)
class Shown:
    """One event, ready to be filtered. The texts are in lower case."""

    happening: Happening
    day: dt.date
    last: dt.date
    type: str
    status: EventStatus
    place: PlaceOut | None
    actors: str
    where: str
    sources: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Which events are wanted; texts are parts of names, or keys."""

    since: dt.date | None = None
    until: dt.date | None = None
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    actor: str | None = None
    place: str | None = None
    source: str | None = None
    words: str | None = None

    def of(self, shown: list[Shown]) -> Iterator[Shown]:
        """Those of the events, in their order."""
        actor, place, source, words = (x.casefold() if x else None for x in (self.actor, self.place, self.source, self.words))
        for x in shown:
            if (
                (self.since is None or x.last >= self.since)
                and (self.until is None or x.day <= self.until)
                and (not self.types or x.type in self.types)
                and (not self.statuses or x.status in self.statuses)
                and (actor is None or actor in x.actors)
                and (place is None or place in x.where)
                and (source is None or source in x.sources)
                and (words is None or any(words in t.words.casefold() for t in x.happening.told))
            ):
                yield x


def shown(snap: Snapshot) -> list[Shown]:
    """All events in order of their days."""
    return snap.get("events", _shown)


def _shown(snap: Snapshot) -> list[Shown]:
    index = places(snap)
    found = happenings(snap.store, ancestor=ancestor)
    denied: Denials = defaultdict(list)
    for h in found:
        first = h.told[0]
        if not first.asserted and first.place is not None:
            denied[first.type, first.place].append((h.latest or first.latest, first))
    for denials in denied.values():
        denials.sort(key=lambda x: (x[0], x[1].statement))
    out = [_one(h, index, denied) for h in found]
    return sorted(out, key=lambda x: (x.day, x.last, x.happening.told[0].statement))


def _one(h: Happening, index: dict[str, PlaceOut], denied: Denials) -> Shown:
    first = h.told[0]
    last = h.latest or first.latest
    day = h.earliest if h.earliest is not None and h.earliest <= last else last
    place = index.get(first.place) if first.place else None
    parties = {p for t in h.told for p in (t.actor, t.recipient) if p is not None}
    return Shown(
        happening=h,
        day=day,
        last=last,
        type=first.type,
        status=_status(h, day, last, denied.get((first.type, first.place), [])),
        place=place,
        actors="\n".join(f"{p.name}\n{p.key}" for p in parties).casefold(),
        where=f"{place.name}\n{place.key}".casefold() if place else "",
        sources="\n".join({f"{t.source}\n{t.origin}" for t in h.told}).casefold(),
    )


def _status(h: Happening, day: dt.date, last: dt.date, denials: Sequence[tuple[dt.date, Told]]) -> EventStatus:
    first = h.told[0]
    if first.modality != "actual":
        return first.modality  # type: ignore[return-value]
    if not first.asserted:
        return "denied"
    at = bisect_left(denials, day - DAY, key=lambda x: x[0])
    if any(_meant(first, denial) for _, denial in takewhile(lambda x: x[0] <= last + DAY, denials[at:])):
        return "disputed"
    return "confirmed" if len(h.origins) >= 2 else "claimed"


def _meant(told: Told, denial: Told) -> bool:
    """Whether a denial of the same type, place and days can be of this event: their parties do not differ."""
    for a, b in ((told.actor, denial.actor), (told.recipient, denial.recipient)):
        if a is None or b is None or "other" in (a.kind, b.kind):
            continue
        if not same_side(side_of(a, told.country, ancestor), side_of(b, denial.country, ancestor)):
            return False
    return True


def event_out(x: Shown) -> EventOut:
    """An event as it is answered."""
    h, first = x.happening, x.happening.told[0]
    return EventOut(
        id=first.statement,
        published=min(t.published for t in h.told),
        type=first.type,
        earliest=h.earliest,
        latest=x.last,
        place=x.place,
        actor=party_out(next((t.actor for t in h.told if t.actor), None)),
        recipient=party_out(next((t.recipient for t in h.told if t.recipient), None)),
        words=first.words,
        status=x.status,
        origins=len(h.origins),
        sources=sorted({t.source for t in h.told}),
        statements=[t.statement for t in h.told],
        casualties=next((t.casualties for t in h.told if t.casualties), None),
    )


def event_detail(x: Shown) -> EventDetail:
    """An event with each of its tellings."""
    tellings = [
        Telling(
            statement=t.statement,
            report=t.report,
            published=t.published,
            source=t.source,
            origin=t.origin,
            words=t.words,
            earliest=t.earliest,
            latest=t.latest,
            actor=party_out(t.actor),
            recipient=party_out(t.recipient),
            casualties=t.casualties,
            joined=why,
        )
        for t, why in zip(x.happening.told, [None, *x.happening.joins], strict=True)
    ]
    return EventDetail(**dict(event_out(x)), tellings=tellings)


def named(counted: Counter[tuple[str, str]], most: int = 200) -> list[Named]:
    """Values with their counts, the most frequent first."""
    ordered = sorted(counted.items(), key=lambda x: (-x[1], x[0][1], x[0][0]))
    return [Named(key=key, name=name, count=n) for (key, name), n in ordered[:most]]


def tally(values: Iterable[Iterable[tuple[str, str]]]) -> Counter[tuple[str, str]]:
    """In how many events each (key, name) occurs."""
    return Counter(pair for pairs in values for pair in set(pairs))
