"""People's questions: kept with their criterion and their own chances, settled from the ledger, compared with sources and outlook."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import sqlalchemy as sa

from dateline.errors import DatelineError
from dateline.fusion.background import capital
from dateline.fusion.ledger import last_day
from dateline.fusion.scores import brier
from dateline.outlook.evaluation import outlook_of, side_key
from dateline.outlook.pooling import sayings
from dateline.outlook.result import Part
from dateline.outlook.theatre import theatre
from dateline.outlook.voices import voices
from dateline.store import questions as q
from dateline.store.record import RecordStore

Q, C = q.questions.c, q.chances.c


class Given(Part):
    """A chance that somebody gave, and how far it proved off (Brier; None while the question is open)."""

    who: str
    chance: float
    on: dt.date
    brier: float | None


class Question(Part):
    """A question as it stands. ``outlook``: the model's chance on the day on which it was asked; ``sources``: theirs then."""

    id: int
    text: str
    who: str
    asked_on: dt.date
    by: dt.date
    subject: str
    kind: Literal["place", "holder"]
    criterion: str
    state: Literal["open", "true", "false", "void"]
    resolved_on: dt.date | None
    why: str | None
    given: tuple[Given, ...]
    outlook: float | None
    outlook_brier: float | None
    sources: tuple[Given, ...]


def add(store: RecordStore, text: str, about: str, by: dt.date, who: str, chance: float | None = None) -> Question:
    """Keep a question: "Will ``about`` change hands (or lose its last main city) by ``by``?", in a person's words.

    Raises ``DatelineError`` where ``about`` is not in the record, ``by`` lies outside the 90 days of an outlook, or ``chance`` is none.
    """
    if not text.strip():
        raise DatelineError("question-wording", None, reason="it has no words")
    known = last_day(store)
    found = outlook_of(store, about, by, known)
    country, side = side_key(store, about, known)
    if found.kind == "place":
        criterion = f"by {by} a side other than the one that held {found.subject} on {known} is reported to hold it, undisputed"
    else:
        criterion = f"by {by} no main city is left of those that {found.subject} held on {known}, or its seat is another's"
    row = {
        "text": " ".join(text.split()), "who": who, "asked_at": dt.datetime.now(dt.UTC), "asked_on": known, "by": by, "subject": about,
        "kind": found.kind, "holder": f"{country} {side or ''}".strip(), "criterion": criterion,
        "outlook": found.chance.chance if found.chance else None,
    }  # fmt: skip
    with store.writing() as connection:
        number = connection.execute(sa.insert(q.questions).values(**row)).inserted_primary_key
    assert number is not None
    if chance is not None:
        give(store, number[0], chance, who)
    return listed(store, number[0])[0]


def give(store: RecordStore, number: int, chance: float, who: str) -> None:
    """Keep somebody's chance (a fraction) of an open question; earlier ones stay, the last one counts."""
    if not 0 <= chance <= 1:
        raise DatelineError(
            "question-wording", str(number), reason=f"a chance lies between 0 and 1, or 0% and 100%, and {chance:g} does not"
        )
    one = listed(store, number)[0]
    if one.state != "open":
        raise DatelineError(
            "question-wording", str(number), reason=f"it was settled on {one.resolved_on}: a chance given now proves nothing"
        )
    row = {"question": number, "who": who, "chance": chance, "at": dt.datetime.now(dt.UTC), "given_on": last_day(store)}
    with store.writing() as connection:
        connection.execute(sa.insert(q.chances).values(**row))


def listed(store: RecordStore, number: int | None = None) -> list[Question]:
    """All questions, or one, the earliest due first. Raises ``DatelineError`` where there is none of that number."""
    query = sa.select(q.questions).order_by(Q.by, Q.id)
    with store.reading() as connection:
        rows = connection.execute(query if number is None else query.where(Q.id == number)).all()
        given = connection.execute(sa.select(q.chances).order_by(C.at, C.id)).all()
    if number is not None and not rows:
        raise DatelineError("no-such-question", str(number))
    return [_question(store, r, [g for g in given if g.question == r.id]) for r in rows]


def _question(store: RecordStore, r: sa.Row[tuple[object, ...]], given: list[sa.Row[tuple[object, ...]]]) -> Question:
    true = {"true": True, "false": False}.get(r.resolved or "")
    last = {g.who: g for g in given}
    kinds, names = ({"control"}, {r.subject.lower()}) if r.kind == "place" else ({"collapse"}, {r.subject.lower()})
    country = (r.holder or "").partition(" ")[0]
    said = sayings(voices(store, next(iter(kinds)), r.asked_on, country=country), names, kinds, r.asked_on, set())
    sources = [
        Given(who=s.source, chance=round(p, 3), on=s.published, brier=_off(p, true))
        for s, came in said
        if s.low is not None and s.high is not None and s.horizon is not None and s.horizon <= r.by
        for p in [(s.low + s.high) / 2 if came else 1 - (s.low + s.high) / 2]
    ]
    return Question(
        id=r.id, text=r.text, who=r.who, asked_on=r.asked_on, by=r.by, subject=r.subject, kind=r.kind, criterion=r.criterion,
        state=r.resolved or "open", resolved_on=r.resolved_on, why=r.why, outlook=r.outlook,
        given=tuple(Given(who=g.who, chance=g.chance, on=g.given_on, brier=_off(g.chance, true)) for g in last.values()),
        outlook_brier=None if r.outlook is None else _off(r.outlook, true), sources=tuple(sources),
    )  # fmt: skip


def _off(p: float, true: bool | None) -> float | None:
    return None if true is None else round(brier(p, true), 4)


def resolve(store: RecordStore) -> list[Question]:
    """Settle what the ledger settles by now; gives the questions that were settled. What it cannot tell stays open."""
    known = last_day(store)
    settled = []
    with store.reading() as connection:
        rows = connection.execute(sa.select(q.questions).where(Q.resolved.is_(None)).order_by(Q.id)).all()
    for r in rows:
        found = _settled(store, r, known)
        if found is not None:
            state, day, why = found
            with store.writing() as connection:
                connection.execute(sa.update(q.questions).where(Q.id == r.id).values(resolved=state, resolved_on=day, why=why))
            settled += listed(store, r.id)
    return settled


def _settled(store: RecordStore, r: sa.Row[tuple[object, ...]], known: dt.date) -> tuple[str, dt.date, str] | None:
    country, _, side = (r.holder or "").partition(" ")
    now = theatre(store, country, known)
    allied = now.now.one_side.get(side, {side})
    if r.kind == "place":
        town = next((x for x in now.now.towns if r.subject.lower() in (x.name.lower(), x.key)), None)
        if not side:
            return "void", known, "nobody was known to hold it when it was asked"
        turn = next((x for x in (town.turns if town else ()) if r.asked_on < x.day <= r.by and x.winner not in allied), None)
        if turn is not None and (town is None or town.pressed != "contested"):
            return (
                "true",
                turn.day,
                f"{now.names.get(turn.winner, turn.winner)} is reported to hold it since {turn.day} ({', '.join(turn.statements[:3])})",
            )
    else:
        held = [x for x in now.now.towns if x.main and x.holder in allied]
        seat = next((x for x in now.now.towns if x.key == capital(country)), None)
        if seat is not None and side.startswith("state:") and seat.holder not in allied and seat.since and r.asked_on < seat.since <= r.by:
            return "true", seat.since, f"{seat.name}, its seat, is reported to be another's since {seat.since}"
        if not held:
            return "true", min(known, r.by), "no main city is reported to be its own"
    if known > r.by:
        return "false", r.by, f"not reported to have happened by {r.by}, as known on {known}"
    return None
