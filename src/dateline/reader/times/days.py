"""Days with their parts: weekdays, feasts, seasons, "the night of May 5", "noon on Monday", "Friday evening"."""

from __future__ import annotations

from dateline.reader.times.expression import Expression
from dateline.reader.times.periods import Periods

SEASON_LEADS = frozenset(
    {
        "in",
        "by",
        "this",
        "of",
        "until",
        "till",
        "since",
        "during",
        "throughout",
        "before",
        "after",
        "early",
        "late",
        "mid",
        "last",
        "next",
        "-",
        "and",
        "or",
        "over",
        "through",
        "from",
        "to",
        "that",
        "each",
        "every",
        "following",
        "previous",
        "as",
        "coming",
        "entered",
    }
)
CAMPAIGNS = frozenset(
    {"offensive", "offensives", "campaign", "campaigns", "fighting", "counteroffensive", "counteroffensives", "offensive's", "quarters"}
)


class Days(Periods):
    """Expressions of days, seasons and parts of days."""

    def phrase_of(self, table: dict[str, list[tuple[tuple[str, ...], str]]], i: int) -> tuple[str, int] | None:
        """(code, next) of the longest phrase of a table that stands at a piece."""
        for words, code in table.get(self.low[i], ()):
            k = i + len(words)
            if tuple(self.low[i:k]) == words and not (
                (words[-1] in ("past", "present") and self.tag(k)[:2] in ("NN", "CD", "JJ"))
                or (words == ("current",) and self.low[k] in self.w.units)
            ):
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
        if (
            i == k
            and i
            and self.tag(i - 1)[:3] == "NNP"
            and self.before(i) not in self.w.months
            and self.capital(i - 1)
            and self.before(i) not in (".", ",")
        ):
            return None
        e = Expression(i, last, "feast", name=name)
        return self.complete_month(e) if self.low[last] != "," else e

    def weekday_phrase(self, i: int, day: int) -> Expression:
        """A weekday, alone or before its date ("Sunday 6 June 2021", "Monday, March 3, 2014")."""
        k = i + 1 + (self.low[i + 1] == ",")
        k += self.low[k] == "the"
        found = self.day_phrase(k) or (self.month_phrase(k) if self.low[k] in self.w.months else [])
        if len(found) == 1 and found[0].day:
            found[0].first, found[0].weekday = i, day
            return found[0]
        return Expression(i, i + 1, "weekday", weekday=day)

    def season_phrase(self, i: int, k: int) -> Expression | None:
        """A season with its year: "the summer of 1974", "winter 1941", "spring"."""
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
        if w == "fall" and (
            self.low[j] == "of"
            or self.before(i) not in ("in", "by", "this", "during", "throughout", "until", "since", "last", "next", "early", "late", "-")
            or self.tag(k)[:2] != "NN"
        ):
            return None
        if self.low[j] in CAMPAIGNS and w != "fall":
            return e
        if self.tag(k)[:2] != "NN" or (i == k and self.before(i) not in SEASON_LEADS and not self.capital(k)):
            return None
        if (
            k > i
            and self.before(i) not in SEASON_LEADS
            and self.before(i) not in ("spent", ".", "¶", "", ",", "for", "into", "with", "is", "was")
        ):
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
        if (
            self.low[j] in ("before", "after")
            and w not in self.w.points
            and self.low[j + 1] in (".", ",", ";", "", "¶", "and", "in", "at", "to")
        ):
            return Expression(i, j + 1, "relative", relation="previous" if self.low[j] == "before" else "following", part=e.part, point=w)
        e = self.of_day(e)
        if e.kind == "part" and i == k and w == "night":
            return e if self.before(i) in ("at", "by", "during") else None
        return e

    def of_day(self, e: Expression) -> Expression:
        """Give a part of a day or a clock time its day, where one follows."""
        j = e.last
        near = j + (self.low[j] in ("on", "of", ","))
        near += (
            self.low[near] == "the" and self.low[near + 1] in ("morning", "evening", "night", "afternoon") and self.low[near + 2] == "of"
        )
        w = self.low[near]
        if self.low[j] == "," and e.kind != "clock":
            return e
        if self.low[j] == "," and not (w in self.w.weekdays or w in self.w.months or w.isdecimal()):
            return e
        if (
            self.low[j] in ("on", "of")
            or w in self.w.weekdays
            or w in self.w.deictics
            or w in self.w.months
            or w in ("this", "that", "the", "yesterday")
        ):
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
            if day and (
                day.kind in ("weekday", "deictic", "feast")
                or (day.kind == "date" and day.day)
                or (day.kind == "relative" and (day.weekday or day.unit == "D"))
            ):
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
        dayish = (
            e.kind in ("weekday", "deictic", "feast")
            or (e.kind == "date" and e.day)
            or (e.kind == "relative" and (e.weekday or e.unit == "D"))
        )
        if not dayish or e.hour is not None:
            return e
        k = j + (self.low[j] in ("at", "before", "after", "around", ",", "by"))
        k += self.low[k] == "about"
        w = self.low[k]
        if (
            w in self.w.dayparts
            and (k == j or w in self.w.points or self.low[j] == "at")
            and (self.low[j] not in ("after", "before", ",", "by") or w in self.w.points)
            and e.part is None
        ):
            if self.low[j] == ",":
                return e
            e.part, e.point, e.last = self.w.dayparts[w], w, k + 1
        elif (w[:1].isdigit() or w in self.w.numbers) and self.low[j] != "by" and (clock := self.clock(k)):
            e.hour, e.minute, e.zone, e.last = clock.hour, clock.minute, clock.zone, clock.last
        return e
