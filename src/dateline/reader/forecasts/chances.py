"""Forecasts by a word for how likely: "a siege is improbable", "the odds of a truce", "consider a war unlikely", "put it at one in five"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.knowledge.modality import modality
from dateline.knowledge.outcomes import outcomes
from dateline.reader.certainty.scale import Estimate, estimates
from dateline.reader.forecasts.outlook import Outlook, animate
from dateline.reader.reading import Reading
from dateline.reader.syntax import governors

COPULAS = {"be", "seem", "look", "appear", "remain", "become", "sound", "prove", "stay", "feel"}
CLAUSES = ("ccomp", "xcomp", "advcl", "csubj", "acl", "relcl", "csubjpass")
BARE = {"likely", "unlikely", "probable", "improbable", "possible", "imminent", "inevitable", "doubtful", "plausible", "implausible", "conceivable",
        "unavoidable", "impending", "foreseeable", "fifty", "inconceivable", "unthinkable", "avoidable"}
MINDS = {"certain", "sure", "doubtful", "assured"}
ANAPHORS = {"it", "this", "that", "which", "one", "these", "those", "such"}
GIVING = {"give", "put", "rate", "place", "estimate", "assess", "reckon", "see", "make", "calculate", "judge", "offer", "set", "consider"}
STEPS = {"step", "target", "move", "outcome", "result", "scenario", "objective", "destination", "consequence", "course", "prize", "stop"}
SEEING = {"view", "see", "foresee", "fear", "predict", "expect", "anticipate", "warn", "envisage", "envision", "face", "portend", "herald", "forecast",
          "contemplate", "discern", "consider", "weigh"}
DANGERS = {"risk", "danger"}
CHANCE = {"chance", "odds", "odd", "likelihood", "probability", "possibility", "risk", "danger", "prospect"}


def adjective_outlooks(reading: Reading, token: Token) -> Iterator[Outlook]:
    """The forecast of a predicative or attributive adjective of likelihood."""
    low = token.lower_
    words = modality()
    if low in words.chance_adjectives and low in BARE | MINDS:
        yield from _predicative(reading, token)
    if low in words.attributive and token.dep_ == "amod":
        yield from _attributive(reading, token)


def _predicative(reading: Reading, token: Token) -> Iterator[Outlook]:
    words = modality()
    low, above = token.lower_, token.head
    if above.pos_ == "ADP" and above.lower_ == "as":  # "evaluate any return as improbable"
        above = above.head
    if token.dep_ == "conj" and above.pos_ == "ADJ":
        above = above.head
    copular = above.lemma_ in COPULAS and token.dep_ in ("acomp", "attr", "oprd", "conj", "ROOT")
    judged = above.lemma_.lower() in words.judging and token.dep_ in ("acomp", "oprd", "advmod", "amod", "ccomp", "advcl", "attr", "xcomp", "conj")
    if not (copular or judged):
        return
    cue = _with_degrees(token)
    clause = next((c for p in (token, above) for c in p.children if c.dep_ in CLAUSES and c.pos_ in ("VERB", "AUX") and c != token
                   and _content(c, low, token)), None)
    if clause is not None:
        if _ahead(clause):
            yield Outlook(clause.i, clause.i, cue, "forecast.likely-that/1", [above.i, token.i])
        return
    if any(c.tag_ == "TO" for c in token.children) or any(c.dep_ in ("xcomp", "prep") and c.lower_ != "for" and any(g.tag_ == "TO" for g in c.children)
                                                          for c in token.children):
        return
    if any(c.dep_ == "xcomp" for c in token.children):
        return
    subject = _judged_object(token, above) if judged else next((c for c in above.children if c.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    if subject is None and judged:
        subject = next((c for c in token.children if c.lower_ == "that" and c.i < token.i), None)  # "thinks that highly unlikely"
    if subject is None:
        return
    if subject.dep_ == "nsubj" and subject.lower_ == "there":
        return
    if (low in MINDS - {"doubtful"} and cue[0] == token.i) or (subject.lower_ not in ANAPHORS and animate(reading, subject)) or subject.lower_ in ("i", "we", "he", "she"):
        return
    if subject.lower_ in ("it",) and any(c.dep_ in CLAUSES for c in above.children if c.i > token.i and c.tag_ != "VBG") and copular:
        return
    head = above.i if copular or subject.lower_ in ANAPHORS else subject.i
    yield Outlook(head, subject.i, cue, "forecast.likely/1", [above.i, token.i] if copular else [token.i])


def _attributive(reading: Reading, token: Token) -> Iterator[Outlook]:
    """"Officials view the potential collapse", "a blockade is their probable next step"."""
    noun, words = token.head, outcomes()
    lemma = noun.lemma_.lower()
    if noun.dep_ in ("attr", "oprd") and lemma in STEPS and noun.head.lemma_ in COPULAS:
        subject = next((c for c in noun.head.children if c.dep_ == "nsubj"), None)
        if subject is not None:
            yield Outlook(noun.head.i, subject.i, (token.i, noun.i + 1), "forecast.next-step/1", [noun.i])
        return
    if lemma in words.nouns or (lemma in words.resuming and lemma not in ("threat", "risk")):
        verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("of", "about", "for", "against") else noun.head
        if noun.dep_ in ("dobj", "pobj") and verb.lemma_.lower() in SEEING and verb.pos_ == "VERB":
            yield Outlook(noun.i, noun.i, (token.i, noun.i + 1), "forecast.potential/1", [])


def chance_outlooks(reading: Reading, token: Token) -> Iterator[Outlook]:
    """The forecast of a noun of chance, where the clause says that there is one or how great."""
    if token.lemma_.lower() not in CHANCE or token.pos_ not in ("NOUN", "PROPN"):
        return
    anchor = next((g for g in governors(token) if g.pos_ in ("VERB", "AUX")), None)
    if anchor is None or anchor.lemma_.lower() not in modality().states_chance | GIVING:
        return
    if any(c.dep_ in ("acl", "relcl") and c.left_edge.i == token.i + 1 and any(g.tag_ == "TO" for g in c.children)
           for c in token.children):
        return  # a chance to do something: an opportunity
    if any(a.dep_ == "prep" and a.lower_ not in ("at", "in", "of", "with", "than", "to", "as") for a in _between(token, anchor)):
        return
    noun = token
    given = _estimate(reading, token, anchor)
    outcome = _chance_of(token)
    cue = (min(token.left_edge.i, given.first) if given and given.last <= token.i and token.i - given.first < 8 else _first(token), token.i + 1)
    if outcome is None and noun.lemma_.lower() in DANGERS:
        return
    if outcome is None:
        outcome = _predicate_of(token, anchor)
        if outcome is None:
            if given is None or anchor.lemma_ not in GIVING:
                return
            outcome = next((c for c in anchor.children if c.dep_ in ("dative", "dobj") and c != token), token)
    if outcome.pos_ in ("VERB", "AUX") and not _ahead(outcome):
        return
    if given is None and noun.lemma_.lower() in ("chance", "odds", "odd", "likelihood", "probability") and anchor.lemma_ not in ("be", "have"):
        return
    head = outcome.i if outcome.pos_ in ("VERB", "AUX") and outcome.tag_ != "VBG" else anchor.i
    yield Outlook(head, outcome.i, cue, "forecast.chance-of/1", [token.i, anchor.i], given)


def number_outlooks(reading: Reading) -> Iterator[Outlook]:
    """"I would put it at one in five", "it is fifty-fifty": a chance in figures without a noun of chance."""
    for found in estimates(reading.doc):
        if found.low is None or not (found.number or reading.doc[found.last - 1].lower_ in ("fifty", "50", "50/50", "50:50", "even", "up", "flip")):
            continue
        token = reading.doc[found.first]
        if any(t.lemma_.lower() in CHANCE for t in token.sent):
            continue
        if found.number and reading.doc[found.last - 1].lower_ in ("%", "cent", "percent", "pc"):
            continue
        verb = next((g for g in governors(token) if g.pos_ in ("VERB", "AUX")), None)
        if verb is None or verb.lemma_ not in GIVING | {"be"}:
            continue
        thing = next((c for c in verb.children if c.dep_ in ("dobj", "nsubj") and c.lower_ in ANAPHORS and c.i < found.first), None)
        if thing is not None:
            yield Outlook(verb.i, thing.i, (found.first, found.last), "forecast.figure/1", [], found)


def _between(token: Token, anchor: Token) -> Iterator[Token]:
    for above in governors(token):
        if above == anchor:
            return
        yield above


def _chance_of(token: Token) -> Token | None:
    """What the chance is of: a noun, a gerund or the verb of a clause."""
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "for") and (child.lower_ == "of" or token.lemma_.lower() in ("prospect", "chance", "odds")):
            found = next((o for o in child.children if o.dep_ in ("pobj", "pcomp")), None)
            if found is None:
                return None
            act = next((c for c in found.children if c.dep_ == "acl" and c.tag_ == "VBG"), None)  # "of rebels taking it"
            return act or found
        if child.dep_ in ("acl", "relcl", "ccomp", "appos", "dep") and child.i > token.i:
            if child.pos_ in ("VERB", "AUX"):
                return child
            inner = next((t for t in child.subtree if t.pos_ in ("VERB", "AUX") and t.tag_ in ("VBZ", "VBP", "VB", "VBD") and t.dep_ not in ("aux", "auxpass")), None)
            return inner or child
    for later in token.doc[token.i + 1:min(token.i + 10, token.sent.end)]:  # "a possibility, he said, that ..."
        if later.lower_ == "that" and later.dep_ in ("mark", "nsubj", "dobj") and later.head.i > later.i and later.head.pos_ in ("VERB", "AUX"):
            return later.head
        if later.pos_ in ("ADP", "SCONJ") and later.lower_ != "that":
            break
    return None


def _predicate_of(token: Token, anchor: Token) -> Token | None:
    """"A clash is a remote possibility", "considered a clash a remote possibility": the clash."""
    if token.dep_ in ("attr", "oprd") or (token.dep_ == "pobj" and anchor.lemma_ in COPULAS):
        subject = next((c for c in anchor.children if c.dep_ in ("nsubj", "csubj", "nsubjpass", "dobj") and c != token and c.lower_ != "there"), None)
        if subject is not None:
            return subject
    if token.dep_ in ("dobj", "ccomp") and anchor.lemma_ in ("consider", "deem", "judge", "think", "call", "rate", "see", "regard"):
        return next((c for p in (token, anchor) for c in p.children if c.dep_ in ("nsubj", "dobj", "dative", "nmod") and c.i < token.i and c.i > anchor.i), None)
    return None


def _estimate(reading: Reading, token: Token, anchor: Token) -> Estimate | None:
    """The words for how great the chance is: at the noun, else after it in the clause, figures first."""
    edge = token.left_edge.i - 4
    here = [e for e in estimates(reading.doc) if not e.modal and token.sent.start <= e.first < token.sent.end]
    at_noun = [e for e in here if edge <= e.first <= token.i and e.last >= token.i - 1]
    if at_noun:
        return max(at_noun, key=lambda e: (e.low is not None, e.number, e.last))
    after = [e for e in here if e.first > token.i and (e.number or anchor.lemma_ in COPULAS | GIVING) and e.low is not None
             and any(g in (anchor, token) for g in governors(reading.doc[e.last - 1]))]
    return after[0] if after else None


def _content(clause: Token, low: str, token: Token) -> bool:
    """Whether a clause is what the adjective speaks of: "likely that ...", "whether ... is doubtful"; no infinitive, no reason."""
    marks = {c.lower_ for c in clause.children if c.dep_ in ("mark", "advmod")}
    if any(c.tag_ == "TO" for c in clause.children) or marks & {"because", "if", "unless", "as", "since", "although", "though", "while", "when", "until", "before",
                                                                "after", "so"}:
        return False
    if clause.dep_ == "csubj":
        return True
    if "whether" in marks or "how" in marks:
        return low in ("doubtful",)
    return clause.dep_ in ("ccomp", "xcomp", "acl", "relcl", "advcl") and clause.i > token.i and ("that" in marks or clause.dep_ == "ccomp") and clause.tag_ != "VBG"


def _ahead(verb: Token) -> bool:
    """Whether a clause looks ahead: a modal, an infinitive, a gerund or a plain present, not a past or a perfect."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(c.lemma_ == "have" for c in helpers):
        return False
    if any(c.tag_ in ("MD", "TO") for c in helpers):
        return True
    if verb.tag_ == "VBG":
        return not helpers
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


def _first(token: Token) -> int:
    return max(token.left_edge.i, token.i - 6)
