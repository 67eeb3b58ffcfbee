"""Whether the text says that it happened: negation, words that undo what they govern, denials.

Signatures of implicative verbs after Karttunen, "Simple and Phrasal Implicatives" (2012).
"""

from __future__ import annotations

from spacy.tokens import Token

from dateline.knowledge.modality import modality
from dateline.reader.arguments_repaired import stands_alone
from dateline.reader.attribution.governing import governing
from dateline.reader.certainty.negation import negates, own_negation
from dateline.reader.certainty.scale import estimates
from dateline.reader.reading import Draft, Reading
from dateline.reader.syntax import governors, negation

COMPLEMENT = {
    "xcomp",
    "ccomp",
    "pcomp",
    "acl",
    "advcl",
    "relcl",
    "pobj",
    "dobj",
    "prep",
    "conj",
    "appos",
    "oprd",
    "acomp",
    "csubj",
    "attr",
    "poss",
    "amod",
}
STATED = {"say", "tell", "report", "announce", "state", "add", "declare", "write", "note"}
EXPECTING = {"expect", "believe", "think", "anticipate", "foresee", "predict", "imagine", "assume"}
WITHOUT = {"without"}
INSTEAD = {"instead", "rather"}


def undone(reading: Reading, draft: Draft) -> str | None:
    """The word by which the text says that the draft's matter is not so, or None where it asserts it."""
    head = reading.doc[draft.head]
    if draft.rule.startswith("forecast.not-ruled-out"):
        return None
    own = own_negation(reading, draft, head)
    above = _above(reading, head, draft) or _denied(reading, head)
    if own and above:
        return None  # "denied that it had not": told as so
    return own or above


def _above(reading: Reading, head: Token, draft: Draft) -> str | None:
    """The governing word that undoes the clause: "failed to", "prevented from", "denied reports that", "is not expected to"."""
    words = modality().implicatives
    token, flips, why = head, False, None
    for _ in range(6):
        above = token.head
        if above == token or token.dep_ not in COMPLEMENT:
            break
        lemma = above.lemma_.lower()
        if above.pos_ == "ADP" or above.dep_ == "prep":
            if (
                above.lower_ == "without"
                or (above.lower_ == "of" and above.head.lower_ in INSTEAD)
                or (above.lower_ == "than" and above.head.lower_ == "rather")
            ):
                return above.text
            if above.lower_ == "of" and above.head.lower_ == "short" and above.head.head.lemma_ in ("stop", "fall", "be"):
                return "short of"
            barred = above.head.lemma_.lower()
            if above.lower_ in ("from", "against", "out", "off") and barred in words["barring"]:
                flips, why = not flips, above.head.text
            token = above
            continue
        if token.dep_ == "conj":
            token = above
            if _tensed(head) and head.i != token.i:
                break
            continue
        stop = False
        if stands_alone(token):
            break
        if above.pos_ in ("VERB", "AUX"):
            if lemma in words["negative"] and token.dep_ in ("xcomp", "ccomp", "dobj"):
                flips, why = not flips, above.text
            elif lemma == "rule" and any(c.lower_ == "out" for c in above.children) and negation(above) is None:
                flips, why = not flips, f"{above.text} out"
            elif lemma in words["denying"] and (_beside(token, above) or _own_words(token, above)):
                break
            elif lemma in words["denying"] and (
                token.dep_ in ("xcomp", "ccomp", "dobj", "acl", "advcl", "csubj") and (token == head or _content(token, words["contents"]))
            ):
                flips, why = not flips, above.text
                stop = True
            elif (
                token.dep_ in ("xcomp", "oprd")
                and lemma in words["raising"]
                and negates(above) is not None
                and not _estimated(reading, above)
            ):
                flips, why = not flips, negates(above).text  # type: ignore[union-attr]
            elif token.dep_ in ("xcomp", "ccomp") and lemma in EXPECTING and _nobody(above):
                flips, why = not flips, "nobody"
            elif draft.kind == "forecast" and token.dep_ in ("ccomp", "dobj") and lemma in EXPECTING and token.i > above.i:
                if (word := negates(above)) is not None:  # "do not believe that help will come"
                    flips, why = not flips, word.text
            elif (
                lemma == "try"
                and token.dep_ == "xcomp"
                and draft.kind == "control"
                and (
                    any(
                        c.lower_ in words["vain"] or (c.lower_ == "in" and any(g.lower_ == "vain" for g in c.children))
                        for c in above.children
                    )
                )
            ):
                flips, why = not flips, "in vain"
            elif (
                token.dep_ in ("ccomp", "csubj", "nsubj")
                and lemma == "be"
                and any(
                    c.lemma_.lower() in words["untrue"] or (c.lower_ in ("true", "correct", "case") and negation(above) is not None)
                    for c in above.children
                    if c.dep_ in ("acomp", "attr")
                )
            ):
                flips, why = not flips, "untrue"
            if token.dep_ in ("ccomp", "csubj") and lemma in STATED:
                stop = True
        elif above.pos_ == "ADJ":
            if lemma in words["negative_adjectives"]:
                flips, why = not flips, above.text
            elif lemma in words["untrue"] or lemma == "true":
                flips, why = (not flips, above.text) if lemma != "true" or negation(above.head) is not None else (flips, why)
            elif lemma in words["raising"] and negation(above.head) is not None and not _estimated(reading, above):
                flips, why = not flips, "not"
        elif above.pos_ in ("NOUN", "PROPN"):
            verdict = _of_noun(token, above, words)
            if verdict:
                return None if flips else verdict
            hung = token.dep_ in ("acl", "relcl") and any(c.lower_ == "that" and c.dep_ == "mark" for c in token.children)
            if hung and (found := _report_above(above, words)) is not None:
                return None if flips else found
            if not (lemma in words["contents"] or lemma in words["attempts"] or lemma in words["evidence"]):
                break
        else:
            break
        if stop or (token.dep_ in ("relcl", "advcl") and above.pos_ in ("VERB", "AUX")):
            break
        token = above
    return why if flips else None


def _nobody(verb: Token) -> bool:
    """ "Nobody expects it to fall", "no one believes", "none of the envoys thinks"."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None:
        return False
    return subject.lower_ in ("nobody", "none") or (
        (subject.lower_ in ("one", "serious") or subject.pos_ == "NOUN")
        and any(c.lower_ == "no" and c.dep_ == "det" for c in subject.children)
    )


def _beside(token: Token, verb: Token) -> bool:
    """Whether a clause stands before the denial and beside it, not in it: "they took the centre; he denied that the port fell"."""
    if token.i > verb.i or token.dep_ not in ("ccomp", "advcl", "parataxis"):
        return False
    return any(c.i > verb.i and c.dep_ in ("ccomp", "xcomp", "dobj") for c in verb.children) or any(
        c.text in (";", ":") and token.i < c.i < verb.i for c in verb.children
    )


def _own_words(token: Token, verb: Token) -> bool:
    """Whether a denial goes on in the denier's own words: "she denies it: 'the bridge is ours'"."""
    between = token.doc[verb.i + 1 : token.left_edge.i + 1] if verb.i < token.left_edge.i else ()
    return any(t.text == ":" for t in between)


def _of_noun(token: Token, noun: Token, words: dict[str, frozenset[str]]) -> str | None:
    """ "Reports that ... are false", "no evidence that", "an attempt to ... failed", "rejected the claim that"."""
    lemma, verb = noun.lemma_.lower(), noun.head
    while verb.pos_ == "ADP" and verb.head != verb:
        verb = verb.head
    if lemma in words["evidence"] and any(c.lower_ == "no" for c in noun.children):
        return f"no {noun.text}"
    if lemma in words["contents"]:
        if verb.lemma_.lower() in words["denying"]:
            return verb.text
        if verb.lemma_ == "be" and any(c.lemma_.lower() in words["untrue"] for c in verb.children if c.dep_ in ("acomp", "attr")):
            return next(c.text for c in verb.children if c.dep_ in ("acomp", "attr"))
        if verb.lower_ == "truth" and any(c.lower_ == "no" for c in verb.children):
            return "no truth"
        return None
    if lemma in words["attempts"] and token.dep_ in ("acl", "relcl", "xcomp", "advcl") and noun.dep_ in ("nsubj", "nsubjpass"):
        if verb.lemma_.lower() in words["undone"]:
            return verb.text
        if verb.lemma_ == "be" and any(c.lower_ in ("unsuccessful", "futile", "fruitless") for c in verb.children):
            return "unsuccessful"
    return None


def _report_above(noun: Token, words: dict[str, frozenset[str]]) -> str | None:
    """ "Rejects rumours spread by hostile channels that ...": the clause hangs on the wrong noun."""
    for above in governors(noun):
        if above.lemma_.lower() in words["contents"] and above.head.lemma_.lower() in words["denying"]:
            return above.head.text
        if above.lemma_.lower() in words["denying"]:
            return None
    return None


def _denied(reading: Reading, head: Token) -> str | None:
    """Whether the source who speaks of it says that it is not so."""
    spoken = governing(reading, head)
    if not spoken or spoken[-1].stance != "deny" or spoken[-1].manner == "direct":
        return None  # who denies something, and is quoted, says it in words of his own
    cue = spoken[-1].cue
    word = reading.text[cue[0] : cue[1]] if cue else "denied"
    return None if cue and _already(reading, head, cue) else word


def _already(reading: Reading, head: Token, cue: tuple[int, int]) -> bool:
    """A denial that stands below the statement's own clause is no denial of it."""
    return any(cue[0] <= t.idx < cue[1] for t in head.children) or cue[0] <= head.idx < cue[1]


def _content(token: Token, contents: frozenset[str]) -> bool:
    return token.lemma_.lower() in contents or token.pos_ in ("VERB", "AUX")


def _estimated(reading: Reading, word: Token) -> bool:
    return any(e.first <= word.i < e.last and e.last - e.first > 1 for e in estimates(reading.doc))


def _tensed(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBZ", "VBP")
