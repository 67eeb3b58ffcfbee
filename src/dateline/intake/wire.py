"""The wire dateline: "BANGUI, Dec 29, 2012 (Agency) -" gives place, date and agency of a report."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

SPAN = 400  # a dateline begins within so many characters; what stands before it is a headline
MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august", "sep sept september",
         "oct october", "nov november", "dec december"), 1)
    for name in names.split()
}
_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DATE = (
    rf"(?i:{_WEEKDAY}(?:(?P<m1>{_MONTH})\s*(?P<d1>\d{{1,2}})(?!\d)(?:,?\s+(?P<y1>(?:19|20)\d\d))?"
    rf"|(?P<d2>\d{{1,2}})\s+(?P<m2>{_MONTH})(?:,?\s+(?P<y2>(?:19|20)\d\d))?|(?P<iso>\d{{4}}-\d\d-\d\d)))"
)
_WORD = r"[^\W\d_](?:[^\W\d_]|['’.\-‑])*"
_CITY = rf"{_WORD}(?:[ /]{_WORD}){{0,4}}"
_CAPS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.\-‑ /]+"
_DASH = r"\s*(?:--+|[-–—―])\s*"

AGENCY = r"\((?P<agency>[^\Wa-z_][^()\n]{1,60})\)"
SLASHED = r"\.?\s*/(?P<slashed>[^/\n]{2,40})/\.?"
CASED = re.compile(rf"(?P<city>{_CITY})(?P<rest>(?:,\s*[^,()\n/–—]{{2,30}}){{0,4}}?)[,.]?\s*(?:{AGENCY}{_DASH}|{SLASHED})")
BARE = re.compile(rf"(?P<city>{_CAPS})(?P<rest>(?:,\s*[^,()\n/–—]{{2,30}}){{0,3}}?)\s*(?P<dash>--+|[–—―]|\s-)\s+(?=\S)")
ONLY_AGENCY = re.compile(rf"{AGENCY}\s*(?:--+|[–—―-])\s+")
DATE = re.compile(_DATE)
NO_PLACE = frozenset(
    ("alert", "analysis", "breaking", "briefing", "bulletin", "corrected", "editorial", "exclusive", "explainer", "factbox", "flash",
     "live", "news", "opinion", "report", "statement", "summary", "timeline", "update", "urgent", "video", "watch")
)  # first words of headlines in capitals
LOWER = frozenset(("au", "aux", "de", "del", "des", "di", "do", "du", "en", "et", "la", "le", "les", "of", "sur", "the", "upon", "y"))


@dataclass(frozen=True, slots=True)
class Wire:
    """What a dateline says. ``day`` has a year; ``yearless`` is (month, day) where the year is not given."""

    place: str | None = None
    agency: str | None = None
    day: dt.date | None = None
    yearless: tuple[int, int] | None = None


def find(text: str) -> Wire | None:
    """The dateline at the head of the text, or at the head of one of the next lines where a short headline stands first."""
    at = 0
    for n, line in enumerate(text[:SPAN * 2].splitlines(keepends=True)):
        body = line.strip()
        if body:
            found = _match(body)
            if found is not None:
                return found
            if len(body) > 160 or n > 6:
                return None
        at += len(line)
        if at > SPAN:
            return None
    return None


def _match(line: str) -> Wire | None:
    cased = CASED.match(line)
    if cased is not None and _capital(cased["city"]):
        wire = _wire(cased["city"], cased["rest"], cased["agency"] or cased["slashed"])
        if wire is not None:
            return wire
    bare = BARE.match(line)
    if bare is not None and sum(c.isupper() for c in bare["city"]) >= 4 and NO_PLACE.isdisjoint(bare["city"].lower().split()):
        wire = _wire(bare["city"], bare["rest"], None)
        if wire is not None and (bare["dash"].strip() != "-" or wire.day or wire.yearless):
            return wire
    only = ONLY_AGENCY.match(line)
    if only is not None:
        agency, day, yearless = _agency(only["agency"])
        return Wire(None, agency, day, yearless)
    return None


def _capital(city: str) -> bool:
    return all(word[:1].isupper() or word.casefold() in LOWER for word in re.split(r"[ /]", city) if word)


def _wire(city: str, rest: str, agency: str | None) -> Wire | None:
    """The dateline of a city, what follows it (regions and a date, parted by commas), and an agency."""
    rest = rest.strip(" ,.")
    day, yearless = None, None
    dated = DATE.search(rest)
    if dated is not None:
        day, yearless = written_day(dated)
        before, after = rest[:dated.start()], rest[dated.end():].strip(" ,.")
        if after or (day is None and yearless is None):
            return None
        rest = before.strip(" ,")
    if any(not _capital(region.strip()) or any(c.isdigit() for c in region) for region in rest.split(",") if region.strip()):
        return None
    if agency is not None:
        agency, day2, yearless2 = _agency(agency)
        day, yearless = day or day2, yearless or yearless2
    return Wire(place_name(city), agency, day, yearless)


def _agency(inside: str) -> tuple[str | None, dt.date | None, tuple[int, int] | None]:
    """An agency in brackets, which may hold the date besides: "(Agency, Dec 29)"."""
    dated = DATE.search(inside)
    if dated is None:
        return inside.strip(), None, None
    day, yearless = written_day(dated)
    return (inside[:dated.start()] + inside[dated.end():]).strip(" ,;.-–—") or None, day, yearless


def written_day(match: re.Match[str]) -> tuple[dt.date | None, tuple[int, int] | None]:
    """The day of a match of `DATE`: whole, or month and day where the year is missing."""
    try:
        if match["iso"]:
            return dt.date.fromisoformat(match["iso"]), None
        month = MONTHS[(match["m1"] or match["m2"]).rstrip(".").lower()]
        number = int(match["d1"] or match["d2"])
        year = match["y1"] or match["y2"]
        if year:
            return dt.date(int(year), month, number), None
        dt.date(2000, month, number)
        return None, (month, number)
    except ValueError:
        return None, None


def place_name(written: str) -> str:
    """The first city of a dateline in ordinary case: "PORT-AU-PRINCE" is "Port-au-Prince"; mixed case stays as it is."""
    city = written.split("/", maxsplit=1)[0].strip(" ,.")
    if not city.isupper() or len(city) < 3:
        return city
    parts = re.split(r"([ \-‑])", city.lower())
    return "".join(part if n and part in LOWER else _title(part) for n, part in enumerate(parts))


def _title(word: str) -> str:
    head, mark, tail = word.partition("’" if "’" in word else "'")
    return head[:1].upper() + head[1:] + mark + (tail if len(tail) < 3 else tail[:1].upper() + tail[1:])
