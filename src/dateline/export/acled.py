"""A CSV in the shape of ACLED's: its columns, event and sub-event types, precision codes and rule for fatalities.

Armed Conflict Location & Event Data Project, "ACLED Codebook" (2023). What ACLED does not code (talks, accusations,
threats, what is denied or only planned) is left out. A change of control is one event; its fight is another.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import re
from collections.abc import Iterator
from typing import IO, Any

from dateline.export.fatalities import fatalities
from dateline.export.rows import Wanted
from dateline.export.tellings import Known, events, holdings, iso3
from dateline.files import safe
from dateline.fusion.claims import Party
from dateline.fusion.ledger import Held
from dateline.store.record import RecordStore

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1", "actor2",
    "civilian_targeting", "iso", "country", "admin1", "location", "latitude", "longitude", "geo_precision", "source", "notes", "fatalities",
)
VIOLENCE, STRATEGIC, DEMONSTRATION = "Political violence", "Strategic developments", "Demonstrations"
BLAST, BATTLE, CIVILIANS = "Explosions/Remote violence", "Battles", "Violence against civilians"
# PLOVER type, then words of the cue, to disorder type, event type and sub-event type; the first that fits
SUB_EVENTS: tuple[tuple[str, str, tuple[str, str, str]], ...] = (
    ("ASSAULT", r"suicide", (VIOLENCE, BLAST, "Suicide bomb")),
    ("ASSAULT", r"air.?strike|air.?raid|drone|warplane|aircraft|bombed|bombing raid|barrel bomb", (VIOLENCE, BLAST, "Air/drone strike")),
    ("ASSAULT", r"chemical|sarin|chlorine|gassed|poison", (VIOLENCE, BLAST, "Chemical weapon")),
    ("ASSAULT", r"shell|artillery|missile|rocket|mortar|pound", (VIOLENCE, BLAST, "Shelling/artillery/missile attack")),
    ("ASSAULT", r"grenade", (VIOLENCE, BLAST, "Grenade")),
    ("ASSAULT", r"explo|blast|detonat|bomb|mine\b|ied\b|blew up|blow", (VIOLENCE, BLAST, "Remote explosive/landmine/IED")),
    ("ASSAULT", r"rape|sexual", (VIOLENCE, CIVILIANS, "Sexual violence")),
    ("ASSAULT", r"abduct|kidnap|hostage|hijack", (VIOLENCE, CIVILIANS, "Abduction/forced disappearance")),
    ("ASSAULT", r"burn|arson|loot|sabotage|deface|desecrat|demolish", (STRATEGIC, STRATEGIC, "Looting/property destruction")),
    ("ASSAULT", r"", (VIOLENCE, BATTLE, "Armed clash")),
    ("PROTEST", r"riot|stone|rock|bottle|molotov|petrol|pelt|ransack|storm|rampage", (DEMONSTRATION, "Riots", "Violent demonstration")),
    ("PROTEST", r"", (DEMONSTRATION, "Protests", "Peaceful protest")),
    ("COERCE", r"arrest|detain|captive|prisoner|round|jail|imprison", (STRATEGIC, STRATEGIC, "Arrests")),
    ("COERCE", r"abduct|kidnap|hostage|disappear", (VIOLENCE, CIVILIANS, "Abduction/forced disappearance")),
    ("COERCE", r"disarm|confiscat", (STRATEGIC, STRATEGIC, "Disrupted weapons use")),
    ("COERCE", r"loot|demolish|steal|pillage", (STRATEGIC, STRATEGIC, "Looting/property destruction")),
    ("COERCE", r"", (STRATEGIC, STRATEGIC, "Other")),
    ("AGREE", r"", (STRATEGIC, STRATEGIC, "Agreement")),
    ("MOBILIZE", r"", (STRATEGIC, STRATEGIC, "Change to group/activity")),
    ("RETREAT", r"", (STRATEGIC, STRATEGIC, "Other")),
)
COMPILED = tuple((type_, re.compile(words), coded) for type_, words, coded in SUB_EVENTS)
GEO = {"city": 1, "spot": 1, "district": 2, "region": 3, "country": 3}


def write(store: RecordStore, wanted: Wanted, file: IO[bytes]) -> int:
    """Write all events and changes of control that ACLED would code, in order of their days; gives how many."""
    rows = [r for k in events(store, wanted, actual=True) if (r := _event(k)) is not None]
    rows += list(_changes(store, wanted))
    rows.sort(key=lambda r: (r["event_date"], r["event_id_cnty"]))
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    out = csv.writer(text)
    out.writerow(COLUMNS)
    # coordinates and counts are numbers, and stay so when they are negative
    out.writerows([safe(row[c]) for c in COLUMNS] for row in rows)
    text.detach()
    return len(rows)


def _event(k: Known) -> dict[str, Any] | None:
    first = k.happening.told[0]
    about = f"{k.cue} {first.words}".lower() if first.type == "ASSAULT" else k.cue.lower()
    coded = next((c for type_, words, c in COMPILED if type_ == first.type and words.search(about)), None)
    if coded is None or not k.place:
        return None
    civilians = first.recipient is not None and first.recipient.kind == "civilians"
    if civilians and coded[1] == BATTLE:
        coded = (VIOLENCE, CIVILIANS, "Attack")
    earliest, latest = k.days
    return _row(
        first.statement,
        (earliest, latest, k.happening.earliest is None),
        coded,
        (first.actor, first.recipient),
        k.place,
        "; ".join(k.outlets),
        _notes(first.words, sorted({x.source for x in k.happening.told})),
    ) | {
        "fatalities": fatalities(x.casualties for x in k.happening.told) if coded[0] != STRATEGIC else 0,
        "civilian_targeting": "Civilian targeting" if civilians else "",
    }


def _changes(store: RecordStore, wanted: Wanted) -> Iterator[dict[str, Any]]:
    """One event for each change of holder in the ledger."""
    for x in holdings(store, wanted):
        h = x.held
        if h.party is not None and x.gained:
            notes = f"{h.name} held by {h.party.name} ({h.status}): {h.why}."
            id_ = f"{h.place}|{x.day}|{h.party.key}"
            yield _row(id_, (x.day, x.day, False), _transfer(h), (h.party, h.loser), h, "; ".join(x.outlets), notes)


def _transfer(h: Held) -> tuple[str, str, str]:
    if h.party is not None and h.party.kind in ("state", "government", "military"):
        return VIOLENCE, BATTLE, "Government regains territory"
    return VIOLENCE, BATTLE, "Non-state actor overtakes territory"


def _row(
    id_: str,
    when: tuple[dt.date, dt.date, bool],
    coded: tuple[str, str, str],
    actors: tuple[Party | None, Party | None],
    place: Any,
    source: str,
    notes: str,
) -> dict[str, Any]:
    earliest, latest, open_ = when
    code, number, country = iso3().get(place.country or "", ("XXX", "", place.country or ""))
    spread = (latest - earliest).days
    return {
        "event_id_cnty": f"{code}{int(hashlib.sha256(id_.encode()).hexdigest()[:10], 16)}",
        "event_date": earliest.isoformat() if spread else latest.isoformat(),
        "year": (earliest if spread else latest).year,
        "time_precision": 3 if spread > 7 else 2 if spread or open_ else 1,
        "disorder_type": coded[0],
        "event_type": coded[1],
        "sub_event_type": coded[2],
        "actor1": actors[0].name if actors[0] else "",
        "actor2": actors[1].name if actors[1] else "",
        "civilian_targeting": "",
        "iso": number,
        "country": country,
        "admin1": place.admin1 or "",
        "location": place.name,
        "latitude": place.lat,
        "longitude": place.lon,
        "geo_precision": GEO.get(place.feature or "", 3),
        "source": source,
        "notes": notes,
        "fatalities": 0,
    }


def _notes(words: str, sources: list[str]) -> str:
    return f"“{' '.join(words.split())}”; on the word of {'; '.join(sources)}."
