"""The dateline in front of a report's or an item's first sentence: "BEIRUT, Nov 30 (Agency) - "."""

from __future__ import annotations

import re

SEPARATOR = re.compile(r"\s+[-–—]{1,3}\s+|(?<=[a-zA-Z.)])[–—]\s*|\)\s*[.:]\s+|\)\s*(?=[A-Z\"“])|(?<=\w)--\s*|(?<=[A-Z]{3}):\s+")
CITY = re.compile(
    r"^\s*[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.`-]*"
    r"(?:[\s/-]+(?:(?:AND|and|al|el|de|of|the|du)[\s-]+)?[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.`-]*){0,4}(?=$|[,(\s])"
)
TITLED = re.compile(r"^\s*(?:[A-ZÀ-ÖØ-Þ][\w'’`-]+)(?:[\s/-]+(?:(?:al|el|de|of|the|du|and)[\s-]+)?[A-ZÀ-ÖØ-Þ][\w'’`-]+){0,3}\s*(?=$|[,(])")
DATED = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s+\d{1,2}\b"
    r"|\b\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
AGENCY = re.compile(r"\(\s*[A-Z][^()\n]{1,45}\)\s*$|\(\s*[A-Z][^()\n]{1,45}\)\s*[,/]")
REACH = 110  # characters within which the separator must come


def dateline_end(line: str) -> int:
    """Where the first sentence starts after a dateline at the head of ``line``; 0 where there is none."""
    for cut in SEPARATOR.finditer(line, 0, min(len(line), REACH)):
        before = line[: cut.start() + 1] if line[cut.start()] == ")" else line[: cut.start()]
        if not line[cut.end() :].strip():
            return 0
        if _is_dateline(before.strip()):
            return cut.end()
    return 0


def _is_dateline(head: str) -> bool:
    if re.fullmatch(r"\((?:[A-Z]{2,8}|Reuters|[A-Z][\w .]+ (?:News|Press|Agency|Wire))\)", head):
        return True  # "(CNN) -- "
    shouted = CITY.match(head)
    letters = sum(c.isalpha() for c in shouted[0]) if shouted else 0
    if shouted and letters >= 3:
        rest = head[shouted.end() :].strip()
        return not rest or _rest_fits(rest)
    titled = TITLED.match(head)
    return bool(titled) and bool(DATED.search(head) or AGENCY.search(head)) and _rest_fits(head[titled.end() :].strip() if titled else "")


def _rest_fits(rest: str) -> bool:
    """Whether what follows the city is a country, a date or an agency: no lower-case word but in brackets and dates."""
    plain = re.sub(r"\([^()]*\)", " ", rest)
    words = re.findall(r"[^\W\d_][\w'’.-]*", plain)
    return len(words) <= 8 and all(w[0].isupper() or w in ("of", "the", "and", "al", "st", "nd", "rd", "th", "de") for w in words)
