"""Nouns that name an event: whether they do so here, and whom and where they bring with them."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from dateline.knowledge.events import NounEntry
from dateline.reader.events.arguments import actors, owner_of, places_in
from dateline.reader.events.kinds import actor_at, headed, inner, is_subject, place_here
from dateline.reader.events.names import operation_name
from dateline.reader.reading import ActorMention, PlaceMention, Reading
from dateline.reader.syntax import conjuncts

HOSTILE = {"military", "ground", "air", "counterinsurgency", "counter-insurgency", "mopping-up", "cleansing", "clearance", "bombing",
           "naval",
           "amphibious", "airborne", "counterterrorism", "counter-terrorism", "anti-terror", "armed", "terror", "offensive", "combat",
           "commando",
           "bloody", "scorched-earth", "pacification", "insurgent", "guerrilla", "cross-border", "artillery", "large-scale", "rebel",
           "final"}
UNREAL = {"possible", "potential", "planned", "imminent", "future", "likely", "expected", "hypothetical", "eventual", "threatened",
          "feared", "any",
          "no", "proposed", "prospective", "new_", "looming", "heart", "panic", "verbal", "cyber", "personal", "further"}


@dataclass(slots=True)
class NounArguments:
    """Who and where a noun of event brings in its own phrase."""

    actor: list[ActorMention] = field(default_factory=list)
    recipient: list[ActorMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    via: list[ActorMention] = field(default_factory=list)
    dated: bool = False


def allowed(reading: Reading, noun: Token, entry: NounEntry, *, hostile: bool = False) -> bool:
    """Whether a noun is used in the sense of the entry: "air strike" and not "strike a pose", an operation against somebody."""
    known = headed(reading, noun)
    if noun.dep_ in ("compound", "nmod", "amod") or (known is not None and known.kind != "other"):
        return False
    if place_here(reading, noun) or (reading.time_at[noun.i] is not None and noun.pos_ == "PROPN"):
        return False
    before = [c for c in noun.lefts if c.dep_ in ("amod", "compound", "nmod", "det", "poss", "neg", "nummod")]
    words = {c.lower_ for c in before} | {c.lemma_.lower() for c in before}
    if words & UNREAL:
        return False
    if entry.only_with and not hostile:
        return bool(words & set(entry.only_with)) or any(w.lower_ in entry.only_with for c in before for w in c.children) or (any(
            actor_at(reading, c) is not None and c.dep_ in ("amod", "poss", "compound") for c in before) and "hunger" not in words)
    if entry.if_hostile and not hostile:
        return bool(words & HOSTILE) or any(c.dep_ == "prep" and c.lower_ == "against" for c in noun.children) or operation_name(reading,
                noun) is not None
    if entry.if_person:
        return any(is_subject(reading, inner(t), "human") for t in _objects(noun, "of"))
    return True


def noun_arguments(reading: Reading, noun: Token, entry: NounEntry) -> NounArguments:
    """The arguments in the noun's own phrase."""
    core = inner(noun)
    out = NounArguments()
    if entry.mutual:
        for prep in ("between", "among", "with", "involving", "by", "pitting", *(("of",) if entry.type == "CONSULT" else ())):
            out.actor += [a for a in actors(reading, _objects(core, prep)) if a not in out.actor]
        for child in core.children:
            if child.dep_ == "acl" and child.lemma_.lower() in ("involve", "pit"):
                out.actor += [a for a in actors(reading, [t for c in child.children if c.dep_ == "dobj" for t in conjuncts(c)])
                              if a not in out.actor]
    else:
        for name in entry.actor:
            if name == "poss":
                owner = owner_of(reading, core)
                if owner is not None and not out.actor:
                    out.actor.append(owner)
            elif not out.actor:
                out.actor += [a for a in actors(reading, [t for t in _objects(core, name) if not place_here(reading, t)
                                                          or actor_at(reading, t) is not None])
                              if a not in out.actor]
    for prep in entry.recipient:
        tokens = [t for t in _objects(core, prep) if not (place_here(reading, t) and headed(reading, t) is None)
                  and reading.time_at[t.i] is None]
        if tokens and not out.recipient:
            out.recipient = [a for a in actors(reading, tokens) if a not in out.actor]
    for prep in (*entry.place, "in", "at", "near", "around", "outside", "on", "of"):
        for token in _objects(core, prep):
            for place in places_in(reading, token):
                if place not in out.places:
                    out.places.append(place)
    for name in entry.via:
        out.via += actors(reading, _objects(core, name))
    out.dated = dated(reading, core) or (noun is not core and dated(reading, noun))
    return out


def dated(reading: Reading, noun: Token) -> bool:
    """Whether a time stands in the noun's phrase: "Thursday's raid", "clashes on Monday", "a siege of ten weeks"."""
    for child in noun.children:
        if child.dep_ in ("poss", "amod", "compound", "npadvmod", "nmod", "advmod", "nummod") and reading.time_at[child.i] is not None:
            return True
        if child.dep_ == "prep" and any(reading.time_at[g.i] is not None for g in child.children if g.dep_ in ("pobj", "pcomp")):
            return True
        if child.dep_ in ("relcl", "acl") and any(
                c.dep_ in ("prep", "npadvmod", "advmod") and any(reading.time_at[g.i] is not None for g in (c, *c.children))
                for c in child.children):
            return True
    return False


def _objects(noun: Token, prep: str) -> list[Token]:
    return [t for c in noun.children if c.dep_ in ("prep", "agent") and c.lower_ == prep for o in c.children if o.dep_ == "pobj"
            for t in conjuncts(o)]
