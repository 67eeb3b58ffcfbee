"""Records made by hand, for tests of what comes after reading."""

from __future__ import annotations

import datetime as dt
from typing import Any

from dateline.model import Actor, Control, Link, Place, Record, Span, When, make_report

TOWNS = {"Sake": 204283, "Goma": 216281, "Bukavu": 217831, "Minova": None}


def record(text: str, published: str, *said: dict[str, Any], outlet: str | None = None, **fields: str | None) -> Record:
    """A record whose text is ``text`` with one control statement for each of ``said``: change, holder, place, on, asserted, source."""
    report = make_report(text, published, outlet=outlet, **fields)
    places, actors, statements = [], [], []
    for n, s in enumerate(said):
        at = {"start": n, "end": n + 1, "text": report.text[n : n + 1]}
        name = s.get("place", "Goma")
        where = max(report.text.find(name), 0)
        named = {"start": where, "end": where + len(name), "text": report.text[where : where + len(name)]}
        places.append(
            Place(
                id=f"p{n}",
                **named,
                name=name,
                geonames=TOWNS[name],
                feature="city",
                country="CD",
                lat=-1.6,
                lon=29.2,
                unresolved=None if TOWNS[name] else "not in the gazetteer",
            )
        )
        actors.append(Actor(id=f"a{n}", **at, name=s.get("holder", "M23"), kind=s.get("kind", "armed group")))
        chain = (Link(id=f"l{n}", **at, name=s["source"], named=True),) if "source" in s else ()
        day = dt.date.fromisoformat(s.get("on", published))
        statements.append(
            Control(
                id=f"c-{report.id}-{n}",
                start=n,
                end=n + 4,
                text=report.text[n : n + 4],
                cue=Span(**at),
                change=s.get("change", "gained"),
                holder=(f"a{n}",),
                place=f"p{n}",
                when=When(latest=day),
                asserted=s.get("asserted", True),
                chain=chain,
                rule="made/1",
            )
        )
    return Record(reader="made 1", report=report, places=places, actors=actors, statements=statements)
