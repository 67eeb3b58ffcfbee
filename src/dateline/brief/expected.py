"""The section on what may come: outlooks of the places where the front moved, each with interval, grounds and record."""

from __future__ import annotations

from collections import Counter

from dateline.brief.blocks import Block, Line, Para, Section, Table
from dateline.brief.known import Known
from dateline.brief.wording import clauses, dated, place_name, short_day
from dateline.outlook.evaluation import likeliest
from dateline.outlook.result import Chance, Outlook

COUNTRIES, PLACES, GROUNDS = 2, 5, 3  # at most


def outlook_section(known: Known) -> Section:
    """The towns likeliest to change hands within 30 days, in the countries where most changed in these days."""
    moved = Counter(c.held.country for c in known.changes if c.new and c.held.country)
    rows: list[tuple[Line, ...]] = []
    found: list[Outlook] = []
    for country, _ in moved.most_common(COUNTRIES):
        found += likeliest(known.cites.store, country, known.until, PLACES)
    for o in sorted(found, key=lambda o: -(o.chance.chance if o.chance else 0.0)):
        rows.append(((place_name(o.subject),), (o.holder or "not known",), _week(o), _chance(o.chance), _grounds(known, o)))
    if not rows or found[0].fared is None:
        return Section("outlook", "Outlook", (Para(("The record is too thin for an outlook, or no place changed hands in these days.",)),))
    fared = found[0].fared
    blocks: list[Block] = [
        Table(("Place", "Held by", "7 days", "30 days", "Weightiest grounds"), tuple(rows), (0.9, 1.1, 0.8, 0.8, 3.4)),
        Para(
            (
                f"The chance that the place changes hands within so many days of {short_day(known.until)}, with its 90 % interval: "
                "a model's, from what was known on that day, not a report's. "
                f"How such outlooks fared: {fared.measured}. In this record: {dated(fared.here)}.",
            ),
            quiet=True,
        ),
    ]
    return Section("outlook", "Outlook", tuple(blocks))


def _week(o: Outlook) -> Line:
    return _chance(o.curve[6])


def _chance(c: Chance | None) -> Line:
    return (f"{c.chance * 100:.0f} % ({c.low * 100:.0f} to {c.high * 100:.0f})",) if c else ("",)


def _grounds(known: Known, o: Outlook) -> Line:
    line: Line = ()
    for n, g in enumerate([g for g in o.grounds if g.weight][:GROUNDS]):
        sign = "likelier: " if g.weight > 0 else "less likely: "
        line = clauses(line, "; " if n else "", sign, dated(g.words), known.cites.cite(g.statements, most=3))
    return line
