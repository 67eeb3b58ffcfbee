"""The words of the brief: days, names, sources and kinds of event. Templates only; what a report says is quoted."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from dateline.brief.blocks import Line, Part, Quoted

EVENTS = {
    "AGREE": "agreement",
    "CONSULT": "talks",
    "SUPPORT": "support voiced",
    "CONCEDE": "concession",
    "COOPERATE": "cooperation",
    "AID": "aid",
    "RETREAT": "withdrawal or flight",
    "REQUEST": "request",
    "ACCUSE": "accusation",
    "REJECT": "rejection",
    "THREATEN": "threat",
    "PROTEST": "protest",
    "SANCTION": "sanction",
    "MOBILIZE": "movement of forces",
    "COERCE": "coercion",
    "ASSAULT": "use of force",
}
STATUS = {
    "confirmed": "confirmed",
    "claimed": "claimed, not confirmed",
    "disputed": "disputed",
    "unknown": "not known",
}
EXTENT = {"all": "", "most": "most of ", "part": "part of ", "several": "several parts of "}
POINTING = ("his ", "her ", "their ", "our ", "its ", "my ", "the ")
ARTICLES = ("A", "An", "The", "One", "Two", "Three", "Four", "Five", "Some", "Several", "Many", "Two", "Another")
# first words of descriptions, which are capital only where they begin a sentence
COMMON = frozenset((
    "allied", "anti-government", "armed", "army", "coalition", "factions", "fighters", "forces", "foreign", "government",
    "gunmen", "insurgent", "insurgents", "junta", "local", "loyalist", "loyalists", "militants", "military", "militia",
    "militias", "national", "opposition", "paramilitaries", "paramilitary", "police", "pro-government", "rebel", "rebels",
    "regime", "regular", "residents", "ruling", "security", "separatist", "separatists", "soldiers", "state", "tribal", "troops",
    "villagers",
))
BODIES = frozenset((
    "army", "force", "front", "government", "party", "movement", "corp", "militia", "guard", "police",
    "faction", "fighter", "coalition", "alliance",
))
ISO = re.compile(r"\b\d{4}-\d\d-\d\d\b")
LONGEST = 280  # characters of a clause that is quoted


def day_words(day: dt.date | None) -> str:
    """A day as it is written in a brief: "8 December 2024"."""
    return "" if day is None else f"{day.day} {day:%B %Y}"


def short_day(day: dt.date | None) -> str:
    """A day in a table: "8 Dec 2024"."""
    return "" if day is None else f"{day.day} {day:%b %Y}"


def days_words(earliest: dt.date | None, latest: dt.date | None) -> str:
    """An interval in a table, open ends named: "by 3 Dec 2024", "1 to 3 Dec 2024"."""
    if latest is None:
        return f"from {short_day(earliest)}" if earliest else "day not given"
    if earliest is None:
        return f"by {short_day(latest)}"
    if earliest >= latest:  # joined from tellings that differ by a day
        return short_day(latest)
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{earliest.day} to {short_day(latest)}"
    return f"{short_day(earliest)} to {short_day(latest)}"


def dated(text: str) -> str:
    """Text of ours with its days written as in the rest of the brief."""
    return ISO.sub(lambda m: short_day(dt.date.fromisoformat(m[0])), text)


def one_line(text: str, longest: int = LONGEST) -> str:
    """A report's words on one line, cut at a word where they are long."""
    flat = " ".join(text.split())
    if len(flat) <= longest:
        return flat
    return flat[:longest].rsplit(" ", 1)[0] + " …"


def place_name(name: str) -> str:
    """A place's name; one that a report writes in capitals gets its usual form."""
    return name.title() if name.isupper() and len(name) > 3 else name


def party_line(name: str | None, framing: Collection[str] = (), known: bool = True) -> Part:
    """A party's name; quoted where it is a report's loaded wording, or a phrase that points to a speaker ("his fighters")."""
    if name is None:
        return "not known"
    loaded = any(f.lower() in name.lower() or name.lower() in f.lower() for f in framing)
    if loaded or (not known and name.lower().startswith(POINTING)):
        return Quoted(name)
    first, last = name.split(" ", 1)[0], name.rsplit(" ", 1)[-1]
    if not known and first.lower() in COMMON:
        return f"the {first.lower()}{name[len(first) :]}"
    return f"the {name}" if last.lower().rstrip("s") in BODIES else name


def source_words(data: Mapping[str, Any], outlet: str | None, published: dt.date) -> str:
    """On whose word a statement is, nearest the reader first, hedges kept: "Meridian Wire, from 2 residents (“reportedly”)"."""
    links = [link_words(x) for x in data["chain"]]
    named = [outlet or f"an unnamed report of {short_day(published)}"]
    if links and outlet and links[0].lower() == outlet.lower():
        links = links[1:]
    words = ", from ".join([*named, *links])
    hedges = [h["text"] for h in data["hedges"]]
    if data["likelihood"] and data["likelihood"]["words"] not in hedges:
        hedges.append(data["likelihood"]["words"])
    return f"{words} ({', '.join(f'“{h}”' for h in dict.fromkeys(hedges))})" if hedges else words


def link_words(link: Mapping[str, Any]) -> str:
    """A source as the report names it ("a commander"), or by what its pronoun refers to."""
    written, name = " ".join(link["text"].split()), link["name"]
    if name.lower() in written.lower() and len(written) <= 60:
        return written[:1].lower() + written[1:] if written.split(" ", 1)[0] in ARTICLES else written
    return f"{link['count']} {name}" if link["count"] and link["count"] > 1 else name


def manner(asserted: bool, modality: str) -> str:
    """What stands before a clause that does not simply say that something happened."""
    marks = {"planned": "planned", "possible": "possible", "conditional": "on a condition", "hypothetical": "supposed"}
    return ", ".join(x for x in ("" if asserted else "denied", marks.get(modality, "")) if x)


def chance(low: float | None, high: float | None) -> str:
    """A range of likelihood in percent, or that none was given."""
    if low is None or high is None:
        return "no number given"
    return f"{low:.0%}" if low == high else f"{low * 100:.0f} to {high:.0%}"


def joined(parts: Iterable[str]) -> str:
    """A list in words: "a, b and c"."""
    names = list(parts)
    return " and ".join(names) if len(names) < 3 else f"{', '.join(names[:-1])} and {names[-1]}"


def number(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun: "1 report", "3 reports"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def clauses(*parts: Part | Line) -> Line:
    """One line from parts and lines."""
    out: list[Part] = []
    for part in parts:
        out.extend(part if isinstance(part, tuple) else (part,))
    return tuple(p for p in out if p != "")
