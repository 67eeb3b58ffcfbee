"""Verbs of control with their places and parties: "seized X from Y", "X fell to Y", "drove Y out of X"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.knowledge.control import Frame, Use, control_lexicon
from dateline.reader.arguments import is_party, people_of, spread
from dateline.reader.arguments_repaired import reduced
from dateline.reader.control.clause import doers, done_by, gapped, things, told_of
from dateline.reader.control.factual import standing
from dateline.reader.control.found import Found, adverb_extent, armed, can_act, expelled, former, reached
from dateline.reader.control.senses import foreign, heading, idle, sure, to_nobody, vague
from dateline.reader.focus import focus
from dateline.reader.placewords import bare_name, scene
from dateline.reader.reading import Range, Reading
from dateline.reader.syntax import is_passive
from dateline.reader.territory import PlaceArgument, places_of

# Phrases that turn a verb of falling into another: "fell silent", "fell 3 percent", "fell into the river", "fell within the province".
SCENES = ("in", "at", "near", "inside", "outside", "around", "on", "within", "to", "along")  # where those stand who are enclosed
BANISHING = frozenset({"expel", "evict", "eject"})  # of people too
CIVIL = frozenset({"embassy", "consulate", "mission", "hospital", "school", "hotel", "office", "university", "clinic"})
FLYING = frozenset({"fly", "wave", "flutter", "hang"})
MEASURES = frozenset(["kilometre", "kilometer", "km", "mile", "hectare", "acre", "sq"])
PARTICLE = ("prt", "advmod", "prep", "npadvmod", "acomp")


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
    # A preposition read as a particle brings an object: "took on September 21".
    particles = [c for c in verb.children if c.dep_ == "prt" and not any(g.dep_ == "pobj" for g in c.children)]
    if use.particle is None:
        return not particles or any(f"{p.lower_} of" in use.frame.place or p.lower_ in use.frame.place for p in particles)
    if use.particle == "hands":
        return any(
            c.dep_ in ("dobj", "npadvmod", "attr") and c.lower_ in ("hands", "hand") and not any(g.dep_ in ("poss", "det") for g in c.lefts)
            for c in verb.children
        )
    return any(c.lower_ == use.particle and c.dep_ in PARTICLE and c.i > verb.i for c in verb.children)


def _in_frame(reading: Reading, verb: Token, use: Use) -> Found | None:
    frame, passive = use.frame, is_passive(verb) or (verb.tag_ == "VBN" and verb.dep_ == "acomp")
    passive = passive or told_of(verb) or reduced(verb) is not None
    subject = done_by(reading, verb) if passive else doers(reading, verb)
    objects = things(reading, verb)
    if frame.name == "resist" and passive and not subject:  # "the government, now holed up in X", "they were dug in around X"
        subject = [verb.head] if verb.dep_ == "acl" else objects
    if (
        frame.name in ("clear", "take")
        and not objects
        and not passive
        and verb.tag_ in ("VBD", "VBN")
        and frame.place == "object"
        and heading(reading, verb)
    ):
        objects, subject, passive = subject, [], True  # "Villages cleared of rebels this week: A, B and C"
    word = control_lexicon().forms.get(verb.lower_, verb.lemma_.lower())
    flying = bool(frame.object) and not objects and word in FLYING and any(s.lemma_.lower() in frame.object for s in subject)
    if flying:
        objects, subject = subject, []  # "the flag flies over X"
    if frame.object and not any(o.lemma_.lower() in frame.object for o in objects):
        return None
    certain = word in control_lexicon().certain
    trust = 3 if certain else 2 if not use.strict or (frame.place == "object" and any(armed(reading, t) for t in subject)) else 1
    if verb.dep_ == "relcl" and any(o.i == verb.head.i for o in objects) and any(c.lower_ == "which" for c in verb.children):
        trust = 3  # "X, which was captured": nobody's name
    places = _places(reading, verb, use, passive, objects, trust)
    enclosed = frame.name in ("enclose", "trap") and objects and all(expelled(reading, o) for o in objects)
    if frame.name == "enclose" and enclosed and not places and all(bare_name(reading, o) for o in objects):
        places = places_of(reading, objects, trust=3)  # "surrounded Bashiqa", whatever the pipeline takes it for
    if frame.name == "trap" and not enclosed:
        return None
    if frame.name == "enclose" and subject and not any(is_party(reading, t) or reading.place_at[t.i] or t.pos_ == "PRON" for t in subject):
        return None  # "surrounded by friends", "ringed by hills"
    if enclosed and (frame.name == "trap" or not places):
        around = places_of(reading, [t for t in reached(verb, SCENES) if t.lemma_.lower() != "side"])
        if frame.name == "trap" and not around:
            return None
        told = None if around else scene(reading, verb)
        places = around[:1] or [PlaceArgument(objects[0], told or focus(reading, verb, pronoun=False), named=False)]
    if frame.name == "expel" and passive and not places and use.particle == "out" and subject == [] and not reached(verb, ("of", "from")):
        finite = any(c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "VBZ", "VBP") for c in verb.children)
        where = focus(reading, verb, pronoun=False) if finite else None  # "the militia were chased out last week"
        if where is not None and where.feature != "country" and objects and all(armed(reading, o) for o in objects):
            places = [PlaceArgument(objects[0], where, named=False)]
    places = [p for p in places if p.place is not None or not vague(p) or heading(reading, verb)]
    if frame.withdrawal and all(p.head.lemma_.lower() in CIVIL for p in places) and not any(armed(reading, t) for t in subject):
        return None  # a state that evacuates its embassy loses no town
    if not places or (use.strict and not sure(reading, verb, frame, places)):
        return None
    if word in BANISHING and not any(_banished(reading, o) for o in objects):
        return None  # "expelled hundreds of foreigners from the capital"
    if (
        frame.people
        and not (passive and frame.name == "expel" and not objects)
        and not any(expelled(reading, t) for t in (objects if frame.previous == "object" else subject))
    ):
        return None
    if frame.name == "defend" and (
        not all(armed(reading, t) for t in subject) or any(p.place is None or p.place.feature == "country" for p in places)
    ):
        return None
    if word == "win" and use.particle is None and not (subject and all(armed(reading, t) for t in subject)):
        return None  # an election
    if idle(reading, verb, frame) or foreign(reading, verb, use, places):
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
    if frame.object and not holder:
        holder = flag_owner(reading, objects[0])
    change = "holds" if flying and verb.tag_ in ("VBZ", "VBP", "VBG") else frame.change
    if word == "occupy" and _lasting(verb, passive):
        change = "holds"
    if word == "occupy" and any(c.lower_ == "still" for c in verb.children):
        change = "holds"
    if change == "lost" and holder and frame.name == "yield":
        change = "gained"
    if frame.name == "fall" and not holder and to_nobody(reading, verb):
        return None
    kind = (
        f"{change}.{frame.name}"
        + (".withdrawal" if frame.withdrawal else "")
        + (".passive" if passive and frame.place != "subject" else ".active")
    )
    return Found(change, verb, cue_range(verb, use.particle), f"control.{kind}/1", places, holder, previous, adverb_extent(verb), modality)


def flag_owner(reading: Reading, flag: Token) -> list[Token]:
    """Whose flag it is: "Ukraine's flag", "the flag of the Taliban", "Islamic Republic flags"."""
    before = [c for c in flag.lefts if c.dep_ in ("poss", "amod", "compound", "nmod")]
    return [t for t in [*before, *reached(flag, ("of",))] if is_party(reading, t) or t.ent_type_ == "GPE"][:1]


def _banished(reading: Reading, token: Token) -> bool:
    """Whether those expelled are a force that held the place, and not people sent out of it."""
    head = people_of(token)
    found = reading.actor_at[head.i]
    counted = head.i != token.i or any(c.dep_ in ("amod", "nummod") for c in head.lefts)
    if head.ent_type_ == "NORP" or (found is not None and found.kind in ("civilians", "other")):
        return armed(reading, head) or not counted
    return True


def _places(reading: Reading, verb: Token, use: Use, passive: bool, objects: list[Token], trust: int) -> list[PlaceArgument]:
    frame = use.frame
    if frame.place == "object":
        found = places_of(reading, objects, trust=trust)
        included = places_of(reading, _including(verb), trust=4 if found else trust)
        found += [p for p in included if all(p.place is not f.place for f in found)]
        if len(found) > 1 and any(f.place is not None for f in found) and any(f.head.tag_ == "NNP" for f in found):
            found = [f for f in found if f.place is not None]
        found = found or _measured(objects)
        own = [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i]
        for more in places_of(reading, own[1:]) if found and not found[0].named else []:
            found[0].place, found[0].named, found[0].owners = (
                more.place,
                more.named,
                found[0].owners + more.owners,
            )  # "the mill, a rebel post in Y"
        loose = bool(found) and not found[0].named  # "occupied the ministry and most of the palace"
        more_places = places_of(reading, gapped(reading, verb)) if found else []
        return found + [p for p in more_places if p.place is not None and (p.named or (loose and p.area))]
    if frame.place == "subject":
        found = (
            [] if passive and frame.name != "fall" else places_of(reading, doers(reading, verb), trust=3 if use.particle == "hands" else 1)
        )
        return found + [p for p in places_of(reading, gapped(reading, verb)) if p.place is not None and p.named] if found else []
    names = frame.place if isinstance(frame.place, tuple) else ()
    nouns = reached(verb, names) or [t for o in objects for t in reached(o, names)]
    if not nouns:
        nouns = [t for c in verb.children if c.dep_ == "prt" for t in reached(c, ("of", *names))]
    if use.particle and not nouns:
        nouns = reached(verb, ("of", "from"))
    return places_of(reading, nouns)


def _measured(objects: list[Token]) -> list[PlaceArgument]:
    """ "Took back 3,000 square kilometres": land by its measure alone."""
    return [
        PlaceArgument(o, None, None, "part", named=False)
        for o in objects
        if o.lemma_.lower() in MEASURES and any(c.dep_ in ("amod", "compound") and c.lower_ in ("square", "sq", "sq.") for c in o.lefts)
    ]


def _lasting(verb: Token, passive: bool) -> bool:
    """Whether "occupy" tells a state: in the present, or of whoever is there ("the groups occupying X")."""
    if passive:
        return any(c.dep_ == "auxpass" and c.tag_ in ("VBZ", "VBP") for c in verb.children)
    return verb.tag_ in ("VBZ", "VBP") or (verb.tag_ == "VBG" and verb.dep_ == "acl")


def _including(verb: Token) -> list[Token]:
    """What hangs on the verb or on its object with "including": part of the object."""
    objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and c.tag_ == "NNS"]
    return [
        o
        for h in (verb, *objects)
        for c in h.children
        if c.lower_ == "including" and c.i > h.i
        for o in c.children
        if o.dep_ in ("pobj", "dobj")
    ]


def _parties(
    reading: Reading, verb: Token, frame: Frame, passive: bool, subject: list[Token], objects: list[Token]
) -> tuple[list[Token], list[Token]]:
    def role(value: str | tuple[str, ...]) -> list[Token]:
        if value == "subject":
            return subject
        if value == "object":
            return objects
        if isinstance(value, str):
            return []
        nouns = reached(verb, value) + [t for o in objects for t in reached(o, value)]
        return former(reading, nouns)

    holder = role(frame.holder)
    if isinstance(frame.holder, tuple) and not holder:
        # "handed the rebels the town", "handed them a victory"
        holder = [t for c in verb.children if c.dep_ == "dative" and c.pos_ in ("NOUN", "PROPN", "PRON") for t in spread([c])]
    previous = role(frame.previous)
    if frame.previous == "subject":  # "the fall of X gives them the road": no one had it
        previous = [t for t in previous if is_party(reading, t) or reading.place_at[t.i] is not None or t.pos_ in ("PRON", "PROPN")]
    return holder, previous


def cue_range(verb: Token, particle: str | None = None, last: Token | None = None) -> Range:
    """Tokens of the cue: the verb, its particle or noun, and an adverb of extent right before it ("fully liberated")."""
    first, end = verb.i, (last or verb).i + 1
    if particle and last is None:
        for child in verb.children:
            if (
                (child.lower_ == particle or (particle == "hands" and child.lower_.startswith("hand")))
                and child.i > verb.i
                and child.i - verb.i <= 3
            ):
                end = max(end, child.i + 1)
    if (
        first > 0
        and verb.nbor(-1).head == verb
        and verb.nbor(-1).lower_ in control_lexicon().territory.modifiers
        and verb.nbor(-1).dep_ == "advmod"
    ):
        first -= 1
    return first, end
