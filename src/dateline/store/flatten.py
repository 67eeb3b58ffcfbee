"""From the record of one report to rows: every statement written out so that it can be weighed without its report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic_core import to_json

from dateline.intake.likeness import bands, shingles
from dateline.intake.wire import place_name
from dateline.model import Control, Event, Forecast, Link, Place, Record, Statement
from dateline.store.doubts import doubts
from dateline.store.keys import origin_key, party_key, place_key, spoken_chain

Row = dict[str, Any]
CHAIN = {"chain"}  # written out beside the statement's own fields


def report_row(record: Record) -> Row:
    """The row of the report itself, without what is known only beside others (story, relation)."""
    r = record.report
    return {
        "id": r.id,
        "sha256": r.sha256,
        "published": r.published,
        "outlet": r.outlet,
        "place": r.place,
        "title": r.title,
        "url": r.url,
        "language": r.language,
        "text": r.text.replace("\x00", " "),
        "reader": record.reader,
        "record": record.to_json(),
    }


@dataclass(slots=True)
class Prepared:
    """All rows of one report: made without a database, so that it can be done in any process."""

    report: Row
    statements: list[Row]
    places: list[Row]
    voices: list[Row]
    buckets: list[tuple[int, int]]


def prepare(record: Record) -> Prepared:
    """The rows of a finished record."""
    flat = Flattener(record)
    report = report_row(record)
    rows = [flat.row(s) for s in record.statements]
    return Prepared(report, rows, list(flat.places.values()), flat.voices, bands(shingles(report["text"])))


class Flattener:
    """Looks up what a record's statements refer to by id."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.mentions: dict[str, Any] = {m.id: m for found in (record.places, record.actors, record.times) for m in found}
        self.links: dict[str, Link] = {a.source.id: a.source for a in record.attributions if a.source}
        for s in record.statements:
            self.links.update((x.id, x) for x in s.chain)
        self.places: dict[str, Row] = {}
        self.voices: list[Row] = []
        self.mention: Place | None = None  # of the place last looked up
        # "Hama" is what people look for, not the gazetteer's "Ḩamāh": the report's own name where it has one
        named = sorted((p for p in record.places if p.geonames and p.text[:1].isupper()), key=lambda p: (not p.text.isupper(), -p.start))
        self.called = {p.geonames: place_name(p.text) for p in named}  # a dateline's capitals only where it is named nowhere else

    def row(self, s: Statement) -> Row:
        """The row of one statement."""
        r = self.record.report
        place = self.place_of(s)
        party, other = self.parties(s)
        chain = [self.link(x) for x in s.chain]
        parties = {k: [self.actor(i) for i in getattr(s, k, ())] for k in ("holder", "previous", "actor", "recipient", "via")}
        if isinstance(s, Forecast):
            parties |= {
                "subject": [self.actor(s.outcome.subject)] if s.outcome.subject else [],
                "object": [self.actor(s.outcome.object)] if s.outcome.object else [],
            }
        beside: Row = {"chain": chain, "place_row": place, "outlet": r.outlet, "parties": parties}
        if not isinstance(s, Control):  # a statement of control tells itself how its land lies to the place
            beside["relation"] = self.mention.relation if self.mention else None
        origin = origin_key(chain, r.outlet, r.id)
        if isinstance(s, Control | Forecast):
            said = {"source": spoken_chain(chain, r.outlet), "through": spoken_chain(chain[:1], r.outlet)}
            self.voices.append({"statement": s.id, "report": r.id, "place": place["key"] if place else None, "origin": origin} | said)
        return {
            "id": s.id,
            "report": r.id,
            "reader": self.record.reader,
            "kind": s.kind,
            "type": _type(s),
            "published": r.published,
            "earliest": s.when.earliest if s.when else None,
            "latest": s.when.latest if s.when else None,
            "place": place["key"] if place else None,
            "party": party,
            "other": other,
            "asserted": s.asserted,
            "modality": s.modality,
            "origin": origin,
            "cue": s.cue.text,
            "start": s.start,
            "end": s.end,
            "anchor": f"{r.id}|{s.kind}|{s.cue.start}-{s.cue.end}|{place['name'] if place else ''}",
            "words": s.text.replace("\x00", " "),
            "data": f"{s.model_dump_json(exclude=CHAIN)[:-1]},{to_json(beside).decode()[1:]}",
            "doubts": doubts(chain, bool(s.hedges), self.record, self.mention),
        }

    def place_of(self, s: Statement) -> Row | None:
        """The row of the place that a statement is about, kept for the table of places too."""
        self.mention = None
        ref = s.place if isinstance(s, Control) else s.outcome.place if isinstance(s, Forecast) else None
        ref = ref or (s.places[0] if s.places else None)
        mention = self.mentions.get(ref) if ref else None
        if not isinstance(mention, Place):
            return None
        self.mention = mention
        row: Row = {
            "key": place_key(mention),
            "name": self.name_of(mention),
            "feature": mention.feature,
            "country": mention.country,
            "admin1": mention.admin1,
            "lat": mention.lat,
            "lon": mention.lon,
            "resolved": mention.unresolved is None and mention.lat is not None,
        }
        self.places[row["key"]] = row
        return row

    def name_of(self, mention: Place) -> str:
        """What people call a place: as the report does, with "region" where the name alone would be taken for its chief town's."""
        name = self.called.get(mention.geonames, mention.name) if mention.geonames else mention.name
        return f"{name} region" if mention.feature == "region" and " " not in name and mention.admin1 else name

    def actor(self, ref: str) -> Row:
        """An actor as others need it: what it finally refers to."""
        mention = self.mentions[ref]
        seen = {ref}
        while mention.same_as and mention.same_as not in seen:
            seen.add(mention.same_as)
            mention = self.mentions[mention.same_as]
        return {
            "name": mention.name,
            "entity": mention.entity,
            "country": mention.country,
            "kind": mention.kind,
            "key": party_key(mention.name, mention.entity, mention.country, mention.kind),
        }

    def link(self, x: Link) -> Row:
        """A source with the name that it finally has."""
        last, seen = x, {x.id}
        while last.same_as and last.same_as in self.links and last.same_as not in seen:
            seen.add(last.same_as)
            last = self.links[last.same_as]
        actor = self.actor(last.actor) if last.actor else None
        return {
            "text": x.text,
            "name": last.name,
            "role": last.role,
            "named": last.named,
            "count": last.count,
            "verb": x.verb,
            "start": x.start,
            "end": x.end,
            "actor": actor,
        }

    def parties(self, s: Statement) -> tuple[str | None, str | None]:
        """Keys of who does or holds, and of who suffers or held."""
        if isinstance(s, Control):
            first, second = s.holder, s.previous
        elif isinstance(s, Event):
            first, second = s.actor, s.recipient
        elif isinstance(s, Forecast):
            first = (s.outcome.subject,) if s.outcome.subject else ()
            second = (s.outcome.object,) if s.outcome.object else ()
        else:
            return None, None
        return (self.actor(first[0])["key"] if first else None), (self.actor(second[0])["key"] if second else None)


def _type(s: Statement) -> str | None:
    if isinstance(s, Event):
        return s.event_type
    if isinstance(s, Control):
        return s.change
    return s.outcome.type if isinstance(s, Forecast) else None
