"""Whether a predicate is told as done, as planned by its own party, or as neither (wished, asked for, feared, foretold)."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.reader.arguments_repaired import after_and, stands_alone
from dateline.reader.events.facts import gerund_after
from dateline.reader.forecasts.find import is_forecast
from dateline.reader.reading import Reading
from dateline.reader.syntax import auxiliaries, is_finite, subjects

PERCEIVED = {"hear", "see", "feel"}
FUTURE = {"will", "'ll", "wo", "shall", "would", "'d"}
CONDITIONS = {"if", "unless", "lest", "whether", "provided", "supposing", "assuming"}
AHEAD = {"until", "till", "before", "when", "once", "whenever"}
# What follows these as an infinitive was done, or tried, which is an act too.
DONE = {"vote", "prompt", "lead", "cause", "spur", "drive", "begin", "start", "continue", "manage", "proceed", "try", "attempt",
        "struggle", "force", "compel", "help", "use", "rush",
        "move", "go",
        "get", "come", "fail", "cease", "say", "report", "see", "hear", "believe", "think", "know", "claim", "appear", "seem", "allege",
        "oblige",
        "happen", "have", "make", "race", "endeavour", "endeavor", "dare", "hasten", "join", "resume", "work", "fight", "battle", "allow",
        "enable",
        "admit", "confess", "accuse", "understand", "presume", "suspect", "estimate", "consider"}
# What follows these is meant to be done by the one who means it.
MEANT = {"plan", "intend", "decide", "prepare", "mean", "aim", "want", "resolve", "choose", "opt", "set", "elect", "schedule", "ready",
         "due", "poise"}
# "Sworn, asked, offered": what follows is told by the verb above.
UTTERED = {"urge", "ask", "order", "tell", "call", "demand", "request", "beg", "appeal", "invite", "instruct", "advise", "persuade",
           "encourage",
           "warn", "threaten", "vow", "swear", "promise", "pledge", "offer", "refuse", "decline", "agree", "propose", "require", "plead",
           "press", "push",
           "seek", "hope", "wish", "expect", "fear", "need", "suggest", "recommend", "insist", "permit", "let", "consent", "undertake",
           "lobby",
           "pressure", "implore", "beseech", "direct", "command", "authorise", "authorize", "allow_to", "dream", "like", "prefer",
           "consider"}
GERUND_DONE = {"begin", "start", "continue", "keep", "resume", "deny", "admit", "report", "acknowledge", "confirm", "see", "spot", "film",
               "catch",
               "finish", "complete", "spend", "go", "involve", "include", "remember", "recall", "describe", "hear", "find", "leave",
               "claim", "stand",
               "sit", "come", "say", "show", "photograph", "end", "record", "observe", "announce", "mean", "watch", "confess", "regret"}
GERUND_NOT = {"without", "from", "against", "about", "at", "into", "to", "toward", "towards", "than", "instead", "despite", "via",
              "besides"}
OF_DONE = {"accuse", "suspect", "convict", "boast", "speak", "claim", "report", "act", "crime", "guilty", "capable", "charge",
           "accusation", "video",
           "image", "footage", "day", "week", "month", "hour", "year", "after", "method"}
FOR_DONE = {"credit", "blame", "thank", "congratulate", "criticise", "criticize", "praise", "condemn", "responsible", "responsibility",
            "denounce",
            "arrest", "sentence", "jail", "punish", "hang", "execute", "convict", "expel", "notorious", "known", "infamous", "dismiss",
            "apologise", "apologize"}
NOUN_TRIED = {"attempt", "effort", "bid", "try"}
NOUN_MEANT = {"decision", "plan", "intention"}
FEARED = {"hope", "wish", "demand", "propose", "recommend", "urge", "order", "require", "suggest", "ask", "imagine", "pretend", "request",
          "fear",
          "expect", "insist_that", "dream", "doubt"}
PROMISED = {"vow", "swear", "promise", "pledge", "offer", "threaten", "agree", "undertake", "propose", "demand", "urge", "insist",
            "request", "ask", "order"}
YIELDING = {"agree", "accept", "comply", "recognise", "recognize", "apologise", "apologize", "meet", "consent", "concede"}
REFUSED = {"refuse", "reject", "rule", "exclude", "decline", "deny", "vow", "swear", "insist", "suspend", "postpone", "threaten"}
MARKED_FUTURE = {"probably", "likely", "possibly", "perhaps", "maybe", "eventually", "surely", "inevitably"}


def standing(reading: Reading, verb: Token, depth: int = 0) -> str | None:
    """``"actual"``, ``"planned"``, or None where the words tell of nothing done or meant."""
    if depth > 8:
        return None
    modality = "actual"
    own = auxiliaries(verb)
    modal = next((a for a in own if a.tag_ == "MD"), None)
    if modal is not None and not _quoted_did(own, modal):
        if modal.lower_ == "could" and verb.lemma_ in PERCEIVED and any(a.lemma_ == "be" for a in own):
            return "actual"  # "gunfire could be heard"
        if modal.lower_ not in FUTURE or is_forecast(reading, verb):
            return None
        if any(a.lemma_ == "have" for a in own) or _promised(verb):
            return None
        if any(c.dep_ == "advmod" and c.lower_ in MARKED_FUTURE for c in verb.children):
            return None
        if not subjects(verb) and not any(c.dep_ == "nsubjpass" for c in verb.children):
            return None
        modality = "planned"
    if _conditional(verb) or is_forecast(reading, verb) or _counted_by_none(verb):
        return None
    if any(c.dep_ in ("nsubj", "nsubjpass") and c.lower_ in ("who", "what", "whoever") for c in verb.children) and verb.dep_ in ("ccomp",
            "csubj", "pcomp"):
        return None
    above = _governed(reading, verb, modal is not None, depth)
    if above is None:
        return None
    return "planned" if "planned" in (modality, above) else "actual"


def _counted_by_none(verb: Token) -> bool:
    """ "Declined to say how many had been killed"."""
    return any(c.dep_ in ("nsubj", "nsubjpass", "dobj") and c.left_edge.lower_ == "how" for c in verb.children)


def _quoted_did(own: list[Token], modal: Token) -> bool:
    """"May have taken" is told of the past."""
    return modal.lower_ in ("may", "might", "could", "must") and any(a.lemma_ == "have" and a.i > modal.i for a in own)


def _promised(verb: Token) -> bool:
    """Whether the nearest verb of saying above promises or threatens it: that is the event."""
    token = verb
    for _ in range(4):
        if token.dep_ not in ("ccomp", "xcomp", "conj", "relcl", "advcl") or token.head.i == token.i:
            return False
        token = token.head
        if token.pos_ == "VERB" and token.lemma_ in PROMISED:
            return True
    return False


def _conditional(verb: Token) -> bool:
    for child in verb.children:
        low = child.lower_
        if child.dep_ in ("mark", "advmod") and child.i < verb.i:
            if low in CONDITIONS:
                return True
            if low in AHEAD and _present(verb) and not _past(verb.head):
                return True
            if low in ("until", "till") and (verb.lemma_.lower() in YIELDING or verb.head.lemma_.lower() in REFUSED):
                return True  # "ruled out any pullback until the government agreed"
            if low in ("until", "till", "unless", "once") and any(a.tag_ == "MD" for a in auxiliaries(verb.head)):
                return True
            if low == "so" and verb.dep_ == "advcl":
                return True
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    return subject is not None and any(
        c.dep_ == "aux" and c.i < subject.i and (c.lower_ == "should" or (c.lower_ in ("had", "were") and verb.dep_ == "advcl"))
        for c in verb.children)


def _present(verb: Token) -> bool:
    finite = next((a for a in verb.children if a.dep_ in ("aux", "auxpass") and a.tag_ in ("VBZ", "VBP", "VBD", "MD")), verb)
    return finite.tag_ in ("VBZ", "VBP")


def _past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or any(a.tag_ == "VBD" for a in auxiliaries(verb))


def _governed(reading: Reading, verb: Token, modal: bool, depth: int) -> str | None:
    head, dep = verb.head, verb.dep_
    if head.i == verb.i or stands_alone(verb):
        if verb.tag_ == "VB" and not modal:
            return "actual" if any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children) else None
        return "actual"
    if dep == "conj":
        if head.pos_ not in ("VERB", "AUX"):
            return "actual" if is_finite(verb) else None
        open_form = verb.tag_ == "VBP" and any(c.tag_ == "TO" for c in head.children)
        if (verb.tag_ in ("VBD", "VBZ", "VBP") and not open_form) or any(c.dep_ in ("aux", "auxpass") and c.tag_ not in ("TO", "VB")
                for c in verb.children) or any(
                c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
            return None if _conditional(head) and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children) else "actual"
        return standing(reading, head, depth + 1)
    if verb.tag_ in ("VB", "VBN") and not modal and any(c.tag_ == "TO" for c in verb.children):
        return _infinitive(reading, verb, head, depth)
    if verb.tag_ == "VB" and not modal and not any(c.dep_ == "aux" and c.lemma_ == "do" for c in verb.children):
        if dep in ("ccomp", "xcomp") and head.lemma_ in ("see", "watch", "help", "make", "hear"):
            return standing(reading, head, depth + 1)
        return None
    before = gerund_after(verb)
    if before is not None:
        return _gerund(reading, verb, before, depth, after=True)
    if (above := after_and(verb)) is not None:
        return standing(reading, above, depth + 1)
    if dep in ("amod", "csubj", "csubjpass", "compound", "nmod"):
        return None
    if verb.tag_ == "VBG" and not any(c.dep_ == "aux" for c in verb.children):
        return _gerund(reading, verb, head, depth)
    if dep == "acl" and verb.tag_ == "VBN":
        return "actual"
    if dep == "ccomp" and head.lemma_ in FEARED and not (head.lemma_ in ("fear", "suggest") and _past(verb)):
        return None
    if dep in ("ccomp", "relcl") and head.pos_ in ("VERB", "AUX") and _conditional(head):
        return None
    if dep == "relcl" and not modal and _in_condition(head):
        return None
    return "actual"


def _in_condition(noun: Token) -> bool:
    """"Whoever stays will ...": a condition in other words is not looked for; here only clauses under if."""
    token = noun
    for _ in range(6):
        if token.head.i == token.i:
            return False
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return _conditional(token)
    return False


def _infinitive(reading: Reading, verb: Token, head: Token, depth: int) -> str | None:
    lemma = head.lemma_.lower()
    if verb.dep_ in ("acl", "relcl"):
        if lemma in NOUN_TRIED:
            open_ended = any(c.lower_ in ("any", "no", "further", "every", "future") for c in head.lefts)
            return None if open_ended else "actual"
        if lemma in NOUN_MEANT:
            return "planned"
        return "actual" if any(c.lower_ in ("first", "last", "latest", "only", "second", "third") for c in head.lefts) else None
    if verb.dep_ == "advcl" and lemma in ("work", "try", "fight", "move", "rush", "struggle", "race", "battle"):
        return standing(reading, head, depth + 1)
    if verb.dep_ == "advcl" or verb.dep_ not in ("xcomp", "ccomp", "oprd", "acomp"):
        return None
    if head.pos_ == "ADJ":
        if lemma == "able":
            return standing(reading, head.head, depth + 1)
        return "planned" if lemma in MEANT else None
    if lemma in UTTERED:
        return None
    if lemma in MEANT:
        return "planned" if standing(reading, head, depth + 1) else None
    if lemma == "be":
        return "planned"
    if lemma == "go" and head.tag_ == "VBG":
        return "planned"
    return standing(reading, head, depth + 1) if lemma in DONE else None


def _gerund(reading: Reading, verb: Token, head: Token, depth: int, *, after: bool = False) -> str | None:
    lemma = head.lemma_.lower()
    if verb.dep_ == "pcomp" or after:
        above = head.head
        if head.lower_ in GERUND_NOT:
            return None
        if head.lower_ == "of":
            return "actual" if above.lemma_.lower() in OF_DONE else None
        if head.lower_ == "for":
            return "actual" if above.lemma_.lower() in FOR_DONE else None
        if head.lower_ == "on":
            return None
        return standing(reading, above, depth + 1) if above.pos_ in ("VERB", "AUX") else "actual"
    if verb.dep_ in ("xcomp", "ccomp", "dobj"):
        return standing(reading, head, depth + 1) if lemma in GERUND_DONE or lemma in DONE else None
    if verb.dep_ == "advcl":
        return standing(reading, head, depth + 1) if head.pos_ in ("VERB", "AUX") else "actual"
    if verb.dep_ == "acl":
        return None if lemma in ("plan", "idea", "option", "possibility", "risk", "way") else "actual"
    return "actual" if verb.dep_ in ("ROOT", "dep", "parataxis", "relcl", "prep", "appos") else None
