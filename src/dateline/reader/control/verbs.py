"""Verbs of control with their places and parties: "seized X from Y", "X fell to Y", "drove Y out of X"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.knowledge.control import Frame, Use, control_lexicon
from dateline.reader.arguments import is_party, spread
from dateline.reader.control.clause import doers, done_by, gapped, is_time, things
from dateline.reader.control.factual import standing
from dateline.reader.control.found import Found, adverb_extent, armed, can_act, expelled, former, reached
from dateline.reader.focus import focus
from dateline.reader.reading import Range, Reading
from dateline.reader.syntax import is_passive
from dateline.reader.territory import PlaceArgument, places_of

# Phrases that turn a verb of falling into another: "fell silent", "fell 3 percent", "fell into the river", "fell within the province".
ELSEWHERE = {"into", "off", "behind", "below", "short", "apart", "within", "under", "between", "among", "through", "down", "victim", "foul", "due"}
PARTICLE = ("prt", "advmod", "prep", "npadvmod", "acomp")


def find_gone(reading: Reading, verb: Token, before: Found | None) -> Found | None:
    """"X had gone the day before", "was the first city to go": lost, said without saying so; "Y followed" after such a statement."""
    if any(c.dep_ in ("dobj", "acomp", "xcomp", "ccomp", "advcl", "prt", "oprd", "attr") and not is_time(reading, c) for c in verb.children):
        return None
    if any(c.dep_ == "prep" and not any(is_time(reading, o) for o in c.children) and c.lower_ not in ("without", "like", "after") for c in verb.children):
        return None
    follows = verb.lemma_ == "follow"
    if follows and (before is None or before.change not in ("gained", "lost") or before.head.sent.start < verb.sent.start and before.head.sent.end != verb.sent.start):
        return None
    first = verb.dep_ in ("acl", "relcl") and verb.tag_ == "VB"
    if not follows and not first and not any(c.dep_ == "aux" and c.lower_ in ("had", "has", "have") for c in verb.children):
        return None
    places = [p for p in places_of(reading, doers(reading, verb)) if p.place is not None and (p.named or first) and p.area is None]
    if not places or standing(verb, "lost") is None:
        return None
    change = "lost" if not follows or before is None else before.change
    return Found(change, verb, (verb.i, verb.i + 1), f"control.{change}.{verb.lemma_}/1", places)


def find_verb(reading: Reading, verb: Token, uses: tuple[Use, ...]) -> Found | None:
    """The statement of control that a verb makes in one of its uses, or None."""
    for use in uses:
        if not _particle(verb, use):
            continue
        found = _in_frame(reading, verb, use)
        if found is not None:
            return found
    return None


def _particle(verb: Token, use: Use) -> bool:
    particles = [c for c in verb.children if c.dep_ == "prt"]
    if use.particle is None:
        return not particles or any(f"{p.lower_} of" in use.frame.place or p.lower_ in use.frame.place for p in particles)
    if use.particle == "hands":
        return any(c.dep_ in ("dobj", "npadvmod", "attr") and c.lower_ in ("hands", "hand") and not any(g.dep_ in ("poss", "det") for g in c.lefts) for c in verb.children)
    return any(c.lower_ == use.particle and c.dep_ in PARTICLE and c.i > verb.i for c in verb.children)


def _in_frame(reading: Reading, verb: Token, use: Use) -> Found | None:
    frame, passive = use.frame, is_passive(verb)
    subject = done_by(reading, verb) if passive else doers(reading, verb)
    objects = things(reading, verb)
    if frame.name in ("clear", "take") and not objects and not passive and verb.tag_ in ("VBD", "VBN") and frame.place == "object" and _heading(reading, verb):
        objects, subject, passive = subject, [], True  # "Villages cleared of rebels this week: A, B and C"
    if frame.object and not any(o.lemma_.lower() in frame.object for o in objects):
        return None
    word = control_lexicon().forms.get(verb.lower_, verb.lemma_.lower())
    certain = word in control_lexicon().certain
    trust = 2 if certain else int(not use.strict or (frame.place == "object" and any(armed(reading, t) for t in subject)))
    places = _places(reading, verb, use, passive, objects, trust)
    if not places and frame.name == "enclose" and not use.strict and any(expelled(reading, o) for o in objects):
        around = places_of(reading, reached(verb, ("in", "at", "near", "inside", "outside", "around")))
        places = around[:1] or [PlaceArgument(objects[0], focus(reading, verb, pronoun=False), named=False)]
    places = [p for p in places if p.place is not None or not _vague(p)]
    if not places or (use.strict and not _sure(reading, verb, frame, places)):
        return None
    if frame.people and not (passive and frame.name == "expel" and not objects) and not any(
            expelled(reading, t) for t in (objects if frame.previous == "object" else subject)):
        return None
    if _idle(reading, verb, frame) or _foreign(reading, verb, use, places):
        return None
    modality = standing(verb, frame.change, agentive=frame.agentive and not passive)
    if modality is None:
        return None
    holder, previous = _parties(reading, verb, frame, passive, subject, objects)
    actors = holder if frame.holder == "subject" else previous if frame.previous == "subject" else []
    if not can_act(reading, actors) or (frame.holder == "subject" and not passive and not holder and use.strict and verb.dep_ == "ROOT"):
        return None
    if (frame.needs == "holder" and not holder) or (frame.needs == "previous" and not previous):
        return None
    change = frame.change
    if word == "occupy" and (verb.tag_ in ("VBZ", "VBP") or verb.tag_ == "VBG" and verb.dep_ == "acl") and not passive:
        change = "holds"
    if change == "lost" and holder and frame.name == "yield":
        change = "gained"
    if frame.name == "fall" and not holder and _to_nobody(reading, verb):
        return None
    kind = f"{change}.{frame.name}" + (".withdrawal" if frame.withdrawal else "") + (".passive" if passive else ".active")
    return Found(change, verb, cue_range(verb, use.particle), f"control.{kind}/1", places, holder, previous, adverb_extent(verb), modality)


def _places(reading: Reading, verb: Token, use: Use, passive: bool, objects: list[Token], trust: int) -> list[PlaceArgument]:
    frame = use.frame
    if frame.place == "object":
        found = places_of(reading, [*objects, *_including(verb)], trust=trust)
        return found + [p for p in places_of(reading, gapped(reading, verb)) if p.place is not None and p.named] if found else []
    if frame.place == "subject":
        found = [] if passive and frame.name != "fall" else places_of(reading, doers(reading, verb), trust=2 if use.particle == "hands" else 0)
        return found + [p for p in places_of(reading, gapped(reading, verb)) if p.place is not None and p.named] if found else []
    names = frame.place
    nouns = reached(verb, names) or [t for o in objects for t in reached(o, names)]
    if not nouns:
        nouns = [t for c in verb.children if c.dep_ == "prt" for t in reached(c, ("of", *names))]
    if use.particle and not nouns:
        nouns = reached(verb, ("of", "from"))
    return places_of(reading, nouns, trust=False)


def _heading(reading: Reading, verb: Token) -> bool:
    """A plural of land before the verb and a colon after it: the participle of a heading, read as a past tense."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None or subject.tag_ not in ("NNS", "NNPS") or not (subject.lemma_.lower() in control_lexicon().territory or subject.lower_ in control_lexicon().territory):
        return False
    return any(t.text == ":" for t in reading.doc[verb.i:min(verb.i + 14, len(reading.doc))])


def _including(verb: Token) -> list[Token]:
    """What hangs on the verb with "including": part of its object."""
    return [o for c in verb.children if c.lower_ == "including" and c.i > verb.i for o in c.children if o.dep_ in ("pobj", "dobj")]


def _parties(reading: Reading, verb: Token, frame: Frame, passive: bool, subject: list[Token], objects: list[Token]) -> tuple[list[Token], list[Token]]:
    def role(value: str | tuple[str, ...]) -> list[Token]:
        if value == "subject":
            return subject
        if value == "object":
            return objects
        if value == "none":
            return []
        nouns = reached(verb, value) + [t for o in objects for t in reached(o, value)]
        return former(reading, nouns)

    holder = role(frame.holder)
    if isinstance(frame.holder, tuple) and not holder:
        # "handed the rebels the town", "handed Moscow its biggest prize"
        holder = [t for c in verb.children if c.dep_ == "dative" and c.pos_ in ("NOUN", "PROPN", "PRON") for t in spread([c])]
    previous = role(frame.previous)
    return holder, previous


def _sure(reading: Reading, verb: Token, frame: Frame, places: list[PlaceArgument]) -> bool:
    """Whether the object of a verb with other senses is land: a name, or a noun of land with its article ("took the base", not "took part")."""
    lexicon = control_lexicon().territory
    for each in places:
        head = each.head
        if head.tag_ in ("NN", "JJ") and head.lemma_.lower() in lexicon and not any(c.dep_ in ("det", "poss", "nummod", "compound", "amod", "nmod") for c in head.lefts):
            return False
        if each.place is None and head.lemma_.lower() in ("ground", "line", "post", "position", "side", "point", "part", "field", "front", "state", "country", "land", "office",
                                                          "division", "area", "street", "house", "course", "third", "half", "square", "company", "station", "sector", "pass",
                                                          "cross", "port", "community", "interior", "market", "core", "edge", "border"):
            if any(c.dep_ == "prep" and c.lower_ == "of" for c in head.rights) or head.tag_ == "NN":
                return False
        if head.tag_ == "NN" and head.lemma_.lower() in ("post", "position", "office", "seat", "field", "state", "side", "point") \
                and any(c.dep_ == "prep" and c.lower_ in ("of", "as") and not places_of(reading, reached(head, ("of",))) for c in head.rights):
            return False
    return True


def _vague(argument: PlaceArgument) -> bool:
    """"Took over ministries": no place by name, no number, no article."""
    head = argument.head
    return head.tag_ in ("NNS", "NNPS") and argument.extent is None and not any(c.dep_ in ("det", "poss", "nummod", "amod") for c in head.lefts)


def _idle(reading: Reading, verb: Token, frame: Frame) -> bool:
    """Whether complements give the verb another sense: "fell silent", "held the town responsible", "left the town burning"."""
    if frame.name == "stand" and any(is_party(reading, t) and reading.place_at[t.i] is None for t in doers(reading, verb)):
        return True
    if frame.name == "fall":
        for child in verb.children:
            if child.dep_ in ("acomp", "oprd", "attr", "dobj") and child.lower_ not in ("hands", "hand", "last", "first", "intact"):
                return True
            if child.lower_ in ELSEWHERE and child.i > verb.i and child.dep_ in ("prep", "advmod", "prt"):
                return True
            if child.dep_ == "npadvmod" and child.lemma_ != "time" and any(g.like_num or g.lower_ in ("percent", "%") for g in child.subtree) and child.ent_type_ not in ("DATE", "TIME"):
                return True
            if child.dep_ == "prep" and child.lower_ in ("by", "to", "from", "on") and any(o.like_num or o.lower_ in ("percent", "%") for o in child.children) \
                    and not any(o.ent_type_ in ("DATE", "TIME") for o in child.children):
                return True
            if verb.tag_ in ("VBZ", "VBP") and child.dep_ == "prep" and child.lower_ in ("in", "on") and any(reading.place_at[o.i] for o in child.children):
                return True
    return any(c.dep_ == "oprd" and c.i > verb.i and c.tag_ in ("JJ", "NN") and c.lower_ in ("hostage", "captive", "prisoner", "responsible", "accountable", "open")
               for c in verb.children)


def _foreign(reading: Reading, verb: Token, use: Use, places: list[PlaceArgument]) -> bool:
    """Whether the expression means something else: "took part", "cleared of explosives", a loss taken for granted of no place by name."""
    word = control_lexicon().forms.get(verb.lower_, verb.lemma_.lower())
    idioms = control_lexicon().idioms.get(word, frozenset()) if use.strict and not use.particle else frozenset()
    if all(p.head.lemma_.lower() in idioms and not (p.place is not None and p.named) for p in places):
        return True
    if word in ("clear", "free", "cleanse", "purge", "empty") and use.frame.name == "take":
        nouns = reached(verb, ("of", "from"))
        if nouns and not former(reading, nouns):
            return True
    reduced = verb.dep_ in ("acl", "amod") and verb.tag_ == "VBN" and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    if not all(p.named for p in places) and (use.frame.withdrawal or reduced):
        return True
    if use.frame.withdrawal and is_passive(verb) and any(p.area for p in places):
        return True
    return reduced and all(p.place is None for p in places)


def _to_nobody(reading: Reading, verb: Token) -> bool:
    """"fell to 20 percent", "fell to its knees": what follows is no one who could hold the place."""
    nouns = reached(verb, ("to",))
    return bool(nouns) and not any(is_party(reading, t) or t.lemma_.lower() in ("assault", "offensive", "attack", "advance", "siege") for t in nouns)


def cue_range(verb: Token, particle: str | None = None, last: Token | None = None) -> Range:
    """Tokens of the cue: the verb, its particle or noun, and an adverb of extent right before it ("fully liberated")."""
    first, end = verb.i, (last or verb).i + 1
    if particle and last is None:
        for child in verb.children:
            if (child.lower_ == particle or particle == "hands" and child.lower_.startswith("hand")) and child.i > verb.i and child.i - verb.i <= 3:
                end = max(end, child.i + 1)
    if first > 0 and verb.nbor(-1).head == verb and verb.nbor(-1).lower_ in control_lexicon().territory.modifiers and verb.nbor(-1).dep_ == "advmod":
        first -= 1
    return first, end
