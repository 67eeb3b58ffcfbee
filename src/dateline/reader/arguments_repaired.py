"""What the parse joined wrongly and the words put right: a list that runs into the next clause, a verb hung one clause too low."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.reader.syntax import conjuncts

FINITE = ("VBD", "VBZ", "VBP", "MD")
NOUNS = ("NOUN", "PROPN")
BETWEEN = ("aux", "auxpass", "advmod", "neg")
WISHES = frozenset({"demand", "urge", "insist", "require", "order", "ask", "propose", "recommend", "request", "suggest"})
MARKS = ('"', "''", "``", "\u201c", "\u201d")
ASIDE = 14  # tokens of an aside that is looked over
ALLIED = frozenset({"allied", "affiliated", "aligned", "associated", "armed", "organised", "organized"})
UNDERGONE = {  # verbs that have an object whenever somebody does it
    "kill", "wound", "injure", "abduct", "kidnap", "loot", "destroy", "arrest", "detain", "displace", "capture", "seize", "execute",
    "behead", "murder", "massacre", "torch", "raze", "damage", "retake", "recapture", "overrun", "take", "deport", "expel",
}  # fmt: skip


def detached_subject(verb: Token) -> Token | None:
    """The noun right before a tensed verb without a subject that was drawn into the list before it, or None.

    "They hold A and B, and C, the seat of D, has been taken", "the town is in rebel hands and the port of X surrendered".
    """
    if verb.dep_ not in ("conj", "ccomp") or any(c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for c in verb.children):
        return None
    doc, at = verb.doc, verb.i - 1
    while at > 0 and doc[at].head == verb and doc[at].dep_ in BETWEEN:
        at -= 1
    closed = doc[at].text == ","
    if closed:
        if not tensed(verb):
            return None
        at -= 1
    noun = doc[max(at, 0)]
    while noun.head != noun and noun.dep_ not in ("conj", "appos") and noun.right_edge.i == at:
        noun = noun.head
    if closed and noun.dep_ == "appos" and noun.head.dep_ != "conj":  # an aside that was hung on the first of the list
        name = doc[max(noun.left_edge.i - 2, 0)]
        return name if doc[noun.left_edge.i - 1].text == "," and name.dep_ == "conj" and name.pos_ == "PROPN" else None
    if closed and noun.dep_ == "appos":
        noun = noun.head
    if noun.dep_ != "conj" or noun.pos_ not in NOUNS or noun.right_edge.i != at or noun.head.i >= noun.i or noun.i >= verb.i:
        return None
    if closed and (noun.right_edge.i == noun.i or doc[noun.i + 1].text != ","):
        return None  # no aside between two commas
    return noun


def opens_next_clause(token: Token) -> bool:
    """Whether the last noun of a list is in truth the subject of the clause after it."""
    if token.dep_ != "conj" or token.pos_ not in NOUNS:
        return False
    doc, at = token.doc, token.right_edge.i + 1
    bare = token.right_edge.i == token.i or (doc[token.i + 1].text == "," and token.right_edge.i == token.i + 1)
    if bare:
        at = token.i + 1
    if at < len(doc) and doc[at].text == ",":
        if bare:
            at = next((i for i in range(at + 1, min(at + ASIDE, len(doc))) if doc[i].text == ","), len(doc))
        at += 1
    while at < len(doc) and doc[at].dep_ in ("advmod", "neg") and doc[at].pos_ in ("ADV", "PART"):
        at += 1
    if at >= len(doc) or doc[at].tag_ not in FINITE:
        return False
    verb = doc[at].head if doc[at].dep_ in ("aux", "auxpass") else doc[at]
    found = detached_subject(verb)
    return found is not None and found.i == token.i


def tensed(verb: Token) -> bool:
    """Whether a verb has a tense of its own."""
    return verb.tag_ in ("VBD", "VBZ", "VBP") or any(c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE for c in verb.children)


def raised_conjunct(verb: Token) -> Token | None:
    """The verb that a tensed one goes on with, where the parse hung it on a bare form below: "demanded that they leave and closed X"."""
    below = verb.head
    if verb.dep_ != "conj" or not tensed(verb) or verb.tag_ in ("VBP", "VB"):
        return None
    wished = below.tag_ == "VBP" and below.dep_ == "ccomp" and below.head.lemma_ in WISHES  # "demanded that the group leave"
    if not wished and (below.tag_ != "VB" or tensed(below)):
        return None
    for _ in range(4):
        if below.dep_ not in ("ccomp", "xcomp", "conj", "advcl") or below.head == below:
            return None
        below = below.head
        if below.pos_ in ("VERB", "AUX") and tensed(below):
            return below
    return None


def after_and(verb: Token) -> Token | None:
    """The verb that a past tense read as an adjective goes on from: "left their positions and shelled boats"; or None."""
    noun = verb.head
    if verb.dep_ != "amod" or verb.tag_ != "VBD" or verb.i == 0 or verb.nbor(-1).dep_ != "cc" or noun.dep_ != "conj":
        return None
    above = noun.head if noun.head.pos_ == "VERB" else noun.head.head
    return above if above.pos_ == "VERB" and not any(c.dep_ == "det" for c in noun.lefts) else None


def beyond_quotation(verb: Token) -> Token | None:
    """The verb of saying that a clause goes on with after a quotation closes: said X "had fallen", and rejected the claim."""
    if verb.dep_ != "conj" or not tensed(verb) or verb.head.i > verb.i:
        return None
    first = verb
    while first.dep_ == "conj" and first.head.pos_ in ("VERB", "AUX"):
        first = first.head
    marks = [t.i for t in verb.doc[first.left_edge.i : verb.i] if t.text in MARKS]
    if first.dep_ != "ccomp" or len(marks) != 2 or any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        return None
    return first.head if first.head.pos_ == "VERB" and verb.i - marks[1] <= 3 else None


def reduced(verb: Token) -> Token | None:
    """The noun of a participle in commas that was read as a clause of its own: "Kunduz, besieged for a month, was given up"."""
    if (told := headlined(verb)) is not None:
        return told
    if verb.tag_ not in ("VBD", "VBN") or verb.dep_ not in ("advcl", "relcl", "acl", "ccomp") or verb.i < 2 or verb.nbor(-1).text != ",":
        return None
    if any(c.dep_ in ("dobj", "aux", "auxpass", "prt") for c in verb.children):
        return None
    noun = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return noun if noun is not None and noun.right_edge.i in (verb.i - 1, verb.i - 2) else None


def headlined(verb: Token) -> Token | None:
    """The noun that undergoes the act in the style of headlines and bulletins: "14 aid workers abducted near the river"."""
    if verb.lemma_ not in UNDERGONE or verb.tag_ not in ("VBD", "VBN") or verb.dep_ in ("relcl", "acl", "amod", "aux"):
        return None
    noun = None
    for child in verb.children:
        if child.dep_ == "nsubj":
            noun = child
        elif child.dep_ in ("aux", "auxpass", "prt", "dative", "agent", "nsubjpass", "ccomp", "xcomp") or (
            child.dep_ == "dobj" and child.nbor(-1).text != "("
        ):
            return None
        elif child.dep_ == "conj" and any(c.dep_ == "dobj" for c in child.children):
            return None  # "killed and wounded dozens"
    return noun if noun is not None and noun.pos_ in ("NOUN", "PROPN", "NUM") and noun.right_edge.i == verb.i - 1 else None


def robbed(verb: Token) -> Token | None:
    """The subject that a verb lost to such a participle before it, or None."""
    if any(c.dep_ in ("nsubj", "nsubjpass", "csubj", "expl") for c in verb.children):
        return None
    return next((n for c in verb.lefts if c.dep_ in ("advcl", "ccomp") and (n := reduced(c)) is not None), None)


def stands_alone(verb: Token) -> bool:
    """Whether a clause parsed as the object of a later verb is one of its own: "Colombo refused; the Tigers asked for more"."""
    if verb.dep_ != "ccomp" or verb.i > verb.head.i:
        return False
    last = verb.right_edge.i + 1
    return any(t.text in (";", ":") for t in verb.doc[last : min(last + 2, verb.head.i)])


def apposed_list(token: Token) -> list[Token]:
    """The rest of a list of names parsed as an apposition: "the A, the B and the C" as A, that is, B and C."""
    if token.tag_ not in ("NNP", "NNPS"):
        return []
    out: list[Token] = []
    for child in token.rights:
        if child.dep_ == "appos" and child.tag_ in ("NNP", "NNPS") and any(g.dep_ == "conj" for g in child.children):
            out += conjuncts(child)
    return out


def named_behind(token: Token) -> Token:
    """The name that a participle before it was taken for a verb of: "its troops and allied People's Defence Forces"."""
    if token.tag_ in ("VBN", "VBD", "JJ") and token.lower_ in ALLIED and token.dep_ == "conj":
        return next((c for c in token.children if c.dep_ in ("dobj", "npadvmod", "attr") and c.i > token.i and c.pos_ in NOUNS), token)
    return token
