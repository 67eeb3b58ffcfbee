"""Control said of what a force has, and of the side a town is on: "we still have X", "X went over to Y", "X stayed with Y"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.knowledge.control import control_lexicon
from dateline.reader.arguments import is_party
from dateline.reader.control.clause import doers, things
from dateline.reader.control.factual import standing
from dateline.reader.control.found import Found, armed, can_act, former, reached
from dateline.reader.reading import Reading
from dateline.reader.territory import PlaceArgument, places_of

YET = frozenset({"still", "now", "currently", "presently", "again", "already"})
HAVE = frozenset({"have", "possess", "keep"})
CROSS = frozenset({"come", "go", "cross", "pass", "swing"})  # over to
SWITCH = frozenset({"change", "switch", "swap", "shift"})  # sides
SIDES = frozenset({"sides", "allegiance", "allegiances", "camp", "camps"})
JOIN = {"declare": ("for",), "side": ("with",), "defect": ("to",)}
STAY = frozenset({"stay", "remain", "stand", "keep"})  # with, loyal to
LOYAL = frozenset({"loyal", "faithful", "true"})
STATES = frozenset({"in", "on", "under", "within", "by", "for"})
PEOPLED = frozenset(
    {"garrison", "barracks", "barrack", "brigade", "battalion", "division", "command", "base", "camp", "school", "university"}
)
DISPUTE = frozenset({"dispute", "contention"})
ALLEGIANCE = HAVE | CROSS | SWITCH | JOIN.keys() | STAY | {"be"}


def find_allegiance(reading: Reading, verb: Token, word: str) -> Found | None:
    """The statement of control that a verb of having, of going over or of staying true makes, or None."""
    found = None
    if word in HAVE:
        found = _has(reading, verb)
    if found is None and word in SWITCH and any(o.lower_ in SIDES for o in things(reading, verb)):
        found = _towns(reading, verb, "gained", [], "switch")
    if found is None and word in CROSS and any(c.lower_ == "over" and c.dep_ in ("prt", "advmod", "prep") for c in verb.children):
        found = _towns(reading, verb, "gained", reached(verb, ("to", "over to")), "over")
    if found is None and word in JOIN and not things(reading, verb):
        found = _towns(reading, verb, "gained", reached(verb, JOIN[word]), "join")
    if found is None and word in STAY:
        true = next((c for c in verb.children if c.dep_ in ("acomp", "oprd") and c.lower_ in LOYAL), None)
        found = _towns(reading, verb, "holds", reached(verb, ("with",)) if true is None else reached(true, ("to",)), "stay")
    if found is None and word == "be":
        back = next((c for c in verb.children if c.lower_ == "back" and c.dep_ in ("advmod", "prt")), None)
        found = _towns(reading, verb, "holds", reached(back, ("with",)) or reached(verb, ("with",)), "back") if back is not None else None
    if found is None and word in ("be", "remain", "stay"):
        found = _disputed(reading, verb)
    return found


def _has(reading: Reading, verb: Token) -> Found | None:
    """ "UNITA has Huambo", "we still have X": a force with a place by name, or, at the moment, a site it stands on."""
    if verb.dep_ == "aux" and verb.head.pos_ == "PROPN":  # "we still have X", with X read as the verb
        objects, holder = [verb.head], [c for c in verb.head.children if c.dep_ == "nsubj"]
    else:
        objects, holder = [o for o in things(reading, verb) if o.i > verb.i], doers(reading, verb)
    if not objects or not holder or not can_act(reading, holder) or any(c.dep_ in ("xcomp", "ccomp", "oprd", "prt") for c in verb.children):
        return None
    if any(c.dep_ in ("acl", "relcl") for o in objects for c in o.children) or any(
        c.lower_ in STATES for t in (verb, *objects) for c in t.children
    ):
        return None  # "has Gaza surrounded", "has Paris in its sights"
    now = any(c.lower_ in YET for c in (*verb.children, *(objects[0].lefts if verb.dep_ == "aux" else ())))
    if not all(armed(reading, h) or (now and (h.lower_ in ("we", "they", "government", "rebels") or is_party(reading, h))) for h in holder):
        return None
    places = places_of(reading, objects, trust=2 if now else 1)
    sites = [p for p in places if now and p.place is None and p.area and any(c.lower_ == "the" for c in p.head.lefts)]
    named = [p for p in places if p.place is not None and p.named and p.place.feature != "country" and not p.place.demonym]
    if len(named) + len(sites) != len(places) or not places:
        return None
    if all(not p.area and p.place is None for p in places) or standing(verb, "holds") is None:
        return None
    first = verb.i - 1 if verb.i and verb.nbor(-1).lower_ in YET else verb.i
    return Found("holds", verb, (first, verb.i + 1), "control.holds.have/1", places, holder)


def _towns(reading: Reading, verb: Token, change: str, holder: list[Token], name: str) -> Found | None:
    """The side that a town, not its people, is on; the other side must be a party wherever the words say one."""
    places = [p for p in places_of(reading, doers(reading, verb)) if _town(p)]  # of a list, all where the first is one
    sides = former(reading, holder)
    if not places or (name != "switch" and not sides) or standing(verb, change) is None:
        return None
    last = max((c.i for c in verb.children if (c.dep_ in ("prt", "advmod") and c.lower_ == "over") or c.lower_ in SIDES), default=verb.i)
    return Found(change, verb, (verb.i, min(max(last, verb.i), verb.i + 3) + 1), f"control.{change}.{name}/1", places, sides)


def _town(argument: PlaceArgument) -> bool:
    place = argument.place
    if argument.head.lemma_.lower() in PEOPLED:
        return False  # "the garrison at X declared for Y": an event
    if place is None:
        return bool(argument.area) and argument.head.lemma_.lower() in control_lexicon().territory.kinds
    return place.feature != "country" and not place.demonym


def _disputed(reading: Reading, verb: Token) -> Found | None:
    nouns = [n for n in reached(verb, ("in",)) if n.lemma_.lower() in DISPUTE and not any(c.dep_ == "prep" for c in n.children)]
    places = [p for p in places_of(reading, doers(reading, verb)) if p.place is not None and p.named and p.place.feature != "country"]
    if not nouns or not places or standing(verb, "contested") is None:
        return None
    return Found("contested", verb, (nouns[0].head.i, nouns[0].i + 1), "control.contested.dispute/1", places)
