"""Whether a time lies before or after the report: what the tense of the governing verb and the words around it say."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.knowledge.times import TimeWords
from dateline.reader.times.quoted import SPEECH

VERBAL = ("VERB", "AUX")
FUTURE_MODALS = frozenset({"will", "'ll", "wo", "shall", "would", "'d", "could", "may", "might", "must", "can", "should", "ca"})
SCHEDULED = frozenset(
    {"expire", "begin", "start", "open", "end", "reopen", "close", "resume", "meet", "convene", "conclude", "elapse", "lapse", "mature"}
)
SUBJUNCTIVE = frozenset({"propose", "demand", "urge", "insist", "suggest", "recommend", "ask", "request", "require", "order"})
PROMISES = frozenset(
    {
        "promise",
        "schedule",
        "set",
        "call",
        "announce",
        "plan",
        "propose",
        "vow",
        "expect",
        "demand",
        "order",
        "offer",
        "await",
        "agree",
        "pledge",
        "convene",
        "fix",
        "impose",
        "give",
        "issue",
    }
)
ODDS = frozenset({"odds", "chance", "chances", "likelihood", "prospect", "prospects", "risk", "probability"})
DOCUMENTS = frozenset({"note", "letter", "memo", "bulletin", "dispatch", "despatch", "cable", "telegram", "communique", "interview"})
PAST, FUTURE, PRESENT, UNKNOWN = "past", "future", "present", "unknown"


def direction(token: Token, words: TimeWords) -> str:
    """past, future, present or unknown, for a time whose head is ``token``."""
    signal = _signal(token, words)
    if signal:
        return signal
    at, steps = token, 0
    while steps < 12:
        steps += 1
        head = at.head
        if head.i == at.i:
            break
        if head.pos_ == "ADP" and head.lower_ == "since":
            return PAST
        if head.pos_ in ("NOUN", "PROPN") and at.dep_ not in ("conj", "appos"):
            noun = _noun(head, words)
            if noun:
                return noun
        if head.pos_ in VERBAL:
            if at.dep_ in ("dobj", "attr") and head.lemma_ in PROMISES and at.lower_ in words.ahead_nouns:
                return FUTURE
            if head.dep_ == "pcomp" and head.head.lower_ == "since":
                return PAST
            return verb_direction(head, words)
        at = head
    return verb_direction(at, words) if at.pos_ in VERBAL else UNKNOWN


def _signal(token: Token, words: TimeWords) -> str | None:
    """What the preposition before the time says by itself."""
    at = token
    for _ in range(3):
        if at.dep_ == "pobj":
            prep = at.head
            w = prep.lower_
            if w == "since":
                return PAST
            if w == "of" and prep.head.lower_ == "ahead":
                return FUTURE
            if w in words.ahead_prepositions and prep.head.pos_ in VERBAL:
                governor = verb_direction(prep.head, words)
                if governor == PRESENT or (governor == UNKNOWN and w != "before"):
                    return FUTURE
                if w in ("until", "till") and prep.head.lemma_ in (
                    "extend",
                    "postpone",
                    "delay",
                    "adjourn",
                    "suspend",
                    "close",
                    "ban",
                    "cancel",
                    "remain",
                    "stay",
                ):
                    return FUTURE
            if w in ("until", "till") and prep.head.lemma_ in ("give", "grant", "allow"):
                return FUTURE  # "gave them until Saturday"
            if w in ("to", "until", "till", "by") and prep.head.pos_ in ("NOUN", "PROPN") and prep.head.dep_ == "ROOT":
                return FUTURE  # a heading: "Outlook to 30 June"
            return None
        if at.head.i == at.i or at.head.pos_ in VERBAL:
            return None
        at = at.head
    return None


def _noun(noun: Token, words: TimeWords) -> str | None:
    """Whether a noun that the time modifies is one of what is to come ("Tuesday's deadline", "the vote on Sunday")."""
    if noun.lower_ in ODDS:
        return FUTURE
    if noun.lemma_ in DOCUMENTS:
        return PAST  # "our note of 4 March": written before it is spoken of
    if noun.lower_ in words.ahead_nouns:
        verb = noun
        for _ in range(6):
            if verb.head.i == verb.i or verb.pos_ in VERBAL:
                break
            verb = verb.head
        if noun.lower_ in ("deadline", "ultimatum", "timetable", "target"):
            return FUTURE if verb.pos_ in VERBAL and verb_direction(verb, words) != PAST else None
        if any(a.dep_ == "prep" and a.lower_ in ("before", "of") for a in (noun.head,)) and verb.pos_ in VERBAL:
            return FUTURE if noun.head.lower_ == "before" or noun.head.head.lower_ == "ahead" else None
        return None
    if any(
        c.dep_ == "amod" and c.lower_ in ("expected", "planned", "scheduled", "upcoming", "proposed", "possible") for c in noun.children
    ):
        return FUTURE
    return None


def verb_direction(verb: Token, words: TimeWords, depth: int = 0) -> str:
    """Where a verb's own tense puts its action."""
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    have = any(a.lemma_ in ("have", "'ve") for a in auxiliaries)
    modal = next((a for a in auxiliaries if a.tag_ == "MD"), None)
    tag = verb.tag_
    if any(c.dep_ == "dobj" and c.lower_ in ODDS for c in verb.children):
        return FUTURE
    if tag in ("VBD", "VBN") and any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in verb.children) and not have:
        return FUTURE
    if modal is not None:
        if modal.lower_ in FUTURE_MODALS:
            return PAST if have and modal.lower_ not in ("will", "'ll", "shall") else FUTURE
        return UNKNOWN
    if tag == "VBD" or (tag == "MD" and verb.lower_ not in FUTURE_MODALS):
        if verb.lemma_ in ("be",) and any(
            c.dep_ in ("acomp", "xcomp") and c.lower_ in ("due", "set", "scheduled", "likely", "expected") for c in verb.children
        ):
            return FUTURE
        return PAST
    if any(a.tag_ == "VBD" for a in auxiliaries):
        if tag == "VBG" and verb.lemma_ in ("go", "plan", "prepare", "leave"):
            return FUTURE
        return FUTURE if tag == "VBN" and verb.lemma_ in ("schedule", "slate", "expect") else PAST
    if have:
        return FUTURE if tag == "VBN" and verb.lemma_ in ("schedule", "slate", "postpone", "reschedule") else PAST
    going = verb.lemma_ == "go" and tag == "VBG"
    if any(a.lower_ == "to" for a in auxiliaries) or tag == "VB":
        return _infinitive(verb, words, depth)
    if tag in ("VBG", "VBN"):
        if any(a.tag_ in ("VBZ", "VBP") for a in auxiliaries):
            if tag == "VBG":
                return FUTURE if verb.lemma_ != "say" or going else PRESENT
            return FUTURE if verb.lemma_ in words.ahead_verbs else PRESENT
        if tag == "VBN" and verb.lemma_ in ("schedule", "slate", "expect", "plan", "set", "due"):
            return FUTURE
        if tag == "VBN" and verb.dep_ in ("acl", "amod"):
            return PAST
        if verb.dep_ in ("advcl", "acl", "pcomp", "conj", "xcomp", "ccomp") and depth < 6:
            above = next((a for a in verb.ancestors if a.pos_ in VERBAL), None)
            if above is not None and above != verb:
                return verb_direction(above, words, depth + 1)
        return UNKNOWN
    if tag in ("VBZ", "VBP"):
        if verb.lemma_ in SPEECH:
            return UNKNOWN
        if verb.lemma_ in SCHEDULED or any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in verb.children):
            return FUTURE
        if verb.dep_ == "ccomp" and verb.head.lemma_ in SUBJUNCTIVE and tag == "VBP":
            return FUTURE
        if any(c.lower_ in ("due", "set", "scheduled", "expected", "slated", "likely") for c in verb.children):
            return FUTURE
        return PRESENT
    if verb.dep_ == "conj" and verb.head.pos_ in VERBAL and depth < 6:
        return verb_direction(verb.head, words, depth + 1)
    return UNKNOWN


def _infinitive(verb: Token, words: TimeWords, depth: int) -> str:
    """ "agreed to leave on Friday" looks ahead; "began to leave on Friday" follows its governor."""
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in VERBAL and depth < 6:
        return verb_direction(head, words, depth + 1)
    if head.i == verb.i:
        return FUTURE
    if head.pos_ in VERBAL and depth < 6:
        if head.lemma_ in words.back_verbs and verb.dep_ in ("xcomp", "ccomp") and not (head.lemma_ == "go" and head.tag_ == "VBG"):
            return verb_direction(head, words, depth + 1)
        if verb.dep_ == "advcl":
            return verb_direction(head, words, depth + 1)
        return FUTURE
    return FUTURE
