"""A record of a short campaign in the Sahel, made by hand, for asking what comes next."""

from __future__ import annotations

import datetime as dt
import itertools

from dateline.model import Actor, Control, Place, Record, Span, When, make_report

TOWNS = {  # of Mali, with GeoNames ids
    "Tessalit": (2449893, 20.2, 1.01), "Kidal": (2455290, 18.44, 1.41), "Gao": (2457161, 16.27, -0.04), "Timbuktu": (2449067, 16.77, -3.0),
    "Menaka": (2453348, 15.92, 2.4), "Mopti": (2453329, 14.48, -4.18), "Bamako": (2460596, 12.65, -8.0),
}  # fmt: skip
STATE, REBELS = ("Malian army", "military"), ("MNLA", "armed group")
NUMBER = itertools.count()


def told(town: str, side: tuple[str, str], day: str, *, change: str = "gained", published: str | None = None) -> Record:
    """A report of one outlet that a side took (or holds) a town on a day."""
    n = next(NUMBER)
    report = make_report(f"Report {n}: {side[0]} {change} {town}.", published or day, outlet=f"Outlet {n}")
    at = {"start": 0, "end": 6, "text": report.text[:6]}
    ident, lat, lon = TOWNS[town]
    where = report.text.index(town)
    spot = {"start": where, "end": where + len(town), "text": town}
    place = Place(id="p", **spot, name=town, geonames=ident, feature="city", country="ML", lat=lat, lon=lon)
    actor = Actor(id="a", **at, name=side[0], kind=side[1], country="ML")
    when = When(latest=dt.date.fromisoformat(day))
    control = Control(
        id=f"c-{report.id}", **at, cue=Span(**at), change=change, holder=("a",), place="p", places=("p",), when=when, rule="made/1"
    )
    return Record(reader="made 1", report=report, places=[place], actors=[actor], statements=[control])


CAMPAIGN = (
    *(told(town, STATE, "2012-01-10", change="holds") for town in ("Tessalit", "Kidal", "Gao", "Timbuktu", "Mopti", "Bamako")),
    told("Menaka", REBELS, "2012-02-01"),
    told("Tessalit", REBELS, "2012-03-11"),
    told("Kidal", REBELS, "2012-03-30"),
    told("Gao", REBELS, "2012-03-31"),
)
