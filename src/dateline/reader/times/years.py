"""Years, decades, dates in figures and times of the clock: "1992-95", "480 BC", "the 1990s", "2024-12-05", "16:40 GMT"."""

from __future__ import annotations

from dateline.reader.times.expression import Expression
from dateline.reader.times.numerals import DASHES, Numerals

MERIDIEM = {"am": 0, "a.m.": 0, "a.m": 0, "pm": 12, "p.m.": 12, "p.m": 12}
BEFORE_CHRIST = {"bc": 2, "b.c.": 2, "b.c": 2, "bce": 2, "b.c.e.": 2}


class Years(Numerals):
    """Expressions in figures."""

    def counts(self, i: int) -> bool:
        """Whether the figure at a piece counts what follows ("1500 men")."""
        after = self.low[i + 1]
        return after in self.w.counted or (
            self.tag(i + 1) == "NNS" and after not in self.w.units and self.tag(i) == "CD" and not self.capital_after(i)
        )

    def capital_after(self, i: int) -> bool:
        return i + 1 < self.p.size and self.capital(i + 1)

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
            if (
                len(w) == 2
                and self.low[k] in (*DASHES, "/")
                and int(w) > year % 100
                and not bc
                and (int(w) > 12 or self.low[j + 1] not in DASHES)
            ):
                out.append(Expression(j, j + 1, "date", year=year - year % 100 + int(w)))
            elif (second := self.year_number(j)) and self.low[k] in (*DASHES, "/"):
                out.append(Expression(j, second[1], "date", year=second[0], bc=second[2]))
            if len(out) > 1 and out[1].bc:
                out[0].bc = True
        return out

    def before_christ_range(self, i: int) -> list[Expression]:
        """ "499-493 BC", "from 264 to 241 BC"."""
        w, joint, second = self.low[i : i + 3]
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
        if (
            before in ("the", "its", "his", "their", "a")
            and "1500" <= self.low[i] <= "2100"
            and self.low[i][2:] != "00"
            and after not in self.w.counted
        ):
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
        """ "16:40", "7 p.m.", "7:30pm GMT", "0800 UTC", "19:00hrs", "six o'clock"."""
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
        elif (
            w.isdecimal()
            and len(w) == 4
            and (
                self.low[k] in ("hrs", "hours", "h", "local", "gmt", "utc", "z") or (self.before(i) == "at" and self.low[k] in self.w.zones)
            )
        ):
            hour, minute = int(w[:2]), int(w[2:])
            if self.low[k] == "hours" and self.before(i) not in (
                "at",
                "by",
                "around",
                "until",
                "from",
                "about",
                "to",
                "since",
                "(",
                "before",
                "after",
            ):
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
        elif self.low[e.last] in self.w.zones and (
            self.low[e.last] not in ("ist", "cat", "est") or self.doc[self.p.token[e.last]].text.isupper()
        ):
            e.zone, e.last = self.w.zones[self.low[e.last]], e.last + 1
        return e

    def iso_date(self, i: int) -> Expression | None:
        """ "2024-12-05", with or without a time."""
        y, a, m, b, d = self.low[i : i + 5]
        if not (len(y) == 4 and a == "-" == b and m.isdecimal() and d.isdecimal() and y.isdecimal() and len(m) == 2 == len(d)):
            return None
        if not (1 <= int(m) <= 12 and 1 <= int(d) <= 31):
            return None
        e = Expression(i, i + 5, "date", year=int(y), month=int(m), day=int(d))
        if self.low[i + 5] == "t" and (clock := self.clock(i + 6)):
            e.hour, e.minute, e.zone, e.last = clock.hour, clock.minute, clock.zone, clock.last
        return e

    def slashed_date(self, i: int) -> Expression | None:
        """ "05/12/2024" and "5.12.2024": which is the month is settled when reckoned, unless only one can be."""
        a, s, b, t, y = self.low[i : i + 5]
        if not (s == t == "/" and a.isdecimal() and b.isdecimal() and y.isdecimal() and len(a) < 3 and len(b) < 3 and len(y) in (2, 4)):
            return None
        year = int(y) + (0 if len(y) == 4 else 2000 if int(y) < 41 else 1900)
        x, z = int(a), int(b)
        if not (1 <= x <= 31 and 1 <= z <= 31) or min(x, z) > 12:
            return None
        if x > 12 or z > 12 or x == z:
            return Expression(i, i + 5, "date", year=year, month=min(x, z), day=max(x, z))
        return Expression(i, i + 5, "slashed", year=year, month=x, day=z)
