"""Words and numbers of estimative probability in a text, with their ranges: found once for each report."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from dateline.knowledge.estimative import Bounds, Estimative, estimative
from dateline.reader.syntax import predicates

KEY = "dateline.estimates"
UNIT_WORDS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TEN_WORDS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
LABELS = {"remote", "slim", "slight", "negligible", "faint", "minimal"}
UNITS = {w: n for n, w in enumerate(UNIT_WORDS)}
TENS = {w: 10 * n for n, w in enumerate(TEN_WORDS, 2)}
HUNDRED = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
WORDS = "|".join(sorted([*UNITS, *TENS, *HUNDRED, "a"], key=len, reverse=True))
NUMBER = rf"(?:\d+(?:[.,]\d+)?|(?:(?:{'|'.join(TENS)})[- ])?(?:{WORDS}))"
PERCENT = r"\s?(?:per\s?cent|percent|percentage points|pc|%)"
SHARE = re.compile(rf"\b({NUMBER})(?:{PERCENT})?\s?(?:to|-|–|or|and)\s?({NUMBER}){PERCENT}|\b({NUMBER})[- ]?{PERCENT}", re.I)
IN = re.compile(rf"\b({NUMBER})([- ](?:in|out of)[- ]|[- ](?:in|out of) (?:every )?)({NUMBER})\b", re.I)
TO = re.compile(rf"\b({NUMBER})[- ](?:to|-)[- ]({NUMBER})( on\b| in favou?r| against)?", re.I)
BOUNDED = re.compile(
    r"\b(?:(?P<most>(?:less|fewer|lower|worse|no more|no better|not more) than|under|below|at (?:the )?most|up to)|"
    r"(?:(?:more|greater|higher|better|no less|not less) than|over|above|at least|upwards of|in excess of)) $",
    re.I,
)
DIGITS = re.compile(r"\d|\bcent\b|[- ](?:in|out|to)[- ]|%", re.I)


@dataclass(slots=True, frozen=True)
class Estimate:
    """Estimative words: token range, range as fractions (null: not on the scale). ``number``: a chance in figures."""

    first: int
    last: int  # half-open
    low: float | None
    high: float | None
    number: bool = False
    modal: bool = False


def estimates(doc: Doc) -> list[Estimate]:
    """Every estimative expression, in the order of the text; kept with the parsed text."""
    kept: list[Estimate] | None = doc.user_data.get(KEY)
    if kept is None:
        kept = doc.user_data[KEY] = sorted([*_worded(doc, estimative()), *_numbered(doc)], key=lambda e: (e.first, e.last))
    return kept


def _worded(doc: Doc, scale: Estimative) -> list[Estimate]:
    words = [t.lower_ for t in doc]
    found: list[Estimate] = []
    at, size = 0, len(words)
    while at < size:
        word = words[at]
        taken = 0
        longest = scale.starts.get(word, 0)
        for length in range(min(longest, size - at), 0, -1):
            key = tuple(words[at : at + length])
            bounds = scale.phrases.get(key)
            if (
                bounds is not None
                and (key not in scale.beside_chance or _beside(words, at, at + length, scale) or _bracketed(words, at, at + length))
                and _meant(doc, at, length)
            ):
                found.append(Estimate(at, at + length, *bounds))
                taken = length
                break
        if not taken and word in scale.modals and doc[at].tag_ == "MD":
            found.append(Estimate(at, at + 1, None, None, modal=True))
        at += taken or 1
    return found


def _beside(words: list[str], first: int, last: int, scale: Estimative) -> bool:
    """Whether a noun of chance stands within reach ("the odds are slim", "a low risk")."""
    return any(w in scale.chance_nouns for w in [*words[max(first - 25, 0) : first], *words[last : last + 4]])


def _bracketed(words: list[str], first: int, last: int) -> bool:
    """A label of a scenario: "Russia strikes back (remote)"."""
    return first > 0 and last < len(words) and words[first - 1] == "(" and words[last] == ")" and words[last - 1] in LABELS


def _meant(doc: Doc, at: int, length: int) -> bool:
    """No estimate: "if possible", "as soon as possible", "the potential"."""
    first = doc[at]
    if length > 1:
        return True
    if first.lower_ in ("possible", "likely") and at and doc[at - 1].lower_ in ("if", "where", "wherever", "as", "when", "best"):
        return False
    if first.lower_ in ("doubt", "doubts", "doubted", "doubting"):
        return predicates(first)
    return not (first.lower_ == "potential" and first.pos_ == "NOUN")


def _numbered(doc: Doc) -> list[Estimate]:
    text = doc.text
    if not DIGITS.search(text):
        return []
    found: list[Estimate] = []
    for match in SHARE.finditer(text):
        if match[3]:
            value = _fraction(match[3], 100)
            bounds: Bounds = (value, value)
        else:
            bounds = (_fraction(match[1], 100), _fraction(match[2], 100))
        _keep(doc, match, bounds, found)
    for match in IN.finditer(text):
        whole = _number(match[3])
        value = _fraction(match[1], whole) if whole else None
        _keep(doc, match, (value, value), found)
    for match in TO.finditer(text):
        a, b = _number(match[1]), _number(match[2])
        if a and b and a + b > 0 and _near_odds(text, match.start(), match.end()):
            share = (a if match[3] and not match[3].strip().startswith("against") else b) / (a + b)
            _keep(doc, match, (round(share, 2), round(share, 2)), found)
    return found


def _keep(doc: Doc, match: re.Match[str], bounds: Bounds, found: list[Estimate]) -> None:
    low, high = bounds
    if low is not None and low == high and (bound := BOUNDED.search(doc.text, max(0, match.start() - 24), match.start())):
        low, high = (0.0, high) if bound["most"] else (low, 1.0)
    if low is None or high is None or not 0 <= low <= high <= 1:
        return
    span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
    if span is not None and not any(e.first < span.end and span.start < e.last for e in found):
        found.append(Estimate(span.start, span.end, low, high, number=True))


def _near_odds(text: str, start: int, end: int) -> bool:
    around = text[max(start - 60, 0) : end + 30].lower()
    return "odds" in around or "chance" in around


def _fraction(written: str, whole: float) -> float | None:
    value = _number(written)
    if value is None:
        return None
    share = value / whole
    return round(share, 2) if share >= 0.01 or not share else float(f"{share:.1g}")


def _number(written: str) -> float | None:
    """ "60", "0.6", "ten", "twenty-five" as a number."""
    low = written.lower().replace(",", ".")
    if low[0].isdigit():
        return float(low)
    if low == "a":
        return 1.0
    total = 0
    for part in re.split(r"[- ]", low):
        total += UNITS.get(part, TENS.get(part, HUNDRED.get(part, 0)))
    return float(total)
