"""The grammar of time expressions: one pass over the words, each start looked up in a table, no going back."""

from __future__ import annotations

from spacy.tokens import Doc

from dateline.knowledge.times import TimeWords, time_words
from dateline.reader.times.days import Days
from dateline.reader.times.expression import Expression
from dateline.reader.times.numerals import DASHES
from dateline.reader.times.periods import MODIFIERS
from dateline.reader.times.pieces import Pieces
from dateline.reader.times.years import BEFORE_CHRIST

QUARTERS = frozenset({"q1", "q2", "q3", "q4"})


class Grammar(Days):
    """Finds the expressions of a document."""

    def all(self) -> list[Expression]:
        """Every expression, in order, the years of ranges and lists shared."""
        found = self.scan()
        for e, after in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
            self.share_year(e, after)
        return found

    def share_year(self, e: Expression, after: Expression) -> None:
        """Give "26 June" of "26 June to 4 August 1952" its year, that before where the range runs over a new year."""
        gap = self.low[e.last : after.first]
        if not (e.kind == "date" and e.year is None and (e.month or e.season) and e.years is None and not e.that_year):
            return
        if not (after.kind == "date" and after.year and not after.bc and (after.month or after.season)) or not 0 < len(gap) < 4:
            return
        if gap[0] not in ("and", "to", "or", "until", "till", "through", *DASHES) or any(
            w not in ("the", "of", "in", "on", "from") for w in gap[1:]
        ):
            return
        later = bool(e.month and after.month and (e.month, e.day or 0) > (after.month, after.day or 31))
        e.year = after.year - later

    def scan(self) -> list[Expression]:
        """Every expression, in order."""
        out: list[Expression] = []
        i, starts = 0, _starts(self.w)
        while i < self.p.size:
            w = self.low[i]
            if w in starts or w[0].isdigit() or (w[0] == "'" and (len(w) > 1 or self.low[i + 1][:1].isdigit())):
                found = [e for e in self.at(i) if e.last > i]
                if found:
                    out.extend(found)
                    i = found[-1].last
                    continue
            i += 1
        return out

    def at(self, i: int) -> list[Expression]:
        """The expressions that begin at a piece; more than one for ranges and lists."""
        w = self.low[i]
        if w[0].isdigit() or w[0] == "'":
            found = self.figures(i)
        elif w in self.w.months:
            found = self.month_phrase(i)
        else:
            e = self.single(i)
            found = [e] if e else []
        if found:
            found[-1] = self.extended(found[-1])
        return found

    def figures(self, i: int) -> list[Expression]:
        """What begins with a figure."""
        if e := self.clock(i):
            return [e]
        if e := self.iso_date(i) or self.slashed_date(i):
            return [e]
        if found := self.day_phrase(i):
            return found
        if decade := self.decade_at(i):
            return [Expression(i, decade[1], "date", decade=decade[0], bc=False)]
        if e := self.nth_phrase(i, i):
            return [e]
        q = self.quantity(i)
        if q and (e := self.measured(i, *q)):
            return [e]
        if found := self.year_phrase(i):
            last = found[-1]
            if len(found) == 1 and self.low[last.last] in self.w.seasons and self.low[last.last] != "fall" and not last.bc:
                last.season, last.last = self.w.seasons[self.low[last.last]], last.last + 1
            return found
        return []

    def single(self, i: int) -> Expression | None:
        """One expression that begins with a word."""
        w = self.low[i]
        if w == "the":
            return self.after_the(i, i + 1)
        if e := self.phrase_of(self.w.references, i):
            return Expression(i, e[1], "reference", value=e[0])
        if feast := self.feast(i, i):
            return feast
        if day := self.weekday_at(i):
            return self.weekday_phrase(i, day)
        if w in self.w.months:
            found = self.month_phrase(i)
            return found[0] if len(found) == 1 else None
        if w in ("month", "year", "week") and self.low[i + 1 : i + 3] == ["'s", "end"]:
            inner = Expression(i, i + 1, "relative", relation="the", unit=self.w.units[w])
            return Expression(i, i + 3, "edge", edge="END", inner=inner)
        if w in QUARTERS and (y := self.year_number(i + 1)):
            return Expression(i, y[1], "nth", nth=int(w[1]), unit="Q", inner=Expression(i + 1, y[1], "date", year=y[0]))
        if w in self.w.deictics:
            return Expression(
                i, i + 1, "deictic", offset=self.w.deictics[w], part="NI" if w in ("tonight", "tonite", "overnight") else None, point=w
            )
        if w == "within":
            return self.within(i)
        if w == "inside" and self.low[i + 1] not in ("the", "of"):
            return self.within(i)
        if w == "day" and self.low[i + 1 : i + 3] in (["before", "yesterday"], ["after", "tomorrow"]):
            return Expression(i, i + 3, "deictic", offset=-2 if self.low[i + 1] == "before" else 2)
        if w in MODIFIERS:
            return self.modified(i, i)
        if w in self.w.sets and not (self.capital(i) and self.before(i) not in (".", "¶", "")):
            return Expression(i, i + 1, "set", value=self.w.sets[w])
        if w in self.w.every and (e2 := self.repeated(i)):
            return e2
        if w in self.w.relations and (e2 := self.relative(i, i)):
            if (
                self.low[e2.last] == "of"
                and e2.kind in ("span", "relative")
                and e2.unit in ("D", "W", "M", "WE")
                and w in ("last", "final")
            ):
                return self.of_inner(e2, -1)
            return e2
        if w in self.w.edges and (e2 := self.edge_of(i, i)):
            return e2
        if e2 := self.nth_phrase(i, i):
            return e2
        if w in self.w.seasons:
            return self.season_phrase(i, i)
        if w in self.w.points or w in ("night", "midnight"):
            return self.part_phrase(i, i)
        if e2 := self.clock(i):
            return e2
        if w in self.w.approximators:
            e2 = self.either(i + 1)
            if e2 and (e2.kind in ("duration", "shift") or (e2.kind == "span" and w != "over")):
                e2.first, e2.mod = i, self.w.approximators[w]
                return e2
            return None
        if (w in ("more", "less") and self.low[i + 1] == "than") or (w == "at" and self.low[i + 1] in ("least", "most")):
            e2 = self.either(i + 2)
            if e2 and e2.kind in ("duration", "shift"):
                e2.first, e2.mod = (
                    i,
                    {"more": "MORE_THAN", "less": "LESS_THAN", "least": "EQUAL_OR_MORE", "most": "EQUAL_OR_LESS"}[
                        w if w != "at" else self.low[i + 1]
                    ],
                )
                return e2
            return None
        if q := self.quantity(i):
            if w in ("a", "an", "one") and q[0].low == 1:
                if self.low[i + 1] in self.w.dayparts and w == "one" and self.low[i + 1] not in self.w.points:
                    return Expression(i, i + 2, "part", part=self.w.dayparts[self.low[i + 1]], relation="one")
                if w == "a" and self.low[i + 1] in ("day", "week", "month", "year", "night", "hour") and not self.rate_is_time(i):
                    return None
            return self.measured(i, *q)
        if decade := self.decade_at(i):
            return Expression(i, decade[1], "date", decade=decade[0])
        return self.bare_units(i)

    def either(self, i: int) -> Expression | None:
        """One expression that begins with a figure, a month or any other word."""
        w = self.low[i]
        found = self.figures(i) if w[:1].isdigit() or w[:1] == "'" else self.month_phrase(i) if w in self.w.months else None
        return self.single(i) if found is None else found[0] if found else None

    def rate_is_time(self, i: int) -> bool:
        """False for "40 shells a day": a rate, not a duration."""
        return not (self.tag(i - 1) in ("NNS", "CD", "NN") and self.low[i + 2] not in ("ago", "after", "before", "later", "earlier"))

    def after_the(self, i: int, k: int) -> Expression | None:
        """What follows an article at ``i``."""
        w = self.low[k]
        e = self.phrase_of(self.w.references, i) or self.phrase_of(self.w.references, k)
        if e and w != "now":
            return Expression(i, e[1], "reference", value=e[0])
        if e2 := self.feast(i, i) or self.feast(i, k):
            return e2
        if (w in ("small", "wee", "early") and self.low[k + 1] == "hours") or (
            w == "early" and self.low[k + 1] == "morning" and self.low[k + 2] == "hours"
        ):
            part = Expression(i, k + 2 + (self.low[k + 2] == "hours"), "part", part="MO", point="dawn", mod="START")
            return self.of_day(part)
        if w in MODIFIERS:
            return self.modified(i, k)
        if w == "day" and self.low[k + 1 : k + 3] in (["before", "yesterday"], ["after", "tomorrow"]):
            return Expression(i, k + 3, "deictic", offset=-2 if self.low[k + 1] == "before" else 2)
        if w in self.w.relations and (e2 := self.relative(i, k)):
            if self.low[e2.last] == "of" and e2.kind in ("span", "relative") and w in ("last", "final", "closing"):
                return self.of_inner(e2, -1)
            return e2
        if w in self.w.edges and (e2 := self.edge_of(i, k)):
            return e2
        if e2 := self.nth_phrase(i, k):
            return e2
        if decade := self.decade_at(k):
            return Expression(i, decade[1], "date", decade=decade[0])
        if w[-1:] == "s" and w[:-1].isdecimal() and self.low[k + 1] in BEFORE_CHRIST:
            return Expression(i, k + 2, "date", decade=int(w[:-2]), bc=True)
        if w[:1].isdigit():
            found = self.figures(k)
            if len(found) == 1 and found[0].kind in ("date", "span") and (found[0].month or found[0].century):
                found[0].first = i
                return found[0]
            return None
        if w in self.w.seasons:
            return self.season_phrase(i, k)
        if w in self.w.dayparts:
            return self.part_phrase(i, k)
        if w == "weekend":
            return Expression(i, k + 1, "relative", relation="the", unit="WE")
        if w in ("day", "week", "month", "year", "night") and (e2 := self.definite_unit(i, k)):
            return e2
        if w in ("month", "year") and self.low[k + 1] == "of" and (inner := self.single(k + 2)) and inner.kind == "date":
            inner.first = i
            return inner
        if w == "year" and (y := self.year_number(k + 1)):
            return Expression(i, y[1], "date", year=y[0], bc=y[2])
        return None


_STARTS: dict[int, frozenset[str]] = {}


def _starts(words: TimeWords) -> frozenset[str]:
    """Words at which an expression may begin."""
    if id(words) not in _STARTS:
        out: set[str] = {
            "the",
            "a",
            "an",
            "half",
            "couple",
            "dozens",
            "within",
            "inside",
            "day",
            "night",
            "more",
            "less",
            "at",
            "hundreds",
            "scores",
            *words.months,
            *words.weekdays,
            *words.points,
            *words.seasons,
            *words.numbers,
            *words.multipliers,
            *words.ordinals,
            *words.decades,
            *words.vague,
            *words.approximators,
            *words.relations,
            *words.edges,
            *words.deictics,
            *words.sets,
            *words.references,
            *words.feasts,
            *words.every,
            *MODIFIERS,
            *QUARTERS,
            "days",
            "weeks",
            "months",
            "years",
            "hours",
            "minutes",
            "decades",
            "centuries",
            "month",
            "year",
            "week",
        }
        _STARTS[id(words)] = frozenset(out)
    return _STARTS[id(words)]


def expressions(pieces: Pieces, doc: Doc) -> list[Expression]:
    """The expressions of time of a document, in order, none overlapping."""
    return Grammar(pieces, doc, time_words()).all()
