"""Attributions by verbs: "X said that Y", "Y, X said", "Y, said X, Z", "X claims to have ...", "X was quoted as saying"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dateline.knowledge.reporting import Cue, reporting
from dateline.reader.attribution.contents import content_of, estimate, from_semicolon, to_semicolon
from dateline.reader.attribution.found import Found
from dateline.reader.attribution.plausible import can_speak, idle, lift_rival, raise_conjunct, raise_participle
from dateline.reader.attribution.roles import role_noun
from dateline.reader.attribution.spans import runs
from dateline.reader.attribution.zones import beside, inverted_tail, zone_of
from dateline.reader.syntax import agents, auxiliaries, is_passive, negation, predicates, subjects

IMPLICATIVE = frozenset(
    {"go", "continue", "begin", "start", "proceed", "want", "come", "hasten", "seem", "appear", "use", "tend", "have", "be"}
)
PERFORMING = frozenset({"announce", "declare", "proclaim", "unveil", "outline", "reveal", "offer"})
BEHIND = frozenset({"prt", "prep", "advmod", "acomp", "oprd", "ccomp", "agent"})
MISREAD = {"rat": "rate"}  # "rated", to the lemmatiser
PRONOUNS = frozenset({"it", "there"})


def by_verbs(doc: Doc) -> Iterator[Found]:
    """Every reporting verb of a document, with what is said where the parse shows it; quotations are added later."""
    vocabulary = reporting().verbs
    found: dict[int, Found] = {}
    for token in doc:
        lemma = token.lemma_.lower()
        if (entries := vocabulary.get(MISREAD.get(lemma, lemma))) and predicates(token) and (f := _attributed(token, entries)):
            found[token.i] = f
    for f in found.values():
        raise_conjunct(f, found)
        if f.head.tag_ == "VBG":
            raise_participle(f, found)
        lift_rival(f, found)
    for f in found.values():
        if f.form == "that" and f.side == "right":
            f.tokens = to_semicolon(doc, f.tokens)
        elif f.form == "that" and f.side == "left":
            f.tokens = from_semicolon(doc, f.tokens)
        f.content = runs(doc, f.tokens)
        if (f.content or "quote" in f.entry.content) and not idle(f):
            yield f


def _attributed(verb: Token, entries: tuple[Cue, ...]) -> Found | None:
    if verb.i and verb.nbor(-1).text == "-" and not verb.nbor(-1).whitespace_:
        return None  # "Serb-held"
    if verb.dep_ in ("amod", "compound", "aux", "auxpass", "pobj") or (verb.dep_ == "prep" and verb.lower_ == "according"):
        return None
    if verb.lemma_ in reporting().citing and any(c.lower_ == "as" and any(o.dep_ == "pcomp" for o in c.children) for c in verb.children):
        return None  # "was quoted as saying": the cue is "saying"
    passive = is_passive(verb)
    source = _source(verb, passive)
    usable = [(e, rank) for e in entries if (rank := _particle(verb, e)) is not None]
    if not usable:
        return None
    with_particle = [e for e, rank in usable if rank]
    choices = with_particle or [e for e, _ in usable]
    found = Found(verb, (verb.i, verb.i + 1), choices[0], source)
    found.zone = zone_of(verb, source, choices[0])
    pronoun = (
        next((c for c in verb.children if c.dep_ == "nsubj" and c.lower_ in ("who", "which", "that")), None)
        if verb.dep_ == "relcl"
        else None
    )
    if pronoun is not None and source is not None and source.i < pronoun.i:
        found.source, found.antecedent = pronoun, source
    found.cue = _cue_range(verb, choices[0])
    _addressee(found, choices, passive)
    for entry in choices:
        content, form, side = content_of(verb, entry, found, passive)
        if content:
            found.entry, found.tokens, found.form, found.side = entry, content, form, side
            break
    if not found.tokens:
        quoting = next((e for e in choices if "quote" in e.content), None)
        if quoting is None:
            return None
        found.entry = quoting
    found.vouched = _vouched(found, passive)
    return found


def _particle(verb: Token, entry: Cue) -> bool | None:
    """True where the entry's particle is there, False where it needs none, None where it is missing."""
    if entry.particle is None and not entry.objects:
        return False
    words = (entry.particle or "").split()
    spoken = entry.stance == "neutral" and "quote" in entry.content
    if entry.objects:
        return True if any(c.dep_ == "dobj" and c.lemma_.lower() in entry.objects for c in verb.children) else None
    if words[0] == "at":
        return True if estimate(verb) else None
    for child in verb.children:
        if spoken and child.dep_ == "prep" and any(o.dep_ == "pobj" for o in child.children):
            continue  # "put troops in the city" is no "put in"
        if child.lower_ != words[0] or child.i < verb.i or child.dep_ not in BEHIND:
            continue
        follows = child.i + 1 < len(verb.doc) and verb.doc[child.i + 1].lower_
        if len(words) == 1 or follows == words[1] or any(c.lower_ == words[1] for c in child.children):
            return True
    return None


def _source(verb: Token, passive: bool) -> Token | None:
    tail = inverted_tail(verb)
    if tail is not None and can_speak(tail):
        return tail
    if (
        passive
        and verb.dep_ not in ("acl", "relcl")
        and any(a.lower_ in ("be", "is", "was", "were", "been", "are", "being", "get", "got") for a in auxiliaries(verb))
    ):
        by = agents(verb)
        return by[0] if by else None
    if passive and verb.dep_ == "acl":
        by = agents(verb)
        return by[0] if by else None
    own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    inverted = [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i and can_speak(c)]
    if (
        not own
        and inverted
        and (verb.is_sent_start or verb.nbor(-1).text in (",", '"', "'"))
        and verb.tag_ in ("VBD", "VBZ")
        and not any(c.dep_ == "dobj" and c.i > inverted[0].i for c in verb.children)
    ):
        return inverted[0]
    heads = [s for s in subjects(verb) if not (s.lower_ in PRONOUNS and s.dep_ == "expl")]
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        above = verb.head.head
        if not can_speak(verb.head) and verb.head.dep_ == "dobj" and above.pos_ == "VERB":
            outer = subjects(above)
            return outer[0] if outer else verb.head
        return verb.head
    if heads and heads[0].i != verb.i:
        return _speaker(heads[0])
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":  # was quoted as saying
        above = verb.head.head
        if above.lemma_ in ("quote", "cite"):
            quoted = [c for c in above.children if c.dep_ in ("nsubjpass", "dobj")]
            return quoted[0] if quoted else (above.head if above.dep_ in ("acl", "relcl") else None)
    return beside(verb) if verb.tag_ in ("VBD", "VBZ", "VBP") else None


def _speaker(subject: Token) -> Token:
    """The subject, or the speaker whom the parse hung on to a thing or place before the comma ("..., the one bridge left in X, a
    farmer said")."""
    role = role_noun(subject)
    if subject.pos_ == "PROPN" and subject.ent_type_ not in ("GPE", "LOC", "FAC"):
        return subject  # "Ann Lee, a resident, said"
    if subject.pos_ in ("NOUN", "PROPN") and (role is None or role.of != "people") and subject.ent_type_ not in ("PERSON", "ORG"):
        for child in subject.subtree:
            if child.i > subject.i and child.dep_ in ("appos", "conj") and role is None and subject.doc[child.left_edge.i - 1].text == ",":
                inner = role_noun(child)
                if (inner is not None and inner.of == "people") or child.ent_type_ == "PERSON":
                    return child
    return subject


def _cue_range(verb: Token, entry: Cue) -> tuple[int, int]:
    first, last = verb.i, verb.i + 1
    while first > 0 and verb.doc[first - 1].head == verb and verb.doc[first - 1].dep_ in ("aux", "auxpass", "neg"):
        first -= 1
    if entry.particle:
        at = verb.i + 1
        for word in entry.particle.split():
            if at < len(verb.doc) and verb.doc[at].lower_ == word:
                at += 1
        last = max(last, at)
    return first, last


def _addressee(found: Found, choices: list[Cue], passive: bool) -> None:
    verb = found.head
    for entry in choices:
        if entry.addressee == "object":
            objects = [
                c
                for c in verb.children
                if (c.dep_ in ("dobj", "dative", "nsubjpass") or (c.dep_ == "nsubj" and found.source and found.source.i < verb.i))
                and c.pos_ != "VERB"
                and (c.i > verb.i or c.dep_ == "nsubjpass")
            ]
            if objects:
                found.addressee = _noun_phrase(objects[0])
                found.via = objects[0]
                return
        if entry.addressee == "to":
            for prep in verb.children:
                if prep.dep_ in ("prep", "dative") and prep.lower_ == "to":
                    nouns = [o for o in prep.children if o.dep_ == "pobj"]
                    if nouns and nouns[0].pos_ in ("NOUN", "PROPN", "PRON"):
                        found.addressee, found.via = _noun_phrase(nouns[0]), nouns[0]
                        return


def _noun_phrase(head: Token) -> tuple[int, int]:
    first, last = head.left_edge.i, head.i + 1
    return (first if head.i - first < 12 else head.i), last


def _vouched(found: Found, passive: bool) -> bool:
    verb, entry = found.head, found.entry
    if not entry.vouched and found.form in ("np", "inf", "ing", ""):
        return False
    if not entry.vouched and entry.stance == "request":
        return False
    if entry.stance == "believe" and found.form == "inf":
        return False
    if (
        found.form == "np"
        and verb.lemma_ in PERFORMING
        and any(verb.doc[i].lemma_.lower() in reporting().performed for i in sorted(found.tokens)[:8] if verb.doc[i].dep_ == "dobj")
    ):
        return False
    if negation(verb) is not None and entry.stance not in ("deny", "doubt"):
        return entry.stance in ("believe",)
    if verb.tag_ == "VB" and verb.dep_ == "xcomp" and any(a.tag_ == "TO" for a in verb.children):
        return verb.head.lemma_ in IMPLICATIVE
    return True
