"""The grammar of time expressions: one pass over the words, each start looked up in a table, no going back."""

from __future__ import annotations

from spacy.tokens import Doc

from dateline.knowledge.times import TimeWords, time_words
from dateline.reader.times.dates import BEFORE_CHRIST
from dateline.reader.times.expression import Expression, Quantity
from dateline.reader.times.numerals import DASHES
from dateline.reader.times.pieces import Pieces
from dateline.reader.times.relatives import STOPS, Relatives

DAYLIKE = frozenset({"weekday", "deictic", "date", "relative", "feast", "shift"})
MODIFIERS = {"early": "START", "late": "END", "mid": "MID", "later": "LATER", "earlier": "EARLIER"}
SEASON_LEADS = frozenset({"in", "by", "this", "of", "until", "till", "since", "during", "throughout", "before", "after", "early", "late", "mid", "last",
                          "next", "-", "and", "or", "over", "through", "from", "to", "that", "each", "every", "following", "previous", "as", "coming", "entered"})
CAMPAIGNS = frozenset({"offensive", "offensives", "campaign", "campaigns", "fighting", "counteroffensive", "counteroffensives", "offensive's", "quarters"})
QUARTERS = frozenset({"q1", "q2", "q3", "q4"})
PERIODS = {"half": 2, "quarter": 4}


class Grammar(Relatives):
    """Finds the expressions of a document."""

    def all(self) -> list[Expression]:
        """Every expression, in order, the years of ranges and lists shared."""
        found = self.scan()
        for e, after in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
            self.share_year(e, after)
        return found

    def share_year(self, e: Expression, after: Expression) -> None:
        """Give "26 June" of "26 June to 4 August 1952" its year, that before where the range runs over a new year."""
        gap = self.low[e.last:after.first]
        if not (e.kind == "date" and e.year is None and (e.month or e.season) and e.years is None and not e.that_year):
            return
        if not (after.kind == "date" and after.year and not after.bc and (after.month or after.season)) or not 0 < len(gap) < 4:
            return
        if gap[0] not in ("and", "to", "or", "until", "till", "through", *DASHES) or any(w not in ("the", "of", "in", "on", "from") for w in gap[1:]):
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
        if w in ("month", "year", "week") and self.low[i + 1:i + 3] == ["'s", "end"]:
            inner = Expression(i, i + 1, "relative", relation="the", unit=self.w.units[w])
            return Expression(i, i + 3, "edge", edge="END", inner=inner)
        if w in QUARTERS and (y := self.year_number(i + 1)):
            return Expression(i, y[1], "nth", nth=int(w[1]), unit="Q", inner=Expression(i + 1, y[1], "date", year=y[0]))
        if w in self.w.deictics:
            return Expression(i, i + 1, "deictic", offset=self.w.deictics[w], part="NI" if w in ("tonight", "tonite", "overnight") else None, point=w)
        if w == "within":
            return self.within(i)
        if w == "day" and self.low[i + 1:i + 3] in (["before", "yesterday"], ["after", "tomorrow"]):
            return Expression(i, i + 3, "deictic", offset=-2 if self.low[i + 1] == "before" else 2)
        if w in MODIFIERS:
            return self.modified(i, i)
        if w in self.w.sets and not (self.capital(i) and self.before(i) not in (".", "¶", "")):
            return Expression(i, i + 1, "set", value=self.w.sets[w])
        if w in self.w.every and (e2 := self.repeated(i)):
            return e2
        if w in self.w.relations and (e2 := self.relative(i, i)):
            if self.low[e2.last] == "of" and e2.kind in ("span", "relative") and e2.unit in ("D", "W", "M", "WE") and w in ("last", "final"):
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
                e2.first, e2.mod = i, {"more": "MORE_THAN", "less": "LESS_THAN", "least": "EQUAL_OR_MORE", "most": "EQUAL_OR_LESS"}[w if w != "at" else self.low[i + 1]]
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

    def phrase_of(self, table: dict[str, list[tuple[tuple[str, ...], str]]], i: int) -> tuple[str, int] | None:
        """(code, next) of the longest phrase of a table that stands at a piece."""
        for words, code in table.get(self.low[i], ()):
            k = i + len(words)
            if tuple(self.low[i:k]) == words and not (
                    (words[-1] in ("past", "present") and self.tag(k)[:2] in ("NN", "CD", "JJ")) or (words == ("current",) and self.low[k] in self.w.units)):
                return code, k
        return None

    def feast(self, i: int, k: int) -> Expression | None:
        """A feast day at ``k``, with its year."""
        found = self.phrase_of(self.w.feasts, k)
        if found is None or not (self.capital(k) or self.low[k] == "new" or self.low[k] == "the"):
            return None
        name, last = found
        if name == "new-year" and last == k + 2 and (self.before(k) != "the" or self.capital(last)) and not self.capital(k):
            return None
        after = self.doc[self.p.token[last]].text if last < self.p.size else ""
        if after[:1].isupper() and self.low[last] not in self.w.months and self.tag(last) == "NNP":
            return None
        if i == k and i and self.tag(i - 1)[:3] == "NNP" and self.before(i) not in self.w.months and self.capital(i - 1) is not False and self.before(i) not in (".", ","):
            return None
        e = Expression(i, last, "feast", name=name)
        return self.complete_month(e) if self.low[last] != "," else e

    def weekday_phrase(self, i: int, day: int) -> Expression:
        """A weekday, alone or before its date ("Saturday 19 July 2025", "Friday, January 24, 2025")."""
        k = i + 1 + (self.low[i + 1] == ",")
        k += self.low[k] == "the"
        found = self.day_phrase(k) or (self.month_phrase(k) if self.low[k] in self.w.months else [])
        if len(found) == 1 and found[0].day:
            found[0].first, found[0].weekday = i, day
            return found[0]
        return Expression(i, i + 1, "weekday", weekday=day)

    def after_the(self, i: int, k: int) -> Expression | None:
        """What follows an article at ``i``."""
        w = self.low[k]
        if e := self.phrase_of(self.w.references, i) or self.phrase_of(self.w.references, k):
            if e[0] != "PRESENT_REF" or w != "now":
                return Expression(i, e[1], "reference", value=e[0])
        if e2 := self.feast(i, i) or self.feast(i, k):
            return e2
        if (w in ("small", "wee", "early") and self.low[k + 1] == "hours") or (w == "early" and self.low[k + 1] == "morning" and self.low[k + 2] == "hours"):
            part = Expression(i, k + 2 + (self.low[k + 2] == "hours"), "part", part="MO", point="dawn", mod="START")
            return self.of_day(part)
        if w in MODIFIERS:
            return self.modified(i, k)
        if w == "day" and self.low[k + 1:k + 3] in (["before", "yesterday"], ["after", "tomorrow"]):
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

    def definite_unit(self, i: int, k: int) -> Expression | None:
        """"the day before", "the week after", "the day" of "later in the day"."""
        unit, after = self.w.units[self.low[k]], self.low[k + 1]
        if after in ("before", "after") and self.low[k + 2] in (".", ",", ";", "to", "in", "at", "and", "¶", "that", "by", "with", "for", ")", "", "when", "-", "on", '"', "from", "but"):
            return Expression(i, k + 2, "relative", relation="previous" if after == "before" else "following", unit=unit)
        if after in ("following", "previous", "preceding") and self.low[k + 2] in STOPS:
            return Expression(i, k + 2, "relative", relation=self.w.relations[after], unit=unit)
        if after in ("before", "after"):
            return Expression(i, k + 1, "shift", quantity=Quantity(1, 1), unit=unit, sign=1 if after == "after" else -1, anchor="event", lead=after)
        if after in ("is", "was") and self.low[k + 2] in ("out", "over", "up"):
            return Expression(i, k + 1, "relative", relation="the", unit=unit)
        if unit == "D" and self.before(i) in ("end", "ended", "ending", "finish", "finished", "close", "closed") and self.tag(i - 1)[:2] == "VB":
            return Expression(i, k + 1, "relative", relation="the", unit=unit)
        return None

    def modified(self, i: int, k: int) -> Expression | None:
        """"early March", "late in the day", "earlier this week", "mid-1990s", "late on Monday"."""
        mod = MODIFIERS[self.low[k]]
        j = k + 1
        j += self.low[j] in DASHES
        loose = self.low[j] in ("in", "on", "that", "this", "the", "last", "next", "yesterday", "today", "tomorrow", "tonight") or self.low[j] in self.w.weekdays
        if self.low[k] in ("later", "earlier") and not loose:
            return None
        j += self.low[j] in ("in", "on")
        if self.low[j] == "the" and self.low[j + 1] in ("day", "week", "month", "year", "evening", "morning", "afternoon", "night", "decade", "century"):
            e: Expression | None = Expression(i, j + 2, "relative", relation="the", unit=self.w.units.get(self.low[j + 1]))
            if (e and self.low[j + 1] in self.w.dayparts and not e.unit) or self.low[j + 1] == "night":
                e = self.part_phrase(i, j + 1)
        elif self.low[j][:1].isdigit() or self.low[j][:1] == "'":
            found = self.figures(j)
            e = found[0] if found and found[0].kind == "date" else None
        elif self.low[j] in self.w.months:
            found = self.month_phrase(j)
            e = found[0] if len(found) == 1 else None
        elif self.low[j] in self.w.dayparts:
            e = self.part_phrase(i, j)
        else:
            e = self.single(j) if self.low[j] not in MODIFIERS else None
        if e is None or e.kind in ("duration", "set", "reference", "within", "clock", "edge"):
            return None
        e.first, e.mod = i, mod
        return e

    def edge_of(self, i: int, k: int) -> Expression | None:
        """"end of March", "the beginning of 2005", "the eve of the vote", "the middle of last week"."""
        edge = self.w.edges[self.low[k]]
        j = k + 1
        if self.low[k] in ("early", "late", "latter", "first", "small", "opening") and self.low[j] in ("part", "half", "days", "weeks", "months", "stages"):
            if self.low[k] == "first":
                return None
            j += 1
        if self.low[j] != "of":
            return None
        e = self.inside(j + 1)
        if e is None and edge == "EVE":
            return Expression(i, k + 1, "shift", sign=-1, anchor="event", unit="D", lead="eve") if False else None
        if e is None:
            return None
        if edge == "EVE":
            return Expression(i, e.last, "edge", edge=edge, inner=e)
        if self.low[k] in ("dawn", "turn", "height", "opening", "onset") and e.kind == "date" and e.day:
            return None
        return Expression(i, e.last, "edge", edge=edge, inner=e)

    def inside(self, j: int) -> Expression | None:
        """The period that a part is taken of."""
        if self.low[j] == "the" and self.low[j + 1] in ("day", "week", "month", "year", "decade", "century", "quarter", "season"):
            unit = self.w.units.get(self.low[j + 1])
            return Expression(j, j + 2, "relative", relation="the", unit=unit) if unit else None
        if self.low[j][:1].isdigit() or self.low[j][:1] == "'":
            found = self.figures(j)
            e = found[0] if found else None
        elif self.low[j] in self.w.months:
            found = self.month_phrase(j)
            e = found[0] if len(found) == 1 else None
        else:
            e = self.single(j)
        return e if e and e.kind in ("date", "relative", "weekday", "feast", "edge", "deictic") else None

    def nth_phrase(self, i: int, k: int) -> Expression | None:
        """"the first half of 2008", "third quarter", "the 19th century", "the last week of March", "the 5th of May"."""
        found = self.ordinal(k)
        if found is None:
            return None
        n, j = found
        if (n > 0 and self.low[k][:1].isdigit()) or n > 12:
            if (dates := self.day_phrase(k)) and len(dates) == 1:
                dates[0].first = i
                return dates[0]
        j += self.low[j] in DASHES
        w = self.low[j]
        if w == "century":
            e = Expression(i, j + 1, "date", century=n)
            if self.low[j + 1] in ("bc", "b.c."):
                e.bc, e.last = True, j + 2
            return e
        if w in PERIODS and n <= PERIODS[w] and n > 0:
            if self.low[j + 1] == "of":
                inner = self.inside(j + 2)
                if inner and (inner.year or inner.unit == "Y") and not inner.month:
                    return Expression(i, inner.last, "nth", nth=n, unit="Q" if w == "quarter" else "HALF", inner=inner)
                if inner and w == "half":
                    return Expression(i, inner.last, "edge", edge="H1" if n == 1 else "H2", inner=inner)
            y = self.year_number(j + 1)
            if y and w == "quarter":
                return Expression(i, y[1], "nth", nth=n, unit="Q", inner=Expression(j + 1, y[1], "date", year=y[0]))
            return Expression(i, j + 1, "nth", nth=n, unit="Q") if w == "quarter" and (self.before(i) in ("in", "for", "during") or self.low[j - 1] in DASHES) else None
        q = self.quantity(j, article=False)
        if q and (u := self.unit_near(q[1])) and self.low[u[1]] == "of" and (inner := self.inside(u[1] + 1)):
            return Expression(i, inner.last, "duration", quantity=q[0], unit=u[0])
        unit = self.w.units.get(w)
        if unit in ("D", "W", "WE", "M") and self.low[j + 1] == "of" and (inner := self.inside(j + 2)):
            return Expression(i, inner.last, "nth", nth=n, unit=unit, inner=inner)
        if (day := self.weekday_at(j)) and self.low[j + 1] in ("of", "in") and (inner := self.inside(j + 2)):
            return Expression(i, inner.last, "nth", nth=n, weekday=day, unit="D", inner=inner)
        if i < k and self.low[k][:1].isdigit() and self.before(i) in ("on", "by", "until", "since", "of", "and", "from", "to") and self.tag(j)[:2] not in ("NN", "JJ"):
            return Expression(i, k + 1, "date", day=n) if 1 <= n <= 31 else None
        return None

    def of_inner(self, e: Expression, n: int) -> Expression:
        """"the last week of March": the unit within what follows."""
        inner = self.inside(e.last + 1)
        if inner is None:
            return Expression(e.first, e.last, "duration", quantity=e.quantity or Quantity(1, 1), unit=e.unit) if self.low[e.last + 1] not in ("which", "whom") else e
        if e.kind == "span":
            return Expression(e.first, inner.last, "duration", quantity=e.quantity, unit=e.unit)
        return Expression(e.first, inner.last, "nth", nth=n, unit=e.unit, inner=inner)

    def season_phrase(self, i: int, k: int) -> Expression | None:
        """A season with its year: "the summer of 1990", "winter 1941", "spring"."""
        w = self.low[k]
        season = self.w.seasons[w]
        e = Expression(i, k + 1, "date", season=season, point=w)
        j = k + 1
        if found := self.year_after(j):
            e.year, e.last, e.bc = found
            return e
        self.complete_month(e)
        if e.years is not None or e.that_year:
            return e
        if w == "fall" and (self.low[j] == "of" or self.before(i) not in ("in", "by", "this", "during", "throughout", "until", "since", "last", "next", "early", "late", "-")
                            or self.tag(k)[:2] != "NN"):
            return None
        if self.low[j] in CAMPAIGNS and w != "fall":
            return e
        if self.tag(k)[:2] != "NN" or (i == k and self.before(i) not in SEASON_LEADS and not self.capital(k)):
            return None
        if k > i and self.before(i) not in SEASON_LEADS and self.before(i) not in ("spent", ".", "¶", "", ",", "for", "into", "with", "is", "was"):
            return None
        return None if self.capital(k) and self.capital_after(k) and i == k and self.before(i) not in (".", "¶", "") else e

    def part_phrase(self, i: int, k: int) -> Expression | None:
        """A part of a day: "the night of May 5", "dawn on Monday", "noon today", "at night", "the morning"."""
        w = self.low[k]
        if i == k and self.capital(k) and self.before(i) not in (".", "¶", "", '"', "-", ":"):
            return None
        if w in ("breakfast", "darkness", "daylight") and self.before(i) not in ("after", "before", "at", "since", "until", "by"):
            return None
        e = Expression(i, k + 1, "part", part=self.w.dayparts[w], point=w, definite=i < k)
        if self.low[k + 1] == "hours":
            e.last = k + 2
        j = e.last
        if self.low[j] in ("before", "after") and w not in self.w.points and self.low[j + 1] in (".", ",", ";", "", "¶", "and", "in", "at", "to"):
            return Expression(i, j + 1, "relative", relation="previous" if self.low[j] == "before" else "following", part=e.part, point=w)
        e = self.of_day(e)
        if e.kind == "part" and i == k and w == "night":
            return e if self.before(i) in ("at", "by", "during") else None
        return e

    def of_day(self, e: Expression) -> Expression:
        """Give a part of a day or a clock time its day, where one follows."""
        j = e.last
        near = j + (self.low[j] in ("on", "of", ","))
        near += self.low[near] == "the" and self.low[near + 1] in ("morning", "evening", "night", "afternoon") and self.low[near + 2] == "of"
        w = self.low[near]
        if self.low[j] == "," and e.kind != "clock":
            return e
        if self.low[j] == "," and not (w in self.w.weekdays or w in self.w.months or w.isdecimal()):
            return e
        if self.low[j] in ("on", "of") or w in self.w.weekdays or w in self.w.deictics or w in self.w.months or w in ("this", "that", "the", "yesterday"):
            if w[:1].isdigit():
                found = self.day_phrase(near) or [x for x in (self.iso_date(near),) if x]
                day = found[-1] if found else None
                if day and len(found) > 1:
                    day.day = found[0].day
            elif w in self.w.months:
                dates = self.month_phrase(near)
                day = dates[-1] if dates and dates[0].day else None
            else:
                day = self.single(near)
            if day and (day.kind in ("weekday", "deictic", "feast") or (day.kind == "date" and day.day)
                        or (day.kind == "relative" and (day.weekday or day.unit == "D"))):
                day.first = e.first
                day.part, day.point = day.part or e.part, day.point or e.point
                day.mod = day.mod or e.mod
                if e.kind == "clock":
                    day.hour, day.minute, day.zone = e.hour, e.minute, e.zone
                return day
            if day and day.kind == "relative" and day.part and e.kind == "clock":
                day.first, day.hour, day.minute = e.first, e.hour, e.minute
                return day
        return e

    def extended(self, e: Expression) -> Expression:
        """Add the part of day or clock time that follows a day, or the day that follows a clock time."""
        j = e.last
        if e.kind == "clock":
            if self.low[j] == "in" and self.low[j + 1] == "the" and self.low[j + 2] in self.w.dayparts:
                e.part, e.last = self.w.dayparts[self.low[j + 2]], j + 3
                if e.part in ("AF", "EV", "NI") and e.hour is not None and e.hour < 12:
                    e.hour += 12
            return self.of_day(e)
        dayish = e.kind in ("weekday", "deictic", "feast") or (e.kind == "date" and e.day) or (e.kind == "relative" and (e.weekday or e.unit == "D"))
        if not dayish or e.hour is not None:
            return e
        k = j + (self.low[j] in ("at", "before", "after", "around", ",", "by"))
        k += self.low[k] == "about"
        w = self.low[k]
        if w in self.w.dayparts and (k == j or w in self.w.points or self.low[j] == "at") and (self.low[j] not in ("after", "before", ",", "by") or w in self.w.points) and e.part is None:
            if self.low[j] == ",":
                return e
            e.part, e.point, e.last = self.w.dayparts[w], w, k + 1
        elif (w[:1].isdigit() or w in self.w.numbers) and self.low[j] != "by" and (clock := self.clock(k)):
            e.hour, e.minute, e.zone, e.last = clock.hour, clock.minute, clock.zone, clock.last
        return e


_STARTS: dict[int, frozenset[str]] = {}


def _starts(words: TimeWords) -> frozenset[str]:
    """Words at which an expression may begin."""
    if id(words) not in _STARTS:
        out: set[str] = {"the", "a", "an", "half", "couple", "dozens", "within", "day", "night", "more", "less", "at", "hundreds", "scores",
                         *words.months, *words.weekdays, *words.points, *words.seasons, *words.numbers, *words.multipliers, *words.ordinals, *words.decades,
                         *words.vague, *words.approximators, *words.relations, *words.edges, *words.deictics, *words.sets, *words.references,
                         *words.feasts, *words.every, *MODIFIERS, *QUARTERS, "days", "weeks", "months", "years", "hours", "minutes", "decades", "centuries", "month", "year", "week"}
        _STARTS[id(words)] = frozenset(out)
    return _STARTS[id(words)]


def expressions(pieces: Pieces, doc: Doc) -> list[Expression]:
    """The expressions of time of a document, in order, none overlapping."""
    return Grammar(pieces, doc, time_words()).all()
