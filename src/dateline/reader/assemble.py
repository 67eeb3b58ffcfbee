"""From the working state to the frozen record: ids, spans, cross-references."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from dateline.model import Record, Span
from dateline.reader.identity import first_of
from dateline.reader.reading import ActorMention, AttributionMention, Chars, Draft, LinkMention, Mention, PlaceMention, Reading, WhenFound


class Assembler:
    """Gives every mention an id in the order of the text and writes the record."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.places = [p for p in _ordered([*reading.places, *_used_places(reading)]) if not p.demonym]
        self.actors = _ordered([*reading.actors, *_used_actors(reading)])
        self.links = _ordered([*reading.links, *(x for d in reading.statements for x in d.chain),
                               *(a.source for a in reading.attributions if a.source)])
        self.times = _ordered(reading.times)
        self.quotes = _ordered(reading.quotes)
        self.attributions = sorted(reading.attributions, key=_outer)
        self.ids: dict[int, str] = {}
        for letter, found in (("t", self.times), ("p", self.places), ("a", self.actors), ("l", self.links), ("q", self.quotes),
                              ("s", self.attributions)):
            for n, mention in enumerate(found, 1):
                self.ids[id(mention)] = f"{letter}{n}"

    def ref(self, mention: object | None) -> str | None:
        return None if mention is None else self.ids.get(id(mention))

    def place_ref(self, place: PlaceMention | None) -> str | None:
        return self.ref(first_of(place)) if place else None

    def refs(self, mentions: Iterable[object]) -> list[str]:
        return list(dict.fromkeys(i for m in mentions if (i := self.ids.get(id(m)))))

    def span(self, chars: Chars) -> dict[str, Any]:
        return {"start": chars[0], "end": chars[1], "text": self.text[chars[0]:chars[1]]}

    def mention(self, m: Mention) -> dict[str, Any]:
        return {"id": self.ids[id(m)], **self.span((m.start, m.end))}

    def link(self, x: LinkMention) -> dict[str, Any]:
        return {**self.mention(x), "name": x.name or self.text[x.start:x.end], "role": x.role, "named": x.named, "count": x.count,
                "verb": x.verb, "actor": self.ref(x.actor), "same_as": self.ref(x.same_as) if x.same_as is not x else None}

    def place(self, p: PlaceMention) -> dict[str, Any]:
        return {**self.mention(p), "name": p.name or self.text[p.start:p.end], "geonames": p.geonames, "feature": p.feature,
                "country": p.country, "admin1": p.admin1, "lat": p.lat, "lon": p.lon, "relation": p.relation,
                "precision": p.precision, "alternatives": p.alternatives, "unresolved": p.unresolved}

    def actor(self, a: ActorMention) -> dict[str, Any]:
        return {**self.mention(a), "name": a.name or self.text[a.start:a.end], "entity": a.entity, "country": a.country,
                "kind": a.kind, "same_as": self.ref(a.same_as) if a.same_as is not a else None, "label": a.label}

    def when(self, w: WhenFound | None) -> dict[str, Any] | None:
        return None if w is None else {"earliest": w.earliest, "latest": w.latest, "time": self.ref(w.time), "text": w.text}

    def statement(self, d: Draft) -> dict[str, Any]:
        r = self.reading
        cue, clause = r.chars(d.cue), r.chars(d.clause)
        clause = (min(clause[0], cue[0]), max(clause[1], cue[1]))
        where = d.place and (d.place.start, d.place.end, *([d.area] if d.area else []))  # two parts of one city: two statements
        key = f"{r.report.id}|{d.kind}|{clause}|{cue}|{d.rule}|{d.event_type or d.change or d.outcome_type}|{where}"
        places = [first_of(p) for p in ([d.place, *d.places] if d.place else d.places)]
        out: dict[str, Any] = {
            "id": f"{d.kind[0]}-{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}", "kind": d.kind,
            **self.span(clause), "cue": self.span(cue), "when": self.when(d.when), "places": self.refs(places),
            "asserted": d.asserted, "modality": d.modality, "condition": self.span(d.condition) if d.condition else None,
            "likelihood": {"words": d.likelihood.words, "low": d.likelihood.low, "high": d.likelihood.high} if d.likelihood else None,
            "hedges": [self.span(h) for h in d.hedges], "chain": [self.link(x) for x in d.chain],
            "framing": [self.span(f) for f in d.framing], "rule": d.rule,
        }
        if d.kind == "event":
            casualties = {k: {"low": c.low, "high": c.high, "words": c.words} for k, c in d.casualties.items()}
            out |= {"event_type": d.event_type, "actor": self.refs(d.actor), "recipient": self.refs(d.recipient), "via": self.refs(d.via),
                    "name": d.name, "casualties": casualties or None}
        elif d.kind == "control":
            out |= {"change": d.change, "holder": self.refs(d.holder), "previous": self.refs(d.previous), "place": self.place_ref(d.place),
                    "area": d.area, "relation": d.relation, "extent": d.extent}
        elif d.kind == "forecast":
            h = d.horizon
            out |= {"outcome": {"type": d.outcome_type or "other", "subject": self.ref(d.subject), "object": self.ref(d.object),
                                "place": self.place_ref(d.outcome_place), "text": d.outcome_text or self.text[clause[0]:clause[1]]},
                    "horizon": {"earliest": h.earliest, "latest": h.latest, "text": h.text} if h else None}
        else:
            out |= {"about": self.refs(d.about)}
        return out

    def attribution(self, a: AttributionMention) -> dict[str, Any]:
        start, end = _outer(a)
        return {"id": self.ids[id(a)], **self.span((start, end)), "source": self.link(a.source) if a.source else None,
                "cue": self.span(a.cue) if a.cue else None, "content": [self.span(c) for c in sorted(a.content)],
                "manner": a.manner, "addressee": self.span(a.addressee) if a.addressee else None}

    def record(self, program: str) -> Record:
        statements = {s["id"]: s for s in map(self.statement, self.reading.statements)}
        return Record.model_validate({
            "schema": "dateline/1", "reader": program, "report": self.reading.report.model_dump(),
            "times": [{**self.mention(t), "type": t.type, "value": t.value, "mod": t.mod, "earliest": t.earliest, "latest": t.latest,
                       "unresolved": t.unresolved} for t in self.times],
            "places": [self.place(p) for p in self.places], "actors": [self.actor(a) for a in self.actors],
            "quotes": [{**self.mention(q), "speaker": self.ref(q.speaker), "cue": self.span(q.cue) if q.cue else None,
                        "attribution": self.ref(q.attribution)} for q in self.quotes],
            "attributions": [self.attribution(a) for a in self.attributions],
            "statements": sorted(statements.values(), key=lambda s: (s["cue"]["start"], s["start"], s["kind"])),
            "notices": [n.model_dump() for n in self.reading.notices],
        })


def assemble(reading: Reading, program: str) -> Record:
    """The frozen record of a reading; ``program`` names reader and language pipeline with their versions."""
    return Assembler(reading).record(program)


def span_of(reading: Reading, start: int, end: int) -> Span:
    """A span of the model from character offsets."""
    return Span(start=start, end=end, text=reading.text[start:end])


def _ordered(mentions: Iterable[Any]) -> list[Any]:
    unique = {id(m): m for m in mentions}
    return sorted(unique.values(), key=lambda m: (m.start, m.end))


def _outer(a: AttributionMention) -> Chars:
    parts = [*a.content, *([a.cue] if a.cue else []), *([(a.source.start, a.source.end)] if a.source else [])]
    return min(p[0] for p in parts), max(p[1] for p in parts)


def _used_places(reading: Reading) -> list[PlaceMention]:
    return [first_of(p) for d in reading.statements for p in (d.place, d.outcome_place, *d.places) if p]


def _used_actors(reading: Reading) -> list[ActorMention]:
    out = [a for d in reading.statements for a in (d.subject, d.object, *d.actor, *d.recipient, *d.via, *d.holder, *d.previous) if a]
    return out + [x.actor for x in reading.links if x.actor]
