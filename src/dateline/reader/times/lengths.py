"""Reckoning of lengths of time: durations, "within days", "the past nine days", repeated and vague times."""

from __future__ import annotations

from dateline.reader.times import reckoning as r
from dateline.reader.times.direction import FUTURE, PAST
from dateline.reader.times.expression import Expression
from dateline.reader.times.found import Found
from dateline.reader.times.steps import Steps

HORIZON = {
    "H": 1,
    "D": 8,
    "W": 35,
    "M": 150,
    "Y": 1460,
    "MI": 0,
    "S": 0,
    "FN": 56,
    "DE": 10950,
    "CE": 109500,
}  # days for "within days", "the coming weeks"
BACK = {"H": 1, "D": 5, "W": 30, "M": 150, "Y": 1460, "MI": 0, "S": 0, "FN": 56, "DE": 10950, "CE": 109500}  # days for "in recent days"


class Lengths(Steps):
    """The kinds duration, within, span, set and reference."""

    def _set(self, e: Expression) -> Found:
        value = e.value
        if value is None and e.quantity and e.unit:
            value = r.duration_value(e.quantity.low, e.unit, e.quantity.vague)
        return Found(value, "SET", precise=False)

    def _reference(self, e: Expression) -> Found:
        f = Found(e.value, "DATE", precise=False)
        if e.value == "PRESENT_REF" and not self.n.history:
            f.earliest = f.latest = self.n.base
        return f

    def _duration(self, e: Expression) -> Found:
        q, unit = e.quantity, e.unit or "D"
        if q is None:
            return Found(None, "DURATION", unresolved="no length told")
        f = Found(r.duration_value(q.low, unit, q.vague), "DURATION", precise=False)
        if e.lead == "in" and not self.n.history and unit not in ("S", "MI") and self.way() == FUTURE:
            f.earliest = self.n.base if q.vague else r.add(self.n.base, q.low, unit)
            f.latest = r.add_days(self.n.base, HORIZON.get(unit, 8)) if q.vague else r.add(self.n.base, max(q.high, 1), unit)
        return f

    def _within(self, e: Expression) -> Found:
        q, unit = e.quantity, e.unit or "D"
        if q is None:
            return Found(None, "DURATION", unresolved="no length told")
        f = Found(r.duration_value(q.high, unit, q.vague), "DURATION")
        if e.lead == "of" or self.n.history:
            f.unresolved = "counted from something that has no date" if not self.n.history else None
            f.precise = False
            return f
        past = self.way() == PAST and (unit in ("H", "D", "MI") or self.n.day < self.n.base)
        start = self.n.day if past else self.n.base
        f.earliest = start
        f.latest = (
            r.add_days(start, HORIZON.get(unit, 8))
            if q.vague
            else (r.add(start, q.high, unit) if unit not in ("H",) else r.add_days(start, max(1, round(q.high / 24))))
        )
        if past and f.latest and f.latest > self.n.published >= start:
            f.latest = self.n.published
        return f

    def _span(self, e: Expression) -> Found:
        """ "the past nine days", "the coming weeks"."""
        q, unit = e.quantity, e.unit or "D"
        if q is None:
            return Found(None, "DURATION", unresolved="no length told")
        f = Found(r.duration_value(q.low, unit, q.vague), "DURATION", precise=not q.vague)
        if self.n.history:
            return f
        anchor = self.n.base if e.relation in ("last", "next", "coming", "this") else (self.n.ref.date or self.n.base)
        if e.relation in ("next", "coming", "following"):
            f.earliest = anchor
            f.latest = r.add_days(anchor, HORIZON.get(unit, 8)) if q.vague else r.add(anchor, q.high, unit)
        elif e.relation in ("last", "previous", "same", "that", "this"):
            f.latest = anchor
            f.earliest = (
                r.add_days(anchor, -BACK.get(unit, 5))
                if q.vague
                else r.add(anchor, -q.high, unit)
                if unit != "H"
                else r.add_days(anchor, -max(0, round(q.high / 24)))
            )
        return f
