"""What a clause says of its time besides dates: its verb's tense, its subordinating word, what kind of verb it has."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.reader.times.attachment import VERBAL

# a noun that is what such a verb brings about or tells the start of has the verb's time
LIGHT = frozenset(
    [
        "begin",
        "start",
        "launch",
        "stage",
        "mount",
        "carry",
        "conduct",
        "wage",
        "open",
        "resume",
        "renew",
        "erupt",
        "break",
        "occur",
        "happen",
        "take",
        "follow",
        "continue",
        "kill",
        "leave",
        "hit",
        "strike",
        "suffer",
        "hold",
        "make",
        "sign",
        "reach",
        "sustain",
        "face",
        "repel",
        "beat",
        "fight",
        "lose",
        "win",
        "undergo",
        "unleash",
        "mark",
        "trigger",
        "spark",
        "come",
        "go",
        "fall",
        "end",
        "last",
        "be",
        "see",
        "have",
        "do",
        "deal",
        "execute",
        "perform",
        "deliver",
        "commit",
        "perpetrate",
        "repulse",
        "thwart",
        "foil",
        "halt",
        "stop",
        "rage",
        "flare",
        "ensue",
        "hand",
        "agree",
        "broker",
        "conclude",
        "seal",
    ]
)
BEGIN = frozenset(["begin", "start", "erupt", "break", "launch", "impose", "open", "flare", "resume", "establish"])
SPOKEN = frozenset(
    [
        "say",
        "tell",
        "announce",
        "report",
        "claim",
        "state",
        "add",
        "confirm",
        "declare",
        "write",
        "deny",
        "accuse",
        "warn",
        "allege",
        "insist",
        "note",
        "acknowledge",
        "admit",
        "quote",
        "cite",
        "estimate",
        "put",
        "describe",
        "call",
        "condemn",
        "reject",
        "dismiss",
        "dispute",
        "urge",
        "demand",
        "threaten",
        "vow",
        "pledge",
        "believe",
        "think",
        "know",
        "see",
        "show",
        "find",
        "publish",
        "reveal",
        "post",
        "tweet",
        "broadcast",
        "mention",
        "recall",
        "explain",
        "argue",
        "suggest",
        "maintain",
        "concede",
        "assert",
        "testify",
        "predict",
        "forecast",
        "read",
        "hear",
        "learn",
        "speak",
    ]
)
CHARGE = frozenset({"accuse", "blame", "suspect", "convict", "charge", "condemn", "acquit"})
MARKS = {
    "after": "after",
    "following": "after",
    "since": "since",
    "before": "before",
    "until": "until",
    "till": "until",
    "once": "after",
    "when": "on",
    "as": "on",
    "while": "on",
    "by": "by",
}
CAUSES = frozenset({"because", "if", "although", "though", "so", "unless", "whereas"})


def mark_of(verb: Token) -> str | None:
    """The word that subordinates a clause."""
    return next((c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod") and (c.lower_ in MARKS or c.lower_ in CAUSES)), None)


def has_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in verb.children)


def has_auxiliary(verb: Token) -> bool:
    """Whether a verb has an auxiliary."""
    return any(c.dep_ in ("aux", "auxpass") for c in verb.children)


def tense(verb: Token) -> str:
    """past, present, perfect, progressive or future; a conjunct without auxiliaries of its own has that of what it continues."""
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(a.tag_ == "MD" for a in auxiliaries):
        return "future"
    if any(a.lemma_ == "have" for a in auxiliaries):
        return "past" if any(a.lower_ in ("had", "'d") for a in auxiliaries) else "perfect"
    if not auxiliaries and verb.dep_ == "conj" and verb.tag_ in ("VBN", "VBG", "VB") and verb.head.pos_ in VERBAL:
        return tense(verb.head)
    if verb.tag_ == "VBG" and auxiliaries:
        return "progressive"
    if verb.tag_ in ("VBZ", "VBP") or (verb.tag_ == "VBN" and any(a.tag_ in ("VBZ", "VBP") for a in auxiliaries)):
        return "present"
    return "past"
