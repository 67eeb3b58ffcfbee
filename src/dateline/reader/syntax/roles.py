"""Who does what to whom in a clause."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.reader.syntax.clauses import auxiliaries, conjuncts

PASSIVE = {"nsubjpass", "csubjpass"}
JOINING = {"after", "before", "since", "until", "as"}
MEANS = {  # "withdrew by road"
    "road", "sea", "air", "land", "boat", "ship", "train", "rail", "bus", "car", "truck", "foot", "helicopter", "plane", "phone",
    "telephone", "radio", "mail", "e-mail", "email", "video", "night", "day", "force", "mistake", "accident", "surprise", "hand", "decree",
    "proxy",
}
SPEECH = {  # "denied that it had been taken and accused ..."
    "accuse", "add", "announce", "ask", "blame", "call", "claim", "condemn", "demand", "deny", "dismiss", "insist", "praise", "promise",
    "put", "reject", "report", "say", "tell", "thank", "threaten", "urge", "vow", "warn", "describe", "pledge", "admit", "acknowledge",
    "confirm",
}
RELATIVE = {"who", "which", "that", "whom"}


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Heads of the subject's coordinated nouns, found through coordination, control, participles and relative pronouns."""
    own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    if own:
        before = [c for c in own if c.i < verb.i]  # one behind the verb beside it is an object: "X tells Imedi television"
        return [t for s in (before or own)[-1:] for t in conjuncts(_antecedent(s, verb))]
    if depth > 4:
        return []
    if verb.dep_ == "advcl" and verb.tag_ in ("VBD", "VBZ", "VBP"):  # "hours after Total said": the noun read as that of the preposition
        lent = next((o for p in verb.children if p.dep_ == "prep" and p.lower_ in JOINING for o in p.children if o.dep_ == "pobj"), None)
        if lent is not None and lent.right_edge.i == verb.i - 1:
            return conjuncts(lent)
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        return subjects(_finite_above(verb), depth + 1)
    if verb.dep_ in ("xcomp", "ccomp") and verb.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
        # a clause with a tense has a subject: where it seems to have none, it was read as the governing verb's object
        taken = verb.dep_ == "xcomp" or any(c.tag_ == "MD" for c in verb.children)
        objects = [c for c in verb.head.children if c.dep_ in ("dobj", "dative") and c.i < verb.i] if taken else []
        return [t for o in objects[-1:] for t in conjuncts(o)] or subjects(verb.head, depth + 1)
    if verb.dep_ in ("acomp", "oprd") and verb.pos_ in ("ADJ", "VERB") and verb.head.pos_ in ("VERB", "AUX"):
        return subjects(verb.head, depth + 1)
    if verb.dep_ in ("advcl", "pcomp"):
        above = verb.head if verb.dep_ == "advcl" else verb.head.head
        return subjects(above, depth + 1) if above != verb and above.pos_ in ("VERB", "AUX") else []
    if verb.dep_ == "acl" and verb.tag_ in ("VBG", "VB"):
        return [verb.head] if verb.head.pos_ in ("NOUN", "PROPN", "PRON") else []
    return []


def _finite_above(verb: Token) -> Token:
    """The verb that a coordinated one really goes on from: a past tense is not coordinated with a bare infinitive ("said that they
    would never let it go and accused ...": who said)."""
    first = verb.head
    if verb.tag_ == "VBD" and verb.lemma_ in SPEECH and first.dep_ == "ccomp" and first.head.tag_ == "VBD" and not auxiliaries(first.head):
        helpers = auxiliaries(first)  # "denied that it had been taken and accused ...": who denied
        if not auxiliaries(verb) and any(a.lower_ in ("had", "'d") for a in helpers) and first.tag_ in ("VBN", "VBD"):
            return first.head
    if verb.tag_ not in ("VBD", "VBZ") or _tensed(first) or any(c.tag_ == "MD" for c in first.children):
        return first
    above = first
    for _ in range(5):
        if above.head == above or above.dep_ not in ("ccomp", "xcomp", "conj", "advcl") or above.head.pos_ not in ("VERB", "AUX"):
            break
        above = above.head
        if _tensed(above):
            return above
    return first


def _tensed(verb: Token) -> bool:
    tensed = ("VBD", "VBZ", "VBP")
    return verb.tag_ in tensed or any(c.dep_ in ("aux", "auxpass") and c.tag_ in tensed for c in verb.children)


def direct_objects(verb: Token) -> list[Token]:
    """Heads of the direct object's coordinated nouns; for a passive, of its subject."""
    own = [c for c in verb.children if c.dep_ == "dobj"]
    if not own:
        own = [c for c in verb.children if c.dep_ in PASSIVE]
    if not own and verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl"):
        own = [verb.head]
    return [t for o in own[:1] for t in conjuncts(_antecedent(o, verb))]


def predicates(token: Token) -> bool:
    """Whether a word is the verb of a clause: also where it was tagged a noun ("diplomats doubt that they would come")."""
    if token.pos_ in ("VERB", "AUX"):
        return True
    kinds = {c.dep_ for c in token.children} if token.pos_ == "NOUN" and token.dep_ in ("ROOT", "ccomp", "conj") else set()
    return "nsubj" in kinds and "ccomp" in kinds


def agents(verb: Token) -> list[Token]:
    """Heads of the by-phrase of a passive."""
    return [t for p in verb.children if p.dep_ == "agent" or (p.dep_ == "prep" and p.lower_ == "by" and verb.tag_ == "VBN")
            for o in p.children if o.dep_ == "pobj" and not (o.lemma_ in MEANS and o.left_edge == o) for t in conjuncts(o)]


def oblique(verb: Token, *prepositions: str) -> list[Token]:
    """Heads of the objects of the verb's prepositions (with coordination), of these prepositions or of any."""
    return [t for p in verb.children if p.dep_ in ("prep", "dative", "agent") and (not prepositions or p.lower_ in prepositions)
            for o in p.children if o.dep_ == "pobj" for t in conjuncts(o)]


def _antecedent(token: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    if token.lower_ in RELATIVE and token.pos_ in ("PRON", "DET", "SCONJ"):
        clause = verb
        while clause.dep_ == "conj" and clause.head != clause:
            clause = clause.head
        if clause.dep_ == "relcl":
            return clause.head
    return token
