"""From an expression to its value and interval: each kind has its own reckoning."""

from __future__ import annotations

import datetime as dt

from dateline.reader.times import reckoning as r
from dateline.reader.times.direction import FUTURE, PAST, PRESENT
from dateline.reader.times.expression import Expression
from dateline.reader.times.feasts import feast_days
from dateline.reader.times.found import Found, of_partial
from dateline.reader.times.lengths import Lengths
from dateline.reader.times.reckoning import Partial, partial

DECADE_PARTS = {"START": (0, 3), "MID": (3, 6), "END": (6, 9)}  # first and last year


class Resolver(Lengths):
    """Reckons expressions in the order of the text. ``way`` gives past, future, present or unknown for the one at hand."""

    def reckon(self, e: Expression) -> Found:
        """The reckoning of one expression; moves the narrative on."""
        found: Found = getattr(self, f"_{e.kind}")(e)
        if e.kind not in ("edge", "nth", "duration", "set", "reference", "within", "span", "clock") and found.earliest:
            found = self._parted(e, found)
        if found.told and not e.aside and not self._flashback(e):
            self.n.tell(found.told)
            self.n.part = e.part
        elif found.told and e.aside and found.told.day:
            self.n.mention(found.told)
        if e.mod and found.mod is None:
            found.mod = {"EARLIER": "START", "LATER": "END"}.get(e.mod, e.mod)
        return found

    def _flashback(self, e: Expression) -> bool:
        """Whether a history only looks back or ahead with it ("two years earlier", "by next summer") and goes on where it was."""
        return self.n.history and (
            (e.kind == "shift" and (e.sign < 0 or e.quantity is None or e.quantity.vague))
            or (e.kind == "relative" and e.relation in ("previous", "last") and e.unit != "D")
            or (e.kind == "relative" and e.relation == "next" and (e.season is not None or e.unit in ("Y", "DE")))
            or (e.kind == "date" and e.season == "WI" and e.year is None)
        )

    # parts of days and modifiers -------------------------------------------------------------------------------------------------

    def _parted(self, e: Expression, f: Found) -> Found:
        """Give a reckoned day its part, clock time or early/late."""
        single = f.earliest == f.latest and f.value is not None and "T" not in f.value
        if e.hour is not None and single:
            f.value, f.type = f"{f.value}T{e.hour:02d}:{e.minute or 0:02d}{e.zone or ''}", "TIME"
        elif e.part and single:
            f.type = "TIME"
            f.value = f"{f.value}T{e.part}"
            if e.point == "overnight":
                f.latest = r.add_days(f.latest, 1)
        elif e.mod in ("START", "MID", "END") and e.decade is None:
            f.earliest, f.latest = r.part_of(f.earliest, f.latest, e.mod)
        elif e.mod in ("EARLIER", "LATER") and f.earliest and f.latest:
            base = self.n.base
            if e.mod == "EARLIER" and f.earliest <= base <= f.latest:
                f.latest = base
            elif e.mod == "EARLIER":
                f.earliest, f.latest = r.part_of(f.earliest, f.latest, "START")
            elif f.earliest <= base <= f.latest and self.way() != PAST:
                f.earliest = base
            elif not f.earliest <= base <= f.latest:
                f.earliest, f.latest = r.part_of(f.earliest, f.latest, "END")
        return f

    # named dates -----------------------------------------------------------------------------------------------------------------

    def _date(self, e: Expression) -> Found:
        year = -e.year if e.bc and e.year else e.year
        if e.decade is not None and e.bc:
            return Found(f"BC{e.decade:03d}")
        if e.decade is not None:
            a, b = DECADE_PARTS.get(e.mod or "", (0, 9))
            first, last = r.date_of(max(e.decade * 10 + a, 1), 1, 1), r.date_of(e.decade * 10 + b, 12, 31)
            return Found(f"{e.decade}", "DATE", e.mod, first, last, None, True, Partial(e.decade * 10) if self.n.history else None)
        if e.century is not None:
            n = e.century - 1
            if e.bc or e.century > 99:
                return Found(f"BC{n:02d}" if e.bc else None, unresolved=None if e.bc else "no such century")
            return Found(f"{n:02d}", "DATE", None, r.date_of(n * 100 + 1, 1, 1), r.date_of(n * 100 + 100, 12, 31) if n < 99 else None)
        if e.years is not None:
            year = r.step_year(self.n.ref.year if e.anchor == "ref" or self.n.history else self.n.base.year, e.years)
        elif e.that_year:
            year = self.n.ref.year
        if e.season:
            return self._season(e, year)
        if e.month is None and e.day:
            return self._bare_day(e.day)
        if year is None:
            year = self._year_for(e)
        elif e.short and self.n.history:
            year = min((year % 100 + c for c in range(1000, 2100, 100)), key=lambda y: (abs(y - self.n.ref.year + 10), y))
        found = of_partial(Partial(year, e.month, e.day))
        if e.mod in ("START", "END") and found.told and not e.month:
            found.told = Partial(year, 2 if e.mod == "START" else 11)
            return found
        return of_partial(Partial(year, e.month, e.day))

    def _year_for(self, e: Expression) -> int:
        """The year of a month or day given without it."""
        month, day = e.month or 1, e.day
        if self.n.history or (e.lead != "since" and self._told_past()):
            return self._told_year(month)
        base, way = self.n.base, self.way()
        start = r.date_of(base.year, month, day or 1) or r.date_of(base.year, month, 28)
        end = (start if day else r.date_of(base.year, month, r.month_length(base.year, month))) or base
        start = start or base
        if e.weekday:
            for year in sorted(range(base.year - 7, base.year + 3), key=lambda y: abs(y - base.year)):
                d = r.date_of(year, month, day or 1)
                if d and d.isoweekday() == e.weekday:
                    return year
        if way == FUTURE:
            return base.year if end >= base else base.year + 1
        if way == PAST:
            return base.year if start <= base else base.year - 1
        if start <= base:
            return base.year + (1 if way == PRESENT and (base - end).days > 182 else 0)
        return base.year if (start - base).days < (183 if way == PRESENT else 90) else base.year - 1

    def _told_past(self) -> bool:
        """Whether the dates just told are of a year well before the report's, so that a bare month belongs to them."""
        return self.n.near and self.n.ref.year < self.n.base.year - 1 and self.way() in (PAST, "unknown")

    def _told_year(self, month: int) -> int:
        ref = self.n.ref
        if ref.month and month - ref.month < -7:
            return r.step_year(ref.year, 1)
        return ref.year

    def _bare_day(self, day: int) -> Found:
        ref = self.n.ref
        if not self.n.history and self.n.told_in != self.n.sentence:
            ref = partial(self.n.base)
        if not ref.month:
            return Found(f"{r.year_value(ref.year)}-XX-{day:02d}" if self.n.history else None, unresolved="the month is not told")
        p = Partial(ref.year, ref.month, day)
        if not self.n.history and p.date and p.date > self.n.base and self.way() == PAST:
            year, month = r.step_month(ref.year, ref.month, -1)
            p = Partial(year, month, day)
        return of_partial(p)

    def _season(self, e: Expression, year: int | None) -> Found:
        season = e.season or "SP"
        first_month = r.SEASON_MONTHS[season][0]
        if year is None:
            if self.n.history or self._told_past():
                ref = self.n.ref
                year = ref.year
                if (ref.month and season == "WI" and ref.month >= 9) or (ref.month and first_month - ref.month < -5 and season == "SP"):
                    year = r.step_year(year, 1)
            else:
                year = self._near_season(season)
        first, last = r.season_interval(year, season)
        if e.point == "midsummer" and first:
            first, last = r.date_of(year, 6, 15), r.date_of(year, 7, 10)
        return Found(
            f"{r.year_value(year)}-{season}", "DATE", None, first, last, None, True, Partial(year, first_month if season != "WI" else None)
        )

    def _near_season(self, season: str) -> int:
        base, way = self.n.base, self.way()
        years = (base.year - 1, base.year, base.year + 1, base.year + 2)
        if way in (FUTURE, PRESENT):
            return next((y for y in years if (r.season_interval(y, season)[1] or base) >= base), base.year)
        return next((y for y in reversed(years) if (r.season_interval(y, season)[0] or base) <= base), base.year)

    def _slashed(self, e: Expression) -> Found:
        a = r.date_of(e.year or 1, e.month or 1, e.day or 1)
        b = r.date_of(e.year or 1, e.day or 1, e.month or 1)
        if a and b:
            past = [d for d in (a, b) if d <= self.n.published]
            if len(past) == 1:
                return of_partial(partial(past[0]))
            first, last = min(a, b), max(a, b)
            return Found(None, "DATE", None, first, last, "day and month could be either way round", False)
        return of_partial(partial(a or b or self.n.published))

    def _feast(self, e: Expression) -> Found:
        name = e.name or ""
        year = -e.year if e.bc and e.year else e.year
        if e.years is not None:
            year = self.n.base.year + e.years
        elif e.that_year or (year is None and self.n.history):
            year = self.n.ref.year
        if year is not None:
            days = [d for d in feast_days(name, year) if d[0]]
        else:
            base, way = self.n.base, self.way()
            days = sorted(
                (d for y in (base.year - 1, base.year, base.year + 1) for d in feast_days(name, y) if d[0] and d[1]),
                key=lambda d: str(d[0]),
            )
            if e.relation in ("next", "coming") or (way in (FUTURE, PRESENT) and e.relation != "last"):
                days = [d for d in days if d[1] and d[1] >= base][:1]
            elif way == PAST or e.relation == "last":
                days = [d for d in days if d[0] and d[0] <= base][-1:]
            else:
                days = sorted(days, key=lambda d: abs((d[0] - base).days) if d[0] else 0)[:1]
        if not days:
            return Found(None, unresolved=f"no table for {name} in that year")
        first, last = days[0]
        if first is None or last is None:
            return Found(None, unresolved=f"no table for {name} in that year")
        if e.part == "NI" and name == "christmas":
            first = last = first - r.DAY
        if first == last:
            value = first.isoformat()
        elif name in ("ramadan", "muharram", "rajab", "shaaban", "shawwal"):
            value = f"{first.isoformat()}/{last.isoformat()}"
        elif name == "easter-weekend":
            value = r.week_value(first) + "-WE"
        else:
            value = first.isoformat()
        return Found(value, "DATE", None, first, last, None, True, partial(first))

    # weekdays and days from today ------------------------------------------------------------------------------------------------

    def _weekday(self, e: Expression) -> Found:
        wanted = e.weekday or 1
        if self.n.history:
            anchor = self.n.ref.date if self.n.ref.day else None
            if anchor is None:
                return Found(f"XXXX-WXX-{wanted}", unresolved="no day told before that it could belong to")
            return of_partial(partial(anchor + dt.timedelta((wanted - anchor.isoweekday()) % 7)))
        base = self.n.base
        if self.way() == FUTURE:
            return self.day(r.add_days(base, (wanted - base.isoweekday()) % 7))
        return self.day(r.add_days(base, -((base.isoweekday() - wanted) % 7)))

    def _deictic(self, e: Expression) -> Found:
        if self.n.history:
            if e.point == "overnight" and self.n.ref.day:
                return self.day(self.n.ref.date)
            return Found(
                "PRESENT_REF" if e.offset == 0 else None,
                precise=False,
                unresolved=None if e.offset == 0 else "the text's own day is not told",
            )
        base = self.n.base
        if e.point == "overnight":
            day = base if self.way() == FUTURE else r.add_days(base, -1)
            f = self.day(day)
            f.told = partial(base)
            return f
        return self.day(r.add_days(base, e.offset))

    def _part(self, e: Expression) -> Found:
        """A part of a day without its day."""
        generic = f"XXXX-XX-XXT{e.part}"
        if e.relation == "one":
            return Found(generic, "TIME", unresolved="the day is not told", precise=False)
        if self.n.history and not (self.n.ref.day and self.n.near):
            return Found(generic, "TIME", unresolved="the day is not told", precise=False)
        if e.point == "night" and not self.n.history:
            if not e.definite:
                return Found(generic, "TIME", None, None, None, "the day is not told", False)
            before = self.n.day if self.n.near and self.n.day < self.n.base else r.add_days(self.n.base, -1)
            return Found(f"{before}TNI", "TIME", None, before, r.add_days(before, 1)) if before else Found(generic, "TIME")
        day = self.n.day
        if e.part == "MO" and self.n.part in ("NI", "EV") and self.n.near:
            day = r.add_days(day, 1) or day  # "on Monday night ... by dawn"
        return Found(day.isoformat(), "TIME", None, day, day)

    def _clock(self, e: Expression) -> Found:
        if self.n.history and not (self.n.ref.exact and self.n.sentence - self.n.told_in < 4):
            return Found(f"XXXX-XX-XXT{e.hour:02d}:{e.minute or 0:02d}{e.zone or ''}", "TIME", unresolved="the day is not told")
        day = self.n.day
        return Found(f"{day.isoformat()}T{e.hour:02d}:{e.minute or 0:02d}{e.zone or ''}", "TIME", None, day, day)
