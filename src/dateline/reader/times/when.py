"""Stage when: when what each statement says happened or holds, and by when a forecast is said to come true."""

from __future__ import annotations

import datetime as dt

from spacy.tokens import Token

from dateline.reader.reading import Draft, Reading, WhenFound
from dateline.reader.times.attachment import VERBAL, Attached, Attachments, Interval, bound, joined

# a noun that is what such a verb brings about or tells the start of has the verb's time
LIGHT = frozenset(["begin", "start", "launch", "stage", "mount", "carry", "conduct", "wage", "open", "resume", "renew", "erupt", "break", "occur", "happen", "take", "follow", "continue", "kill", "leave", "hit", "strike", "suffer", "hold", "make", "sign", "reach", "sustain", "face", "repel", "beat", "fight", "lose", "win", "undergo", "unleash", "mark", "trigger", "spark", "come", "go", "fall", "end", "last", "be", "see", "have", "do", "deal", "execute", "perform", "deliver", "commit", "perpetrate", "repulse", "thwart", "foil", "halt", "stop", "rage", "flare", "ensue", "hand"])
SPOKEN = frozenset(["say", "tell", "announce", "report", "claim", "state", "add", "confirm", "declare", "write", "deny", "accuse", "warn", "allege", "insist", "note", "acknowledge", "admit", "quote", "cite", "estimate", "put", "describe", "call", "condemn", "reject", "dismiss", "dispute", "urge", "demand", "threaten", "vow", "pledge", "believe", "think", "know", "see", "show", "find", "publish", "reveal", "post", "tweet", "broadcast", "mention", "recall", "explain", "argue", "suggest", "maintain", "concede", "assert", "testify"])
AFTER_MARKS = {"after": "after", "following": "after", "since": "since", "before": "before", "until": "until", "till": "until", "once": "after", "when": "on",
               "as": "on", "while": "on", "by": "by"}


class When:
    """Dates every draft from syntax. Undated past or present things are open to the past and end with publication."""

    name = "when"
    needs: tuple[str, ...] = ("times", "statements", "segments")
    adds: tuple[str, ...] = ("statements.when", "statements.horizon")

    def __call__(self, reading: Reading) -> None:
        if not reading.statements:
            return
        finder = Finder(reading)
        for draft in reading.statements:
            finder(draft)


class Finder:
    """Finds the time of one draft after another."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.doc = reading.doc
        self.times = Attachments(reading)
        self.published = reading.published
        self.dated = [s for s in reading.segments if s.date]

    def __call__(self, draft: Draft) -> None:
        """Fill ``when`` (and ``horizon``) of a draft, with the reason."""
        now = self.now(draft)
        head = self.doc[draft.head]
        if draft.kind == "forecast":
            self.horizon(draft, head, now)
            return
        ahead = draft.modality != "actual"
        found = self.of(head, now, ahead)
        if found:
            draft.when, why = found
            if not ahead and draft.when.latest and draft.when.latest > self.published:
                draft.when.latest = max(self.published, draft.when.earliest or self.published)
            draft.note("when", why)
            return
        if ahead:
            draft.note("when", f"{draft.modality} and no date in its clause")
            return
        live = next((s for s in self.dated if s.date and s.start <= head.idx < s.end), None)
        if live and live.date:
            draft.when = WhenFound(live.date, live.date)
            draft.note("when", "undated item under a time stamp: its day")
            return
        spoken = self.spoken(head, now)
        if spoken and spoken[0]:
            draft.when = WhenFound(None, spoken[0], None, spoken[1])
            draft.note("when", f"undated; said on {spoken[0]}, so no later")
            return
        draft.when = WhenFound(None, now)
        draft.note("when", "undated past or present: open to the past, no later than publication")

    def now(self, draft: Draft) -> dt.date:
        """The day on which a draft's words were written."""
        at = self.doc[draft.head].idx
        return next((s.date for s in self.dated if s.date and s.start <= at < s.end), self.published)

    # what dates a predicate ------------------------------------------------------------------------------------------------------

    def of(self, head: Token, now: dt.date, ahead: bool) -> tuple[WhenFound, str] | None:
        """The time of a predicate or event noun, from its own dependents, what it is coordinated with, or what governs it."""
        token, noun = head, head.pos_ not in VERBAL
        if noun:
            own = [a for a in self.times.on.get(token.i, []) if not a.through]
            if own:
                return self.found(own, now, ahead, "modifies the noun")
            return self.of_noun(token, now, ahead)
        return self.of_verb(token, now, ahead)

    def of_noun(self, noun: Token, now: dt.date, ahead: bool) -> tuple[WhenFound, str] | None:
        """The time of a noun without its own: that of the verb that brings it about; others bound it."""
        weak = self.times.on.get(noun.i, [])
        if weak:
            return self.found(weak[:1], now, ahead, "stands in the noun's phrase")
        at = noun
        outer = ""
        for _ in range(8):
            up = at.head
            if up is at:
                return None
            if up.dep_ == "prep" and up.lower_ in ("after", "before", "since", "following", "during", "amid", "despite"):
                outer = up.lower_
            at = up
            if at.pos_ in VERBAL and at.dep_ not in ("aux", "auxpass"):
                break
            if at.i != noun.i and (own := [a for a in self.times.on.get(at.i, []) if not a.through]) and not outer:
                return self.found(own[:1], now, ahead, f"dates '{at.text}', which it belongs to")
        else:
            return None
        got = self.of_verb(at, now, ahead)
        if got is None:
            return None
        when, why = got
        if outer in ("after", "since", "following"):
            return WhenFound(None, when.latest if not when.time or when.earliest != when.latest else when.earliest, when.time, when.text), f"before what happened then: {why}"
        if (at.lemma_ in LIGHT and not outer) or outer in ("during", "amid"):
            return got
        if at.lemma_ in SPOKEN:
            return WhenFound(None, when.latest, when.time, when.text), f"no later than what is said of it: {why}"
        return got

    def of_verb(self, verb: Token, now: dt.date, ahead: bool, depth: int = 0) -> tuple[WhenFound, str] | None:
        """The time of a verb."""
        if depth > 4:
            return None
        attached = self.times.on.get(verb.i, [])
        own = [a for a in attached if a.direct] or [a for a in attached if not a.possessive and (a.signal in ("after", "before", "since", "until", "by") or self.near(a))]
        if own:
            return self.found(own, now, ahead, "dates the verb")
        if verb.pos_ == "AUX" or verb.lemma_ in ("be", "have"):
            for child in verb.children:
                if child.dep_ in ("attr", "acomp", "prep") and (inner := [a for a in self.times.on.get(child.i, []) if a.direct]):
                    return self.found(inner, now, ahead, "dates the predicate")
        if clause := self.by_clause(verb, now, ahead):
            return clause
        return self.inherited(verb, now, ahead, depth)

    def near(self, a: Attached) -> bool:
        """Whether a time inside a noun phrase may as well date the verb: it follows its own preposition or stands bare."""
        noun = a.through[-1]
        return noun.dep_ in ("dobj", "pobj", "nsubj", "nsubjpass", "attr", "oprd", "npadvmod", "conj", "appos", "dative", "agent", "compound", "nmod")

    def by_clause(self, verb: Token, now: dt.date, ahead: bool) -> tuple[WhenFound, str] | None:
        """"since the offensive began on Wednesday", "after taking the town on Monday": bound by a dated subordinate clause."""
        for child in verb.children:
            if child.dep_ == "advcl":
                mark = next((c.lower_ for c in child.children if c.dep_ in ("mark", "advmod") and c.lower_ in AFTER_MARKS), None)
                inner: Token | None = child
            elif child.dep_ == "prep" and child.lower_ in AFTER_MARKS:
                mark, inner = child.lower_, next((c for c in child.children if c.dep_ == "pcomp" and c.pos_ in VERBAL), None)
            else:
                continue
            if mark is None or inner is None:
                continue
            dates = [a for a in self.times.on.get(inner.i, []) if a.direct or self.near(a)]
            if not dates:
                continue
            signal = AFTER_MARKS[mark]
            a = dates[0]
            part = bound(Attached(a.time, signal if a.signal not in ("since",) else a.signal), now, ahead)
            return self.when([a], part), f"{mark} something dated '{self.words(a)}'"
        return None

    def inherited(self, verb: Token, now: dt.date, ahead: bool, depth: int) -> tuple[WhenFound, str] | None:
        """The time of the clause that a participle, infinitive or coordinated verb goes with."""
        head = verb.head
        if head.i == verb.i:
            return None
        if verb.dep_ == "conj" and head.pos_ in VERBAL:
            if any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in verb.children) or any(c.dep_ == "neg" for c in head.children):
                return None
            got = self.of_verb(head, now, ahead, depth + 1)
            return (got[0], f"goes on from '{head.text}': {got[1]}") if got else None
        if verb.dep_ == "xcomp" and head.pos_ in VERBAL:
            got = self.of_verb(head, now, ahead, depth + 1)
            return (got[0], f"with '{head.text}': {got[1]}") if got else None
        if verb.dep_ == "advcl" and head.pos_ in VERBAL:
            mark = next((c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod") and c.lower_ in (*AFTER_MARKS, "because", "if", "although", "though", "so")), None)
            shift = next((a for a in self.times.on.get(verb.i, []) if a.time.unresolved is None), None)
            if shift:
                return self.found([shift], now, ahead, "dates the verb")
            got = self.of_verb(head, now, ahead, depth + 1)
            if got is None or ahead:
                return None
            when, why = got
            if mark is None and verb.tag_ in ("VBG", "VBN"):
                return when, f"participle of '{head.text}': {why}"
            if mark in ("as", "when", "while"):
                return when, f"{mark} '{head.text}': {why}"
            if mark in ("after", "once", "since"):
                return WhenFound(None, when.latest, when.time, when.text), f"before '{head.text}': {why}"
            if mark in ("before", "until", "till"):
                return WhenFound(when.earliest, now, when.time, when.text), f"after '{head.text}': {why}"
        if verb.dep_ == "pcomp" and head.dep_ == "prep" and head.head.pos_ in VERBAL and not ahead:
            if head.lower_ == "by":
                return self.of_verb(head.head, now, ahead, depth + 1)
            got = self.of_verb(head.head, now, ahead, depth + 1)
            if got and head.lower_ in ("after", "following", "since"):
                return WhenFound(None, got[0].latest, got[0].time, got[0].text), f"before '{head.head.text}': {got[1]}"
            if got and head.lower_ == "before":
                return WhenFound(got[0].earliest, now, got[0].time, got[0].text), f"after '{head.head.text}': {got[1]}"
        return None

    def spoken(self, head: Token, now: dt.date) -> tuple[dt.date | None, str | None] | None:
        """The day on which what a clause reports was said, from the clauses above."""
        at = head
        for _ in range(12):
            up = at.head
            if up is at:
                return None
            if up.pos_ in VERBAL and up.dep_ not in ("aux", "auxpass") and (at.dep_ in ("ccomp", "parataxis", "dobj", "prep", "relcl", "advcl", "nsubj", "xcomp", "dep", "conj", "acl")):
                for a in self.times.on.get(up.i, []):
                    if a.direct and a.signal in ("on", "by", "of", "for") and a.time.latest and a.time.latest <= now and a.time.precise:
                        return a.time.latest, self.words(a)
            at = up
        return None

    # intervals -------------------------------------------------------------------------------------------------------------------

    def found(self, own: list[Attached], now: dt.date, ahead: bool, why: str) -> tuple[WhenFound, str]:
        """The interval of the times that hang on one predicate."""
        half = [a for a in own if a.signal in ("since", "from", "until", "to", "between", "before", "by", "after")]
        whole = [a for a in own if a not in half and a.time.precise] or [a for a in own if a not in half]
        if whole:
            best = min(whole, key=lambda a: ((a.time.latest or now) - (a.time.earliest or now)).days if a.time.latest and a.time.earliest else 99999)
            return self.when([best], bound(best, now, ahead)), f"'{self.words(best)}' {why}"
        part = joined([bound(a, now, ahead) for a in half])
        return self.when(half, part), f"'{self.words(half[0])}' {why} ({half[0].signal})"

    def when(self, parts: list[Attached], interval: Interval) -> WhenFound:
        """A `WhenFound` that names its words."""
        return WhenFound(interval[0], interval[1], parts[0].time, self.words(parts[0]))

    def words(self, a: Attached) -> str:
        """The report's words of a time."""
        return self.reading.text[a.time.start:a.time.end]

    # forecasts -------------------------------------------------------------------------------------------------------------------

    def horizon(self, draft: Draft, head: Token, now: dt.date) -> None:
        """By when a forecast is said to come true: the time of its clause, or of the clause that governs it."""
        if draft.horizon is not None:
            return
        found = self.of(head, now, True)
        if found is None:
            first, last = draft.clause
            inside = [t for t in self.reading.times if first <= t.first < last and (t.latest or t.earliest) and t.latest and t.latest >= now]
            if inside:
                a = Attached(inside[0], self.times._before(inside[0]))
                found = self.when([a], bound(a, now, True)), f"'{self.words(a)}' stands in the forecast"
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
