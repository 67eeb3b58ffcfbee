"""Stage times: every expression of time of a report, with its TIMEX3 type and value and its interval on the calendar."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from dateline.knowledge.times import time_words
from dateline.reader.reading import Reading, TimeMention
from dateline.reader.times.direction import direction
from dateline.reader.times.expression import Expression
from dateline.reader.times.grammar import expressions
from dateline.reader.times.narrative import Narrative, is_history
from dateline.reader.times.numerals import DASHES
from dateline.reader.times.pieces import pieces
from dateline.reader.times.quoted import respoken
from dateline.reader.times.reckoning import partial
from dateline.reader.times.resolve import Resolver
from dateline.reader.times.weeks import settle_weekdays

EVENT_REACH = 12  # tokens after "a day after" in which the day of the event itself may stand
LEAD_SENTENCES = 3  # in the lead, what is told without a day is of the day of publication


class Times:
    """Finds the expressions in one pass over the words and reckons them in the order of the text."""

    name = "times"
    needs: tuple[str, ...] = ("segments",)
    adds: tuple[str, ...] = ("times", "time_at")

    def __call__(self, reading: Reading) -> None:
        doc = reading.doc
        reading.time_at = [None] * len(doc)
        found_pieces = pieces(doc)
        found = expressions(found_pieces, doc)
        if not found:
            return
        words = time_words()
        narrative = Narrative(reading.published, is_history(found, reading.published))
        resolver = Resolver(narrative)
        dated = [s for s in reading.segments if s.date]
        sentence_of = _sentences(reading) if found else []
        waiting: list[tuple[Expression, TimeMention, Callable[[], str]]] = []
        for e in found:
            start, end = found_pieces.start[e.first], found_pieces.end[e.last - 1]
            first, last = found_pieces.token[e.first], found_pieces.token[e.last - 1] + 1
            head = _head(reading, first, last)
            narrative.base = next((s.date for s in dated if s.date and s.start <= start < s.end), reading.published)
            narrative.sentence = sentence_of[first]
            way: list[str] = []

            def looks(token: Token = head, cache: list[str] = way) -> str:
                if not cache:
                    cache.append(direction(token, words))
                return cache[0]

            resolver.way = looks
            if e.lead is None and e.first and found_pieces.low[e.first - 1] == "since":
                e.lead = "since"
            e.aside = _aside(head, e, narrative.history)
            got = resolver.reckon(e)
            mention = TimeMention(
                start, end, first, last, head.i, got.type, got.value, got.mod, got.earliest, got.latest, got.unresolved, got.precise
            )
            reading.times.append(mention)
            if e.kind == "shift" and e.anchor == "event":
                waiting.append((e, mention, looks))
            for i in range(first, last):
                reading.time_at[i] = mention
        for e, mention, way_of in waiting:
            resolver.way = way_of
            _count_from_event(resolver, e, mention, reading, sentence_of)
        settle_weekdays(reading)
        respoken(reading)
        if not narrative.history:
            reading.times = _ranged(reading)


def _count_from_event(resolver: Resolver, e: Expression, mention: TimeMention, reading: Reading, sentence_of: list[int]) -> None:
    """ "a week after taking it, the rebels on Saturday ...": count from the day that the sentence tells, wherever it stands in it."""
    here = sentence_of[mention.first]
    days = [
        t
        for t in reading.times
        if t is not mention and t.precise and t.earliest and t.earliest == t.latest and sentence_of[t.first] == here
    ]
    event = next(
        (
            t
            for t in days
            if t.type == "DATE"
            and 0 < t.first - mention.last < EVENT_REACH
            and not any(reading.doc[i].text == "," for i in range(mention.last, t.first))
        ),
        None,
    )
    if event:
        mention.type, mention.value, mention.earliest, mention.latest, mention.unresolved = (
            "DATE",
            event.value,
            event.earliest,
            event.latest,
            None,
        )
        return
    if days:
        day = min(days, key=lambda t: abs(t.first - mention.first)).earliest
    elif here == sentence_of[reading.times[0].first] or here < LEAD_SENTENCES:
        day = reading.published
    else:
        return
    if day is None:
        return
    narrative = resolver.n
    narrative.ref, narrative.sentence, narrative.told_in = partial(day), here, here
    got = resolver.reckon(e)
    mention.type, mention.value, mention.earliest, mention.latest, mention.unresolved = (
        got.type,
        got.value,
        got.earliest,
        got.latest,
        got.unresolved,
    )


def _ranged(reading: Reading) -> list[TimeMention]:
    """ "between 15 and 17 June", "14-16 April": a bare figure and the day that it runs to are one time."""
    doc, out = reading.doc, list[TimeMention]()
    for time in reading.times:
        before = out[-1] if out else None
        if before is not None and before.earliest and time.latest and time.type == before.type == "DATE" and before.earliest < time.latest:
            gap = [doc[i].lower_ for i in range(before.last, time.first)]
            words = [doc[before.first].text, doc[time.first].text]
            bare = [w for w, t in zip(words, (before, time), strict=True) if t.last - t.first == 1 and w.isdecimal()]
            lead = doc[before.first - 1].lower_ if before.first else ""
            days = (time.latest - before.earliest).days
            if (
                len(gap) == 1
                and lead != "from"  # "from 3 to 5 May" is told by two
                and bare
                and days < 31
                and (
                    gap[0] in DASHES
                    or (gap[0] == "to")
                    or (gap[0] == "and" and (lead == "between" or days == 1) and lead not in (",", "and"))
                )
            ):
                time.start, time.first = before.start, before.first
                time.earliest, time.value = before.earliest, f"{before.earliest}/{time.latest}"
                time.head = _head(reading, time.first, time.last).i
                for i in range(time.first, time.last):
                    reading.time_at[i] = time
                out[-1] = time
                continue
        out.append(time)
    return out


def _aside(head: Token, e: Expression, history: bool) -> bool:
    """Whether a date is told by the way ("X, who fled in 1991, ...", "the 1991 accord"), so that what follows does not lean on it."""
    at = head
    for _ in range(10):
        up = at.head
        if up is at:
            return False
        if history and e.month is None and at.dep_ in ("nummod", "amod", "compound", "nmod", "poss") and up.pos_ in ("NOUN", "PROPN"):
            return True
        if up.pos_ in ("VERB", "AUX"):
            return up.dep_ in ("relcl", "acl")
        at = up
    return False


def _head(reading: Reading, first: int, last: int) -> Token:
    """The token of a range whose own head lies outside it."""
    doc = reading.doc
    for i in range(last - 1, first - 1, -1):
        token = doc[i]
        if not first <= token.head.i < last or token.head.i == token.i:
            return token
    return doc[first]


def _sentences(reading: Reading) -> list[int]:
    """The number of the sentence of each token."""
    out, n = [], 0
    for token in reading.doc:
        n += bool(token.is_sent_start)
        out.append(n)
    return out
