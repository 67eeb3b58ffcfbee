"""Events told by verbs, by verbs with their objects and prepositions, and by light verbs with a noun that names the event."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.knowledge.events import EventVocabulary, VerbEntry
from dateline.reader.arguments_repaired import after_and, named_behind
from dateline.reader.events.arguments import actors, bodies, owner_of, places, places_in, position, recipients
from dateline.reader.events.below import AGENTS, recipients_below
from dateline.reader.events.facts import Facts, facts, gerund_after
from dateline.reader.events.gates import standing
from dateline.reader.events.kinds import FORCE_KINDS, classes, headed, inner, is_kind, kind_of, place_here, verb_lemma
from dateline.reader.events.match import fits
from dateline.reader.events.nouns import allowed, noun_arguments
from dateline.reader.events.tolls import Toll, counted, deaths, mishap_near, total
from dateline.reader.events.write import add_toll, cue_to, draft, fill, name_it
from dateline.reader.reading import ActorMention, Draft, Range, Reading
from dateline.reader.syntax import is_passive, subjects

LIGHT = {"carry", "conduct", "launch", "mount", "stage", "begin", "start", "perform", "wage", "unleash", "undertake", "execute", "lead",
         "resume",
         "continue", "commit", "make", "open", "deliver", "repeat", "press", "initiate", "renew", "intensify", "escalate", "pursue",
         "prepare",
         "attempt", "fight", "do", "complete", "finish", "keep", "plan", "hold", "give", "issue", "reiterate"}
UNDERGO = {"suffer", "face", "endure", "survive", "withstand", "sustain", "undergo", "experience", "witness", "see"}
DISPLACING = {"flee", "displace", "uproot"}
FORCED = {"force", "drive", "chase"}  # from their homes
DYING = {"succumb", "die", "perish", "drown", "lose", "pay", "make", "fall", "give", "lay"}
TOLL_VERBS = frozenset({"succumb", "make", "fall", "give", "lay",
                        "die", "perish", "drown", "lose", "pay", "put", "place", "bring", "raise", "set", "estimate", "revise", "rise",
                        "climb", "stand", "reach",
                        "pass", "exceed", "jump", "hit", "surpass", "grow", "be", "top", "increase", "remain", "mount", "go", "soar",
                        "count", "document", "acknowledge", "admit", "concede",
                        "record", "register", "confirm", "report", "verify", "list", "find", "recover", "see", "bury", "leave", "retrieve",
                        "claim",
                        "cost", "collect", "pull", "number", "total", "speak", "talk", "tell"})
CARRYING = {"relay", "convey", "pass", "carry", "transmit", "deliver"}
SPOKEN = {"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "SANCTION", "AGREE"}  # what they speak of is not where they happen
PHRASED = {"CONSULT", "AGREE", "MOBILIZE", "CONCEDE", "THREATEN", "PROTEST", "SANCTION", "COERCE", "AID"}
FOILING = {"repel", "repulse", "foil", "thwart", "beat", "prevent", "block", "stop", "defeat", "fend", "fight"}
TRYING = {"try", "attempt", "effort", "bid", "fail", "struggle", "seek"}
SAYING = {"say", "declare", "state", "insist", "reiterate", "stress", "announce", "conclude"}


def verbal(reading: Reading, verb: Token, vocabulary: EventVocabulary) -> Draft | None:
    """The event that a verb tells, or None."""
    lemma = verb_lemma(verb, vocabulary)
    entries = vocabulary.verbs.get(lemma, ())
    light = lemma in LIGHT or lemma in UNDERGO
    if not entries and not light and lemma not in TOLL_VERBS and lemma not in SAYING:
        return None
    if (verb.dep_ in ("amod", "compound") and gerund_after(verb) is None and after_and(verb) is None) or named_behind(verb).i != verb.i:
        return None
    made = None
    toll = deaths(reading, verb) if lemma in DYING else (counted(reading, verb)
            if lemma in TOLL_VERBS else None)
    if toll is not None:
        return _toll(reading, verb, toll)
    clause = facts(verb)
    for entry in entries:
        if fits(reading, clause, entry):
            made = _made(reading, clause, entry, vocabulary)
            break
    if made is None and lemma in SAYING:
        made = _insisted(reading, clause)
    if made is None and light:
        made = _light(reading, clause, vocabulary)
    return made


def _made(reading: Reading, clause: Facts, entry: VerbEntry, vocabulary: EventVocabulary) -> Draft | None:
    verb = clause.verb
    state = standing(reading, verb)
    if state is None or not _tells(reading, clause, entry):
        return None
    if "due" in entry.acomp:
        state = "planned"
    kind = _kind(verb, entry, state)
    made = draft(reading, verb, _cue(reading, clause, entry), kind, entry.rule, state)
    if verb.dep_ in ("xcomp", "acl") and verb.head.pos_ in ("NOUN", "PROPN", "VERB"):
        made.clause = (min(made.clause[0], verb.head.i), made.clause[1])
    doer = _doers(reading, clause, entry, kind, vocabulary)
    if verb.lemma_.lower() in CARRYING and clause.objects:  # "Oman carried a proposal of Sanaa": Sanaa's, through Oman
        theirs = [a for a in recipients(reading, clause, ("obj_poss",), "REQUEST") if a not in doer]
        if theirs:
            made.via, doer = doer, theirs
    victims = _victims(reading, clause, entry, kind, doer, vocabulary)
    where = places(reading, clause, entry.place, objects=entry.type not in SPOKEN, sources=entry.type != "ASSAULT")
    victims = [v for v in victims if v.entity is not None or not any(p.head == v.head and p.unresolved for p in where)]  # "bombs on X"
    for noun in [*clause.objects, *clause.subjects]:
        named = vocabulary.nouns.get(inner(noun).lemma_.lower())
        if named and kind in ("ASSAULT", "PROTEST", "RETREAT", "CONSULT"):
            where += [p for p in noun_arguments(reading, noun, named[0]).places if p not in where]
    if kind == "PROTEST" and not where:  # "doctors in Abuja went on strike"
        where = [p for s in clause.subjects for p in places_in(reading, s, own=False)]
    fill(made, doer, victims, where)
    if entry.via and not made.via:
        made.via = bodies(reading, [t for name in entry.via for t in position(reading, clause, name)])
    if entry.toll is not None and (count := total(reading, clause.objects)) is not None:
        add_toll(made, {entry.toll: count})
    if verb.lemma_.lower() in DISPLACING or (verb.lemma_.lower() in FORCED and kind == "RETREAT"):
        moved = clause.subjects if verb.lemma_ == "flee" and not clause.passive else clause.objects
        if (count := total(reading, moved)) is not None:
            add_toll(made, {"displaced": count})
    name_it(reading, made, clause.objects)
    timed = _timed(reading, clause)
    told = any(c.dep_ == "mark" for c in verb.children)  # "the charge that its soldiers were fighting beside them"
    habit = verb.dep_ in ("relcl", "acl") and not told and verb.tag_ in ("VBP", "VBZ", "VBG") and (
        kind in ("ASSAULT", "MOBILIZE", "SUPPORT", "PROTEST"))
    if habit and not (made.places or made.recipient or timed or made.casualties):
        return None  # "deserters who serve with the militia"
    return made if not entry.weak or made.places or timed or made.casualties else None


def _tells(reading: Reading, clause: Facts, entry: VerbEntry) -> bool:
    """Whether the clause, in its form, tells the deed: no bare participle, no mishap, no mere effort to come to terms."""
    verb = clause.verb
    if verb.dep_ in ("acl", "relcl") and verb.tag_ == "VB" and verb.head.dep_ == "dobj" and verb.head.head.lemma_ in FOILING:
        return False  # "repelled an attempt to infiltrate the town": told by the verb above
    if verb.lemma_ == "leave" and sum(c.dep_ == "dobj" for c in verb.rights) > 1:
        return False  # "leaving Marib the only town still held"
    if entry.type in ("AGREE", "CONSULT", "SUPPORT", "COOPERATE") and _tried(verb):
        return False  # "efforts to forge a settlement"
    enough = _timed if entry.type in ("AGREE", "SUPPORT") else _weighty
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and not enough(reading, clause):
        return False
    return entry.toll is None or bool(clause.subjects and not clause.passive) or not mishap_near(verb)


def _kind(verb: Token, entry: VerbEntry, state: str) -> str:
    """The entry's type; of what is announced, a threat where it is hostile and a refusal where it is denied."""
    if state != "planned":
        return entry.type
    if entry.type in ("ASSAULT", "COERCE", "SANCTION") and verb.dep_ not in ("xcomp", "acl") and _hostile_will(verb):
        return "THREATEN"
    if entry.type in ("AGREE", "CONCEDE", "SUPPORT", "CONSULT", "AID", "COOPERATE", "REQUEST") and any(c.dep_ == "neg"
            for c in verb.children):
        return "REJECT"  # "said it would not recognise the junta"
    return entry.type


def _cue(reading: Reading, clause: Facts, entry: VerbEntry) -> Range:
    """The verb with its particle, with an object that makes the phrase, and with the verb that governs an infinitive."""
    verb = clause.verb
    cue = (verb.i, verb.i + 1)
    if not clause.passive and entry.obj and (entry.type in PHRASED or "obj" not in entry.recipient):
        other = next((o for o in clause.objects if is_kind(reading, o, entry.obj)), None)
        if other is not None and verb.i < other.i <= verb.i + 4:
            cue = cue_to(verb, other)
    particle = next((c for c in verb.children if c.lower_ == entry.particle), None) if entry.particle else None
    if particle is not None and 0 < particle.i - verb.i <= 3:
        cue = (cue[0], max(cue[1], particle.i + 1))
    infinitive = verb.dep_ in ("xcomp", "ccomp") and verb.tag_ == "VB" and any(c.tag_ == "TO" for c in verb.children)
    if infinitive and 0 < verb.i - verb.head.i <= 4 and verb.head.pos_ == "VERB":
        cue = (verb.head.i, cue[1])  # "began to evacuate", "intends to attack"
    return cue


def _doers(reading: Reading, clause: Facts, entry: VerbEntry, kind: str, vocabulary: EventVocabulary) -> list[ActorMention]:
    """Who did it: the entry's positions; whoever is moved where nobody is said to move them; the owner of a deed that kills."""
    doer: list[ActorMention] = []
    for name in entry.actor:
        doer += [a for a in actors(reading, position(reading, clause, name)) if a not in doer]
    if not doer and clause.passive and kind in ("MOBILIZE", "RETREAT"):  # "peacekeepers were deployed": they go
        doer = [a for a in actors(reading, clause.objects) if a.kind in ("military", "armed group", "other")]
    deeds = [s for s in clause.subjects if inner(s).lemma_.lower() in vocabulary.nouns and headed(reading, inner(s)) is None]
    if deeds:  # "the truck bombing killed 300": done by whoever did that
        doer = [a for s in deeds if (a := owner_of(reading, s)) is not None]
    return doer


def _victims(reading: Reading, clause: Facts, entry: VerbEntry, kind: str, doer: list[ActorMention],
             vocabulary: EventVocabulary) -> list[ActorMention]:
    """To whom it was done; of a deed that is repelled or backed, whoever did it."""
    deeds = _noun_objects(clause, vocabulary) if "obj" in entry.recipient else []
    names = tuple(n for n in entry.recipient if n != "obj") if deeds else entry.recipient
    victims = recipients(reading, clause, names, kind)
    if not victims and entry.type in ("ASSAULT", "SUPPORT"):
        for noun in deeds:
            theirs = noun_arguments(reading, noun, vocabulary.nouns[inner(noun).lemma_.lower()][0]).actor
            victims += [a for a in theirs if a not in doer]
    if not victims and clause.complements:
        victims = recipients_below(reading, clause, kind)
    return victims


def _light(reading: Reading, clause: Facts, vocabulary: EventVocabulary) -> Draft | None:
    verb = clause.verb
    for noun in clause.objects:
        core = inner(noun)
        named = any(t.text == "Operation"
                    for t in reading.doc[core.left_edge.i:core.right_edge.i + 1][:8]) if core.pos_ == "PROPN" else False
        word = "operation" if named else core.lemma_.lower()
        for entry in vocabulary.nouns.get(word, ()):
            subject_hostile = bool(clause.subjects) and (clause.preps.get("against") or named or (
                kind_of(reading, clause.subjects[0]) in FORCE_KINDS or clause.subjects[0].lemma_.lower() in classes()["force"]))
            if not (named or allowed(reading, core, entry, hostile=bool(subject_hostile))):
                continue
            if entry.type not in ("ASSAULT", "PROTEST", "RETREAT", "CONSULT", "MOBILIZE", "COERCE", "AID", "REQUEST") or (
                    verb.lemma_.lower() in ("make", "give", "open", "hold", "do", "keep", "plan") and entry.type not in ("CONSULT",
                            "PROTEST", "ASSAULT", "REQUEST")):
                continue
            state = standing(reading, verb)
            if state is None:
                return None
            if verb.lemma_.lower() in ("prepare", "plan"):
                state = "planned"
            made = draft(reading, verb, cue_to(verb, core), entry.type, f"event.{entry.type.lower()}.light.{word}/1", state)
            found = noun_arguments(reading, core, entry)
            undergone = verb.lemma_.lower() in UNDERGO
            doer = found.actor if undergone else (actors(reading, clause.subjects) or found.actor)
            if entry.mutual and not undergone:
                doer += [a for a in actors(reading, clause.preps.get("with", [])) if a not in doer]
            victims = found.recipient or recipients(reading, clause, entry.recipient or ("against", "on"), entry.type)
            if undergone:
                victims = recipients(reading, clause, ("subj",), entry.type)
            where = found.places
            if undergone:
                where += [p for s in clause.subjects for p in places_in(reading, s) if p not in where]
            for place in places(reading, clause, entry.place, objects=False):
                if place not in where:
                    where.append(place)
            made.via = found.via or bodies(reading, [t for name in entry.via for t in position(reading, clause, name)])
            fill(made, doer, victims, where)
            name_it(reading, made, [core, noun])
            return made
    return None


def _toll(reading: Reading, verb: Token, toll: Toll) -> Draft | None:
    state = standing(reading, verb)
    if state != "actual":
        return None
    clause = facts(verb)
    made = draft(reading, verb, (verb.i, verb.i + 1), "ASSAULT", f"event.assault.toll.{verb.lemma_.lower()}/1")
    lemma = verb.lemma_.lower()
    where = places(reading, clause, (), objects=True)
    victims = recipients(reading, clause, ("subj",), "ASSAULT") if lemma in DYING else []
    fill(made, [], victims, where)
    add_toll(made, toll)
    right = max((o.i for o in clause.objects), default=verb.i)
    made.clause = (made.clause[0], max(made.clause[1], right + 1))
    return made


def _insisted(reading: Reading, clause: Facts) -> Draft | None:
    """"Paris said that Abidjan must accept the vote": a demand."""
    for _, below in clause.complements:
        modal = next((c for c in below.children if c.dep_ == "aux" and c.lower_ == "must" and c.i < below.i), None)
        if modal is None or is_passive(below):
            continue
        addressed = [a for a in actors(reading, subjects(below)) if a.kind in AGENTS and (a.entity is not None or a.kind != "other")
                     and a.same_as is None]
        if not addressed or standing(reading, clause.verb) != "actual":
            continue
        made = draft(reading, clause.verb, (clause.verb.i, clause.verb.i + 1), "REQUEST", "event.request.must/1")
        made.clause = (made.clause[0], max(made.clause[1], below.i + 1))
        fill(made, actors(reading, clause.subjects), addressed, [])
        return made
    return None


def _tried(verb: Token) -> bool:
    """Whether it was only tried."""
    return verb.dep_ in ("xcomp", "acl", "advcl") and verb.head.lemma_.lower() in TRYING


def _noun_objects(clause: Facts, vocabulary: EventVocabulary) -> list[Token]:
    return [o for o in clause.objects if inner(o).lemma_.lower() in vocabulary.nouns and inner(o).lemma_.lower() not in classes()["force"]]


def _hostile_will(verb: Token) -> bool:
    """"We will crush them": a threat, and not the timetable of an operation."""
    return any(c.dep_ == "aux" and c.lower_ in ("will", "'ll", "shall", "would", "'d") for c in verb.children) and any(
        c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def _weighty(reading: Reading, clause: Facts) -> bool:
    """Whether a reduced relative clause says enough to be a fact of its own: when, where or by whom."""
    return bool(clause.subjects) or _timed(reading, clause) or any(place_here(reading, t) for tokens in clause.preps.values()
                                                                   for t in tokens)


def _timed(reading: Reading, clause: Facts) -> bool:
    return any(reading.time_at[t.i] is not None for child in clause.verb.children if child.dep_ in ("npadvmod", "advmod", "prep", "prt")
               for t in (child, *child.children)) or any(reading.time_at[t.i] is not None for tokens in clause.preps.values()
                                                         for t in tokens)
