"""Sections on who holds what: what changed, the table and map of control, and the rival claims side by side."""

from __future__ import annotations

from dateline.brief.blocks import Block, Bullets, Figure, Line, Para, Part, Quoted, Section, Strong, Table, plain
from dateline.brief.citations import Citations, Said
from dateline.brief.figures.locator import Spot, credit, locator
from dateline.brief.known import Change, Known
from dateline.brief.wording import EVENTS, EXTENT, STATUS, clauses, day_words, joined, one_line, party_line, place_name, short_day
from dateline.fusion.claims import Party
from dateline.fusion.ledger import Held
from dateline.fusion.same import Happening

SIDE = 4  # claims shown on each side of a dispute


def changes_section(known: Known) -> Section:
    """Who gained and lost what in these days, in order, and what was learned late about earlier days."""
    blocks: list[Block] = []
    if known.changes:
        blocks.append(Bullets(tuple(change_line(known.cites, c) for c in known.changes)))
    else:
        blocks.append(Para(("No report of these days says that a place changed hands.",)))
    if known.late:
        blocks.append(Para((Strong("Learned in these days about earlier ones"),)))
        blocks.append(Bullets(tuple(change_line(known.cites, Change(h.valid_from, h, True)) for h in known.late)))
    return Section("changes", "What changed", tuple(blocks))


def change_line(cites: Citations, change: Change) -> Line:
    """One change as a sentence with its basis: "8 December 2024: Homs came under ... (claimed): ..."."""
    h = change.held
    where = f"{EXTENT.get(h.extent or 'all', '')}{place_name(h.name)}"
    day = f"{day_words(change.day)}: "
    cite = cites.cite((*h.support, *h.against))
    end: Line = (f": {basis(cites, h)}.", cite)
    if h.party is None:
        lost = clauses(" is said to have been lost by ", party(cites, h.loser, h)) if h.loser else (" is said to have fallen",)
        return clauses(day, Strong(where), lost, ", and who holds it is not known", end)
    before: Line = clauses(", held before by ", party(cites, h.loser, h)) if h.loser else ()
    verb = {
        "confirmed": " is held by ",
        "disputed": " is said by some to be held by ",
    }.get(h.status, " is said to be held by ")
    taken = change.new and any(s.data["change"] == "gained" for s in cites.said(h.support))
    if taken and h.status == "confirmed":
        verb = " came under "
    elif taken and h.status != "disputed":
        verb = " is said to have come under "
    return clauses(day, Strong(where), verb, party(cites, h.party, h), before, f" ({STATUS[h.status]})", end)


def party(cites: Citations, who: Party | None, h: Held) -> Part:
    """A party's name, quoted where the reports' wording takes a side."""
    framing = {f for s in cites.said((*h.support, *h.against)) for f in s.framing}
    return party_line(who.name if who else None, framing, known=who is not None and who.entity is not None)


def basis(cites: Citations, h: Held) -> str:
    """Why it stands as it does, in words, with every source named."""
    for_, against = cites.said(h.support), cites.said(h.against)
    names = list(dict.fromkeys(s.word_of for s in for_))
    if h.status == "confirmed" and h.why.startswith("admitted"):
        return h.why
    if h.status == "confirmed":
        return f"{h.why.split(':')[0]}, among {_few(names, 4)}" if ":" in h.why else h.why
    if h.status == "disputed":
        return f"so say {_few(names)}; otherwise say {_few(list(dict.fromkeys(s.word_of for s in against)))}"
    if not names:
        return "nobody says who holds it"
    if len({s.report for s in for_}) == 1:
        return f"only on the word of {names[0]}"
    return f"on the word of {_few(names)}, who are not independent of each other or not sure"


def _few(names: list[str], most: int = 3) -> str:
    shown = names[:most] + ([f"{len(names) - most} more"] if len(names) > most else [])
    return "; ".join(shown[:-1]) + ("; and " if len(shown) > 1 else "") + "".join(shown[-1:])


def control_section(known: Known) -> Section:
    """The map and the table of control at the end of the last day."""
    if not known.held:
        nothing = Para((f"Nothing in the record says who held a place on {day_words(known.until)}.",))
        return Section("control", "Who holds what", (nothing,))
    blocks: list[Block] = []
    figure = control_map(known)
    if figure is not None:
        blocks.append(figure)
    blocks.append(_table(known))
    where = [place_name(h.name) for h in known.held if h.lat is None]
    if where:
        blocks.append(Para((f"Not on the map, since the gazetteer has no point for them: {joined(where)}.",), quiet=True))
    return Section("control", f"Who holds what on {day_words(known.until)}", tuple(blocks))


def control_map(known: Known) -> Figure | None:
    """The locator map of what is held, changes ringed; None where no place has a point."""
    changed = {c.held.place for c in known.changes}
    spots = [
        Spot(place_name(h.name), h.lat, h.lon, h.country, _drawn(known.cites, h), h.status, h.place in changed, _province(h))
        for h in known.held
        if h.lat is not None and h.lon is not None and h.feature != "country"
    ]
    title = f"Control on {day_words(known.until)}; ringed: changed since {day_words(known.since)}"
    svg, words = locator(spots, title)
    return Figure("map", svg, title, f"{words}. {credit(spots)}") if svg else None


def _province(h: Held) -> int | None:
    """The gazetteer's id of a province."""
    return int(h.place[1:]) if h.feature == "region" and h.place[1:].isdigit() else None


def _drawn(cites: Citations, h: Held) -> str | None:
    """The holder's name in the legend."""
    return plain((party(cites, h.party, h),)).removeprefix("the ") if h.party else None


def _table(known: Known) -> Table:
    rows = []
    for h in sorted(known.held, key=lambda h: (h.country or "", h.admin1 or "~", h.feature != "region", h.name)):
        cites = known.cites
        extent = EXTENT.get(h.extent or "all", "").replace(" of ", "")
        pressed: Part = {"encircled": ", encircled", "contested": ", contested"}.get(h.siege or "", "")
        rows.append(
            (
                clauses(Strong(place_name(h.name)), f", {h.admin1}" if h.admin1 and h.admin1 not in h.name else ""),
                clauses(party(cites, h.party, h), f" ({extent})" if extent else "", pressed),
                (short_day(h.since),),
                (STATUS[h.status].removesuffix(", not confirmed"),),
                clauses(party(cites, h.loser, h) if h.loser else "not known"),
                clauses(basis(cites, h), cites.cite((*h.support, *h.against))),
            )
        )
    return Table(("Place", "Held by", "Since", "Status", "Before", "On whose word"), tuple(rows), (1.5, 1.4, 0.9, 0.8, 1.1, 2.6))


def disputed_section(known: Known) -> Section:
    """For each place with a rival claim or a denial in these days: who says so, and who says otherwise, in their words."""
    rows: list[tuple[Line, ...]] = []
    seen: set[tuple[str, str | None]] = set()
    for h in reversed(known.stretches):
        if not h.against or (h.place, h.holder) in seen or (h.valid_to or known.until) < known.since or h.valid_from > known.until:
            continue
        seen.add((h.place, h.holder))
        cites = known.cites
        head = clauses(Strong(place_name(h.name)), " held by ", party(cites, h.party, h), f", {days(h)}: {STATUS[h.status]}")
        rows.append((head, side(cites, cites.said(h.support)), side(cites, cites.said(h.against))))
    rows += _denied_events(known)
    if not rows:
        return Section("disputed", "Disputed claims", (Para(("No claim of these days is contradicted by another in the record.",)),))
    return Section("disputed", "Disputed claims", (Table(("Claim", "Say so", "Say otherwise"), tuple(rows), (1.2, 2, 2)),))


def days(h: Held) -> str:
    """The days of a stretch in words."""
    if h.valid_to is None:
        return f"from {short_day(h.valid_from)}"
    return f"on {short_day(h.valid_from)}" if h.valid_from == h.valid_to else f"{short_day(h.valid_from)} to {short_day(h.valid_to)}"


def side(cites: Citations, said: list[Said]) -> Line:
    """What one side says: each source with its words and reference."""
    out: list[Part] = []
    for n, s in enumerate(said[:SIDE]):
        out += ["; " if n else "", f"{s.word_of}, {short_day(s.published)}: ", Quoted(one_line(s.words, 160)), cites.cite((s.id,))]
    if len(said) > SIDE:
        out.append(f"; and {len(said) - SIDE} more")
    return clauses(*out)


def _denied_events(known: Known) -> list[tuple[Line, ...]]:
    """Events that someone denies, beside those who tell of one of that kind at that place in the same days."""
    rows: list[tuple[Line, ...]] = []
    told: dict[tuple[str, str | None], list[Happening]] = {}
    for y in known.events:
        if y.told[0].asserted and y.told[0].place is not None:
            told.setdefault((y.told[0].type, y.told[0].place), []).append(y)
    for no in known.events:
        first = no.told[0]
        if first.asserted:
            continue
        yes = [
            y
            for y in told.get((first.type, first.place), ())
            if first.actor is not None
            and y.told[0].actor is not None
            and first.actor.key == y.told[0].actor.key
            and y.latest is not None
            and no.latest is not None
            and abs((y.latest - no.latest).days) <= 2
        ]
        cites = known.cites
        for_ = cites.said([x.statement for y in yes for x in y.told])
        where = f", {place_name(first.place_name)}" if first.place_name else ""
        what = EVENTS.get(first.type, first.type.lower()).capitalize()
        head: Line = (Strong(f"{what}{where}"), f", {short_day(no.latest)}: denied")
        nobody: Line = ("no claim in the record that agrees in kind, place, day and party",)
        rows.append((head, side(cites, for_) or nobody, side(cites, cites.said([x.statement for x in no.told]))))
    return rows
