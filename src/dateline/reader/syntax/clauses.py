"""Clauses: their heads, extent, polarity and what governs them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

CLAUSAL = {"ROOT", "ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "csubj", "csubjpass", "parataxis"}
SUBJECTS = {"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"}


def clause_head(token: Token) -> Token:
    """The predicate of the smallest clause that a token stands in (the token itself if it heads one)."""
    while token.dep_ not in CLAUSAL and token.head != token:
        if token.dep_ == "conj" and token.pos_ in ("VERB", "AUX") and token.head.pos_ in ("VERB", "AUX"):
            return token
        token = token.head
    return token


def governors(token: Token) -> Iterator[Token]:
    """The tokens above, nearest first."""
    while token.head != token:
        token = token.head
        yield token


def conjuncts(token: Token) -> list[Token]:
    """The token and everything coordinated with it from it on, in order ("A, B and C" from A)."""
    out, todo = [token], [token]
    while todo:
        for child in todo.pop().children:
            if child.dep_ in ("conj", "appos_conj") and child not in out:
                out.append(child)
                todo.append(child)
    return sorted(out, key=lambda t: t.i)


def auxiliaries(verb: Token) -> list[Token]:
    """Auxiliaries of a verb; a conjunct without its own takes those of the verb that it continues."""
    own = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    shared = verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and not any(c.dep_ in SUBJECTS for c in verb.children)
    if not own and shared and (verb.tag_ == verb.head.tag_ or verb.tag_ in ("VBN", "VB")):
        return auxiliaries(verb.head)
    return own


def is_finite(verb: Token) -> bool:
    """Whether the verb group is tensed ("took", "has taken", "will take")."""
    return verb.tag_ in ("VBD", "VBP", "VBZ") or any(a.tag_ in ("VBD", "VBP", "VBZ", "MD") for a in auxiliaries(verb))


def is_passive(verb: Token) -> bool:
    """Whether the verb is a passive, with or without auxiliary ("was taken", "the town taken by rebels")."""
    if any(c.dep_ in ("auxpass", "nsubjpass", "agent") for c in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not any(c.dep_ in SUBJECTS for c in verb.children):
        return verb.head.tag_ == "VBN" and is_passive(verb.head)
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod") and not any(c.dep_ == "aux" for c in verb.children)


def negation(token: Token) -> Token | None:
    """The word that negates a predicate in its own clause ("not", "never", "no", "neither"), or None."""
    for child in token.children:
        if child.dep_ == "neg" or (child.dep_ in ("det", "advmod", "preconj", "cc") and child.lower_ in NEGATIVE):
            return child
        if child.dep_ in ("nsubj", "nsubjpass", "dobj") and (
            child.lower_ in ("nobody", "none", "nothing", "neither")
            or any(g.dep_ in ("det", "neg") and g.lower_ in ("no", "neither") for g in child.children)
        ):
            return child
    for aux in (c for c in token.children if c.dep_ in ("aux", "auxpass", "attr", "acomp")):
        for child in aux.children:
            if child.dep_ == "neg":
                return child
    return None


NEGATIVE = {"not", "n't", "never", "no", "neither", "nor", "nowhere", "hardly", "scarcely"}


def is_question(token: Token) -> bool:
    """Whether the token's sentence is a question."""
    sent = token.sent
    return any(t.text == "?" for t in list(sent)[-3:])


def clause_range(head: Token) -> tuple[int, int]:
    """Token range of the clause headed by a predicate: its subtree without coordinated and embedded clauses at its edges."""
    keep = {head.i}
    todo = [head]
    while todo:
        for child in todo.pop().children:
            if child.dep_ in ("ccomp", "parataxis", "punct", "cc", "meta", "dep") or (
                child.dep_ in ("conj", "advcl") and child.pos_ in ("VERB", "AUX") and child.head == head
            ):
                continue
            keep.add(child.i)
            todo.append(child)
    return min(keep), max(keep) + 1
