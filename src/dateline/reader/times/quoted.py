"""Days in a quotation count from the day it was spoken: "this morning" in what was said on Sunday is Sunday's."""

from __future__ import annotations

from dateline.reader.reading import Reading, TimeMention
from dateline.reader.times.reckoning import add_days

SPEECH = frozenset(
    [
        "say",
        "tell",
        "announce",
        "declare",
        "add",
        "claim",
        "state",
        "write",
        "speak",
        "address",
        "insist",
        "warn",
        "confirm",
        "report",
        "note",
        "post",
        "tweet",
        "reply",
        "accuse",
        "allege",
        "blame",
        "deny",
        "condemn",
        "argue",
        "believe",
        "quote",
    ]
)
FROM_TODAY = frozenset({"today", "yesterday", "tomorrow", "tonight", "this", "last", "overnight"})
REACH = 60  # tokens before the quotation in which the day of speaking may stand


def respoken(reading: Reading) -> None:
    """Move the days that quotations count from the day of publication to the day of speaking, where that is told nearby."""
    candidates = [
        t
        for t in reading.times
        if t.earliest
        and reading.doc[t.first].lower_ in FROM_TODAY
        and t.value
        and t.value[:4].isdigit()
        and t.latest
        and (t.latest - t.earliest).days < 2
    ]
    if not candidates:
        return
    quoted = _quoted(reading)
    said = [
        t
        for t in reading.times
        if t.earliest and t.earliest == t.latest and not quoted[t.first] and t not in candidates and _of_speech(reading, t)
    ]
    for time in candidates:
        if not quoted[time.first]:
            continue
        near = [t for t in said if time.first - REACH < t.first < time.first + REACH]
        if not near:
            continue
        day = min(near, key=lambda t: abs(t.first - time.first)).earliest
        if day and 0 < (reading.published - day).days < 7:
            _move(time, (reading.published - day).days)


def _move(time: TimeMention, days: int) -> None:
    old = time.earliest
    time.earliest, time.latest = add_days(time.earliest, -days), add_days(time.latest, -days)
    if old and time.earliest and time.value and time.value.startswith(old.isoformat()):
        time.value = time.earliest.isoformat() + time.value[10:]


def _quoted(reading: Reading) -> list[bool]:
    """For each token whether it stands between quotation marks of its paragraph."""
    out, inside = [], False
    for token in reading.doc:
        if token.is_space and token.text.count("\n") > 1:
            inside = False
        if token.text == '"':
            inside = not inside
        out.append(inside)
    return out


def _of_speech(reading: Reading, time: TimeMention) -> bool:
    """Whether a day dates a verb of speech."""
    at = reading.doc[time.head]
    for _ in range(6):
        if at.pos_ in ("VERB", "AUX"):
            return at.lemma_ in SPEECH
        if at.head == at:
            return False
        at = at.head
    return False
