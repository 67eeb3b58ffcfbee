"""Reckoning of steps and parts: "two years earlier", "a week after taking it", "the end of March", "the first week of May"."""

from __future__ import annotations

from dateline.reader.times import reckoning as r
from dateline.reader.times.direction import FUTURE, PAST
from dateline.reader.times.expression import Expression
from dateline.reader.times.found import Found, of_partial
from dateline.reader.times.reckoning import Partial, partial
from dateline.reader.times.relating import Relating, rough


class Steps(Relating):
    """The kinds shift, edge and nth."""

    def _shift(self, e: Expression) -> Found:
        q, unit, sign = e.quantity, e.unit or "D", e.sign
        if q is None:
            return Found(None, unresolved="no length told")
        if e.anchor == "event":
            return self._event_shift(e)
        ref = partial(self.n.base) if e.anchor == "now" and not self.n.history else self.n.ref
        n = self.n
        if not n.history and e.anchor == "ref" and sign > 0 and n.beside is not None and n.beside_in == n.sentence != n.told_in:
            ref = n.beside
        if not self.n.history and e.anchor == "ref" and unit in ("D", "H", "W") and not ref.exact:
            ref = partial(self.n.base)
        start = ref.date
        if q.vague and q.high != 2 and not (q.low == 2 and e.anchor == "now"):
            f = Found("PAST_REF" if sign < 0 else "FUTURE_REF", precise=False)
            near = r.add(ref.date, sign * 2, unit) if unit not in ("H", "MI") else ref.date
            far = r.add(ref.date, sign * (2.5 * q.high), unit) if unit not in ("H", "MI") else r.add_days(ref.date, sign)
            if ref.day:
                f.earliest, f.latest = (near, far) if sign > 0 else (far, near)
                if not self.n.history and f.latest and start and f.latest > self.n.base >= start and sign > 0 and self.way() == PAST:
                    f.latest = max(self.n.base, f.earliest) if f.earliest else self.n.base
            return f
        return self._stepped(ref, sign * q.low, unit, e)

    def _stepped(self, ref: Partial, n: float, unit: str, e: Expression) -> Found:
        """A date some units from another, no finer than the unit or what is known."""
        whole = int(n)
        if unit in ("Y", "DE", "CE"):
            years = int(n * {"Y": 1, "DE": 10, "CE": 100}[unit])
            year = r.step_year(ref.year, years)
            if e.edge == "THIS" and ref.month:
                return of_partial(Partial(year, ref.month))
            if unit == "DE" and not self.n.history and ref.exact is False and year > 0 and n > 0:
                f = of_partial(Partial(year))  # "in April 1980 ...; a decade later"
                return f
            if unit != "Y":
                return of_partial(Partial(year)) if abs(n) == 1 and ref.year < 0 else self._decade(year, 0, unit)
            if ref.month and n != whole:
                return of_partial(Partial(*r.step_month(ref.year, ref.month, int(n * 12))))
            f = of_partial(Partial(year))
            if ref.day and not self.n.history:
                middle = r.date_of(year, ref.month or 1, min(ref.day, 28))
                spread = 15 if abs(n) < 2 else 60
                f.earliest, f.latest = r.add_days(middle, -spread), r.add_days(middle, spread)
            return f
        if unit in ("M", "Q"):
            if not ref.month:
                return Found(None, unresolved="the month is not told")
            year, month = r.step_month(ref.year, ref.month, whole * (3 if unit == "Q" else 1))
            f = of_partial(Partial(year, month))
            if ref.day and not self.n.history:
                middle = r.add_months(ref.date, whole * (3 if unit == "Q" else 1))
                f.earliest, f.latest = r.add_days(middle, -3), r.add_days(middle, 3)
            return f
        if not ref.exact:
            known = Partial(ref.year, ref.month)
            return Found(f"{known.value}-XX" if ref.month else f"{known.value}-XX-XX", unresolved="the day is not told")
        if ref.date is None:
            return Found(self._far_day(ref, whole, unit), unresolved="before the calendar's first year")
        if unit in ("H", "MI", "S"):
            days = round(n / 24) if unit == "H" else 0
            day = r.add_days(ref.date, days)
            return self.day(day)
        return self.day(r.add(ref.date, n, unit))

    def _event_shift(self, e: Expression) -> Found:
        """ "a week after Bangui's fall": the day of what it follows, told from the day of what the sentence tells."""
        q, unit = e.quantity, e.unit or "D"
        value = r.duration_value(q.low, unit, q.vague) if q else None
        f = Found(value, "DURATION", unresolved="counted from something that has no date", precise=False)
        if q is None or q.vague or self.n.history or not (self.n.told_in == self.n.sentence and self.n.ref.day):
            return f
        if unit in ("D", "H", "W", "M") and self.n.ref.date and self.way() != FUTURE:
            stepped = self._stepped(self.n.ref, -e.sign * q.low, unit, e)
            stepped.precise, stepped.told = False, None
            return stepped
        return f

    def _edge(self, e: Expression) -> Found:
        if e.inner is None:
            return Found(None, unresolved="no period told")
        f = self.reckon(e.inner)
        edge = e.edge or "ALL"
        if edge == "EVE":
            eve = r.add_days(f.earliest, -1)
            return self.day(eve) if eve else f
        f.earliest, f.latest = r.edge_of(f.earliest, f.latest, edge)
        edge = {"H1": "START", "H2": "END"}.get(edge, edge)
        if f.told and f.told.month is None and edge in ("START", "END"):
            f.told = Partial(f.told.year, 1 if edge == "START" else 12)
        if edge in ("START", "MID", "END"):
            f.mod = edge
        return f

    def _nth(self, e: Expression) -> Found:
        inner = self.reckon(e.inner) if e.inner else None
        n = e.nth or 1
        if e.unit in ("Q", "HALF"):
            n += (5 if e.unit == "Q" else 3) if n < 0 else 0  # "the last quarter of 2009"
            year = inner.told.year if inner and inner.told else (self.n.ref.year if self.n.history else self.n.base.year)
            if e.inner is None and not self.n.history:
                while year > 1 and (r.date_of(year, n * 3, 1) or self.n.base) > self.n.base and self.way() != FUTURE:
                    year -= 1
            if e.unit == "Q":
                return self._quarter(year, n)
            first, last = r.date_of(year, 1 if n == 1 else 7, 1), r.date_of(year, 6 if n == 1 else 12, 30 if n == 1 else 31)
            return Found(f"{r.year_value(year)}-H{n}", "DATE", None, first, last, None, True, Partial(year, 1 if n == 1 else 7))
        if inner is None or inner.earliest is None or inner.latest is None:
            return Found(None, unresolved="the period is not told", precise=False)
        first, last = inner.earliest, inner.latest
        if e.weekday:
            day = (
                r.add_days(first, (e.weekday - first.isoweekday()) % 7 + 7 * (n - 1))
                if n > 0
                else r.add_days(last, -((last.isoweekday() - e.weekday) % 7))
            )
            return self.day(day)
        if e.unit == "WE":
            saturday = (
                r.add_days(first, (6 - first.isoweekday()) % 7 + 7 * (n - 1)) if n > 0 else r.add_days(last, -((last.isoweekday() - 6) % 7))
            )
            return self._weekend_of(r.week_of(saturday)[0]) if saturday else inner
        if e.unit == "W":
            start = r.add_days(first, 7 * (n - 1)) if n > 0 else r.add_days(last, -6)
            if start is None:
                return inner
            return Found(r.week_value(r.add_days(start, 3) or start), "DATE", None, start, r.add_days(start, 6), None, True, rough(start))
        if e.unit == "M":
            return (
                of_partial(Partial(*r.step_month(first.year, first.month, n - 1))) if n > 0 else of_partial(Partial(last.year, last.month))
            )
        return self.day(r.add_days(first, n - 1) if n > 0 else last)
