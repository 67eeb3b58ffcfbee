"""Sections on what the brief rests on: the headline, the timeline of events, the sources, and what stayed open."""

from __future__ import annotations

from dateline.brief.blocks import Block, Bullets, Line, Para, Part, Quoted, Section, Strong, Table
from dateline.brief.ground import change_line
from dateline.brief.known import Known
from dateline.brief.wording import EVENTS, clauses, day_words, days_words, joined, manner, number, one_line, place_name
from dateline.fusion.same import Happening
from dateline.fusion.sources import Source

TOP = 5  # changes in the headline
EVENTS_SHOWN, SOURCES_SHOWN, NAMES_SHOWN = 150, 20, 20


def headline_section(known: Known) -> Section:
    """The facts that a reader in a hurry needs: how much was reported, the firmest changes, disputes, forecasts."""
    c = known.counts
    share = "shares its text with another and adds" if c.copies == 1 else "share their text with others and add"
    copies = f"; {c.copies} {share} no independent word" if c.copies else ""
    before = f", after {number(c.before, 'earlier one')}" if c.before else ""
    outlets = f" from {number(c.outlets, 'named outlet')}" if c.outlets else ""
    items: list[Line] = [(f"{number(c.reports, 'report')}{outlets} in these days{before}{copies}.",)]
    rank = {"confirmed": 0, "disputed": 1, "claimed": 2, "unknown": 3}
    now = {(h.place, h.holder): h for h in known.held}
    firm = [c for c in known.changes if (c.held.place, c.held.holder) in now and c.held.party is not None and c.held.extent == "all"]
    known.cites.said([i for c in firm for i in c.held.support])  # asked for at once
    firm.sort(key=lambda c: (rank[c.held.status], -len({s.report for s in known.cites.said(c.held.support)}), c.held.name))
    items += [change_line(known.cites, c) for c in firm[:TOP]]
    disputed = [h for h in known.held if h.status == "disputed"]
    if disputed:
        names = joined(place_name(h.name) for h in disputed[:TOP])
        rivals = [i for h in disputed for i in (*h.support, *h.against)]
        items.append((f"Disputed at the end of these days: {names}.", known.cites.cite(rivals)))
    states = [e.resolution for e in known.forecasts if e.resolution.day is not None and e.resolution.day >= known.since]
    true, false = (sum(r.state == s for r in states) for s in ("true", "false"))
    if true or false:
        items.append((f"Forecasts settled in these days: {true} came true, {false} did not.",))
    return Section("headline", "In short", (Bullets(tuple(items)),))


def timeline_section(known: Known) -> Section:
    """What happened, in order, each event once with everyone who tells it."""
    told = [h for h in known.events if h.told[0].asserted]
    if not told:
        return Section("timeline", "Timeline", (Para(("No event of these days is in the record.",)),))
    rows = tuple(_event(known, h) for h in told[:EVENTS_SHOWN])
    blocks: list[Block] = [Table(("When", "Where", "What the reports say", "On whose word"), rows, (1, 1, 3.2, 2))]
    if len(told) > EVENTS_SHOWN:
        rest = f"{number(len(told) - EVENTS_SHOWN, 'further event')}: dateline timeline --since {known.since} --until {known.until}"
        blocks.append(Para((rest,), quiet=True))
    return Section("timeline", "Timeline", tuple(blocks))


def _event(known: Known, h: Happening) -> tuple[Line, ...]:
    first = h.told[0]
    mark = manner(first.asserted, first.modality)
    words = known.cites.said([x.statement for x in h.told])
    sources = list(dict.fromkeys(s.word_of for s in words))
    voices: Part = f" ({len(h.origins)} independent origins)" if len(h.origins) > 1 else ""
    return (
        (days_words(h.earliest, h.latest),),
        (place_name(first.place_name) if first.place_name else "place not given",),
        clauses(
            f"{EVENTS.get(first.type, first.type.lower()).capitalize()}{f' ({mark})' if mark else ''}: ",
            Quoted(one_line(first.words)),
            known.cites.cite([s.id for s in words]),
        ),
        clauses(joined(sources[:3]) + (f" and {len(sources) - 3} more" if len(sources) > 3 else ""), voices),
    )


def sources_section(known: Known) -> Section:
    """Who the claims come from, what became of them, and the proposed grade."""
    if not known.sources:
        return Section("sources", "Sources", (Para(("No source is in the record.",)),))
    shown = [s for s in known.sources if s.claims > 1 or s.tested or s.forecasts][:SOURCES_SHOWN]
    rows: list[tuple[Line, ...]] = []
    for s in shown:
        brier = f"{s.forecasts.brier:.2f} ({s.forecasts.n})" if s.forecasts and s.forecasts.brier is not None else "none"
        counts = (str(s.claims), str(s.confirmed), str(s.contradicted), brier, s.grade)
        rows.append(((Strong(_source_name(s)),), *((x,) for x in counts), (s.why,)))
    method = (
        "Grades: A (reliable) to E (unreliable) by the share of a source's claims that others confirmed, F where it cannot be judged "
        "(NATO AJP-2.1); proposed by rule, for a person to overrule. Brier: 0 is best; in brackets, how many forecasts."
    )
    head = ("Source", "Claims", "Confirmed", "Contradicted", "Brier", "Grade", "Why")
    blocks: list[Block] = [
        Table(head, tuple(rows), (1.8, 0.6, 0.8, 0.9, 0.8, 0.5, 2.4)),
        Para((method,), quiet=True),
    ]
    rest = [s for s in known.sources if s not in shown]
    if rest:
        blocks.append(Para((f"{number(len(rest), 'further source')}: dateline sources",), quiet=True))
    return Section("sources", "Sources", tuple(blocks))


def _source_name(s: Source) -> str:
    """A source's name; an anonymous one with the outlet through which it was heard."""
    if s.name == "the report itself":
        return f"unnamed report {s.key.removeprefix('report:')}"
    channel, _, anonymous = s.key.removeprefix("outlet:").partition("/")
    return f"{s.name}, through {channel.replace('-', ' ').title()}" if anonymous and s.key.startswith("outlet:") else s.name


def unresolved_section(known: Known) -> Section:
    """What was named and could not be settled, and what could not be read at all."""
    items: list[Line] = []
    for kind, head in (("place", "Places"), ("time", "Times")):
        found = [u for u in known.unresolved if u.kind == kind]
        by_why: dict[str, list[Part]] = {}
        for u in found[:NAMES_SHOWN]:
            names = by_why.setdefault(u.why, [])
            names += [", " if names else "", Quoted(u.text), f" (report{'s' if len(u.reports) > 1 else ''} {', '.join(u.reports[:3])})"]
        items += [clauses(Strong(head), f", {why}: ", tuple(names)) for why, names in by_why.items()]
        if len(found) > NAMES_SHOWN:
            items.append((f"and {len(found) - NAMES_SHOWN} more {head.lower()}",))
    unknown = [h for h in known.held if h.party is None]
    if unknown:
        names_ = joined(place_name(h.name) for h in unknown)
        items.append(clauses(Strong("Holder not known"), f": {names_}", known.cites.cite([i for h in unknown for i in h.support])))
    if known.counts.failures:
        items.append((Strong("Reports that could not be read"), f": {known.counts.failures} (dateline add --retry)"))
    if not items:
        return Section("unresolved", "What could not be resolved", (Para(("Everything that was named could be settled.",)),))
    return Section("unresolved", "What could not be resolved", (Bullets(tuple(items)),))


def title(known: Known) -> str:
    """The brief's title: its days."""
    if known.since == known.until:
        return f"Situation report, {day_words(known.until)}"
    first = day_words(known.since)
    if known.since.year == known.until.year:
        first = first.removesuffix(f" {known.since.year}")
    return f"Situation report, {first} to {day_words(known.until)}"
