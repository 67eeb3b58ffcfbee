"""Whether a verb of control is meant in that sense: "took the base", not "took part"; "fell to the rebels", not "fell silent"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.knowledge.control import Frame, Use, control_lexicon
from dateline.reader.arguments import is_party
from dateline.reader.control.clause import doers
from dateline.reader.control.found import former, reached
from dateline.reader.reading import Reading
from dateline.reader.syntax import is_passive
from dateline.reader.territory import PlaceArgument, places_of

ELSEWHERE = frozenset(
    ["into", "off", "behind", "below", "short", "apart", "within", "under", "between", "among", "through", "down", "victim", "foul", "due"]
)


AMBIGUOUS = (
    "ground",
    "line",
    "post",
    "position",
    "side",
    "point",
    "part",
    "field",
    "front",
    "state",
    "country",
    "land",
    "office",
    "division",
    "area",
    "street",
    "house",
    "course",
    "third",
    "half",
    "square",
    "company",
    "station",
    "sector",
    "pass",
    "cross",
    "port",
    "community",
    "interior",
    "market",
    "core",
    "edge",
    "border",
)


def sure(reading: Reading, verb: Token, frame: Frame, places: list[PlaceArgument]) -> bool:
    """Whether the object of a verb with other senses is land: a name, or a noun of land with its article ("took the base")."""
    lexicon = control_lexicon().territory
    for each in places:
        head = each.head
        if (
            head.tag_ in ("NN", "JJ")
            and head.lemma_.lower() in lexicon
            and not any(c.dep_ in ("det", "poss", "nummod", "compound", "amod", "nmod") for c in head.lefts)
        ):
            return False
        if (
            each.place is None
            and head.lemma_.lower() in AMBIGUOUS
            and (head.tag_ == "NN" or any(c.dep_ == "prep" and c.lower_ == "of" for c in head.rights))
        ):
            return False
        if (
            head.tag_ == "NN"
            and head.lemma_.lower() in ("post", "position", "office", "seat", "field", "state", "side", "point")
            and any(c.dep_ == "prep" and c.lower_ in ("of", "as") and not places_of(reading, reached(head, ("of",))) for c in head.rights)
        ):
            return False
    return True


def vague(argument: PlaceArgument) -> bool:
    """ "Took over ministries": no place by name, no number, no article."""
    head = argument.head
    return (
        head.tag_ in ("NNS", "NNPS")
        and argument.extent is None
        and not any(c.dep_ in ("det", "poss", "nummod", "amod") for c in head.lefts)
    )


def idle(reading: Reading, verb: Token, frame: Frame) -> bool:
    """Whether complements give the verb another sense: "fell silent", "held the town responsible", "left the town burning"."""
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    if frame.name == "resist" and verb.lemma_ == "hold" and any(o.pos_ != "PRON" for o in objects):
        return True  # "held talks on Monday"
    regarded = any(c.dep_ == "prep" and c.lower_ == "as" for c in verb.children)
    if verb.lemma_ == "take" and regarded and any(o.pos_ == "PRON" for o in objects):
        return True  # "took it as an admission"
    if frame.name == "stand" and any(is_party(reading, t) and reading.place_at[t.i] is None for t in doers(reading, verb)):
        return True
    if frame.name == "fall":
        for child in verb.children:
            if child.dep_ in ("acomp", "oprd", "attr", "dobj") and child.lower_ not in ("hands", "hand", "last", "first", "intact"):
                return True
            if child.lower_ in ELSEWHERE and child.i > verb.i and child.dep_ in ("prep", "advmod", "prt"):
                return True
            if (
                child.dep_ == "npadvmod"
                and child.lemma_ != "time"
                and any(g.like_num or g.lower_ in ("percent", "%") for g in child.subtree)
                and child.ent_type_ not in ("DATE", "TIME")
            ):
                return True
            if (
                child.dep_ == "prep"
                and child.lower_ in ("by", "to", "from", "on")
                and any(o.like_num or o.lower_ in ("percent", "%") for o in child.children)
                and not any(o.ent_type_ in ("DATE", "TIME") for o in child.children)
            ):
                return True
            if (
                verb.tag_ in ("VBZ", "VBP")
                and child.dep_ == "prep"
                and child.lower_ in ("in", "on")
                and any(reading.place_at[o.i] for o in child.children)
            ):
                return True
    return any(
        c.dep_ == "oprd"
        and c.i > verb.i
        and c.tag_ in ("JJ", "NN")
        and c.lower_ in ("hostage", "captive", "prisoner", "responsible", "accountable", "open")
        for c in verb.children
    )


def foreign(reading: Reading, verb: Token, use: Use, places: list[PlaceArgument]) -> bool:
    """Whether the expression means something else: "took part", "cleared of explosives", a loss taken for granted of no place by name."""
    word = control_lexicon().forms.get(verb.lower_, verb.lemma_.lower())
    idioms = control_lexicon().idioms.get(word, frozenset()) if use.strict and not use.particle else frozenset()
    if all(p.head.lemma_.lower() in idioms and not (p.place is not None and p.named) for p in places):
        return True
    if word in ("clear", "free", "cleanse", "purge", "empty") and use.frame.name == "clear":
        nouns = reached(verb, ("of", "from"))
        if nouns and not former(reading, nouns):
            return True
    reduced = verb.dep_ in ("acl", "amod") and verb.tag_ == "VBN" and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    if not all(p.named for p in places) and (use.frame.withdrawal or reduced):
        return True
    if use.frame.withdrawal and is_passive(verb) and any(p.area for p in places):
        return True
    return reduced and all(p.place is None for p in places)


def to_nobody(reading: Reading, verb: Token) -> bool:
    """ "fell to 20 percent", "fell to its knees": what follows is no one who could hold the place."""
    nouns = reached(verb, ("to",))
    return bool(nouns) and not any(
        is_party(reading, t) or t.lemma_.lower() in ("assault", "offensive", "attack", "advance", "siege") for t in nouns
    )


def heading(reading: Reading, verb: Token) -> bool:
    """A plural of land before the verb and a colon after it: the participle of a heading, read as a past tense."""
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if (
        subject is None
        or subject.tag_ not in ("NNS", "NNPS")
        or not (subject.lemma_.lower() in control_lexicon().territory or subject.lower_ in control_lexicon().territory)
    ):
        return False
    return any(t.text == ":" for t in reading.doc[verb.i : min(verb.i + 14, len(reading.doc))])
