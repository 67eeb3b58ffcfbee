"""Stage when: when what each statement says happened or holds, and by when a forecast is said to come true."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from spacy.tokens import Token

from dateline.reader.reading import Draft, Reading, TimeMention, WhenFound
from dateline.reader.syntax import auxiliaries, clause_head
from dateline.reader.times.attachment import VERBAL, Attached, bound, signal_before
from dateline.reader.times.carry import carried
from dateline.reader.times.clauses import BEGIN, SPOKEN
from dateline.reader.times.dating import Dating
from dateline.reader.times.reckoning import LENGTH, add

LIST_REACH = 800  # characters from a heading to the last item of its list
LASTING = ("encircled", "contested", "holds")
TAKES_TIME = frozenset({"take", "last", "need", "require", "hold"})


class When:
    """Dates every draft from syntax. Undated past or present things are open to the past and end with publication."""

    name = "when"
    needs: tuple[str, ...] = ("times", "statements", "segments")
    adds: tuple[str, ...] = ("statements.when", "statements.horizon")

    def __call__(self, reading: Reading) -> None:
        if not reading.statements:
            return
        if not reading.doc.has_annotation("DEP"):  # a pipeline without a parser: nothing to date by
            for draft in reading.statements:
                draft.note("when", "the language pipeline gives no syntax")
            return
        finder = Finder(reading)
        for draft in reading.statements:
            finder(draft)
        for draft, when in carried(reading, sorted(reading.statements, key=lambda d: d.head)):
            draft.when = when
            draft.note("when", f"goes with what was told before it, '{when.text}'")
        for draft in reading.statements:
            _ordered(draft)


def _ordered(draft: Draft) -> None:
    """Leave a beginning open that would come after the end: a day of the year was then taken for the wrong year's."""
    for field, when in (("when", draft.when), ("horizon", draft.horizon)):
        if when is not None and when.earliest and when.latest and when.earliest > when.latest:
            when.earliest = None
            draft.note(field, "its beginning would come after its end, so it is left open")


def _present(head: Token) -> bool:
    """Whether the verb over a predicate is in the present, and in no perfect."""
    verb = clause_head(head)
    helpers = auxiliaries(verb)
    tags = {verb.tag_, *(a.tag_ for a in helpers)}
    return bool(tags & {"VBZ", "VBP"}) and not tags & {"VBD", "MD"} and not any(a.lemma_ == "have" for a in helpers)


class Finder:
    """Finds the time of one draft after another."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.doc = reading.doc
        self.dating = Dating(reading)
        self.published = reading.published
        self.dated = [s for s in reading.segments if s.date]
        self.places: dict[tuple[int, tuple[int, int]], list[int]] = defaultdict(list)
        for d in reading.statements:
            if d.kind == "control" and d.place:
                self.places[d.head, d.cue].append(d.place.first)

    def __call__(self, draft: Draft) -> None:
        """Fill ``when`` (and ``horizon``) of a draft, with the reason."""
        head = self.doc[draft.head]
        stamped = next((s.date for s in self.dated if s.date and s.start <= head.idx < s.end), None)
        now = stamped or self.published
        if draft.kind == "forecast":
            self.horizon(draft, head, now)
            return
        ahead = draft.modality != "actual"
        found = self.of_place(draft, now, ahead) or self.dating.of(head, now, ahead)
        begins = found[0].earliest if found and draft.kind in ("event", "control") else None
        if found and begins and not ahead and begins > self.published and _present(head):
            draft.modality, ahead = "planned", True  # "is withdrawing next week", "hosts talks on 20 December"
            draft.note("modality", f"planned: the present, and '{found[0].text}' is after publication")
            found = self.of_place(draft, now, ahead) or self.dating.of(head, now, ahead)
        if found:
            draft.when, why = found
            if draft.change in LASTING and draft.when.latest and self.begins(head):
                draft.when.latest = now
            if not ahead and draft.when.latest and draft.when.latest > self.published:
                draft.when.latest = max(self.published, draft.when.earliest or self.published)
        elif ahead:
            why = f"{draft.modality} and no date in its clause"
        elif stamped:
            draft.when, why = WhenFound(stamped, stamped), "undated item under a time stamp: its day"
        elif spoken := self.spoken(head, now):
            draft.when, why = (
                WhenFound(None, spoken.time.latest, None, self.dating.words(spoken)),
                f"undated; said on {spoken.time.latest}, so no later",
            )
        else:
            draft.when, why = WhenFound(None, now), "undated past or present: open to the past, no later than publication"
        draft.note("when", why)

    def of_place(self, draft: Draft, now: dt.date, ahead: bool) -> tuple[WhenFound, str] | None:
        """ "took A on Friday and B a day later": of several places under one verb each has the time that follows it."""
        if draft.place is None:
            return None
        firsts = sorted(set(self.places.get((draft.head, draft.cue), ())))
        if len(firsts) < 2:
            return None
        after = next((f for f in firsts if f > draft.place.first), draft.place.last + 8)
        sentence = self.doc[draft.place.head].sent
        for i in range(draft.place.last, min(after, sentence.end)):
            time = self.reading.time_at[i]
            if time and time.precise and time.earliest:
                a = Attached(time, signal_before(self.doc, time))
                return self.dating.when([a], bound(a, now, ahead)), f"'{self.dating.words(a)}' follows the place"
        return None

    def begins(self, head: Token) -> bool:
        """Whether what dates a noun is when it began ("the siege began in May")."""
        verb = next((a for a in head.ancestors if a.pos_ in VERBAL), None)
        return head.pos_ not in VERBAL and verb is not None and verb.lemma_ in BEGIN

    def spoken(self, head: Token, now: dt.date) -> Attached | None:
        """The time at which what a clause reports was said, from the clauses above."""
        at = head
        for _ in range(12):
            up = at.head
            if up is at:
                return None
            if (
                up.pos_ in VERBAL
                and up.dep_ not in ("aux", "auxpass")
                and (at.dep_ == "ccomp" or up.lemma_ in SPOKEN)
                and at.dep_ != "conj"
            ):
                if any(self.doc[i].text == ";" for i in range(min(at.i, up.i), max(at.i, up.i))):
                    return None
                for a in self.dating.own(up, now):
                    if (
                        a.signal in ("on", "by", "of", "for")
                        and a.time.latest
                        and a.time.latest <= now
                        and a.time.precise
                        and not a.possessive
                    ):
                        return a
            at = up
        return None

    def horizon(self, draft: Draft, head: Token, now: dt.date) -> None:
        """By when a forecast is said to come true: the time of its clause, or of one in its words that lies ahead."""
        if draft.horizon is not None:
            return
        found = self.lasts(head, now) or self.dating.of(head, now, True)
        if found is None or (found[0].latest and found[0].latest < now):
            first, last = draft.clause
            inside = [t for t in self.reading.times if first <= t.first < last and t.latest and t.latest >= now and t.precise]
            if inside:
                a = Attached(inside[0], signal_before(self.doc, inside[0]))
                found = self.dating.when([a], bound(a, now, True)), f"'{self.dating.words(a)}' stands in the forecast"
        if found is None and draft.rule == "forecast.label/1" and (span := self.heading(head, now)) is not None:
            a = Attached(span, signal_before(self.doc, span))
            found = self.dating.when([a], (now, span.latest)), f"'{self.dating.words(a)}' heads the list of scenarios"
        if found is None:
            draft.note("horizon", "no time in the forecast's clause")
            return
        when, why = found
        if when.latest and when.latest < now:
            draft.note("horizon", f"{why}, which lies before the report: no horizon")
            return
        if when.earliest is None:
            when.earliest = now
        draft.horizon = when
        draft.note("horizon", why)

    def heading(self, head: Token, now: dt.date) -> TimeMention | None:
        """The time in the heading above a list of scenarios ("Scenarios to 31 December")."""
        text = self.reading.text
        for time in reversed(self.reading.times):
            if time.start > head.idx or time.latest is None or time.latest <= now:
                continue
            line = text[time.end : text.find("\n", time.end)] if "\n" in text[time.end : head.idx] else None
            near = head.idx - time.end < LIST_REACH
            return time if near and line is not None and not line.rstrip().endswith(".") else None
        return None

    def lasts(self, head: Token, now: dt.date) -> tuple[WhenFound, str] | None:
        """ "that will need another four weeks": a length of time from now."""
        if head.lemma_ not in TAKES_TIME:
            return None
        for child in head.children:
            time = self.reading.time_at[child.i]
            m = LENGTH.fullmatch(time.value or "") if time and time.type == "DURATION" and child.i > head.i else None
            if m and time and not m[1]:
                return WhenFound(now, add(now, float(m[2]), m[3]), time, self.reading.text[time.start : time.end]), "the time that it takes"
        return None
