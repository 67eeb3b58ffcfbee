"""The condition under which something is said to hold."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.reader.reading import Chars, Draft, Reading

INVERTED = {"should", "were", "had"}
BAR = {"failing", "barring", "absent"}


def condition(reading: Reading, draft: Draft) -> Chars | None:
    """The span of the condition stated for a draft ("if rain holds off"), without its comma; None where there is none."""
    head = reading.doc[draft.head]
    for verb in _carriers(head):
        for child in verb.children:
            found = _clause(child)
            if found is None:
                found = _phrase(child)
            if found is not None:
                return _span(reading, child, found)
    return None


def inside_condition(reading: Reading, draft: Draft) -> Chars | None:
    """The span of the if-clause that the draft itself heads, or None."""
    head = reading.doc[draft.head]
    steps = 0
    while head.dep_ in ("conj", "xcomp", "ccomp", "dobj", "pobj", "prep", "nsubj", "nsubjpass", "acomp", "attr") and steps < 5:
        if head.dep_ in ("ccomp",) and head.head.lemma_ in ("say", "tell", "report"):
            return None
        if head.pos_ in ("VERB", "AUX") and _clause(head) is not None:
            break
        if head.dep_ == "conj" and any(c.dep_ in ("nsubj", "nsubjpass") for c in head.children):
            return None
        head = head.head
        steps += 1
    found = _clause(head) if head.pos_ in ("VERB", "AUX") else None
    return _span(reading, head, found) if found is not None else None


def _carriers(head: Token) -> list[Token]:
    """The predicate and those above it that an adverbial clause may hang on, up to the verb of saying."""
    out, token = [head], head
    for _ in range(4):
        above = token.head
        if above == token:
            break
        if token.dep_ in ("xcomp", "acomp", "oprd", "attr", "nsubj", "nsubjpass", "csubj", "dobj", "pobj", "prep", "acl") or (
            token.dep_ == "ccomp" and token.head.lemma_ not in ("say", "tell") and token.head.pos_ in ("ADJ", "AUX", "NOUN")
        ):
            if above.pos_ not in ("VERB", "AUX", "ADJ", "NOUN", "ADP"):
                break
            out.append(above)
            token = above
            continue
        break
    if (
        head.dep_ == "conj"
        and head.head.pos_ in ("VERB", "AUX")
        and any(_clause(c) is not None and c.i < head.head.i for c in head.head.children)
    ):
        out.append(head.head)
    if head.dep_ in ("ccomp",) and head.head.pos_ == "VERB" and head.head.i > head.i:  # "If X, Y would, he said"
        out.append(head.head)
    return out


def _clause(token: Token) -> int | None:
    """The first token of a conditional clause headed by the token."""
    if token.dep_ not in ("advcl", "ccomp", "relcl", "dep", "acl", "pcomp") and token.pos_ not in ("VERB", "AUX", "SCONJ"):
        return None
    for child in token.children:
        if child.i >= token.i:
            break
        if child.dep_ in ("mark", "advmod", "prep") and child.lower_ in (
            "if",
            "unless",
            "provided",
            "providing",
            "lest",
            "assuming",
            "supposing",
        ):
            return _before(child)
        if (
            child.dep_ in ("mark", "advmod")
            and child.lower_ == "as"
            and child.i + 1 < len(token.doc)
            and token.doc[child.i - 1].lower_ == "long"
        ):
            return child.i
    subject = next((c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is not None and token.dep_ in ("advcl", "ccomp", "ROOT", "dep"):
        aux = next((c for c in token.children if c.dep_ in ("aux", "auxpass") and c.i < subject.i and c.lower_ in INVERTED), None)
        if aux is not None and token.dep_ in ("advcl", "ccomp"):
            return aux.i
    if (
        token.lower_ in ("provided", "assuming", "providing")
        and token.dep_ in ("advcl", "prep")
        and any(c.dep_ == "ccomp" for c in token.children)
    ):
        return token.i
    return None


def _phrase(token: Token) -> int | None:
    """The first token of "in the event of", "in case of", "as long as", "barring"."""
    if token.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "as" for c in token.children):
        mark = next(c for c in token.children if c.dep_ == "mark" and c.lower_ == "as")
        if mark.i >= 2 and token.doc[mark.i - 1].lower_ == "long" and token.doc[mark.i - 2].lower_ in ("as", "so"):
            return mark.i - 2
    if token.dep_ in ("prep", "advmod", "mark"):
        if token.lower_ in BAR:
            return token.i
        if token.lower_ in ("in", "on") and any(
            o.lower_ in ("event", "case", "condition", "absence") and any(g.dep_ in ("prep", "acl", "relcl", "ccomp") for g in o.children)
            for o in token.children
        ):
            return token.i
        if token.lower_ == "long" and token.i + 1 < len(token.doc) and token.doc[token.i + 1].lower_ == "as":
            return token.i - 1
    return None


def _before(mark: Token) -> int:
    """ "Only if", "even if"."""
    previous = mark.doc[mark.i - 1] if mark.i else None
    return (
        previous.i
        if previous is not None and previous.lower_ in ("only", "even", "but") and mark.dep_ == "mark" and previous.lower_ != "but"
        else mark.i
    )


def _span(reading: Reading, token: Token, first: int) -> Chars:
    last = token.right_edge.i + 1
    while last - 1 > first and (reading.doc[last - 1].is_punct or reading.doc[last - 1].is_space or reading.doc[last - 1].is_quote):
        last -= 1
    return reading.chars((first, max(last, first + 1)))
