"""The masthead of a bulletin, statement or web page: who issues it and on which day, in the lines above its text."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from dateline.intake.wire import DATE, LOWER, place_name, written_day

LINES = 3  # a masthead is over within so many lines
LONGEST = 120  # characters of a line of it
WORDS = 8  # of a name
ISSUE = re.compile(
    r"\b(?:bulletin|statement|communiqu[eé]|(?:press|news|media) (?:release|note|statement)|update|situation report|sitrep"
    r"|newsletter|briefing|brief|note|notes|digest|round-?up|summary|assessment|dispatch|report|review|alert|advisory|analysis|edition|issue|circular"
    r"|(?:evening|morning|noon|midday|midnight|nightly|daily|weekly|hourly|special|late|main)\s+(?:\w+\s+)?(?:news|programme|program|broadcast"
    r"|summary|bulletin|report|edition)|news at \w+|programme|transcript)\b",
    re.I,
)
BODIES = re.compile(
    r"\b(?:agency|bureau|cell|cent(?:er|re)|commission|committee|council|desk|institute|initiative|journal|media|ministry|mission|monitor|network|news"
    r"|observatory|office|post|press|project|radio|service|society|station|television|times|tribune|tv|watch|wire)\b",
    re.I,
)
WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?", re.I)
SMALL = LOWER | {"and", "for", "in", "on", "&", "-"}
BARS = re.compile(r"\s+[|·•]\s+")


@dataclass(frozen=True, slots=True)
class Masthead:
    """Who issues a report, and its day where the masthead gives it with the year."""

    outlet: str | None
    day: dt.date | None = None


def find(text: str) -> Masthead | None:
    """The masthead of a text: a name above or beside the kind of issue and its date, or after a bar; None where there is none."""
    lines = [line.strip() for line in text[: LONGEST * (LINES + 2)].splitlines() if line.strip()][: LINES + 1]
    if len(lines) < 2:
        return None
    head = [line for line in lines[:LINES] if len(line) <= LONGEST]
    for n, line in enumerate(head):
        dated = DATE.search(line)
        if dated is None or not ISSUE.search(line):
            continue
        day = written_day(dated)[0]
        above = _name(head[n - 1]) if n else None
        below = _name(lines[n + 1]) if not n and BODIES.search(lines[n + 1]) else None
        outlet = above or _beside(line, dated) or below
        return Masthead(outlet, day) if outlet else None
    barred = BARS.split(head[0])[-1] if head and BARS.search(head[0]) else ""
    outlet = _name(barred)
    return Masthead(outlet) if outlet and BARS.split(head[0])[0] else None


def _beside(line: str, dated: re.Match[str]) -> str | None:
    """The name in one line with issue and date: "Radio Savane, morning digest, Friday 8 May 2015"."""
    rest = WEEKDAY.sub("", line[: dated.start()]) + "," + line[dated.end() :]
    names = [p for piece in rest.split(",") if (p := piece.strip(" ,.;-–—()")) and not ISSUE.search(p) and p.lower() not in ("as of", "on")]
    return _name(names[0]) if len(names) == 1 and " " in names[0] else None


def _name(line: str) -> str | None:
    """The line as a name in ordinary case, or None where it reads as a title or a sentence."""
    name = line.split(",", 1)[0].strip()
    words = name.split()
    if not words or len(words) > WORDS or line[-1:] in ".!?:;" or ":" in name or ISSUE.fullmatch(name) or DATE.search(name):
        return None
    if any(c.isdigit() for c in name) or not all(w[:1].isupper() or w.lower() in SMALL for w in words):
        return None
    if not name.isupper() or len(words) == 1:
        return name
    return " ".join(w.lower() if n and w.lower() in SMALL else place_name(w) for n, w in enumerate(words))
