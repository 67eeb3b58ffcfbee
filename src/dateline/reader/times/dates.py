"""Dates by name or figure: "5 May 1992", "May 3-5", "2024-12-05", "the 1990s", "480 BC", "16:40 GMT", "7 p.m."."""

from __future__ import annotations

from dateline.reader.times.expression import Expression
from dateline.reader.times.numerals import DASHES, ORDINAL_ENDS, Numerals

MERIDIEM = {"am": 0, "a.m.": 0, "a.m": 0, "pm": 12, "p.m.": 12, "p.m": 12}
BEFORE_CHRIST = {"bc": 2, "b.c.": 2, "b.c": 2, "bce": 2, "b.c.e.": 2}
YEAR_LEADS = frozenset({"in", "since", "of", "until", "till", "by", "from", "during", "to", "between", "after", "before", "early", "late", "mid", "around",
                        "circa", "throughout", "through", "year", "years", "and", "the", "(", "-", "–", ",", "spring", "summer", "autumn", "fall", "winter",
                        "back", "christmas", "easter", "for", "about", "mid-", "or", "into", "this", "as", "ad", "like", "than", "start", "end"})
MONTH_LEADS = frozenset({"in", "since", "by", "until", "till", "last", "next", "this", "early", "late", "mid", "of", "from", "during", "before", "after",
                         "between", "to", "through", "throughout", "and", "or", "on", "the", "each", "every", "previous", "following", "that", "same", "-",
                         "–", "(", "around", "past", "for", ",", "coming", "as", "earlier", "later"})


class Dates(Numerals):
    """Expressions that begin with a figure, a month or a weekday."""

    def month_at(self, i: int) -> int | None:
        """The month named by a piece, if it is a month there ("may" the verb and "march" the noun are not)."""
        w = self.low[i]
        m = self.w.months.get(w)
        if m is None:
            return m
        if i and self.tag(i - 1) == "NNP" and self.tag(i) == "NNP" and self.before(i).isalpha() and self.low[i + 1].isalpha() and self.before(i) not in MONTH_LEADS \
                and self.before(i) not in self.w.weekdays and not self.low[i + 1] == "of" and self.before(i) not in self.w.months and self.tag(i - 1) == "NNP" \
                and self.doc[self.p.token[i - 1]].head.i == self.p.token[i]:
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
        return m if self.before(i) in MONTH_LEADS or (self.before(i) == "a" and self.tag(i) == "NNP" and self.tag(i + 1) == "NN") or (self.tag(i) in ("NNP", "NNPS") and after in ("'s", "of", ",", "and", ".")) else None

    def weekday_at(self, i: int) -> int | None:
        """The weekday named by a piece."""
        w = self.low[i]
        d = self.w.weekdays.get(w)
        if d is None or w not in self.w.weak:
            return d
        after = self.low[i + 1]
        return d if self.capital(i) and (after[:1].isdigit() or after in self.w.months or (after == "," and self.low[i + 2] in self.w.months)) else None

    def day_number(self, i: int) -> tuple[int, int] | None:
        """(day of the month, next) of "5", "05" or "5th"."""
        w = self.low[i]
        n = int(w) if w.isdecimal() and len(w) < 3 else int(w[:-2]) if w[-2:] in ORDINAL_ENDS and w[:-2].isdecimal() and len(w) < 5 else None
        return (n, i + 1) if n is not None and 1 <= n <= 31 else None

    def year_number(self, i: int) -> tuple[int, int, bool] | None:
        """(year, next, before Christ) of "1992", "'92" or "480 BC"."""
        w = self.low[i]
        if w.isdecimal():
            if self.low[i + 1] in BEFORE_CHRIST and len(w) < 5:
                return int(w), i + 2, True
            if len(w) == 4 and "1000" <= w <= "2199":
                return int(w), i + 1, False
        elif w == "'" and self.low[i + 1].isdecimal() and len(self.low[i + 1]) == 2:
            n = int(self.low[i + 1])
            return 1900 + n if n > 40 else 2000 + n, i + 2, False
        elif len(w) == 3 and w[0] == "'" and w[1:].isdecimal():
            n = int(w[1:])
            return 1900 + n if n > 40 else 2000 + n, i + 1, False
        return None

    def year_after(self, i: int, day: bool = False) -> tuple[int, int, bool] | None:
        """The year that follows a day or month, with or without comma or "of"."""
        k = i + (self.low[i] in (",", "of"))
        if self.low[i] == "of" and self.low[i + 1] == "the" and self.low[i + 2] == "year" and self.low[i + 3].isdecimal():
            k = i + 3
        found = self.year_number(k)
        if found and self.low[i] != "," and self.low[k][0] != "'" and self.counts(found[1] - 1) and not (day and "1900" <= self.low[k] <= "2099"):
            return None
        return found

    def counts(self, i: int) -> bool:
        """Whether the figure at a piece counts what follows ("1500 men")."""
        after = self.low[i + 1]
        return after in self.w.counted or (self.tag(i + 1) == "NNS" and after not in self.w.units and self.tag(i) == "CD" and not self.capital_after(i))

    def capital_after(self, i: int) -> bool:
        return i + 1 < self.p.size and self.capital(i + 1)

    def complete_month(self, e: Expression) -> Expression:
        """Add the year that follows a month or day: "1992", "of that year", "last year"."""
        i = e.last
        if found := self.year_after(i, e.day is not None):
            e.year, e.last, e.bc = found
            return e
        k = i + (self.low[i] in (",", "of", "in"))
        k += self.low[k] == "the"
        w = self.low[k]
        if w in ("last", "this", "next", "that", "same", "previous", "following") and self.low[k + 1] == "year" and self.low[k + 2] != "old":
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

    def iso_date(self, i: int) -> Expression | None:
        """"2024-12-05", with or without a time."""
        y, a, m, b, d = self.low[i:i + 5]
        if not (len(y) == 4 and a == "-" == b and m.isdecimal() and d.isdecimal() and y.isdecimal() and len(m) == 2 == len(d)):
            return None
        if not (1 <= int(m) <= 12 and 1 <= int(d) <= 31):
            return None
        e = Expression(i, i + 5, "date", year=int(y), month=int(m), day=int(d))
        if self.low[i + 5] == "t" and (clock := self.clock(i + 6)):
            e.hour, e.minute, e.zone, e.last = clock.hour, clock.minute, clock.zone, clock.last
        return e

    def slashed_date(self, i: int) -> Expression | None:
        """"05/12/2024" and "5.12.2024": which is the month is settled when reckoned, unless only one can be."""
        a, s, b, t, y = self.low[i:i + 5]
        if not (s == t == "/" and a.isdecimal() and b.isdecimal() and y.isdecimal() and len(a) < 3 and len(b) < 3 and len(y) in (2, 4)):
            return None
        year = int(y) + (0 if len(y) == 4 else 2000 if int(y) < 41 else 1900)
        x, z = int(a), int(b)
        if not (1 <= x <= 31 and 1 <= z <= 31) or min(x, z) > 12:
            return None
        if x > 12 or z > 12 or x == z:
            return Expression(i, i + 5, "date", year=year, month=min(x, z), day=max(x, z))
        return Expression(i, i + 5, "slashed", year=year, month=x, day=z)

    def year_phrase(self, i: int) -> list[Expression]:
        """From a year on: "1992", "1992-95", "2011/12", "480 BC"."""
        if early := self.before_christ_range(i):
            return early
        found = self.year_number(i)
        if found is None:
            return []
        year, k, bc = found
        if not bc and not self.is_year(i, k):
            return []
        out = [Expression(i, k, "date", year=year, bc=bc, short=self.low[i][0] == "'")]
        j = k + (self.low[k] in (*DASHES, "/", "to", "and"))
        w = self.low[j]
        if j > k and w.isdecimal():
            if len(w) == 2 and self.low[k] in (*DASHES, "/") and int(w) > year % 100 and not bc and (int(w) > 12 or self.low[j + 1] not in DASHES):
                out.append(Expression(j, j + 1, "date", year=year - year % 100 + int(w)))
            elif (second := self.year_number(j)) and self.low[k] in (*DASHES, "/"):
                out.append(Expression(j, second[1], "date", year=second[0], bc=second[2]))
            if len(out) > 1 and out[1].bc:
                out[0].bc = True
        return out

    def before_christ_range(self, i: int) -> list[Expression]:
        """"499-493 BC", "from 264 to 241 BC"."""
        w, joint, second = self.low[i:i + 3]
        if not (w.isdecimal() and len(w) < 5 and joint in (*DASHES, "to", "and", "or", "until") and second.isdecimal()):
            return []
        if self.low[i + 3] not in BEFORE_CHRIST or int(second) > int(w):
            return []
        return [Expression(i, i + 1, "date", year=int(w), bc=True), Expression(i + 2, i + 4, "date", year=int(second), bc=True)]

    def is_year(self, i: int, k: int) -> bool:
        """Whether four figures are a year and no count, sum or number of something."""
        before, after = self.before(i), self.low[k]
        if before in self.w.not_years or after in ("%", "km", "m"):
            return False
        if before in ("the", "its", "his", "their", "a") and "1500" <= self.low[i] <= "2100" and self.low[i][2:] != "00" and after not in self.w.counted:
            return True
        if self.counts(k - 1):
            return before in ("in", "since", "of", "by", "early", "late", "mid") and after not in self.w.counted and self.low[i] >= "1700"
        return "1500" <= self.low[i] <= "2100" or before in ("in", "ad", "since", "by") or self.low[i][0] == "'"

    def decade_at(self, i: int) -> tuple[int, int] | None:
        """(tens of years, next) of "1990s", "'90s", "nineties"."""
        w = self.low[i]
        if w[-1:] == "s" and w[:-1].isdecimal():
            n = int(w[:-1])
            if len(w) == 5 and n % 10 == 0 and 1000 < n < 2200:
                return (n // 10, i + 1)
            if len(w) == 3 and n % 10 == 0 and n >= 20 and self.before(i) in ("the", "early", "late", "mid", "-", "and"):
                return 190 + n // 10, i + 1
            return None
        if w == "'" and self.low[i + 1][-1:] == "s" and self.low[i + 1][:-1].isdecimal() and len(self.low[i + 1]) == 3:
            return 190 + int(self.low[i + 1][:-1]) // 10, i + 2
        if w in self.w.decades and self.before(i) in ("the", "-", "early", "late", "mid"):
            return 190 + self.w.decades[w] // 10, i + 1
        return None

    def clock(self, i: int) -> Expression | None:
        """"16:40", "7 p.m.", "7:30pm GMT", "0800 UTC", "19:00hrs", "six o'clock"."""
        w = self.low[i]
        hour = minute = -1
        k = i + 1
        if ":" in w or "." in w:
            a, _, b = w.partition(":" if ":" in w else ".")
            if not (a.isdecimal() and b[:2].isdecimal() and len(b[:2]) == 2 and len(a) < 3):
                return None
            hour, minute = int(a), int(b[:2])
            if "." in w and self.low[k] not in (*MERIDIEM, "hrs", "hours") and self.low[k] not in self.w.zones:
                return None
        elif w.isdecimal() and len(w) == 4 and (self.low[k] in ("hrs", "hours", "h", "local", "gmt", "utc", "z") or (self.before(i) == "at" and self.low[k] in self.w.zones)):
            hour, minute = int(w[:2]), int(w[2:])
            if self.low[k] == "hours" and self.before(i) not in ("at", "by", "around", "until", "from", "about", "to", "since", "(", "before", "after"):
                return None
        elif w.isdecimal() and len(w) < 3 and (self.low[k] in MERIDIEM or self.low[k] in ("o'clock", "gmt", "utc")):
            hour, minute = int(w), 0
        elif w in self.w.numbers and (self.low[k] in MERIDIEM or self.low[k] == "o'clock"):
            hour, minute = self.w.numbers[w], 0
        if not (0 <= hour <= 24 and 0 <= minute < 60):
            return None
        e = Expression(i, k, "clock", hour=hour, minute=minute)
        if (m := MERIDIEM.get(self.low[k])) is not None:
            if hour > 12:
                return None
            e.hour, e.last = hour % 12 + m, k + 1
        elif self.low[k] in ("hrs", "hours", "o'clock", "h"):
            e.last = k + 1
        if self.low[e.last] == "local" and self.low[e.last + 1] == "time":
            e.last += 2
        elif self.low[e.last] in self.w.zones and (self.low[e.last] not in ("ist", "cat", "est") or self.doc[self.p.token[e.last]].text.isupper()):
            e.zone, e.last = self.w.zones[self.low[e.last]], e.last + 1
        return e
