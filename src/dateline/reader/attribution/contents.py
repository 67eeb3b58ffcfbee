"""What a reporting verb takes: the clause, object or phrase that holds the thing said."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dateline.knowledge.reporting import Cue, reporting
from dateline.reader.attribution.found import Found
from dateline.reader.attribution.spans import subtree
from dateline.reader.attribution.zones import CONTRAST, medial, parenthetical, set_off

LOOSE = frozenset(
    {
        "hold",
        "find",
        "see",
        "feel",
        "hear",
        "know",
        "learn",
        "discover",
        "notice",
        "remember",
        "forget",
        "gather",
        "figure",
        "understand",
        "show",
        "prove",
    }
)


def content_of(verb: Token, entry: Cue, found: Found, passive: bool) -> tuple[set[int], str, str]:
    """Tokens of what is said by one way of using the verb, its form and its side."""
    forms = entry.content
    if entry.particle == "at":
        return estimate(verb), "np", "right"
    zone = set(range(*found.zone))
    if "that" in forms or "whether" in forms:
        clause = [c for c in verb.children if c.dep_ in ("ccomp", "csubj") and not (c.dep_ == "csubj" and not passive) and _clausal(c)]
        right = [c for c in clause if c.i > verb.i and c.left_edge.i > verb.i - 1]
        if right:
            tokens = set().union(*(subtree(c) for c in right)) - zone
            tokens = {i for i in tokens if i > verb.i}
            opening = min(tokens, default=0)
            if verb.lemma_ in LOOSE and opening > verb.i + 2 and not any(c.dep_ == "prep" and c.lower_ == "from" for c in verb.rights):
                tokens = set()  # "hold the town and ..." is no opinion
            apart = set_off(found) and (
                verb.doc[opening].lower_ in CONTRAST or any(verb.doc[k].text == ";" for k in range(verb.i, opening))
            )
            if tokens and not apart:
                return _continued(verb, tokens) | medial(found), "that", "right"
        if not entry.evidence and not passive and found.source is not None and (span := parenthetical(verb, found)):
            return span, "that", "left"
        if clause and set_off(found):
            return {i for i in subtree(clause[0]) - zone if i < verb.i}, "that", "left"
        loose = _loose_that(verb) if not passive else set()
        if loose:
            return loose, "that", "right"
    if passive and found.source is None and "that" in forms:
        complement = [
            c
            for c in verb.children
            if c.dep_ in ("xcomp", "oprd", "advcl") and c.pos_ in ("VERB", "AUX") and any(a.tag_ == "TO" for a in c.children)
        ]
        if complement and entry.stance in ("neutral", "believe", "claim", "allege"):
            subject = [c for c in verb.children if c.dep_ == "nsubjpass"]
            return set().union(subtree(complement[0]), *(subtree(s) for s in subject)), "inf", "both"
    if "inf" in forms:
        complement = [
            c for c in verb.children if c.dep_ in ("xcomp", "ccomp", "advcl") and c.i > verb.i and any(a.tag_ == "TO" for a in c.children)
        ]
        if complement:
            return subtree(complement[0]), "inf", "right"
    if "ing" in forms:
        complement = [
            c
            for c in verb.children
            if c.dep_ in ("xcomp", "pcomp", "ccomp")
            and c.i > verb.i
            and (c.tag_ == "VBG" or any(a.dep_ == "aux" and a.tag_ == "VBG" for a in c.children))
        ]
        if complement:
            return subtree(complement[0]), "ing", "right"
    prepositions = [
        c
        for c in verb.children
        if c.dep_ in ("prep", "agent") and c.i > verb.i and (c.lower_ in forms or c.lower_ == (entry.particle or "").split(" ")[-1])
    ]
    for prep in prepositions:
        inner = {i for c in prep.children if c.i > prep.i for i in subtree(c)}
        objects = (
            [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i]
            if entry.particle and "np" in forms and entry.addressee is None
            else []
        )
        if inner and objects:  # "put the dead at 20"
            return set().union(inner, {prep.i}, *(subtree(c) for c in objects)), "np", "right"
        if inner:
            kind = "ing" if any(c.dep_ == "pcomp" for c in prep.children) else "np"
            return inner, kind, "right"
    if "np" in forms:
        objects = [
            c
            for c in verb.children
            if c.dep_ in ("dobj", "attr", "oprd", "dative")
            and c.i > verb.i
            and c.lower_ not in ("himself", "itself", "themselves", "herself")
        ]
        if objects and not (entry.addressee == "object" and len(objects) == 1 and found.via == objects[0] and "that" in forms):
            tokens = set().union(*(subtree(c) for c in objects))
            tokens |= {
                i
                for c in verb.children
                if c.i > objects[0].i and (c.dep_ in ("oprd", "acomp", "xcomp", "ccomp") or (c.dep_ == "prep" and c.lower_ == "as"))
                for i in subtree(c)
            }
            if entry.stance in ("believe", "neutral"):
                tokens |= _object_tail(verb, tokens)
            return tokens - zone, "np", "right"
        if passive:
            subject = [c for c in verb.children if c.dep_ == "nsubjpass"]
            if subject and found.source is not None:
                return subtree(subject[0]), "np", "left"
    return set(), "", ""


def _clausal(token: Token) -> bool:
    return (
        token.pos_ in ("VERB", "AUX")
        or any(c.dep_ in ("nsubj", "nsubjpass", "cop", "aux", "mark", "expl") for c in token.children)
        or token.dep_ == "ccomp"
    )


def _continued(verb: Token, tokens: set[int]) -> set[int]:
    """The clause with what goes on from it but was attached to the cue ("... and that", "and now controlled")."""
    last = max(tokens)
    vocabulary = reporting().verbs
    for child in verb.children:
        if child.dep_ != "conj" or child.i < last or child.pos_ not in ("VERB", "AUX"):
            continue
        own = any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in child.children)
        marked = any(c.dep_ == "mark" and c.lower_ == "that" for c in child.children)
        if marked or (not own and child.lemma_ not in vocabulary):
            tokens |= subtree(child)
    return tokens


def to_semicolon(doc: Doc, tokens: set[int]) -> set[int]:
    """The part of a clause before a semicolon outside quotation marks."""
    marks = 0
    for i in sorted(tokens):
        marks += doc[i].text in ('"', "''", "``")
        if doc[i].text == ";" and marks % 2 == 0:
            return {k for k in tokens if k < i}
    return tokens


def from_semicolon(doc: Doc, tokens: set[int]) -> set[int]:
    """The part of a clause behind the last semicolon outside quotation marks."""
    marks, last = 0, -1
    for i in sorted(tokens):
        marks += doc[i].text in ('"', "''", "``")
        if doc[i].text == ";" and marks % 2 == 0:
            last = i
    return {k for k in tokens if k > last}


def _loose_that(verb: Token) -> set[int]:
    """A that-clause the parser hung elsewhere: from a "that" close behind the cue to the end of the sentence."""
    doc = verb.doc
    end = verb.sent.end
    tells = verb.lemma_ in ("tell", "inform", "warn", "assure", "remind", "notify")
    for i in range(verb.i + 1, min(verb.i + 12, end)):
        token = doc[i]
        if token.lower_ == "that" and (token.dep_ == "mark" or token.pos_ == "SCONJ" or (tells and i > verb.i + 1 and _new_clause(token))):
            stop = next((k for k in range(i, end) if doc[k].text in (";",)), end)
            return set(range(i, stop))
        if token.text in (".", ";", ":") or (token.pos_ == "VERB" and token.dep_ != "relcl"):
            return set()
    return set()


def _new_clause(that: Token) -> bool:
    """Whether a "that" taken for a relative pronoun opens a clause with a subject of its own."""
    return any(c.dep_ in ("nsubj", "nsubjpass", "expl") and c.i > that.i for c in that.head.children)


def _object_tail(verb: Token, tokens: set[int]) -> set[int]:
    """What stands behind an object in the same clause: "vehicles at the base | consistent with a seizure"."""
    doc, end = verb.doc, verb.sent.end
    i = max(tokens) + 1
    extra: set[int] = set()
    while i < end and doc[i].pos_ in ("ADJ", "ADV", "ADP", "NOUN", "DET", "NUM", "PROPN", "CCONJ", "PART", "SYM"):
        if doc[i].pos_ == "CCONJ" and (i + 1 >= end or doc[i + 1].pos_ not in ("NUM", "ADJ", "NOUN", "PROPN", "DET")):
            break
        extra.add(i)
        i += 1
    return extra


def estimate(verb: Token) -> set[int]:
    """Tokens of what is put at a figure ("put the dead since Monday at 27"), or empty."""
    doc, end = verb.doc, verb.sent.end
    for i in range(verb.i + 1, min(verb.i + 25, end - 1)):
        if doc[i].text in (";", ".", ":"):
            break
        if doc[i].lower_ == "at" and any(
            doc[k].like_num or doc[k].text == '"' or doc[k].lower_ in ("between", "more", "least", "roughly", "about", "no", "even", "one")
            for k in range(i + 1, min(i + 3, end))
        ):
            stop = next(
                (
                    k
                    for k in range(i + 1, end)
                    if doc[k].text in (";", ".")
                    or (doc[k].text == "," and doc[k + 1 : k + 2].text not in ("including",))
                    or (doc[k].pos_ == "VERB" and doc[k].tag_ in ("VBD", "VBZ"))
                ),
                end,
            )
            return set(range(verb.i + 1, stop))
    return set()
