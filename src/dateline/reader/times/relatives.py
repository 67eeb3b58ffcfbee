"""Times told from another one: "last week", "two days later", "the past nine days", "within hours", "that night"."""

from __future__ import annotations

from dateline.reader.times.dates import Dates
from dateline.reader.times.expression import Expression, Quantity
from dateline.reader.times.numerals import DASHES

STOPS = frozenset(
    {
        ".",
        ",",
        ";",
        ":",
        ")",
        "¶",
        "",
        "and",
        "but",
        '"',
        "when",
        "at",
        "by",
        "in",
        "he",
        "she",
        "it",
        "they",
        "to",
        "the",
        "-",
        "–",
        "—",
        "?",
        "!",
        "with",
        "as",
        "for",
        "on",
        "from",
        "near",
        "while",
        "that",
        "against",
        "after",
        "under",
    }
)
PLAIN_UNITS = frozenset({"D", "W", "M", "Y", "Q", "DE", "CE", "WE", "FN", "NI", "H"})
LATER = frozenset({"later", "afterwards", "afterward", "hence", "thereafter", "on"})
EARLIER = frozenset({"earlier", "previously", "beforehand", "prior", "back"})
AFTER = frozenset({"after", "following", "since"})
SINGLE = frozenset({"hour", "day", "week", "fortnight", "month", "year"})
ROUNDED = frozenset({"days", "weeks", "months", "years", "hours", "minutes", "moments", "decades", "centuries"})


class Relatives(Dates):
    """Expressions that lean on an anchor."""

    def feast(self, i: int, k: int) -> Expression | None:
        """A feast day at ``k``; given by the class that joins all."""
        raise NotImplementedError

    def unit_at(self, i: int) -> tuple[str, int] | None:
        """(unit, next) of "days"; "minute" and "second" only after a number, which the caller sees to."""
        code = self.w.units.get(self.low[i])
        return (code, i + 1) if code else None

    def unit_near(self, i: int) -> tuple[str, int, bool] | None:
        """(unit, next, hyphened) right at a piece, after a hyphen, or after one adjective ("three more days")."""
        if self.low[i] in DASHES and (u := self.unit_at(i + 1)):
            return (*u, True)
        for k in (i, i + 1, i + 2):
            if u := self.unit_at(k):
                return (*u, False)
            if (
                self.low[k] in self.w.relations
                or not (self.tag(k) in ("JJ", "JJR") or self.low[k] in ("more", "full", "trading", "working", "calendar", "night", "-"))
                or self.low[k] in STOPS
            ):
                return None
        return None

    def measured(self, i: int, quantity: Quantity, k: int) -> Expression | None:
        """A quantity that ended at ``k`` with its unit and what follows: "three days", "three-day", "three days ago"."""
        found = self.unit_near(k)
        if found is None:
            return None
        unit, k, hyphened = found
        singular = self.low[i] in ("a", "an") and not hyphened
        if singular and (unit == "S" or (unit == "NI" and self.low[k] not in STOPS and self.tag(k)[:2] in ("NN", "JJ"))):
            return None
        if unit == "Q" and (singular or (quantity.low == 3 and self.low[k] in ("of", "the")) or quantity.low < 1):
            return None
        if unit == "NI" and hyphened:
            unit = "D"
        if hyphened or (self.low[k] in DASHES and self.low[k + 1] in ("long", "old")):
            if self.low[k] in DASHES and self.low[k + 1] in ("old", "olds"):
                return None
            k += 2 if self.low[k] in DASHES and self.low[k + 1] == "long" else 0
            if self.low[k] == "period":
                k += 1
            return Expression(i, k, "duration", quantity=quantity, unit=unit)
        if self.low[k] == "old" or (self.low[k] == "of" and self.low[k + 1] == "age"):
            return None
        if self.low[k] == "and" and self.low[k + 1] == "a" and self.low[k + 2] == "half":
            quantity, k = Quantity(quantity.low + 0.5, quantity.high + 0.5), k + 3
        if self.low[k : k + 3] == ["to", "the", "day"]:
            k += 3
        return self.told(Expression(i, k, "duration", quantity=quantity, unit=unit))

    def told(self, e: Expression) -> Expression:
        """Turn a duration into a shift where the words after it say from when."""
        k = e.last
        w, after = self.low[k], self.low[k + 1]
        if w == "ago" or (w == "'" and after == "ago"):
            e.kind, e.sign, e.anchor, e.last = "shift", -1, "now", k + 1 + (w == "'")
            if self.low[e.last] == "this" and self.low[e.last + 1] in ("month", "week", "year", "day"):
                e.edge, e.last = "THIS", e.last + 2
            elif self.low[e.last] == "today":
                e.last += 1
        elif w == "from" and after in ("now", "today"):
            e.kind, e.sign, e.anchor, e.last = "shift", 1, "now", k + 2
        elif w in LATER and (w != "on"):
            e.kind, e.sign, e.anchor, e.last = "shift", 1, "ref", k + 1
        elif w in EARLIER and (w not in ("prior", "back") or after not in ("to",)):
            e.kind, e.sign, e.anchor, e.last = "shift", -1, "ref", k + 1
        elif w in ("before", "after") and (after in STOPS and after not in ("the", "it", "he", "she", "they", "that")):
            e.kind, e.sign, e.anchor, e.last = "shift", -1 if w == "before" else 1, "ref", k + 1
        elif w in ("before", "after") and after == "that" and self.low[k + 2] in STOPS:
            e.kind, e.sign, e.anchor, e.last = "shift", -1 if w == "before" else 1, "ref", k + 2
        elif w in AFTER or w == "before" or (w == "prior" and after == "to"):
            e.kind, e.sign, e.anchor, e.last = "shift", 1 if w in AFTER else -1, "event", k
            e.lead = w
        elif (w == "'" and after == "time") or (w == "'s" and after == "time"):
            e.kind, e.sign, e.anchor, e.last = "shift", 1, "now", k + 2
        elif self.before(e.first) == "in" and e.unit in PLAIN_UNITS:
            e.lead = "in"
        return e

    def bare_units(self, i: int) -> Expression | None:
        """ "days later", "weeks ago", "for months", "within hours": plural units without a number."""
        w = self.low[i]
        if w not in ROUNDED or w == "moments":
            return None
        found = self.unit_at(i)
        if found is None:
            return None
        unit, k = found
        e = self.told(Expression(i, k, "duration", quantity=Quantity(3, 3, True), unit=unit))
        if e.kind == "shift" and (e.anchor != "event" or self.before(i) in (".", ",", "¶", "", "just", "only")):
            return e
        if self.low[k] in DASHES and self.low[k + 1] == "long":
            return Expression(i, k + 2, "duration", quantity=Quantity(3, 3, True), unit=unit)
        e.lead = "in" if self.before(i) == "in" else None
        if e.lead and self.low[k] in STOPS:
            return e
        if self.before(i) in ("for", "after", "in", "of", "took", "lasted", "take", "last", "within", "spent", "only", "just") and self.low[
            k
        ] not in ("old",):
            return Expression(i, k, "duration", quantity=Quantity(3, 3, True), unit=unit)
        return None

    def within(self, i: int) -> Expression | None:
        """ "within days", "within the next 48 hours", "within a month"."""
        k = i + 1
        k += self.low[k] == "just"
        k += self.low[k] == "the"
        k += self.low[k] in ("next", "coming", "space")
        k += self.low[k] == "of"
        k += self.low[k] in self.w.approximators
        if q := self.quantity(k):
            quantity, k = q
            found = self.unit_near(k)
            if found is None:
                if (
                    k == i + 2
                    and not quantity.vague
                    and quantity.low > 9
                    and self.low[k] in (".", ",", ";")
                    and self.low[i + 1].isdecimal()
                ):
                    return Expression(i, k, "within", quantity=quantity, unit="D")
                return None
            unit, k, _ = found
        elif self.low[k] in ROUNDED and (plural := self.unit_at(k)):
            quantity, (unit, k) = Quantity(3, 3, True), plural
        elif self.low[i + 1] == "the" and k == i + 2 and self.low[k] in SINGLE and (one := self.unit_at(k)):
            quantity, (unit, k) = Quantity(1, 1), one
        else:
            return None
        lead = "of" if self.low[k] in ("of", "after") else None
        return Expression(i, k, "within", quantity=quantity, unit=unit, lead=lead)

    def relative(self, i: int, k: int, first: int | None = None) -> Expression | None:
        """From a word like "last" or "that" at ``k`` on; ``i`` is where the expression begins."""
        relation = self.w.relations.get(self.low[k])
        if relation is None or relation == "none":
            return None
        j = k + 1
        if relation in ("that", "this") and self.low[j] in ("same", "past", "coming", "very", "current", "last"):
            relation = "last" if self.low[j] in ("past", "last") else "same" if relation == "that" else "this"
            j += 1
        elif relation == "same" and self.low[k] == "very" and self.low[j] == "same":
            j += 1
        w = self.low[j]
        if w in self.w.feasts and relation in ("last", "next", "this", "coming", "previous") and (named := self.feast(i, j)):
            named.relation = relation
            return named
        if w == "calendar":
            j += 1
            w = self.low[j]
        if day := self.weekday_at(j):
            return Expression(i, j + 1, "relative", relation=relation, weekday=day)
        if w in self.w.months and (month := self.month_at(j)) and self.low[k] not in ("these", "those", "current", "present"):
            e = Expression(i, j + 1, "relative", relation=relation, month=month)
            if (d := self.day_number(j + 1)) and not self.counts(j + 1):
                e.day, e.last = d
            return self.complete_month(e)
        if w in self.w.seasons and (w != "fall" or relation in ("this", "last", "next")):
            return Expression(i, j + 1, "relative", relation=relation, season=self.w.seasons[w])
        if w in self.w.dayparts:
            if self.low[k] in ("present", "current", "past", "coming") and w != "night":
                return None
            return Expression(i, j + 1, "relative", relation=relation, part=self.w.dayparts[w], point=w)
        unit = self.w.units.get(w)
        if unit and not w.endswith("s") and unit not in ("S", "MI", "H"):
            e = Expression(i, j + 1, "relative", relation=relation, unit=unit)
            if self.low[k] in ("these", "those") or self.low[j + 1 : j + 3] == ["and", "night"]:
                return None
            if relation in ("last", "next", "this") and self.low[k] in ("past",):
                e.kind, e.quantity = "span", Quantity(1, 1)
            if unit == "D" and relation in ("following", "previous", "next") and self.low[j + 1] == "after":
                return None
            return e
        if w == "hour" and relation == "last":
            return Expression(i, j + 1, "span", relation=relation, quantity=Quantity(1, 1), unit="H")
        q = self.quantity(j, article=False)
        if q is None and w in ROUNDED and (plural := self.unit_at(j)):
            return Expression(i, plural[1], "span", relation=relation, quantity=Quantity(3, 3, True), unit=plural[0])
        if q and (u := self.unit_near(q[1])):
            return Expression(i, u[1], "span", relation=relation, quantity=q[0], unit=u[0])
        return None

    def repeated(self, i: int) -> Expression | None:
        """ "every day", "each Friday", "per month", "every two weeks", "every morning"."""
        w = self.low[i + 1]
        if day := self.weekday_at(i + 1):
            return Expression(i, i + 2, "set", value=f"XXXX-WXX-{day}")
        if w in self.w.dayparts:
            return Expression(i, i + 2, "set", value=f"XXXX-XX-XXT{self.w.dayparts[w]}")
        if (unit := self.unit_at(i + 1)) and not (w.endswith("s") or (self.low[i] == "each" and unit[0] not in ("D", "W", "M", "Y", "NI"))):
            value = {"D": "XXXX-XX-XX" if self.low[i] != "per" else "P1D"}.get(unit[0])
            return Expression(i, unit[1], "set", value=value, quantity=Quantity(1, 1), unit=unit[0])
        k = i + 1 + (self.low[i + 1] == "other")
        q = self.quantity(k, article=False) if self.low[i] == "every" else None
        if q and (u := self.unit_near(q[1])):
            return Expression(i, u[1], "set", quantity=q[0], unit=u[0])
        if k > i + 1 and (unit := self.unit_at(k)):
            return Expression(i, unit[1], "set", quantity=Quantity(2, 2), unit=unit[0])
        return None
