"""Dates by month and day: "5 May 1992", "May 3-5", "May of that year"."""

from __future__ import annotations

from dateline.reader.times.expression import Expression
from dateline.reader.times.numerals import DASHES, ORDINAL_ENDS
from dateline.reader.times.years import Years

MONTH_LEADS = frozenset(
    {
        "in",
        "since",
        "by",
        "until",
        "till",
        "last",
        "next",
        "this",
        "early",
        "late",
        "mid",
        "of",
        "from",
        "during",
        "before",
        "after",
        "between",
        "to",
        "through",
        "throughout",
        "and",
        "or",
        "on",
        "the",
        "each",
        "every",
        "previous",
        "following",
        "that",
        "same",
        "-",
        "–",
        "(",
        "around",
        "past",
        "for",
        ",",
        "coming",
        "as",
        "earlier",
        "later",
    }
)


class Dates(Years):
    """Expressions that begin with a figure, a month or a weekday."""

    def month_at(self, i: int) -> int | None:
        """The month named by a piece, if it is a month there ("may" the verb and "march" the noun are not)."""
        w = self.low[i]
        m = self.w.months.get(w)
        if m is None:
            return m
        if (
            i
            and self.tag(i - 1) == "NNP"
            and self.tag(i) == "NNP"
            and self.before(i).isalpha()
            and self.low[i + 1].isalpha()
            and self.before(i) not in MONTH_LEADS
            and self.before(i) not in self.w.weekdays
            and self.low[i + 1] != "of"
            and self.before(i) not in self.w.months
            and self.tag(i - 1) == "NNP"
            and self.doc[self.p.token[i - 1]].head.i == self.p.token[i]
        ):
            return None
        if w not in self.w.ambiguous:
            return m
        if not self.capital(i) and w != "may":
            return None
        after = self.low[i + 1]
        if w == "march" and self.capital(i) and not after[:1].isdigit():
            named = i > 0 and self.capital(i - 1) and self.before(i) not in MONTH_LEADS and self.tag(i - 1)[:3] in ("NNP", "JJ")
            if named or (self.before(i) == "the" and after in (".", ",", "to", "on", "of", "through", "")):
                return None
        beside = after[:1].isdigit() or self.before(i)[:1].isdigit() or (after == "," and self.low[i + 2][:1].isdigit())
        if w in self.w.weak:
            return m if beside else None
        if beside and self.capital(i):
            return m
        if not self.capital(i) or self.tag(i) in ("MD", "VB", "VBP", "JJ"):
            return None
        return (
            m
            if self.before(i) in MONTH_LEADS
            or (self.before(i) == "a" and self.tag(i) == "NNP" and self.tag(i + 1) == "NN")
            or (self.tag(i) in ("NNP", "NNPS") and after in ("'s", "of", ",", "and", "."))
            else None
        )

    def weekday_at(self, i: int) -> int | None:
        """The weekday named by a piece."""
        w = self.low[i]
        d = self.w.weekdays.get(w)
        if d is None or w not in self.w.weak:
            return d
        after = self.low[i + 1]
        return (
            d
            if self.capital(i) and (after[:1].isdigit() or after in self.w.months or (after == "," and self.low[i + 2] in self.w.months))
            else None
        )

    def day_number(self, i: int) -> tuple[int, int] | None:
        """(day of the month, next) of "5", "05" or "5th"."""
        w = self.low[i]
        n = (
            int(w)
            if w.isdecimal() and len(w) < 3
            else int(w[:-2])
            if w[-2:] in ORDINAL_ENDS and w[:-2].isdecimal() and len(w) < 5
            else None
        )
        return (n, i + 1) if n is not None and 1 <= n <= 31 else None

    def year_after(self, i: int, day: bool = False) -> tuple[int, int, bool] | None:
        """The year that follows a day or month, with or without comma or "of"."""
        k = i + (self.low[i] in (",", "of"))
        if self.low[i] == "of" and self.low[i + 1] == "the" and self.low[i + 2] == "year" and self.low[i + 3].isdecimal():
            k = i + 3
        found = self.year_number(k)
        if (
            found
            and self.low[i] != ","
            and self.low[k][0] != "'"
            and self.counts(found[1] - 1)
            and not (day and "1900" <= self.low[k] <= "2099")
        ):
            return None
        return found

    def complete_month(self, e: Expression) -> Expression:
        """Add the year that follows a month or day: "1992", "of that year", "last year"."""
        i = e.last
        if found := self.year_after(i, e.day is not None):
            e.year, e.last, e.bc = found
            return e
        k = i + (self.low[i] in (",", "of", "in"))
        k += self.low[k] == "the"
        w = self.low[k]
        if (
            w in ("last", "this", "next", "that", "same", "previous", "following")
            and self.low[k + 1] == "year"
            and self.low[k + 2] != "old"
        ):
            if self.low[k + 2] == "'s" and k == i:
                return e
            if w in ("that", "same"):
                e.that_year = True
            else:
                e.years = {"last": -1, "previous": -1, "this": 0, "next": 1, "following": 1}[w]
                e.anchor = "ref" if w in ("previous", "following") else "now"
            e.last = k + 2
        elif w == "that" and self.low[k + 1] == "same" and self.low[k + 2] == "year":
            e.that_year, e.last = True, k + 3
        return e

    def month_phrase(self, i: int) -> list[Expression]:
        """From a month on: "May", "May 5", "May 5, 1992", "May 3-5", "May 3, 5 and 7", "May 1992"."""
        month = self.month_at(i)
        if month is None:
            return []
        k = i + 1
        day = self.day_number(k)
        if day and self.counts(k) and self.low[k + 1] not in self.w.dayparts and not self.low[k].endswith(ORDINAL_ENDS):
            day = None
        if day and self.low[k + 1] in ("percent", "%", "°", "p.m.", "a.m.", "pm", "am"):
            day = None
        if day is None and self.low[k] == "the" and (day := self.day_number(k + 1)) and not self.low[k + 1].endswith(ORDINAL_ENDS):
            day = None
        if day is None:
            return [self.complete_month(Expression(i, k, "date", month=month))]
        found = [Expression(i, day[1], "date", month=month, day=day[0])]
        k = day[1]
        while True:
            joint = self.low[k]
            nxt = self.day_number(k + 1)
            if nxt is None or joint not in ("to", "and", "or", ",", "through", "until", *DASHES) or nxt[0] <= (found[-1].day or 0):
                break
            if self.month_after(nxt[1]) or self.counts(k + 1) or (joint == "," and self.low[nxt[1]] not in ("and", ",", "or")):
                break
            found.append(Expression(k + 1, nxt[1], "date", month=month, day=nxt[0]))
            k = nxt[1]
        last = self.complete_month(found[-1])
        for e in found[:-1]:
            e.year, e.bc, e.years, e.that_year, e.anchor = last.year, last.bc, last.years, last.that_year, last.anchor
        return found

    def month_after(self, i: int) -> int | None:
        """The month at a piece or after "of"."""
        k = i + (self.low[i] == "of")
        return self.month_at(k) if self.low[k] in self.w.months else None

    def day_phrase(self, i: int) -> list[Expression]:
        """From a day on: "5 May", "5th of May 1992", "3 to 5 May", "3, 5 and 7 May"."""
        days: list[tuple[int, int, int]] = []
        k = i
        for _ in range(6):
            if self.low[k] == "the" and k > i:
                k += 1
            day = self.day_number(k)
            if day is None:
                return []
            days.append((day[0], k, day[1]))
            k = day[1]
            if month := self.month_after(k):
                break
            if self.low[k] not in ("to", "and", "or", ",", *DASHES):
                return []
            k += 1
        else:
            return []
        k += 2 if self.low[k] == "of" else 1
        found = [Expression(a, b, "date", month=month, day=d) for d, a, b in days]
        found[-1].last = k
        last = self.complete_month(found[-1])
        for e in found[:-1]:
            e.year, e.bc, e.years, e.that_year, e.anchor = last.year, last.bc, last.years, last.that_year, last.anchor
        return found
