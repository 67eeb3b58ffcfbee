"""Noun phrases: their extent and parts."""

from __future__ import annotations

from spacy.tokens import Span, Token

BASE = {"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "advmod", "case", "predet", "npadvmod"}
HEAVY = {"relcl", "acl", "appos", "advcl", "parataxis", "cc", "conj", "punct"}


def base_range(noun: Token) -> tuple[int, int]:
    """Token range of the noun with what stands before it and its possessive: "the Kismayo city port"."""
    first = noun.i
    for child in noun.lefts:
        if child.dep_ in BASE:
            first = min(first, child.left_edge.i)
    last = noun.i + 1
    if last < len(noun.doc) and noun.doc[last].tag_ == "POS" and noun.doc[last].head == noun:
        last += 1
    return first, last


def full_range(noun: Token) -> tuple[int, int]:
    """Token range of the noun with its prepositional phrases too, but no clause, apposition or coordination."""
    first, last = base_range(noun)
    for child in noun.rights:
        if child.dep_ == "prep":
            last = max(last, max((t.i for t in child.subtree if not any(a.dep_ in HEAVY for a in _path(t, child))), default=child.i) + 1)
    return first, last


def _path(token: Token, stop: Token) -> list[Token]:
    out = []
    while token not in (stop, token.head):
        out.append(token)
        token = token.head
    return out


def subtree_range(token: Token) -> tuple[int, int]:
    """Token range from the left to the right edge of the token's subtree."""
    return token.left_edge.i, token.right_edge.i + 1


def head_of(span: Span) -> Token:
    """The syntactic head of a stretch of tokens."""
    return span.root


def possessor(noun: Token) -> Token | None:
    """The head of the possessor ("Goma" in "Goma's airport"), or None."""
    return next((c for c in noun.lefts if c.dep_ == "poss"), None)


def prepositional(token: Token, *words: str) -> list[Token]:
    """Heads of the objects of the token's own prepositional phrases, of these prepositions or of any."""
    return [o for p in token.children if p.dep_ in ("prep", "agent", "dative") and (not words or p.lower_ in words)
            for o in p.children if o.dep_ in ("pobj", "pcomp")]
