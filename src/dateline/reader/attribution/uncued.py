"""Speakers of quotations that no reporting verb introduces: before a colon, or the person spoken of before."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dateline.knowledge.reporting import Cue
from dateline.reader.attribution.found import Found
from dateline.reader.attribution.roles import role_noun
from dateline.reader.places.unknown import acts
from dateline.reader.syntax import subjects

COLON = Cue(":", "neutral", frozenset({"quote"}))
HANGING = frozenset({"relcl", "acl", "amod", "xcomp", "pcomp", "aux", "auxpass"})
TOPICS = frozenset({"on", "about", "regarding", "asked", "when"})
NAMING = frozenset({"PROPN", "NOUN", "ADJ", "DET", "PUNCT", "ADP", "CCONJ", "PART"})
LABEL = 14  # tokens of a label before a colon
STOPS = frozenset({".", "!", "?"})


def colon_speaker(doc: Doc, last: int, low: int) -> Found | None:
    """The speaker before a bare colon: "X: ...", "X put it more strongly: ...". The quotation starts at token ``last``; its
    paragraph, or what is left of it, at ``low``."""
    i = last - 1
    while i > 0 and doc[i].is_space:
        i -= 1
    if i <= 0 or doc[i].text not in (":", ",") or i < low:
        return None
    verb = None
    for k in range(i - 1, max(low, i - 30) - 1, -1):
        if doc[k].text in STOPS:
            break
        if (doc[k].pos_ == "VERB" or (doc[k].pos_ == "AUX" and doc[k].lemma_ in ("be", "seem"))) and doc[k].dep_ not in HANGING:
            verb = doc[k]
    if verb is not None:
        if doc[i].text == ",":
            return None
        heads = [s for s in subjects(verb) if s.pos_ in ("NOUN", "PROPN", "PRON")]
        if heads and (heads[0].pos_ != "NOUN" or role_noun(heads[0])):
            return Found(verb, (verb.i, verb.i + 1), COLON, heads[0], zone=(heads[0].i, i))
        return None
    if doc[i].text != ":":
        return None
    if (named := label_head(doc, low, i)) is not None:
        return Found(doc[i], (i, i + 1), COLON, named, zone=(named.left_edge.i if named.left_edge.i >= low else low, i))
    head = doc[i - 1]
    first = max(low, i - 12)
    if all(t.pos_ in ("PROPN", "NOUN", "ADJ", "DET", "PUNCT", "ADP", "CCONJ", "SPACE", "NUM", "PART") for t in doc[first:i]) and any(
        t.pos_ == "PROPN" for t in doc[first:i]
    ):
        while head.dep_ in ("compound", "appos", "pobj", "prep") and head.head.i >= first and head.head.i < i and head.head != head:
            head = head.head
        return Found(doc[i], (i, i + 1), COLON, head, zone=(first, i))
    return None


def label_head(doc: Doc, first: int, colon: int) -> Token | None:
    """The person or body named before a colon, with the topic or without: "Mission spokesman Ann Lee:", "Ann Lee on what comes next:"."""
    while first < colon and not doc[first].is_alpha:
        first += 1  # a clock stamp
    topic = next((t.i for t in doc[first:colon] if t.lower_ in TOPICS and t.i > first), colon)
    if not 0 < topic - first <= LABEL or any(t.pos_ not in NAMING for t in doc[first:topic]):
        return None
    last = topic - 1
    while last > first and doc[last].text in (",", ")", "("):
        last -= 1
    head = doc[last]
    while head.dep_ in ("compound", "appos", "pobj", "prep", "nmod", "flat") and first <= head.head.i < topic and head.head != head:
        head = head.head
    people = any((role := role_noun(t)) is not None and role.of == "people" for t in doc[first:topic])
    named = any(t.pos_ == "PROPN" and t.ent_type_ not in ("GPE", "LOC", "FAC", "DATE", "TIME") for t in doc[first:topic])
    person = head.ent_type_ == "PERSON" and topic - first > 1 and not any(t.text == "," or t.is_upper for t in doc[first:topic])
    known = people or person or acts(doc[first:topic].text)
    return head if named and known and head.pos_ in ("PROPN", "NOUN") else None


def subject_speaker(doc: Doc, last: int) -> Found | None:
    """The person who is the subject of the sentence that ends before a token."""
    root = doc[max(0, last - 1)].sent.root
    heads = [
        s
        for s in subjects(root)
        if s.ent_type_ == "PERSON"
        or (s.pos_ == "PROPN" and not s.ent_type_)
        or s.lower_ in ("he", "she")
        or ((r := role_noun(s)) and r.of == "people" and s.pos_ == "NOUN")
    ]
    return Found(root, (root.i, root.i + 1), COLON, heads[0], zone=(root.i, root.i + 1)) if heads and root.pos_ in ("VERB", "AUX") else None


def personal(f: Found) -> bool:
    """Whether the source of a cue is a person."""
    if f.source is None:
        return False
    role = role_noun(f.source)
    return (
        f.source.ent_type_ == "PERSON"
        or f.source.lower_ in ("he", "she")
        or (role is not None and role.of == "people" and f.source.tag_ == "NN")
    )
