"""Whether a predicate is said to be so (done, held), planned by its own party, or neither (wished, tried, feared, foretold)."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.knowledge.control import control_lexicon
from dateline.reader.arguments_repaired import stands_alone
from dateline.reader.syntax import auxiliaries, is_finite, is_question

CONDITIONS = {"if", "unless", "lest", "whether", "provided", "supposing", "assuming"}
AHEAD = {"when", "once", "until", "till", "before", "after", "whenever"}
MODALS = frozenset(["will", "would", "shall", "can", "could", "should", "must", "may", "might", "'ll", "'d", "wo", "ca", "ought"])
OPEN = {"may", "might", "could", "must"}  # "may have taken": said of the past, with doubt
WISHES = frozenset(
    [
        "hope",
        "want",
        "wish",
        "imagine",
        "propose",
        "demand",
        "recommend",
        "urge",
        "order",
        "require",
        "suggest",
        "insist",
        "pretend",
        "dream",
        "prefer",
        "request",
        "plan",
        "aim",
        "seek",
        "intend",
        "expect",
    ]
)
PROSPECTS = frozenset(
    [
        "possibility",
        "risk",
        "prospect",
        "hope",
        "threat",
        "danger",
        "chance",
        "likelihood",
        "goal",
        "aim",
        "plan",
        "idea",
        "intention",
        "bid",
        "effort",
        "attempt",
        "order",
        "demand",
        "probability",
        "odds",
        "scenario",
        "ambition",
        "objective",
        "proposal",
        "dream",
        "hopes",
        "fear",
        "fears",
    ]
)
FORCING = frozenset(["force", "compel", "oblige", "lead", "allow", "enable", "permit", "cause", "push", "help", "leave"])
REPORTING_NOUNS = frozenset(["claim", "report", "news", "act", "crime", "credit", "announcement", "statement", "after", "feat"])
ORDERED = {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
LAST = ORDERED | {"next", "last", "latest", "only", "sole"}
PLANNED = "planned"
ACTUAL = "actual"
PRAISE = ("credit", "blame", "thank", "congratulate", "criticise", "criticize", "praise", "condemn", "responsible", "responsibility")
UNDONE = ("without", "from", "against", "about", "at", "into", "to", "toward", "towards", "instead", "than", "via", "beyond")


def standing(verb: Token, change: str, *, agentive: bool = False, depth: int = 0) -> str | None:
    """``"actual"``, ``"planned"`` (a party commits itself, such as to hand a town over), or None: nothing is stated."""
    if depth > 6 or (depth == 0 and is_question(verb)):
        return None
    modality = ACTUAL
    aux = auxiliaries(verb)
    modal = next((a for a in aux if a.tag_ == "MD" or (a.dep_ == "aux" and a.lower_ in MODALS)), None)
    perfect = any(a.lemma_ == "have" and a.i > modal.i for a in aux) if modal is not None else False
    negated = any(c.dep_ == "neg" for c in verb.children)  # "we will never surrender X": a vow
    if modal is not None:
        if (perfect and modal.lower_ in OPEN) or (modal.lower_ in ("may", "might") and change in ("holds", "contested", "encircled")):
            pass
        elif agentive and not negated and modal.lower_ in ("will", "would", "'ll", "'d", "shall", "wo") and not perfect:
            modality = PLANNED
        else:
            return None
    if _conditional(verb) or _ahead(verb):
        return None
    if any(c.dep_ == "nsubj" and c.lower_ in ("who", "what") and verb.dep_ != "relcl" for c in verb.children) and verb.dep_ in (
        "ccomp",
        "csubj",
        "pcomp",
    ):
        return None  # "it is unclear who controls the town"
    return modality if _governed(verb, change, modal is not None, depth) else None


def _conditional(verb: Token) -> bool:
    """Whether the clause itself is a condition, a question in indirect speech, or an inverted condition ("should Raqqa fall")."""
    for child in verb.children:
        if child.dep_ in ("mark", "advmod") and child.lower_ in CONDITIONS and child.i < verb.i:
            return True
        if child.dep_ == "prep" and child.lower_ == "if":
            return True
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is not None:
        for aux in verb.children:
            if aux.dep_ == "aux" and aux.lower_ in ("should", "had", "were") and aux.i < subject.i and verb.dep_ != "ROOT":
                return True
            if aux.dep_ == "aux" and aux.lower_ == "should" and aux.i < subject.i:
                return True
    return False


def _ahead(verb: Token) -> bool:
    """Whether a temporal clause looks ahead: "when Raqqa falls", "until the town is taken"."""
    if not any(c.dep_ in ("advmod", "mark") and c.lower_ in AHEAD and c.i < verb.i for c in verb.children):
        return False
    finite = next((a for a in verb.children if a.dep_ in ("aux", "auxpass") and a.tag_ in ("VBZ", "VBP", "VBD")), verb)
    if finite.tag_ not in ("VBZ", "VBP"):
        return False
    # "hours after the city falls" in a report told in the present is rare; the main clause's tense decides.
    main = verb.head
    return not (main.tag_ == "VBD" or any(a.tag_ == "VBD" for a in auxiliaries(main)))


def _governed(verb: Token, change: str, modal: bool, depth: int) -> bool:
    """Whether what stands above the clause leaves it a fact."""
    head, dep = verb.head, verb.dep_
    if head.i == verb.i or stands_alone(verb):
        return verb.tag_ != "VB" or modal or any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    if dep == "conj" and head.pos_ in ("VERB", "AUX"):
        own = any(c.dep_ in ("aux", "auxpass") and c.tag_ not in ("TO", "VB") for c in verb.children)  # "to yield or be taken"
        if _conditional(head) or (_ahead(head) and not own):
            return False
        # A finite verb after an infinitive stands on its own: "tried to advance but lost the town".
        if verb.tag_ in ("VBD", "VBZ") or own:
            return head.tag_ in ("VB", "VBG") or _governed(head, change, modal, depth + 1)
        return standing(head, change, depth=depth + 1) is not None or modal
    if dep in ("amod", "csubj", "csubjpass", "compound") and verb.tag_ == "VBG":
        return False
    infinitive = (
        verb.tag_ == "VB" and not modal and any(c.tag_ == "TO" or (c.dep_ == "aux" and c.lower_ == "to") for c in verb.children)
    ) or (verb.tag_ == "VBN" and any(c.tag_ == "TO" for c in verb.children))
    if infinitive:
        return _infinitive(verb, head, change, depth)
    if verb.tag_ == "VB" and not modal and not any(c.lower_ in ("did", "does", "do", "'d") for c in verb.children if c.dep_ == "aux"):
        if dep == "ccomp" and head.lemma_ in ("see", "watch", "help", "let", "make", "witness"):
            return _above(head, change, depth)
        return False  # a subjunctive or an imperative: "demand that the base be returned"
    if verb.tag_ == "VBG" and not any(c.dep_ == "aux" for c in verb.children):
        return _gerund(verb, head, change, depth)
    if dep in ("ccomp", "advcl", "parataxis") and is_finite(verb):
        if dep == "ccomp" and head.lemma_ in WISHES and head.lemma_ != "insist":
            return False
        return not (dep == "ccomp" and head.pos_ in ("VERB", "AUX") and _conditional(head))
    if dep == "acl" and is_finite(verb) and head.lemma_.lower() in PROSPECTS:
        return False
    return not (
        dep == "pcomp" and head.lower_ in ("whether", "of", "on", "about") and any(c.lower_ in ("who", "whether") for c in verb.children)
    )


def _infinitive(verb: Token, head: Token, change: str, depth: int) -> bool:
    lemma = head.lemma_.lower()
    if verb.dep_ == "advcl" and verb.i > 1 and verb.nbor(-1).lower_ == "to" and verb.nbor(-2).lower_ == "only":
        return _above(head, change, depth)  # "retook the airport, only to hand it over"
    if verb.dep_ in ("acl", "relcl"):
        if lemma in REPORTING_NOUNS and any(c.lemma_ == "have" for c in verb.children):
            return True  # "the militia's boast to have seized X"
        return any(c.lemma_.lower() in LAST for c in head.lefts)
    if verb.dep_ not in ("xcomp", "ccomp", "oprd"):
        return False
    if head.pos_ == "ADJ" or verb.dep_ == "acomp":
        return lemma == "able" and _above(head.head, change, depth) and head.head.tag_ in ("VBD", "VBN")
    lexicon = control_lexicon()
    if lemma == "fail":
        return change in ("encircled", "holds") and _above(head, change, depth)
    if lemma in FORCING:
        return (head.tag_ in ("VBD", "VBN", "VBG")) and _above(head, change, depth)
    if lemma == "be":
        return False  # "is to be handed over"
    if lemma == "go":
        return any(c.dep_ == "prt" and c.lower_ == "on" for c in head.children) and _above(head, change, depth)
    return lemma in lexicon.factual_infinitive and _above(head, change, depth)


def _gerund(verb: Token, head: Token, change: str, depth: int) -> bool:
    lemma = head.lemma_.lower()
    if verb.dep_ == "pcomp":
        word = head.lower_
        above = head.head
        if word in UNDONE:
            return False
        if word == "of":
            if above.pos_ in ("VERB", "AUX"):
                return above.lemma_ in ("accuse", "suspect", "convict", "boast", "speak") and _above(above, change, depth)
            if above.lower_ in ("instead", "ahead", "short"):
                return above.lower_ == "ahead" and change != "gained"
            return above.lemma_.lower() in REPORTING_NOUNS
        if word == "for":
            return above.lemma_ in PRAISE
        if word == "in" and above.lemma_ in ("interest", "interested", "fail", "failure", "success", "role", "aim"):
            return above.lemma_ == "success"
        return above.pos_ not in ("VERB", "AUX") or _above(above, change, depth)
    if verb.dep_ in ("xcomp", "ccomp"):
        return head.pos_ == "VERB" and lemma in control_lexicon().factual_gerund and _above(head, change, depth)
    if verb.dep_ == "advcl":
        return _above(head, change, depth) if head.pos_ in ("VERB", "AUX") else True
    return verb.dep_ in ("acl", "conj", "ROOT", "dep", "parataxis", "relcl", "prep")


def _above(verb: Token, change: str, depth: int) -> bool:
    """Whether the governing verb is itself a fact: "was trying to keep holding" is none."""
    return standing(verb, "holds" if verb.lemma_ in ("may", "might") else change, depth=depth + 1) is not None
