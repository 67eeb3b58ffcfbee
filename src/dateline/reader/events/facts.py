"""The parts of a verb's clause, gathered once for all entries that may fit it."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from dateline.reader.arguments_repaired import after_and, beyond_quotation, detached_subject, raised_conjunct, reduced, robbed
from dateline.reader.syntax import agents, auxiliaries, conjuncts, direct_objects, is_passive, subjects

HELD = {"hostage", "captive", "prisoner"}
UTTERING = {"tell", "say", "order", "ask", "urge", "warn", "call", "demand", "accuse", "promise", "vow", "threaten", "announce"}
MUTE = {"zone", "area", "town", "city", "village", "region", "border", "road", "war", "situation", "deal", "ceasefire", "operation"}
REFUSING = {"refuse", "reject", "deny", "demand", "accuse", "urge", "call", "vow", "threaten", "condemn", "announce"}
BRINGING = {"fly", "bring", "ship", "airlift", "rush", "truck", "bus", "send", "call", "move"}
BROUGHT = {"troop", "force", "soldier", "reinforcement", "commando", "marine", "paratrooper", "police", "tank", "mercenary", "fighter",
           "unit", "battalion", "brigade", "gendarme", "adviser", "instructor", "engineer", "trainer"}
PARTICLES = {"up", "out", "off", "down", "back", "away", "in", "on", "over", "through", "aside", "forward", "ahead", "apart", "along",
             "around"}
RELATIVE = {"which", "that", "who", "whom"}
EXPLETIVE = {"there"}
AIMS = {"attempt", "effort", "bid", "try", "decision", "plan", "intention", "move", "offer", "order", "proposal"}
DOCUMENTS = {"statement", "declaration", "letter", "message", "resolution", "communique", "document", "petition", "note", "memo", "video",
             "leaflet"}


@dataclass(slots=True)
class Facts:
    """Who, whom, which prepositions, particles, complements and adverbs a verb has; of prepositions the verb's own come first."""

    verb: Token
    passive: bool
    subjects: list[Token] = field(default_factory=list)
    objects: list[Token] = field(default_factory=list)
    indirect: list[Token] = field(default_factory=list)
    preps: dict[str, list[Token]] = field(default_factory=dict)
    own_preps: set[str] = field(default_factory=set)
    particles: set[str] = field(default_factory=set)
    adverbs: set[str] = field(default_factory=set)
    complements: list[tuple[str, Token]] = field(default_factory=list)
    predicates: list[Token] = field(default_factory=list)


def facts(verb: Token) -> Facts:
    """The facts of a verb's clause."""
    aux = auxiliaries(verb)
    active = any(a.lemma_ == "have" for a in aux) and not any(a.dep_ == "auxpass" for a in aux) and not any(c.dep_ == "nsubjpass"
            for c in verb.children)
    reported = verb.tag_ == "VBN" and verb.dep_ in ("oprd", "xcomp", "ccomp") and not aux and is_passive(verb.head)  # "were reported slain"
    reported = reported or (verb.tag_ == "VBN" and verb.dep_ == "acomp" and verb.head.lemma_ in ("remain", "stay"))
    gap = [c for c in verb.children if c.dep_ == "nsubj"] if verb.tag_ == "VBN" and verb.dep_ == "conj" and not aux else []
    gapped = bool(gap) and verb.head.tag_ == "VBN" and is_passive(verb.head)  # "80 have been killed and 900 forced from their homes"
    commas = reduced(verb)
    found = Facts(verb, gapped or commas is not None or ((is_passive(verb) or reported) and not active))
    before = gerund_after(verb)
    joined = before is not None or after_and(verb) is not None
    found.objects = conjuncts(verb.head) if joined else direct_objects(verb)
    found.subjects = agents(verb) if found.passive and before is None else acting(verb)
    if not found.passive and not found.objects:
        found.objects = _shared(verb)
    if not found.passive and not found.objects and verb.pos_ == "VERB":  # a town that the parser takes for an adverb: "attacked Bambari"
        found.objects = [c for c in verb.rights if c.dep_ == "npadvmod" and c.pos_ == "PROPN" and c.ent_type_ not in ("DATE", "TIME")][:1]
    if not found.passive and not found.objects and verb.lemma_ in BRINGING:
        found.objects, brought = _brought(verb)
        found.particles |= brought
    if active and found.objects and found.objects[0] == verb.head:
        found.objects = []  # "who had stolen into the town": they are no object
    if commas is not None:
        found.objects = conjuncts(commas)
    elif found.passive and not found.objects and (lost := robbed(verb)) is not None:
        found.objects = conjuncts(lost)
    if gapped and not found.objects:
        found.objects = [t for c in gap for t in conjuncts(c)]
    if found.passive and not found.objects:
        found.objects = _undergoing(verb) or _kept(verb)
    elif found.passive and any(c.dep_ == "dobj" for c in verb.children):  # "he was granted asylum", "they were taken prisoner"
        under = [t for c in verb.children if c.dep_ == "nsubjpass" for t in conjuncts(c)]
        if found.objects[0].lower_ in ("prisoner", "hostage", "captive"):
            found.adverbs.add(found.objects[0].lower_)
            found.objects = under
        else:
            found.indirect += under
    if not found.passive and verb.dep_ == "relcl" and not found.objects:
        found.objects = _gap(verb)
    for child in verb.children:
        dep, low = child.dep_, child.lower_
        if dep in ("prep", "agent"):
            _preposition(found, child, own=True)
            if dep == "prep" and low in PARTICLES and not any(c.dep_ == "pobj" for c in child.children):
                found.particles.add(low)
        elif dep == "prt":
            found.particles.add(low)
            for grand in child.children:
                if grand.dep_ == "prep":
                    _preposition(found, grand, own=True)
        elif dep == "dative":
            if child.pos_ == "ADP":
                _preposition(found, child, own=True)
            else:
                found.indirect += conjuncts(child)
        elif dep in ("advmod", "npadvmod"):
            found.adverbs.add(low)
            if low in PARTICLES:
                found.particles.add(low)
            for grand in child.children:
                if grand.dep_ == "prep":
                    _preposition(found, grand, own=True)
        elif dep in ("acomp", "oprd", "attr"):
            found.predicates.append(child)
            for grand in child.children:
                if grand.dep_ == "prep":
                    _preposition(found, grand, own=True)
        elif dep == "ccomp" and low in HELD and any(c.dep_ == "nsubj" for c in child.children):
            found.adverbs.add(low)  # "are holding 180 residents hostage", read as a clause
            found.objects = [t for c in child.children if c.dep_ == "nsubj" for t in conjuncts(c)]
            for grand in child.children:
                if grand.dep_ == "prep":
                    _preposition(found, grand, own=True)
        elif (dep in ("xcomp", "ccomp") and child.i > verb.i) or (dep == "advcl" and child.tag_ == "VB" and any(c.lower_ == "to"
                for c in child.lefts)):
            found.complements.append((_form(child), child))
    if not found.objects and not found.passive:  # "allowed him to return": he is whom it is done to
        found.objects = [c for form, below in found.complements if form == "inf" for c in below.children if c.dep_ == "nsubj"][:1]
    for noun in found.objects[:2]:
        for child in noun.children:
            if child.dep_ == "prep":
                _preposition(found, child, own=False)
            elif child.dep_ in ("relcl", "acl") and child.tag_ == "VB" and any(c.lower_ == "to" for c in child.lefts):
                found.complements.append(("inf", child))
            elif child.lower_ in HELD and child.i > noun.i:
                found.adverbs.add(child.lower_)
                for grand in child.children:
                    if grand.dep_ == "prep":
                        _preposition(found, grand, own=True)
            elif child.dep_ in ("advmod", "npadvmod") and child.i > noun.i:
                found.adverbs.add(child.lower_)
    return found


def _brought(verb: Token) -> tuple[list[Token], set[str]]:
    """ "Flew in 300 commandos": the object that the parse took for a place where; with the particle."""
    inside = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "in" and c.i == verb.i + 1), None)
    found = [o for o in inside.children if o.dep_ == "pobj" and o.lemma_.lower() in BROUGHT] if inside is not None else []
    return found, {"in"} if found else set()


def gerund_after(verb: Token) -> Token | None:
    """The preposition of a gerund that the parser takes for an adjective: "accused of burning houses"."""
    if verb.dep_ not in ("amod", "compound") or verb.tag_ != "VBG" or verb.i == 0 or verb.head.dep_ != "pobj":
        return None
    prep = verb.head.head
    return prep if prep.i == verb.i - 1 and prep.lower_ in ("of", "for", "by", "after", "before") else None


def _kept(verb: Token) -> list[Token]:
    """The subject of "remain deployed", where "remain" was read as an auxiliary with a subject of its own."""
    return [t for aux in verb.children if aux.dep_ == "auxpass" for c in aux.children if c.dep_ == "nsubj" for t in conjuncts(c)]


def _undergoing(verb: Token) -> list[Token]:
    """What a passive without a subject of its own is done to: "had landed and were being shelled", "was reported to have been shot"."""
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        found = (direct_objects(verb.head) or _undergoing(verb.head)) if is_passive(verb.head) else subjects(verb.head)
        return [t for t in found if t.lower_ not in EXPLETIVE]
    if verb.dep_ in ("xcomp", "ccomp", "oprd", "acomp") and verb.head.pos_ in ("VERB", "AUX", "ADJ"):
        return [t for c in verb.head.children if c.dep_ in ("nsubjpass", "nsubj") for t in conjuncts(c)]
    return []


def acting(verb: Token) -> list[Token]:
    """Those who do what a verb says; for "accused them of shelling" and "trying to enter" through what governs it."""
    gerund = gerund_after(verb)
    if verb.dep_ == "ccomp" and verb.tag_ in ("VBD", "VBZ", "VBP", "VBN") and not any(c.dep_ in ("nsubj", "nsubjpass")
            for c in verb.children):
        before = [c for c in verb.head.children if c.dep_ == "ccomp" and c.i < verb.i and any(g.dep_ == "nsubj" for g in c.children)]
        if before:  # "said rebels entered the town, burned the court and left"
            return subjects(before[-1])
    if verb.dep_ == "pcomp" or gerund is not None:
        prep = gerund or verb.head
        above = prep.head
        if above.lemma_.lower() in ("accuse", "suspect", "convict", "charge", "blame", "condemn", "criticize", "criticise", "denounce"):
            own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
            return [t for o in own or direct_objects(above)[:1] for t in conjuncts(o)]
        if above.pos_ in ("NOUN", "PROPN"):
            if above.dep_ != "npadvmod" or above.head.pos_ != "VERB":
                return []
            above = above.head  # "took the town a day after entering the valley"
        return acting(above) if above.pos_ in ("VERB", "AUX") and not is_passive(above) else []
    if verb.dep_ in ("acl", "relcl") and verb.tag_ == "VB" and verb.head.lemma_.lower() in AIMS:
        return _aiming(verb.head)
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.head.lemma_.lower() in DOCUMENTS:
        return _issuers(verb.head)
    if verb.dep_ == "xcomp" and is_passive(verb.head):
        return [t for c in verb.head.children if c.dep_ == "nsubjpass" for t in conjuncts(c)]
    if (detached := detached_subject(verb)) is not None:
        return [detached]
    if (finite := raised_conjunct(verb) or after_and(verb) or beyond_quotation(verb)) is not None:
        return acting(finite)
    if (stolen := robbed(verb)) is not None:
        return conjuncts(stolen)
    if verb.dep_ == "conj" and verb.lemma_ in REFUSING and is_passive(verb.head) and not is_passive(verb) and verb.head.dep_ == "conj":
        return acting(verb.head.head)  # "accused the army of firing at it, two of whose men were hurt, and refused to leave"
    found = [t for t in subjects(verb) if t.lower_ not in EXPLETIVE]
    if verb.dep_ == "conj" and verb.lemma_ in UTTERING and verb.head.dep_ == "ccomp" and found and all(t.lemma_ in MUTE for t in found):
        return acting(verb.head.head)  # "declared that its zone was off limits and told its men"
    if verb.dep_ in ("advcl", "conj") and found and verb.head.pos_ == "VERB" and is_passive(verb.head) and not any(
            c.dep_ == "nsubj" for c in verb.children) and verb.dep_ == "advcl" and verb.tag_ == "VBG":
        return []
    return found


def _aiming(noun: Token) -> list[Token]:
    """Those whose attempt, plan or decision it is."""
    own = [c for c in noun.children if c.dep_ == "poss"]
    by = [t for c in noun.children if c.dep_ in ("prep", "agent") and c.lower_ == "by"
          for o in c.children if o.dep_ == "pobj" for t in conjuncts(o)]
    return own or by or (subjects(noun.head) if noun.dep_ == "dobj" and noun.head.pos_ == "VERB" and not is_passive(noun.head) else [])


def _issuers(document: Token) -> list[Token]:
    """Those who put out a statement, letter or declaration."""
    owner = [c for c in document.children if c.dep_ == "poss"]
    return owner or (subjects(document.head) if document.head.pos_ == "VERB" and not is_passive(document.head) else [])


def _shared(verb: Token) -> list[Token]:
    """The object that a verb shares with the next: "clubbed and arrested unionists"."""
    after = next((c for c in verb.rights if c.dep_ == "conj" and c.pos_ == "VERB"), None)
    if after is None or after.i - verb.i > 2 or any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in after.children):
        return []
    return direct_objects(after)


def _gap(verb: Token) -> list[Token]:
    """The noun that a relative clause without an object of its own is about: "Bentiu, which they raided"."""
    if any(c.dep_ in ("nsubj", "nsubjpass") and c.lower_ in RELATIVE for c in verb.children):
        return []
    if any(t.lower_ in ("where", "when", "whose") for t in verb.doc[verb.left_edge.i:verb.i]):
        return []
    pronoun = next((c for c in verb.children if c.lower_ in RELATIVE and c.dep_ in ("dobj", "pobj")), None)
    return [verb.head] if pronoun is not None or (verb.dep_ == "relcl" and any(c.dep_ == "nsubj" for c in verb.children)) else []


def _preposition(found: Facts, prep: Token, own: bool) -> None:
    low = prep.lower_
    objects = [t for c in prep.children if c.dep_ in ("pobj", "pcomp") for t in conjuncts(_antecedent(c))]
    if own:
        found.own_preps.add(low)
    found.preps.setdefault(low, []).extend(o for o in objects if o not in found.preps.get(low, []))
    for child in prep.children:
        if child.dep_ == "prep":
            _preposition(found, child, own)


def _antecedent(token: Token) -> Token:
    """The noun for "which" and "whom" after a preposition: "the town from which they fled"."""
    if token.lower_ not in ("which", "whom"):
        return token
    above = token
    for _ in range(6):
        if above.dep_ == "relcl" or above.head == above:
            break
        above = above.head
    return above.head if above.dep_ == "relcl" else token


def _form(child: Token) -> str:
    """How a complement clause is built: inf, ing, that or bare."""
    if child.tag_ == "VBG" and not any(c.dep_ in ("aux", "nsubj") and c.tag_ != "TO" for c in child.children):
        return "ing"
    if child.tag_ == "VB" or any(c.tag_ == "TO" for c in child.children):
        return "inf" if any(c.tag_ == "TO" for c in child.children) else ("that" if any(c.dep_ in ("nsubj", "mark")
                for c in child.children) else "bare")
    if any(c.tag_ == "TO" and c.dep_ == "aux" for c in child.children):
        return "inf"
    return "that"
