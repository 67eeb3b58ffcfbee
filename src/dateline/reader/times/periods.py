"""Parts of periods: "early March", "the end of the year", "the first week of May", "the third quarter", "the day before"."""

from __future__ import annotations

from dateline.reader.times.expression import Expression, Quantity
from dateline.reader.times.numerals import DASHES
from dateline.reader.times.relatives import STOPS, Relatives

MODIFIERS = {"early": "START", "late": "END", "mid": "MID", "later": "LATER", "earlier": "EARLIER"}
PERIODS = {"half": 2, "quarter": 4}


class Periods(Relatives):
    """Expressions that name a part of another one."""

    def single(self, i: int) -> Expression | None:
        """One expression that begins with a word; given by the grammar."""
        raise NotImplementedError

    def figures(self, i: int) -> list[Expression]:
        """What begins with a figure; given by the grammar."""
        raise NotImplementedError

    def part_phrase(self, i: int, k: int) -> Expression | None:
        """A part of a day; given by the class that knows days."""
        raise NotImplementedError

    def modified(self, i: int, k: int) -> Expression | None:
        """ "early March", "late in the day", "earlier this week", "mid-1990s", "late on Monday"."""
        mod = MODIFIERS[self.low[k]]
        j = k + 1
        j += self.low[j] in DASHES
        loose = (
            self.low[j] in ("in", "on", "that", "this", "the", "last", "next", "yesterday", "today", "tomorrow", "tonight")
            or self.low[j] in self.w.weekdays
        )
        if self.low[k] in ("later", "earlier") and not loose:
            return None
        j += self.low[j] in ("in", "on")
        if self.low[j] == "the" and self.low[j + 1] in (
            "day",
            "week",
            "month",
            "year",
            "evening",
            "morning",
            "afternoon",
            "night",
            "decade",
            "century",
        ):
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
        """ "end of March", "the beginning of 2005", "the eve of the vote", "the middle of last week"."""
        edge = self.w.edges[self.low[k]]
        j = k + 1
        if self.low[k] in ("early", "late", "latter", "first", "small", "opening") and self.low[j] in (
            "part",
            "half",
            "days",
            "weeks",
            "months",
            "stages",
        ):
            if self.low[k] == "first":
                return None
            j += 1
        if self.low[j] != "of":
            return None
        e = self.inside(j + 1)
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
        """ "the first half of 2008", "third quarter", "the 19th century", "the last week of March", "the 5th of May"."""
        found = self.ordinal(k)
        if found is None:
            return None
        n, j = found
        if ((n > 0 and self.low[k][:1].isdigit()) or n > 12) and (dates := self.day_phrase(k)) and len(dates) == 1:
            dates[0].first = i
            return dates[0]
        j += self.low[j] in DASHES
        w = self.low[j]
        if w == "century":
            e = Expression(i, j + 1, "date", century=n)
            if self.low[j + 1] in ("bc", "b.c."):
                e.bc, e.last = True, j + 2
            return e
        if w in PERIODS and (0 < n <= PERIODS[w] or (n < 0 and self.low[j + 1] == "of")):
            if self.low[j + 1] == "of":
                inner = self.inside(j + 2)
                if inner and (inner.year or inner.unit == "Y") and not inner.month:
                    return Expression(i, inner.last, "nth", nth=n, unit="Q" if w == "quarter" else "HALF", inner=inner)
                if inner and w == "half":
                    return Expression(i, inner.last, "edge", edge="H1" if n == 1 else "H2", inner=inner)
            if n < 0:
                return None
            y = self.year_number(j + 1)
            if y and w == "quarter":
                return Expression(i, y[1], "nth", nth=n, unit="Q", inner=Expression(j + 1, y[1], "date", year=y[0]))
            return (
                Expression(i, j + 1, "nth", nth=n, unit="Q")
                if w == "quarter" and (self.before(i) in ("in", "for", "during") or self.low[j - 1] in DASHES)
                else None
            )
        q = self.quantity(j, article=False)
        if q and (u := self.unit_near(q[1])) and self.low[u[1]] == "of" and (inner := self.inside(u[1] + 1)):
            return Expression(i, inner.last, "duration", quantity=q[0], unit=u[0])
        unit = self.w.units.get(w)
        if unit in ("D", "W", "WE", "M") and self.low[j + 1] == "of" and (inner := self.inside(j + 2)):
            return Expression(i, inner.last, "nth", nth=n, unit=unit, inner=inner)
        if (day := self.weekday_at(j)) and self.low[j + 1] in ("of", "in") and (inner := self.inside(j + 2)):
            return Expression(i, inner.last, "nth", nth=n, weekday=day, unit="D", inner=inner)
        if (
            i < k
            and self.low[k][:1].isdigit()
            and self.before(i) in ("on", "by", "until", "since", "of", "and", "from", "to")
            and self.tag(j)[:2] not in ("NN", "JJ")
        ):
            return Expression(i, k + 1, "date", day=n) if 1 <= n <= 31 else None
        return None

    def of_inner(self, e: Expression, n: int) -> Expression:
        """ "the last week of March": the unit within what follows."""
        inner = self.inside(e.last + 1)
        if inner is None:
            return (
                Expression(e.first, e.last, "duration", quantity=e.quantity or Quantity(1, 1), unit=e.unit)
                if self.low[e.last + 1] not in ("which", "whom")
                else e
            )
        if e.kind == "span" and (e.quantity is None or e.quantity.vague):  # "the last hours of Saturday" are its end
            return Expression(e.first, inner.last, "edge", edge="END" if n < 0 else "START", inner=inner)
        if e.kind == "span":
            return Expression(e.first, inner.last, "duration", quantity=e.quantity, unit=e.unit)
        return Expression(e.first, inner.last, "nth", nth=n, unit=e.unit, inner=inner)

    def definite_unit(self, i: int, k: int) -> Expression | None:
        """ "the day before", "the week after", "the day" of "later in the day"."""
        unit, after = self.w.units[self.low[k]], self.low[k + 1]
        if after in ("before", "after") and self.low[k + 2] in (
            ".",
            ",",
            ";",
            "to",
            "in",
            "at",
            "and",
            "¶",
            "that",
            "by",
            "with",
            "for",
            ")",
            "",
            "when",
            "-",
            "on",
            '"',
            "from",
            "but",
        ):
            return Expression(i, k + 2, "relative", relation="previous" if after == "before" else "following", unit=unit)
        if after in ("following", "previous", "preceding") and self.low[k + 2] in STOPS:
            return Expression(i, k + 2, "relative", relation=self.w.relations[after], unit=unit)
        if after in ("before", "after"):
            return Expression(
                i, k + 1, "shift", quantity=Quantity(1, 1), unit=unit, sign=1 if after == "after" else -1, anchor="event", lead=after
            )
        if after in ("is", "was") and self.low[k + 2] in ("out", "over", "up"):
            return Expression(i, k + 1, "relative", relation="the", unit=unit)
        if (
            unit == "D"
            and self.before(i) in ("end", "ended", "ending", "finish", "finished", "close", "closed")
            and self.tag(i - 1)[:2] == "VB"
        ):
            return Expression(i, k + 1, "relative", relation="the", unit=unit)
        return None
