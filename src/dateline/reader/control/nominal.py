"""Nouns of control: "the fall of X to Y on Monday", "X's capture by Y", "announced the liberation of X", "the siege of X began"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.knowledge.control import NounFrame, control_lexicon
from dateline.reader.arguments import is_party, spread
from dateline.reader.control.factual import standing
from dateline.reader.control.found import Found, can_act, former, reached
from dateline.reader.reading import Reading
from dateline.reader.territory import PlaceArgument, places_of

PHASES = frozenset(
    ["begin", "start", "last", "enter", "continue", "drag", "persist", "end", "resume", "tighten", "go", "become", "come", "mark", "be"]
)
SINCE = frozenset(["after", "since", "following", "before", "with", "upon", "by", "during", "until", "despite", "amid"])
UNREAL = {"if", "without", "against", "for", "toward", "towards", "pending", "to"}
HINDERED = (
    "prevent",
    "avoid",
    "stop",
    "halt",
    "delay",
    "plan",
    "expect",
    "fear",
    "threaten",
    "predict",
    "await",
    "attempt",
    "try",
    "seek",
    "prepare",
    "support",
    "facilitate",
    "risk",
    "anticipate",
    "avert",
    "order",
    "demand",
    "want",
    "resist",
    "consider",
    "envisage",
    "propose",
    "mean",
    "imagine",
    "plot",
    "urge",
)
PROSPECTIVE = (
    "possibility",
    "risk",
    "prospect",
    "hope",
    "threat",
    "danger",
    "chance",
    "plan",
    "event",
    "fear",
    "aim",
    "goal",
    "likelihood",
    "eve",
    "verge",
    "brink",
    "case",
    "speed",
)


def find_noun(reading: Reading, noun: Token, frame: NounFrame) -> Found | None:
    """The statement of control in a noun, where the text says that it came about: dated, announced, or done by someone named."""
    if noun.dep_ in ("compound", "amod", "nmod", "poss") or not _is_fact(reading, noun):
        return None
    places, holder, previous = _arguments(reading, noun, frame)
    places = [p for p in places if p.place is not None]
    if not places or not can_act(reading, holder):
        return None
    announced = _announced(noun)
    dated = _dated(reading, noun)
    begun = noun.dep_ in ("nsubj", "nsubjpass") and noun.head.lemma_ in PHASES and any(_is_time(reading, t) for t in noun.head.subtree)
    if not (announced or dated or begun or (holder and _after(noun))):
        return None
    extent = next((e for c in noun.lefts if (e := control_lexicon().territory.modifiers.get(c.lower_)) in ("all", "part", "most")), None)
    first = min([c.i for c in noun.lefts if c.dep_ == "amod" and c.lower_ in control_lexicon().territory.modifiers] + [noun.i])
    why = "announced" if announced else "dated" if dated or begun else "by a party named"
    return Found(
        frame.change,
        noun,
        (first, noun.i + 1),
        f"control.{frame.change}.noun/1",
        places,
        holder,
        previous,
        extent,
        why=[("fact", f"the noun is {why}")],
    )


def _arguments(reading: Reading, noun: Token, frame: NounFrame) -> tuple[list[PlaceArgument], list[Token], list[Token]]:
    owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
    before = [c for c in noun.lefts if c.dep_ in ("amod", "compound", "nmod") and is_party(reading, c)]
    of = places_of(reading, reached(noun, ("of",)) + _gapped(noun))
    holder = former(reading, reached(noun, frame.holder))
    previous = former(reading, reached(noun, frame.previous)) if frame.previous else []
    places = of
    if not places and owner is not None:
        places = places_of(reading, [owner])
        owner = None
    parties = list(spread([owner])) if owner is not None else before[-1:]
    if places and parties:
        if frame.owner == "holder" and not holder:
            holder = parties
        elif frame.owner == "previous" and not previous:
            previous = parties
    if places and of and (again := _that_of(noun)):
        places = places + [p for p in places_of(reading, again, trust=2) if p.place is not None]
    if not previous and places:
        previous = former(reading, [t for p in of for t in reached(p.head, ("from",))]) if "from" in frame.previous else previous
    return places, holder, previous


def _gapped(noun: Token) -> list[Token]:
    """ "The fall of X on 2 January and of Y a week later": Y, which the parse hangs on the date."""
    own = any(c.lower_ == "of" for c in noun.rights)  # "the recapture on Sunday of X"
    after = [*noun.rights, *(c for c in noun.head.rights if noun.dep_ == "dobj" and not own)]
    hung = [k for c in after if c.dep_ in ("prep", "npadvmod") for o in (c, *c.children) for k in o.children]
    hung = [k for k in hung if k.dep_ == "prep" and k.lower_ == "of"]
    return [o for k in hung if (k.nbor(-1).dep_ == "cc" or not own) for o in k.children if o.dep_ == "pobj"]


def _that_of(noun: Token) -> list[Token]:
    """ "The capture of X was followed by that of Y": Y."""
    verb = _top(noun).head
    return [
        o
        for t in verb.subtree
        if t.lower_ == "that" and t.tag_ == "DT" and t.dep_ in ("pobj", "nsubj", "dobj", "attr") and t.i > noun.i
        for p in t.children
        if p.lower_ == "of"
        for o in p.children
        if o.dep_ == "pobj"
    ]


def _announced(noun: Token) -> bool:
    """Object of a verb that tells or marks it: "announced the capture of X", "hailed the liberation of X"."""
    top = _top(noun)
    verb = top.head
    if top.dep_ in ("dobj", "nsubjpass") and verb.pos_ == "VERB":
        return verb.lemma_.lower() in control_lexicon().announcing
    if top.dep_ == "pobj" and verb.lower_ == "of" and verb.head.lemma_ in ("speak", "tell", "learn", "hear", "boast"):
        return True
    return (
        top.dep_ == "pobj"
        and verb.lower_ in ("of", "about")
        and verb.head.lemma_.lower() in ("news", "announcement", "claim", "report", "word", "confirmation")
    )


def _after(noun: Token) -> bool:
    """After "after", "since", "following": taken for a fact."""
    top = _top(noun)
    return (top.dep_ == "pobj" and top.head.lower_ in SINCE) or top.dep_ in ("nsubj", "nsubjpass", "npadvmod", "dobj", "appos", "ROOT")


def _top(noun: Token) -> Token:
    while noun.dep_ == "conj" and noun.head != noun:
        noun = noun.head
    return noun


def _is_time(reading: Reading, token: Token) -> bool:
    return token.i < len(reading.time_at) and reading.time_at[token.i] is not None and reading.time_at[token.i].type in ("DATE", "TIME")  # type: ignore[union-attr]


def _dated(reading: Reading, noun: Token) -> bool:
    """Whether a date hangs on the noun itself."""
    for child in noun.rights:
        if (
            child.dep_ in ("prep", "npadvmod", "appos")
            and (child.lower_ in ("in", "on", "at", "last", "this", "since", "early", "late") or child.dep_ == "npadvmod")
            and any(_is_time(reading, t) for t in child.subtree)
        ):
            return True
    nouns = [t for c in noun.rights if c.dep_ == "prep" for t in c.children if t.dep_ == "pobj"]
    return any(
        _is_time(reading, t)
        for each in nouns
        for c in each.rights
        if (c.dep_ in ("prep", "npadvmod") and c.lower_ in ("in", "on", "last", "this")) or c.dep_ == "npadvmod"
        for t in c.subtree
    )


def _is_fact(reading: Reading, noun: Token) -> bool:
    """Whether what stands above leaves it a fact: not feared, planned, prevented or prepared for."""
    top = _top(noun)
    for _ in range(6):
        head, dep = top.head, top.dep_
        if head.i == top.i:
            return True
        if dep == "pobj" and head.lower_ in UNREAL:
            return False
        if dep == "pobj" and head.lower_ in ("of", "in") and head.head.pos_ == "NOUN" and head.head.lemma_.lower() in PROSPECTIVE:
            return False
        if head.pos_ in ("VERB", "AUX"):
            if dep in ("dobj", "nsubjpass") and head.lemma_.lower() in HINDERED:
                return False
            return standing(head, "gained") is not None
        top = head
    return True


__all__ = ["find_noun"]
