"""What a reviewer types, checked and put into the form in which corrections are kept."""

from __future__ import annotations

import datetime as dt
from typing import Any, get_args

import sqlalchemy as sa

from dateline.errors import DatelineError
from dateline.fusion.amend import DAYS, PARTIES
from dateline.knowledge.actors import vocabulary
from dateline.knowledge.gazetteer import gazetteer
from dateline.model.mentions import ActorKind
from dateline.model.statements import Change, EventType, Modality, OutcomeType
from dateline.store import tables as t
from dateline.store.corrections import correct
from dateline.store.keys import party_key
from dateline.store.record import RecordStore

TYPES: dict[str, tuple[str, ...]] = {"control": get_args(Change), "event": get_args(EventType), "forecast": get_args(OutcomeType)}
STATES = ("true", "false", "void", "open")
NOTHING = ("", "none", "null", "unknown")
WORDS = {"true": True, "yes": True, "false": False, "no": False}
S, P = t.statements.c, t.places.c


def decide(store: RecordStore, statement: str, setting: str, *, who: str, why: str) -> int:
    """Correct one field as a person writes it (``place=Homs``, ``holder=army:military``); gives the correction's number."""
    field, equals, text = setting.partition("=")
    field, text = field.strip().lower(), text.strip()
    if not equals:
        raise _wrong(statement, f"{setting!r} is not FIELD=VALUE")
    with store.reading() as connection:
        kind = connection.execute(sa.select(S.kind).where(S.id == statement)).scalar()
    if kind is None:
        raise DatelineError("no-such-statement", statement)
    return correct(store, statement, "set", who=who, why=why, field=field, value=_value(store, statement, kind, field, text))


def overrule(store: RecordStore, statement: str, state: str, *, who: str, why: str) -> int:
    """Settle a forecast by a person's word: true, false, void or open."""
    if state not in STATES:
        raise _wrong(statement, f"{state!r} is none of {', '.join(STATES)}")
    with store.reading() as connection:
        kind = connection.execute(sa.select(S.kind).where(S.id == statement)).scalar()
    if kind not in (None, "forecast"):
        raise _wrong(statement, f"only a forecast comes true or does not, and this is of kind {kind}")
    return correct(store, statement, "overrule", who=who, why=why, value=state)


def join(store: RecordStore, statement: str, other: str, *, who: str, why: str) -> int:
    """Say that two statements tell one event."""
    with store.reading() as connection:
        rows = connection.execute(sa.select(S.id, S.kind, S.anchor).where(S.id.in_((statement, other)))).all()
    found = {r.id: r for r in rows}
    for one in (statement, other):
        if one not in found:
            raise DatelineError("no-such-statement", one)
    if statement == other or any(r.kind != "event" for r in rows):
        raise _wrong(statement, "two different statements of events are needed to be joined")
    return correct(store, statement, "join", who=who, why=why, value=found[other].anchor)


def _value(store: RecordStore, statement: str, kind: str, field: str, text: str) -> Any:
    if field in ("type", "outcome"):
        allowed = TYPES.get(kind if field == "type" else "forecast" if kind == "forecast" else "", ())
        value = next((x for x in allowed if x.lower() == text.lower()), None)
        if value is None:
            raise _wrong(statement, f"{text!r} is no {field} of a statement of kind {kind} ({', '.join(allowed) or 'it has none'})")
        return value
    if field == "place":
        return None if text.lower() in NOTHING else place_key_of(store, statement, text)
    if field in PARTIES:
        return None if text.lower() in NOTHING else party_of(statement, text)
    if field in DAYS:
        return None if text.lower() in NOTHING else _day(statement, text)
    if field == "asserted":
        if text.lower() not in WORDS:
            raise _wrong(statement, f"{text!r} is neither true nor false")
        return WORDS[text.lower()]
    if field == "modality" and text.lower() in get_args(Modality):
        return text.lower()
    raise _wrong(statement, f"{field!r} cannot be set to {text!r}")


def place_key_of(store: RecordStore, statement: str, text: str) -> str:
    """The key of a place by its key, its name in the record, or its name in the gazetteer (``Tripoli, LB``), entered if it is new."""
    name, _, country = (x.strip() for x in text.partition(","))
    with store.writing() as connection:
        if connection.execute(sa.select(P.key).where(P.key == text)).first() is not None:
            return text
        query = sa.select(P.key).where(sa.func.lower(P.name) == name.lower(), P.resolved.is_(True))
        known = connection.execute(query.where(P.country == country.upper()) if country else query).scalars().all()
        if len(known) == 1:
            return str(known[0])
        number = int(text[1:]) if text[:1] == "g" and text[1:].isdigit() else None
        found = [f.place for f in gazetteer().find(name) if f.place.geonames and (not country or f.place.country == country.upper())]
        if number is not None or not found:
            raise _wrong(statement, f"no place goes by {text!r}: give its key or its name, with its country (Tripoli, LB)")
        best = max(found, key=lambda p: (f"g{p.geonames}" in known, p.feature == "city", p.population))
        key = f"g{best.geonames}"
        if connection.execute(sa.select(P.key).where(P.key == key)).first() is None:
            row = {"key": key, "name": best.name, "feature": best.feature, "country": best.country, "admin1": gazetteer().above(best)}
            connection.execute(sa.insert(t.places), row | {"lat": best.lat, "lon": best.lon, "resolved": best.lat is not None})
        return key


def party_of(statement: str, text: str) -> dict[str, Any]:
    """A party as corrections keep it, from its id in the vocabulary or ``NAME:KIND`` ("village militia:armed group")."""
    known = vocabulary().find(text) or (vocabulary().body(text[:2].upper(), text[3:]) if text[2:3] == "-" else None)
    if known is not None:
        return {"name": known.name, "key": known.id, "kind": known.kind, "country": known.country, "entity": known.id}
    name, _, kind = (x.strip() for x in text.partition(":"))
    kind = kind or "other"
    if kind not in get_args(ActorKind):
        raise _wrong(statement, f"{kind!r} is no kind of actor ({', '.join(get_args(ActorKind))})")
    return {"name": name, "key": party_key(name, None, None, kind), "kind": kind, "country": None, "entity": None}


def _day(statement: str, text: str) -> str:
    try:
        return dt.date.fromisoformat(text).isoformat()
    except ValueError:
        raise _wrong(statement, f"{text!r} is not a date such as 2024-12-07") from None


def _wrong(statement: str, reason: str) -> DatelineError:
    return DatelineError("bad-correction", statement, reason=reason)
