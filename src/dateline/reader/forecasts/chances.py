"""Forecasts by an adjective of likelihood: "a siege is improbable", "consider a war unlikely", "the potential collapse"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.knowledge.modality import modality
from dateline.knowledge.outcomes import outcomes
from dateline.reader.forecasts.outlook import Outlook, animate
from dateline.reader.reading import Reading

COPULAS = {"be", "seem", "look", "appear", "remain", "become", "sound", "prove", "stay", "feel"}
CLAUSES = ("ccomp", "xcomp", "advcl", "csubj", "acl", "relcl", "csubjpass")
BARE = {
    "likely",
    "unlikely",
    "probable",
    "improbable",
    "possible",
    "imminent",
    "inevitable",
    "doubtful",
    "plausible",
    "implausible",
    "conceivable",
    "unavoidable",
    "impending",
    "foreseeable",
    "fifty",
    "inconceivable",
    "unthinkable",
    "avoidable",
}
MINDS = {"certain", "sure", "doubtful", "assured"}
ANAPHORS = {"it", "this", "that", "which", "one", "these", "those", "such"}
ACCOUNTS = {"plausible", "implausible", "doubtful", "conceivable"}
STEPS = {"step", "target", "move", "outcome", "result", "scenario", "objective", "destination", "consequence", "course", "prize", "stop"}
GOALS = {"target", "objective", "prize", "stop", "goal", "domino"}
SEEING = {
    "view",
    "see",
    "foresee",
    "fear",
    "predict",
    "expect",
    "anticipate",
    "warn",
    "envisage",
    "envision",
    "face",
    "portend",
    "herald",
    "forecast",
    "contemplate",
    "discern",
    "consider",
    "weigh",
}


def adjective_outlooks(reading: Reading, token: Token) -> Iterator[Outlook]:
    """The forecast of a predicative or attributive adjective of likelihood."""
    low = token.lower_
    words = modality()
    if low in words.chance_adjectives and low in BARE | MINDS:
        yield from _predicative(reading, token)
    if token.dep_ == "amod" and (low in words.attributive or (low == "next" and token.head.lemma_.lower() in GOALS)):
        yield from _attributive(reading, token)


def _predicative(reading: Reading, token: Token) -> Iterator[Outlook]:
    words = modality()
    low, above = token.lower_, token.head
    if above.pos_ == "ADP" and above.lower_ == "as":  # "evaluate any return as improbable"
        above = above.head
    if token.dep_ == "conj" and above.pos_ == "ADJ":
        above = above.head
    after = above if token.dep_ == "amod" and above.i < token.i and above.dep_ == "dobj" else None  # "judge an election improbable"
    above = after.head if after is not None else above
    copular = above.lemma_ in COPULAS and token.dep_ in ("acomp", "attr", "oprd", "conj", "ROOT")
    judged = above.lemma_.lower() in words.judging and token.dep_ in (
        "acomp",
        "oprd",
        "advmod",
        "amod",
        "ccomp",
        "advcl",
        "attr",
        "xcomp",
        "conj",
    )
    if not (copular or judged):
        return
    cue = _with_degrees(token)
    clause = next(
        (
            c
            for p in (token, above)
            for c in p.children
            if c.dep_ in CLAUSES and c.pos_ in ("VERB", "AUX") and c != token and _content(c, low, token)
        ),
        None,
    )
    if clause is not None:
        if looks_ahead(clause):
            yield Outlook(clause.i, clause.i, cue, "forecast.likely-that/1", [above.i, token.i])
        return
    if any(c.tag_ == "TO" for c in token.children) or any(
        c.dep_ in ("xcomp", "prep") and c.lower_ != "for" and any(g.tag_ == "TO" for g in c.children) for c in token.children
    ):
        return
    if any(c.dep_ == "xcomp" for c in token.children):
        return
    subject = (
        after or _judged_object(token, above)
        if judged
        else next((c for c in above.children if c.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    )
    if subject is None and judged:
        subject = next((c for c in token.children if c.lower_ == "that" and c.i < token.i), None)  # "deems that improbable"
    if subject is None:
        return
    if subject.dep_ == "nsubj" and subject.lower_ == "there":
        return
    if low in ACCOUNTS and subject.lemma_.lower() in words.implicatives["contents"]:
        return  # "the reports are plausible": whether they are true
    if (
        (low in MINDS - {"doubtful"} and cue[0] == token.i)
        or (subject.lower_ not in ANAPHORS and animate(reading, subject))
        or subject.lower_ in ("i", "we", "he", "she")
    ):
        return
    if subject.lower_ in ("it",) and any(c.dep_ in CLAUSES for c in above.children if c.i > token.i and c.tag_ != "VBG") and copular:
        return
    if low in MINDS - {"doubtful"} and subject.lower_ not in ANAPHORS and subject.lemma_.lower() not in outcomes().nouns:
        return  # "less certain is X": of what, it does not say
    head = above.i if copular or subject.lower_ in ANAPHORS else subject.i
    yield Outlook(head, subject.i, cue, "forecast.likely/1", [above.i, token.i] if copular else [token.i])


def _attributive(reading: Reading, token: Token) -> Iterator[Outlook]:
    """ "Diplomats see a possible split", "a blockade is their probable next step"."""
    noun, words = token.head, outcomes()
    lemma = noun.lemma_.lower()
    held = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "as" else None
    if held is not None and lemma in STEPS | GOALS and held.tag_ == "VBN" and held.lemma_.lower() in modality().judging:
        subject = next((c for c in held.children if c.dep_ == "nsubjpass"), None)
        if subject is not None:
            yield Outlook(held.i, subject.i, (token.i, noun.i + 1), "forecast.next-step/1", [noun.i])
        return
    if noun.dep_ in ("attr", "oprd") and lemma in STEPS | GOALS and noun.head.lemma_ in COPULAS:
        subject = next((c for c in noun.head.children if c.dep_ == "nsubj"), noun)
        if subject.lower_ not in ("what", "who"):
            yield Outlook(noun.head.i, subject.i, (token.i, noun.i + 1), "forecast.next-step/1", [noun.i])
        return
    if lemma in words.nouns or (lemma in words.resuming and lemma not in ("threat", "risk")):
        verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("of", "about", "for", "against") else noun.head
        if noun.dep_ in ("dobj", "pobj") and verb.lemma_.lower() in SEEING and verb.pos_ == "VERB":
            yield Outlook(noun.i, noun.i, (token.i, noun.i + 1), "forecast.potential/1", [])


def _content(clause: Token, low: str, token: Token) -> bool:
    """Whether a clause is what the adjective speaks of: "likely that ...", "whether ... is doubtful"; no infinitive, no reason."""
    marks = {c.lower_ for c in clause.children if c.dep_ in ("mark", "advmod")}
    if any(c.tag_ == "TO" for c in clause.children) or marks & {
        "because",
        "if",
        "unless",
        "as",
        "since",
        "although",
        "though",
        "while",
        "when",
        "until",
        "before",
        "after",
        "so",
    }:
        return False
    if clause.dep_ == "csubj":
        return True
    if "whether" in marks or "how" in marks:
        return low in ("doubtful",)
    return (
        clause.dep_ in ("ccomp", "xcomp", "acl", "relcl", "advcl")
        and clause.i > token.i
        and ("that" in marks or clause.dep_ == "ccomp")
        and clause.tag_ != "VBG"
    )


def looks_ahead(verb: Token) -> bool:
    """Whether a clause looks ahead: a modal, an infinitive, a gerund or a plain present, not a past or a perfect."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(c.lemma_ == "have" for c in helpers):
        return False
    if any(c.tag_ in ("MD", "TO") for c in helpers):
        return True
    if verb.tag_ == "VBG":
        return not helpers
    if verb.tag_ == "VBN":  # "the chance that the port is attacked"
        return any(c.dep_ == "auxpass" and c.tag_ in ("VBZ", "VBP") for c in helpers)
    return verb.tag_ in ("VBZ", "VBP", "VB") and verb.lemma_ != "be" and not any(c.tag_ == "VBD" for c in helpers)


def _judged_object(token: Token, verb: Token) -> Token | None:
    own = next((c for c in token.children if c.dep_ in ("nsubj", "dobj")), None)
    return own or next((c for c in verb.children if c.dep_ in ("dobj", "nsubj") and verb.i < c.i < token.i), None)


def _with_degrees(token: Token) -> tuple[int, int]:
    first = token.i
    for child in token.lefts:
        if child.dep_ in ("advmod", "npadvmod", "neg"):
            first = min(first, child.left_edge.i)
    return first, token.i + 1
