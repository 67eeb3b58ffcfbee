"""The outlook of a place or a holder, from a record as known on a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import numpy as np
import sqlalchemy as sa

from dateline.errors import DatelineError
from dateline.fusion.background import ancestor, capital
from dateline.fusion.claims import Party
from dateline.fusion.ledger import history, last_day
from dateline.fusion.parties import side_of
from dateline.outlook import collapse, hazard
from dateline.outlook.features import NAMES, Gauge
from dateline.outlook.grounds import count, holder_reasons, number, place_reasons
from dateline.outlook.main_cities import main_cities
from dateline.outlook.measured import measured
from dateline.outlook.pooling import pooled, sayings
from dateline.outlook.record import corrected
from dateline.outlook.result import Chance, Fared, Mover, Outlook
from dateline.outlook.situation import Floats
from dateline.outlook.theatre import Theatre, theatre
from dateline.outlook.voices import voices
from dateline.store import tables as t
from dateline.store.record import RecordStore

DAY = dt.timedelta(days=1)
DAYS = hazard.DAYS
MONTH = 30
EARLIER = (30, 60)  # days before, whose outlooks are compared with what came
THIN_TOWNS, THIN_STATEMENTS, OLD = 3, 5, dt.timedelta(days=60)
YEARS = (1900, 2200)  # of days that one can ask for
CLEAR = 0.005  # change of a chance below which nothing is told to move it


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked about: a place by its key, or a side of a country."""

    name: str
    country: str
    place: str | None
    party: Party | None


def outlook_of(store: RecordStore, place_or_actor: str, by: dt.date | None = None, known: dt.date | None = None) -> Outlook:
    """The chance that a place changes hands, or that a holder loses the last of its main cities, by each of the next 90 days.

    ``known``: as known on this day (default: the day of the last report); ``by``: the day asked for (default: 30 days later,
    at most 90). Raises ``DatelineError`` where the record knows no such place or actor, or ``by`` is out of reach.
    """
    known = known or last_day(store)
    if not YEARS[0] <= known.year <= YEARS[1]:
        raise DatelineError("outlook-day", str(known), known="the last day of the record", last="90 days later")
    by = by or known + MONTH * DAY
    if not known < by <= known + DAYS * DAY:
        raise DatelineError("outlook-day", str(by), known=known, last=known + DAYS * DAY)
    asked = _asked(store, place_or_actor, known)
    front = theatre(store, asked.country, known, asked.party)
    return _place(store, asked, front, by) if asked.place else _holder(store, asked, front, by)


def _asked(store: RecordStore, words: str, known: dt.date) -> Asked:
    """The place of that name or key, or else the party that holds, held or attacks places, by name or country."""
    found = [h for h in history(store, words, known) if h.valid_from <= known and h.country]
    exact = [h for h in found if words.lower() in (h.name.lower(), h.place.lower())] or found
    if exact:
        key = max({h.place for h in exact}, key=lambda k: (sum(h.place == k for h in exact), k))
        held = next(h for h in exact if h.place == key)
        return Asked(held.name, held.country or "", key, None)
    return _unnamed(store, words, known) or _party(store, words, known)


def _unnamed(store: RecordStore, words: str, known: dt.date) -> Asked | None:
    """A main city that no report has named a holder of, in a country whose places the record tells of: it is taken as the state's."""
    from dateline.knowledge.gazetteer import gazetteer

    cities = [f.place for f in gazetteer().find(words) if f.place.feature == "city" and f.place.country and f.quality < 3]
    told = sa.select(t.places.c.country).join(t.ledger, t.ledger.c.place == t.places.c.key).where(t.ledger.c.known_from <= known).distinct()
    with store.reading() as connection:
        countries = set(connection.execute(told.where(t.places.c.country.in_({p.country for p in cities}))).scalars())
    for p in sorted(cities, key=lambda p: -p.population):
        if p.country in countries and (city := main_cities(p.country).get(f"g{p.geonames}")):
            return Asked(city.name, p.country or "", city.key, None)
    return None


def _party(store: RecordStore, words: str, known: dt.date) -> Asked:
    low = words.lower()
    parties: dict[tuple[str, Party], int] = {}
    for h in history(store, known=known):
        for p in (h.party, h.loser):
            if p is not None and p.kind != "person" and h.country and h.valid_from <= known:
                parties[h.country, p] = parties.get((h.country, p), 0) + 1
    fitting = {k: n for k, n in parties.items() if low in (k[1].name.lower(), k[1].key.lower(), (k[1].entity or "").lower())}
    if not fitting and (code := _country(words)):
        fitting = {k: n for k, n in parties.items() if (side := side_of(k[1], k[0], ancestor)) and side.key == f"state:{code}"}
    fitting = fitting or {k: n for k, n in parties.items() if low in k[1].name.lower()}
    if not fitting:
        raise DatelineError("outlook-unknown", words, known=known)
    country, party = max(fitting, key=lambda k: (fitting[k], k[0], k[1].key))
    return Asked(party.name, country, None, party)


def _country(words: str) -> str | None:
    from dateline.knowledge.gazetteer import gazetteer

    return next((f.place.country for f in gazetteer().find(words) if f.place.feature == "country"), None)


def _thin(front: Theatre, known: dt.date, holder: str | None, name: str) -> str | None:
    """Why the record is too thin to say anything, or None."""
    towns = [x for x in front.now.towns if x.told and x.holder]
    if holder is None:
        return f"who holds {name} is not known on {known}"
    if len(towns) < THIN_TOWNS:
        return (
            f"the record tells of the holders of only {number(len(towns), 'town')} in this country: at least {count(THIN_TOWNS)} are needed"
        )
    if front.statements < THIN_STATEMENTS:
        few = number(front.statements, "statement")
        return f"the record has only {few} about control in this country: at least {count(THIN_STATEMENTS)} are needed"
    if front.last_told is None or known - front.last_told > OLD:
        return f"the last report about control in this country is of {front.last_told}, more than {OLD.days} days before {known}"
    if not any(x.holder in front.now.opponents(holder) for x in front.now.towns):
        return "the record names no opponent of the holder that holds a place"
    return None


def _place(store: RecordStore, asked: Asked, front: Theatre, by: dt.date) -> Outlook:
    known = front.now.day
    n = next((n for n, x in enumerate(front.now.towns) if x.key == asked.place), None)
    holder = front.now.towns[n].holder if n is not None else None
    base: dict[str, Any] = {
        "subject": asked.name, "kind": "place", "question": f"{asked.name} changes hands by {by}", "known": known, "by": by,
        "holder": front.names.get(holder or ""), "model": "places/1",
    }  # fmt: skip
    reason = _thin(front, known, holder, asked.name)
    if n is None or holder is None or reason:
        return Outlook(**base, refused=reason or f"{asked.name} is no town whose point is known: outlooks are of towns")
    model, gauge = hazard.shipped(), Gauge(front.now)
    x = gauge.row(n)
    expected, came, settled = _earlier(store, asked.country, front)
    middle, low, high = (corrected(c[0], expected, came) for c in hazard.quantiles(model.curves(x[None])))
    curve = _curve(known, middle, low, high)
    ahead = (by - known).days - 1
    at = curve[ahead]
    heard = voices(store, "control", known, place=asked.place, country=asked.country)
    said = sayings(heard, {asked.name.lower()}, {"control"}, known, _names(front, holder))
    return Outlook(
        **base, chance=at, pooled=round(pooled(at.chance, known, by, said), 4), curve=curve,
        grounds=tuple(place_reasons(front, gauge, n, x, model.slope * model.shares(x[None])[0])),
        said=tuple(s for s, _ in said),
        movers=_movers(lambda y: float(corrected(model.curves(y[None])[0, 0], expected, came)[ahead]), x, at.chance, PLACE_MOVERS),
        fared=_fared(settled, expected, came, "places"),
    )  # fmt: skip


def _holder(store: RecordStore, asked: Asked, front: Theatre, by: dt.date) -> Outlook:
    known, gauge = front.now.day, Gauge(front.now)
    side = side_of(asked.party, asked.country, ancestor)
    key = side.key if side else ""
    allied = front.now.one_side.get(key, {key})
    base: dict[str, Any] = {
        "subject": asked.name, "kind": "holder", "question": f"The last main city of {asked.name} is lost by {by}", "known": known,
        "by": by, "holder": front.names.get(key, asked.name), "model": "campaigns/1",
    }  # fmt: skip
    held = [x for x in front.now.towns if x.main and x.holder in allied]
    reason = (
        _thin(front, known, key, asked.name)
        or _gone(front, key, asked)
        or (None if held else f"no main city is known to be held by {asked.name}")
    )
    if reason:
        return Outlook(**base, refused=reason)
    model = collapse.shipped()
    x = collapse.measure(front.now, key, gauge.front(key))
    middle, low, high = model.range(x)
    curve = _curve(known, middle, low, high)
    at = curve[(by - known).days - 1]
    names = _names(front, key) | {asked.name.lower()}
    heard = voices(store, "collapse", known, country=asked.country)
    said = sayings(heard, names | _country_names(asked.country), {"collapse"}, known, names)
    day = (by - known).days - 1
    return Outlook(
        **base, chance=at, pooled=round(pooled(at.chance, known, by, said), 4), curve=curve,
        grounds=tuple(holder_reasons(front, gauge, key, x, model.shares(x))), said=tuple(s for s, _ in said),
        movers=_movers(lambda y: float(model.curves(y)[0, day]), x, at.chance, HOLDER_MOVERS), fared=_fared(0, None, None, "campaigns"),
    )  # fmt: skip


def _gone(front: Theatre, key: str, asked: Asked) -> str | None:
    """Where a state's seat is another's already, in words."""
    seat = next((x for x in front.now.towns if x.key == capital(asked.country)), None)
    if seat is None or not key.startswith("state:") or seat.holder is None or seat.holder in front.now.one_side.get(key, {key}):
        return None
    return f"{seat.name}, its seat, is held by {front.names.get(seat.holder, 'another side')}" + (
        f" since {seat.since}" if seat.since else ""
    )


def _names(front: Theatre, side: str) -> set[str]:
    return {front.names[k].lower() for k in front.now.one_side.get(side, {side}) if k in front.names}


def _country_names(country: str) -> set[str]:
    from dateline.knowledge.gazetteer import gazetteer

    found = gazetteer().country(country)
    return {found.name.lower()} if found else set()


def _curve(known: dt.date, middle: Floats, low: Floats, high: Floats) -> tuple[Chance, ...]:
    rows = zip(middle.tolist(), low.tolist(), high.tolist(), strict=True)
    return tuple(
        Chance(day=known + (n + 1) * DAY, chance=round(m, 4), low=round(min(a, m), 4), high=round(max(b, m), 4))
        for n, (m, a, b) in enumerate(rows)
    )


def _earlier(store: RecordStore, country: str, front: Theatre) -> tuple[float, float, int]:
    """Changes that the model expected 30 and 60 days before, within 30 days, and those that came, by what is known now."""
    with store.reading() as connection:
        first = connection.execute(sa.select(sa.func.min(t.reports.c.published))).scalar()
    now = {x.key: x for x in front.now.towns}
    expected, came, settled = 0.0, 0, 0
    for back in EARLIER:
        day = front.now.day - back * DAY
        if first is None or day < first:
            continue
        then = theatre(store, country, day)
        gauge = Gauge(then.now)
        at = [n for n, x in enumerate(then.now.towns) if x.told and x.holder and x.key in now]
        if len({then.now.towns[n].holder for n in at}) < 2:
            continue
        expected += float(hazard.shipped().curves(gauge.rows(at))[0][:, MONTH - 1].sum())
        came += sum(any(day < turn.day <= day + MONTH * DAY for turn in now[then.now.towns[n].key].turns) for n in at)
        settled += len(at)
    return expected, float(came), settled


def _fared(settled: int, expected: float | None, came: float | None, model: str) -> Fared:
    if not settled or expected is None or came is None:
        return Fared(here="no earlier outlook in this record is settled", expected=None, came=None, measured=measured(model))
    here = (
        f"in {number(settled, 'outlook')} of 30 and 60 days before in this country {expected:.1f} changes of hands were expected within "
        f"30 days, and {came:.0f} came: the chances are moved by that"
    )
    return Fared(here=here, expected=round(expected, 2), came=int(came), measured=measured(model))


PLACE_MOVERS = {
    "another main city of the holder fell": {"lost": 0.15, "pace7": 0.4, "pace30": 0.4, "calm": -1.0},
    "no place fell for a week": {"pace7": -3.0, "faster": -1.0, "calm": 0.35},
    "the holder took places back nearby": {"back30": 0.7},
}
HOLDER_MOVERS = {
    "another main city fell": {"lost": 0.1, "pace14": 0.4, "pace60": 0.3, "calm": -1.0, "left": -0.1},
    "two more main cities fell": {"lost": 0.2, "pace14": 0.7, "pace60": 0.5, "calm": -1.0, "left": -0.2},
    "no more fell for two weeks": {"pace14": -3.0, "calm": 0.46},
}


def _movers(chance: Any, x: Floats, now: float, table: dict[str, dict[str, float]]) -> tuple[Mover, ...]:
    """What would move the chance most, were it reported; the largest first."""
    names = NAMES if len(x) == len(NAMES) else collapse.NAMES
    out = []
    for words, changes in table.items():
        y = np.array(x)
        for name, by in changes.items():
            k = names.index(name)
            y[k] = max(0.0, y[k] + by)
        out.append(Mover(words=words, chance=round(chance(y), 4)))
    return tuple(sorted((m for m in out if abs(m.chance - now) > CLEAR), key=lambda m: -abs(m.chance - now)))


def side_key(store: RecordStore, place_or_actor: str, known: dt.date) -> tuple[str, str | None]:
    """The country of a place or actor, and the key of the side that holds it, or that it is, on a day."""
    asked = _asked(store, place_or_actor, known)
    if asked.party is not None:
        side = side_of(asked.party, asked.country, ancestor)
        return asked.country, side.key if side else None
    return asked.country, next((x.holder for x in theatre(store, asked.country, known).now.towns if x.key == asked.place), None)


def likeliest(store: RecordStore, country: str, known: dt.date, most: int) -> list[Outlook]:
    """Outlooks of the towns of a country that reports tell of and that are likeliest to change hands within 30 days."""
    front = theatre(store, country, known)
    gauge = Gauge(front.now)
    at = [n for n, x in enumerate(front.now.towns) if x.told and x.holder]
    if len(at) < THIN_TOWNS:
        return []
    chances = hazard.shipped().curves(gauge.rows(at))[0][:, MONTH - 1]
    first = sorted(zip(chances.tolist(), at, strict=True), reverse=True)[:most]
    found = [outlook_of(store, front.now.towns[n].key, None, known) for _, n in first]
    return [o for o in found if o.refused is None]
