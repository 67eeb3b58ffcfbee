"""From the record to a situation: who held what in a country, as known on a day. Nothing that became known later enters."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from dateline.fusion.background import ancestor
from dateline.fusion.claims import Party
from dateline.fusion.ledger import Held, stretches
from dateline.fusion.parties import Side, same_side, side_of
from dateline.fusion.told import events, told
from dateline.knowledge.outcomes import outcomes
from dateline.outlook.main_cities import MainCity, main_cities, populations
from dateline.outlook.situation import Sign, Situation, Town, Turn
from dateline.store import tables as t
from dateline.store.corrections import standing
from dateline.store.record import RecordStore

S, L, P = t.statements.c, t.ledger.c, t.places.c
RECENT = dt.timedelta(days=60)
SIGNS = {"RETREAT": "withdrawal", "MOBILIZE": "relief"}
NAMELESS = "a side named after a person"


@dataclass(slots=True)
class Theatre:
    """A country's situation with the names that its sides go by."""

    country: str
    now: Situation
    names: dict[str, str]  # key of a side to a name for people
    statements: int
    last_told: dt.date | None  # the last day on which anything about control was published


class Sides:
    """Parties as keys of sides, and which of them may be one."""

    def __init__(self, country: str) -> None:
        self.country = country
        self.sides: dict[str, Side] = {}
        self.names: dict[str, str] = {}

    def __call__(self, party: Party | None) -> str | None:
        side = side_of(party, self.country, ancestor)
        if side is None or party is None:
            return None
        self.sides.setdefault(side.key, side)
        if party.kind == "person":  # "those of X": an outlook names nobody
            self.names.setdefault(side.key, NAMELESS)
        elif self.names.get(side.key, NAMELESS) == NAMELESS or (party.entity and len(party.name) > len(self.names[side.key])):
            self.names[side.key] = party.name
        return side.key

    def allied(self) -> dict[str, set[str]]:
        """Each side with those that may be the same under a more general name."""
        return {k: {j for j, b in self.sides.items() if j == k or same_side(a, b)} for k, a in self.sides.items()}


def theatre(store: RecordStore, country: str, known: dt.date, extra: Party | None = None) -> Theatre:
    """The situation of a country's towns on day ``known``, by what was published by then. ``extra``: a party to name as well."""
    with store.reading() as connection:
        query = sa.select(P.key).where(P.country == country, P.lat.is_not(None), P.key.in_(sa.select(L.place).distinct()))
        keys = connection.execute(query.where(sa.or_(P.feature.in_(("city", "spot")), P.feature.is_(None)))).scalars().all()
    held: dict[str, list[Held]] = {}
    for h in stretches(store, keys, known):
        if h.valid_from <= known:
            held.setdefault(h.place, []).append(h)
    sides = Sides(country)
    sides(extra)
    state = next((k for k in (sides(h.party) for hs in held.values() for h in hs) if k and k.startswith("state:")), f"state:{country}")
    chief, people = main_cities(country), populations(country)
    towns = [town for key, hs in held.items() if (town := _town(key, hs, known, sides, chief, people, state)) is not None]
    towns += [
        Town(c.key, c.name, c.lat, c.lon, c.population, f"state:{country}", main=True, seat=c.seat, told=False)
        for c in chief.values()
        if c.key not in held
    ]
    signs = _signs(store, country, known, sides)
    counted = {s for hs in held.values() for h in hs for s in (*h.support, *h.against)}
    about = sa.select(sa.func.max(S.published)).where(S.kind == "control", S.published <= known, S.place.in_(keys), S.retired_at.is_(None))
    with store.reading() as connection:
        last = connection.execute(about).scalar()
    return Theatre(country, Situation(known, towns, signs, sides.allied()), sides.names, len(counted), last)


def _town(
    key: str, found: list[Held], known: dt.date, sides: Sides, chief: dict[str, MainCity], people: dict[str, int], state: str
) -> Town | None:
    """A town by its stretches: a change of the side that holds it is a turn."""
    turns: list[Turn] = []
    holder: str | None = None
    since: dt.date | None = None
    allied = sides.allied
    for n, h in enumerate(found):
        side = sides(h.party)
        before = holder if n else sides(h.loser)
        if side is None or (before is not None and side in allied().get(before, {before})):
            holder = side if side is not None else holder if n == 0 else None
            since = since or (h.since if h.moved else None)
            continue
        if (n and before is not None) or (h.moved and (n or before is not None)):
            turns.append(Turn(h.since or h.valid_from, side, before, h.support))
        elif h.moved:
            turns.append(Turn(h.since or h.valid_from, side, None, h.support))
        holder, since = side, h.since if h.moved else None
    last = found[-1]
    if last.lat is None or last.lon is None:
        return None
    pressed = last.siege or ("contested" if last.status == "disputed" else None)
    if last.extent not in (None, "all") and pressed is None:
        pressed = "contested"
    return Town(
        key, last.name, last.lat, last.lon, people.get(key, 0), holder, since, pressed, key in chief,
        key in chief and chief[key].seat and (holder or "").startswith("state:"), tuple(x for x in turns if x.day <= known),
        (*last.support, *last.against),
    )  # fmt: skip


def _signs(store: RecordStore, country: str, known: dt.date, sides: Sides) -> list[Sign]:
    """Withdrawals, fresh forces and truces of the last two months, by what was published by ``known``."""
    query = events().where(S.type.in_((*SIGNS, "AGREE")), S.published <= known, S.published >= known - RECENT)
    query = query.where(sa.or_(P.country == country, S.place.is_(None))).order_by(S.published, S.id)
    with store.reading() as connection:
        rows = connection.execute(query).all()
        corrected = standing(connection, {r.anchor for r in rows}) if rows else {}
    truces = {word for word, kind in outcomes().nouns.items() if kind == "ceasefire"}
    found = []
    for row in rows:
        x = told(row, corrected.get(row.anchor, ()), {})
        if x is None or not x.asserted or x.modality != "actual" or x.latest > known:
            continue
        if x.country is None and (x.actor is None or x.actor.country != country):
            continue
        if x.type == "AGREE":
            if any(word in x.words.lower() for word in truces):
                found.append(Sign("truce", x.latest, None, x.statement))
        elif x.actor is not None:
            found.append(Sign(SIGNS[x.type], x.latest, sides(x.actor), x.statement))
    return found
