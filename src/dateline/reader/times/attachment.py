"""What each time hangs on in the parse: the predicate that it dates, and by which words ("by", "since", "after")."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from itertools import pairwise

from spacy.tokens import Doc, Token

from dateline.reader.reading import Reading, TimeMention

VERBAL = ("VERB", "AUX")
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
MAX_CLIMB = 14
BETWEEN_REACH = 14  # tokens from one end of "between ... and ..." to the other
# how a signal word turns the interval of a time into that of what it dates
SIGNALS = {
    "by": "by",
    "since": "since",
    "until": "until",
    "till": "until",
    "before": "before",
    "after": "after",
    "following": "after",
    "from": "from",
    "starting": "from",
    "beginning": "from",
    "to": "to",
    "through": "to",
    "between": "between",
    "until:": "until",
    "upon": "on",
    "within": "within",
    "ahead": "before",
    "prior": "before",
    "pending": "before",
    "ago": "on",
    "despite": "none",
    "for": "for",
    "of": "of",
}
PERSONS = (
    "ents",
    "ers",
    "ors",
    "ists",
    "ians",
    "men",
    "people",
    "crowd",
    "crowds",
    "parliament",
    "court",
    "council",
)  # "before reporters on Tuesday"
OUTER = frozenset({"after", "before", "since", "until", "by", "following"})
Interval = tuple[dt.date | None, dt.date | None]


@dataclass(slots=True)
class Attached:
    """A time as it hangs on a predicate. ``signal`` is how it is bound; ``through`` the nouns between, nearest the time first."""

    time: TimeMention
    signal: str
    through: list[Token] = field(default_factory=list)
    possessive: bool = False

    @property
    def direct(self) -> bool:
        """Whether nothing but prepositions stands between."""
        return not self.through


class Attachments:
    """For each predicate and noun of a reading the times that hang on it, found by climbing once from each time."""

    def __init__(self, reading: Reading) -> None:
        self.doc = reading.doc
        self.on: dict[int, list[Attached]] = {}
        outside = [(s.start, s.end) for s in reading.segments if s.role in ("dateline", "byline", "timestamp")]
        whole = _between(reading)
        for time in (whole.get(id(t), t) for t in reading.times):
            if any(a <= time.start < b for a, b in outside):
                continue
            if time.earliest is None and time.latest is None:
                continue
            if time.type == "SET" or ((time.value or "").endswith("_REF") and not time.precise and time.value == "PRESENT_REF"):
                continue
            self._climb(time)

    def _climb(self, time: TimeMention) -> None:
        if not time.precise and time.last < len(self.doc) and self.doc[time.last].lower_ in ("after", "before", "following"):
            self._count(time)
            return
        at = self.doc[time.head]
        signal = signal_before(self.doc, time)
        through: list[Token] = []
        possessive = at.dep_ == "poss" or (time.last < len(self.doc) and self.doc[time.last].tag_ == "POS")
        for _ in range(MAX_CLIMB):
            head = at.head
            if head.i == at.i:
                break
            if at.dep_ in ("appos", "conj") and head.pos_ in VERBAL and at.pos_ in VERBAL:
                break
            if through and head.lower_ in ("before", "after") and through[-1].lower_.endswith(PERSONS):
                at = head
                continue
            if head.pos_ == "ADP" or head.dep_ in ("prep", "agent") or (head.pos_ == "SCONJ" and at.dep_ in ("pobj", "pcomp")):
                word = "before" if head.lower_ == "of" and head.head.lower_ == "ahead" else SIGNALS.get(head.lower_, "")
                if through and word in OUTER:
                    signal = word
                at = head
                continue
            if head.pos_ in VERBAL and head.dep_ not in ("aux", "auxpass"):
                self.on.setdefault(head.i, []).append(Attached(time, signal, through, possessive))
                return
            if (head.pos_ in NOMINAL or head.pos_ == "ADJ") and not (time.first <= head.i < time.last):
                self.on.setdefault(head.i, []).append(Attached(time, signal, list(through), possessive))
                through.append(head)
            at = head
        if at.pos_ in NOMINAL and at.head == at and at.i not in self.on and not time.first <= at.i < time.last:
            self.on.setdefault(at.i, []).append(Attached(time, signal, through, possessive))

    def _count(self, time: TimeMention) -> None:
        """ "a day after taking the town": the day reckoned is that of the taking."""
        word = self.doc[time.last]
        if word.dep_ == "mark":
            event = word.head
        else:
            event = next((c for c in word.children if c.dep_ in ("pobj", "pcomp", "ccomp")), word.head)
        if event.i > time.first:
            self.on.setdefault(event.i, []).append(Attached(time, "on"))


def _between(reading: Reading) -> dict[int, TimeMention]:
    """ "between Monday and Tuesday", "between 5 June, when ..., and 14 October": each of the two stands for the whole."""
    out: dict[int, TimeMention] = {}
    doc, times = reading.doc, reading.times
    for first, second in pairwise(times):
        if (
            doc[max(first.first - 1, 0)].lower_ != "between"
            or second.first - first.last > BETWEEN_REACH
            or not first.earliest
            or not second.latest
        ):
            continue
        if doc[second.first - 1].lower_ != "and" or first.earliest > second.latest or doc[first.first].sent != doc[second.head].sent:
            continue
        both = replace(first, end=second.end, last=second.last, latest=second.latest)
        out[id(first)] = out[id(second)] = both
    return out


def signal_before(doc: Doc, time: TimeMention) -> str:
    """The signal of the words right before a time ("by", "as of", "ahead of"); "on" where there is none."""
    if doc[time.first].lower_ == "within":
        return "within"
    for i in range(time.first - 1, max(-1, time.first - 4), -1):
        w = doc[i].lower_
        if w in ("about", "around", "the", "just", "late", "early", "only", "at", "least"):
            continue
        if w == "of" and i and doc[i - 1].lower_ in ("ahead", "as"):
            return "before" if doc[i - 1].lower_ == "ahead" else "by"
        if w == "to" and i and doc[i - 1].lower_ in ("prior", "up"):
            return "before" if doc[i - 1].lower_ == "prior" else "until"
        return SIGNALS.get(w, "on") if doc[i].pos_ in ("ADP", "SCONJ", "PART", "VERB", "ADV") else "on"
    return "on"


def bound(attached: Attached, now: dt.date, ahead: bool = False) -> Interval:
    """The interval of what a time dates. ``now`` closes what goes on; ``ahead`` for what is still to come."""
    first, last = attached.time.earliest, attached.time.latest
    signal = attached.signal
    if signal == "by":
        season = ahead and attached.time.mod is None and (attached.time.value or "")[-2:] in ("SP", "FA", "WI")
        return (now if ahead else None), first if season else last
    if signal == "since" or (signal == "from" and not ahead):
        return first, None if ahead else now
    if signal in ("until", "to"):
        return (now if ahead else None), last
    if signal in ("before", "after") and attached.time.type == "TIME":
        return first, last  # "before dawn on Sunday" is on Sunday
    if signal == "before":
        return (now if ahead else None), last if attached.time.mod == "END" or first == last else first
    if signal == "after":
        return first, None if ahead else max(now, last or now)
    if signal == "from":
        return first, None
    return first, last


def joined(parts: list[Interval]) -> Interval:
    """The days common to several bounds ("from 1983 until 2005"); the first where they have none."""
    first, last = parts[0]
    for a, b in parts[1:]:
        low = max((x for x in (first, a) if x), default=None)
        high = min((x for x in (last, b) if x), default=None)
        if low and high and low > high:
            continue
        first, last = low, high
    return first, last


def width(a: Attached) -> int:
    """Days of a time; open ones are widest."""
    return (a.time.latest - a.time.earliest).days if a.time.latest and a.time.earliest else 99999


def compared(a: Attached) -> bool:
    """Whether a time only measures a comparison: "its worst defeat since 2016"."""
    return a.signal == "since" and any(
        n.lemma_ == "time" or any(c.tag_ == "JJS" or c.lower_ in ("first", "biggest", "second", "last", "most") for c in n.children)
        for n in a.through
    )
