"""From the times that hang on predicates to the interval of one: its own, that of a clause that bounds it, or what it goes with."""

from __future__ import annotations

import datetime as dt

from spacy.tokens import Token

from dateline.reader.reading import Reading, WhenFound
from dateline.reader.times.attachment import VERBAL, Attached, Attachments, Interval, bound, compared, joined, width
from dateline.reader.times.clauses import BEGIN, CHARGE, LIGHT, MARKS, SPOKEN, has_auxiliary, has_subject, mark_of, tense
from dateline.reader.times.reckoning import LENGTH, add, add_days

Dated = tuple[WhenFound, str]


class Dating:
    """Dates predicates of one reading. ``now`` closes what goes on; ``ahead`` is for what is still to come."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.doc = reading.doc
        self.times = Attachments(reading)

    # nouns -----------------------------------------------------------------------------------------------------------------------

    def of(self, head: Token, now: dt.date, ahead: bool) -> Dated | None:
        """The time of a predicate or event noun."""
        if charged := self.charged(head, now, ahead):
            return charged
        if head.pos_ in VERBAL:
            return self.of_verb(head, now, ahead)
        own = [a for a in self.times.on.get(head.i, []) if not a.through]
        if own:
            return self.found(own, now, ahead, "modifies the noun")
        return self.of_noun(head, now, ahead)

    def charged(self, head: Token, now: dt.date, ahead: bool) -> Dated | None:
        """ "accuses them of mining roads in May": the time after the deed is the deed's."""
        at = head
        for _ in range(4):
            up = at.head
            if up is at:
                return None
            if up.dep_ == "prep" and up.lower_ in ("of", "for") and up.head.lemma_ in CHARGE:
                own = [a for a in self.times.on.get(up.head.i, []) if a.time.first > head.i and a.direct]
                return self.found(own, now, ahead, "follows the deed") if own and not self.times.on.get(head.i) else None
            at = up
        return None

    def of_noun(self, noun: Token, now: dt.date, ahead: bool) -> Dated | None:
        """The time of a noun without its own: that of the verb that brings it about; others bound it."""
        if weak := self.times.on.get(noun.i, []):
            return self.found(weak[:1], now, ahead, "stands in the noun's phrase")
        for child in noun.children:
            if child.dep_ in ("acl", "relcl") and child.lemma_ in LIGHT and (own := self.direct(child)):
                return self.found(own, now, ahead, f"dates '{child.text}', said of it")
        if lasting := self.lasting(noun, now):
            return lasting
        at, outer = noun, ""
        for _ in range(8):
            up = at.head
            if up is at:
                return None
            if up.dep_ == "prep" and up.lower_ in ("after", "before", "since", "following", "during", "amid", "despite"):
                outer = up.lower_
            at = up
            if at.pos_ in VERBAL and at.dep_ not in ("aux", "auxpass"):
                break
            if not outer and (own := self.direct(at)):
                return self.found(own[:1], now, ahead, f"dates '{at.text}', which it belongs to")
        else:
            return None
        got = self.of_verb(at, now, ahead)
        if got is None:
            return None
        when, why = got
        if outer in ("after", "since", "following"):
            return until(when, why, f"before '{at.text}'")
        if at.lemma_ in SPOKEN and at.lemma_ not in LIGHT:
            return until(when, why, "no later than what is said of it")
        return got

    def lasting(self, noun: Token, now: dt.date) -> Dated | None:
        """ "after ten days of rioting": back from the time of what came after."""
        prep = noun.head
        if noun.dep_ != "pobj" or prep.lower_ != "of" or prep.head == prep:
            return None
        length = self.reading.time_at[prep.head.i]
        m = LENGTH.fullmatch(length.value or "") if length and length.type == "DURATION" else None
        if m is None or length is None:
            return None
        verb = next((a for a in prep.head.ancestors if a.pos_ in VERBAL), None)
        got = self.of_verb(verb, now, False) if verb is not None else None
        end = (got[0].latest if got else None) or now
        start = add_days(end, -1) if m[1] else add(end, -float(m[2]), m[3])
        return WhenFound(start, end, length, self.reading.text[length.start : length.end]), "a length of time up to what followed"

    # verbs -----------------------------------------------------------------------------------------------------------------------

    def of_verb(self, verb: Token, now: dt.date, ahead: bool, depth: int = 0) -> Dated | None:
        """The time of a verb: its own, that of a dated clause below it, or of what it goes with."""
        if depth > 4:
            return None
        own = self.own(verb, now)
        if own:
            return self.found(own, now, ahead, "dates the verb")
        if verb.lemma_ in ("be", "have"):
            for child in verb.children:
                if child.dep_ in ("attr", "acomp", "prep") and (inner := self.direct(child)):
                    return self.found(inner, now, ahead, "dates the predicate")
        return (
            self.since_then(verb, now, ahead)
            or self.by_clause(verb, now, ahead)
            or self.of_when(verb, now, ahead)
            or self.inherited(verb, now, ahead, depth)
            or self.shared(verb, now, ahead)
        )

    def direct(self, token: Token) -> list[Attached]:
        """Times that hang on a token with nothing between."""
        return [a for a in self.times.on.get(token.i, []) if a.direct and token.i != a.time.head]

    def own(self, verb: Token, now: dt.date) -> list[Attached]:
        """The times of a verb: those right on it, else those in its objects that may as well be the verb's."""
        attached = self.times.on.get(verb.i, [])
        own = [a for a in attached if a.direct] or [a for a in attached if not a.possessive and not compared(a)]
        if verb.lemma_ in SPOKEN and verb.tag_ in ("VBZ", "VBP") and not has_auxiliary(verb):
            own = [a for a in own if a.time.latest is None or a.time.latest >= now or a.signal != "on"]
        return own

    def since_then(self, verb: Token, now: dt.date, ahead: bool) -> Dated | None:
        """ "Since then", "have been killed since": from the last date told before."""
        if ahead:
            return None
        for child in verb.children:
            if child.lower_ != "since" or child.dep_ == "mark":
                continue
            objects = [c for c in child.children if c.dep_ in ("pobj", "pcomp")]
            if objects and objects[0].lower_ != "then":
                continue
            told = [t for t in self.reading.times if t.last <= child.i and t.precise and t.earliest and t.earliest <= now]
            if told:
                last = next((t for t in reversed(told) if t.latest and t.earliest and (t.latest - t.earliest).days < 32), told[-1])
                return WhenFound(
                    last.earliest, now, last, self.reading.text[child.idx : child.idx + len(child)]
                ), "since the date told before"
        return None

    def by_clause(self, verb: Token, now: dt.date, ahead: bool) -> Dated | None:
        """ "since the shelling started on Monday", "after taking the town on Monday": bound by a dated subordinate clause."""
        for child in verb.children:
            inner: Token | None = child
            if child.dep_ == "advcl":
                mark = mark_of(child)
            elif child.dep_ == "prep" and child.lower_ in MARKS:
                mark, inner = child.lower_, next((c for c in child.children if c.dep_ == "pcomp" and c.pos_ in VERBAL), None)
            elif child.dep_ == "xcomp" and not self.direct(child):
                got = self.by_clause(child, now, ahead)
                if got and "since" in got[1]:
                    return got
                continue
            elif child.dep_ == "prep" and child.lower_ in ("in", "during", "amid"):
                began = self.began(child)
                if began and not ahead:
                    return self.when([began], (began.time.earliest, now)), f"in what began on '{self.words(began)}'"
                continue
            else:
                continue
            if mark not in MARKS or inner is None:
                continue
            dates = [a for a in self.times.on.get(inner.i, []) if not a.possessive]
            if not dates:
                continue
            a = dates[0]
            part = bound(Attached(a.time, "since" if a.signal == "since" else MARKS[mark]), now, ahead)
            if mark == "before" and ahead:
                part = (part[0], a.time.latest)
            return self.when([a], part), f"{mark} something dated '{self.words(a)}'"
        return None

    def began(self, prep: Token) -> Attached | None:
        """The date in "in the riots, which broke out on 3 May"."""
        for noun in prep.children:
            for clause in noun.children:
                if clause.dep_ in ("relcl", "acl") and clause.lemma_ in BEGIN and (own := self.direct(clause)):
                    return own[0]
        return None

    def of_when(self, verb: Token, now: dt.date, ahead: bool) -> Dated | None:
        """ "until 1994, when the regime was toppled": the time that the clause is said of."""
        if verb.dep_ not in ("relcl", "advcl") or not any(c.lower_ == "when" for c in verb.children):
            return None
        time = self.reading.time_at[verb.head.i] or next(
            (t for t in (self.reading.time_at[i] for i in range(max(0, verb.left_edge.i - 2), verb.left_edge.i)) if t), None
        )
        if time is None or not (time.earliest or time.latest):
            return None
        a = Attached(time, "on")
        return self.when([a], bound(a, now, ahead)), f"when: '{self.words(a)}'"

    def inherited(self, verb: Token, now: dt.date, ahead: bool, depth: int) -> Dated | None:
        """The time of the clause that a participle, infinitive or coordinated verb goes with."""
        head = verb.head
        if head == verb or (head.pos_ not in VERBAL and verb.dep_ != "pcomp"):
            return None
        if verb.dep_ == "conj":
            return self.coordinated(verb, head, now, ahead, depth)
        if verb.dep_ == "pcomp":
            return self.of_preposition(verb, head, now, ahead, depth)
        if verb.dep_ not in ("xcomp", "advcl"):
            return None
        got = self.of_verb(head, now, ahead, depth + 1)
        if got is None:
            return None
        when, why = got
        if verb.dep_ == "xcomp":
            return when, f"with '{head.text}': {why}"
        if ahead:
            return None
        mark = mark_of(verb)
        if (mark is None and verb.tag_ in ("VBG", "VBN")) or mark in ("as", "when", "while"):
            return when, f"goes with '{head.text}': {why}"
        if mark in ("after", "once", "since"):
            return until(when, why, f"before '{head.text}'")
        if mark in ("before", "until", "till"):
            return WhenFound(when.earliest, now, when.time, when.text), f"after '{head.text}': {why}"
        return None

    def coordinated(self, verb: Token, head: Token, now: dt.date, ahead: bool, depth: int) -> Dated | None:
        """ "stormed the town on Sunday and burned it": the second verb, of the same tense, goes on from the first."""
        if any(c.dep_ == "neg" for c in head.children) or tense(verb) != tense(head):
            return None
        if has_subject(verb) and (head.lemma_ in SPOKEN or not any(c.dep_ == "cc" and c.lower_ == "and" for c in head.children)):
            return None
        got = self.of_verb(head, now, ahead, depth + 1)
        return (got[0], f"goes on from '{head.text}': {got[1]}") if got else None

    def of_preposition(self, verb: Token, prep: Token, now: dt.date, ahead: bool, depth: int) -> Dated | None:
        """ "by shelling the bridge", "after taking the town", "accuses them of mining roads in May"."""
        above = prep.head
        if above.pos_ not in VERBAL or ahead:
            return None
        if above.lemma_ in SPOKEN and (later := [a for a in self.times.on.get(above.i, []) if a.time.first > verb.i]):
            return self.found(later, now, ahead, "follows the gerund")
        got = self.of_verb(above, now, ahead, depth + 1)
        if got is None:
            return None
        if prep.lower_ in ("by", "in"):
            return got
        if prep.lower_ in ("after", "following", "since"):
            return until(got[0], got[1], f"before '{above.text}'")
        if prep.lower_ == "before":
            return WhenFound(got[0].earliest, now, got[0].time, got[0].text), f"after '{above.text}': {got[1]}"
        return None

    def shared(self, verb: Token, now: dt.date, ahead: bool) -> Dated | None:
        """A time at the end of coordinated verbs dates them all ("was shelled and burnt in July") or bounds the first."""
        for child in verb.children:
            if child.dep_ == "xcomp" and (own := [a for a in self.direct(child) if a.time.latest and a.time.latest < now]) and not ahead:
                return self.found(own, now, ahead, f"dates '{child.text}'")
            if child.dep_ != "conj" or child.pos_ not in VERBAL or tense(child) != tense(verb):
                continue
            own = self.direct(child)
            since = [a for a in own if a.signal == "since"]
            if since and tense(verb) == "perfect":
                return self.found(since, now, ahead, f"since-phrase at the end, with '{child.text}'")
            whole = [a for a in own if a.signal == "on" and a.time.precise and a.time.first > child.i]
            if not whole or has_subject(child) or ahead:
                continue
            got = self.found(whole, now, ahead, f"dates '{child.text}', which it goes with")
            near = child.i - verb.i <= 3
            return got if near else until(got[0], got[1], f"before '{child.text}'")
        return None

    # intervals -------------------------------------------------------------------------------------------------------------------

    def found(self, own: list[Attached], now: dt.date, ahead: bool, why: str) -> Dated:
        """The interval of the times that hang on one predicate: the narrowest that dates it, else what the bounds leave."""
        half = [a for a in own if a.signal in ("since", "from", "until", "to", "between", "before", "by", "after")]
        whole = [a for a in own if a not in half and a.time.precise] or [a for a in own if a not in half]
        if whole:
            best = min(whole, key=width)
            return self.when([best], bound(best, now, ahead)), f"'{self.words(best)}' {why}"
        part = joined([bound(a, now, ahead) for a in half])
        return self.when(half, part), f"'{self.words(half[0])}' {why} ({half[0].signal})"

    def when(self, parts: list[Attached], interval: Interval) -> WhenFound:
        """A `WhenFound` that names its words."""
        return WhenFound(interval[0], interval[1], parts[0].time, self.words(parts[0]))

    def words(self, a: Attached) -> str:
        """The report's words of a time."""
        return self.reading.text[a.time.start : a.time.end]


def until(when: WhenFound, why: str, reason: str) -> Dated:
    """No later than another time: the day itself where that is one day."""
    return WhenFound(None, when.latest, when.time, when.text), f"{reason}: {why}"
