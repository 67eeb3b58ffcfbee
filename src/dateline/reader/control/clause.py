"""Subjects, objects and agents of a predicate of control, also where the parse put them elsewhere."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.knowledge.control import control_lexicon
from dateline.reader.arguments import is_party, spread
from dateline.reader.arguments_repaired import detached_subject, raised_conjunct, reduced, robbed
from dateline.reader.reading import Reading
from dateline.reader.syntax import agents, direct_objects, is_passive, subjects

SPEECH = frozenset(["say", "go", "add", "note", "insist", "claim", "continue", "write", "explain", "argue", "tell", "report"])
CLAIMS = {"claim", "report", "announcement", "statement", "allegation", "boast", "assertion"}
RELATIVE = {"who", "which", "that", "whom"}
TIMES = frozenset(
    [
        "end",
        "beginning",
        "start",
        "night",
        "evening",
        "morning",
        "noon",
        "midday",
        "midnight",
        "dawn",
        "dusk",
        "afternoon",
        "day",
        "week",
        "weekend",
        "month",
        "year",
        "nightfall",
        "daybreak",
        "sunset",
        "sunrise",
        "hour",
        "then",
        "now",
        "time",
        "summer",
        "winter",
        "spring",
        "autumn",
        "force",
        "surprise",
        "storm",
        "air",
        "land",
        "sea",
        "helicopter",
        "mistake",
        "phone",
        "telephone",
        "law",
        "contrast",
    ]
)
NOUNS = ("NOUN", "PROPN")
OBJECT_LIKE = ("advmod", "npadvmod", "nsubj", "ccomp", "acomp", "oprd", "attr", "dative", "xcomp", "conj")


def doers(reading: Reading, verb: Token) -> list[Token]:
    """Who does it: the subject, as far as syntax tells. Of a passive: whatever it is done to."""
    if verb.dep_ == "acl" and verb.head.lemma_.lower() in CLAIMS and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        owner = [c for c in verb.head.lefts if c.dep_ == "poss"]  # "the militia's boast to have seized X"
        return list(spread(owner)) or [
            t for c in verb.head.children if c.dep_ == "prep" and c.lower_ == "by" for t in c.children if t.dep_ == "pobj"
        ]
    if _after_and(verb):
        return doers(reading, verb.head.head.head)
    own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    if not own and (lost := robbed(verb)) is not None:
        return list(spread([lost]))
    if not own and (above := raised_conjunct(verb)) is not None:
        return doers(reading, above)
    if not own and verb.dep_ == "relcl" and verb.tag_ == "VB":
        return [verb.head]  # "the first town to fall"
    if not own:
        return _attached_elsewhere(verb) or same_party(reading, subjects(verb)) or _of_clause_above(reading, verb)
    return same_party(reading, subjects(verb))


def _of_clause_above(reading: Reading, verb: Token) -> list[Token]:
    """The subject of the clause that a participle hangs in, however deep: "hours after taking X, the militia sent envoys"."""
    if verb.tag_ != "VBG" or verb.dep_ not in ("pcomp", "advcl"):
        return []
    above = verb.head
    while above.head != above and above.pos_ not in ("VERB", "AUX"):
        above = above.head
    return same_party(reading, subjects(above)) if above.pos_ in ("VERB", "AUX") and above != verb else []


def same_party(reading: Reading, tokens: list[Token]) -> list[Token]:
    """The members of a list that are parties, where its first one is: coordination is often parsed too wide."""
    tokens = list(spread(tokens))
    if len(tokens) > 1 and is_party(reading, tokens[0]):
        return [
            t for t in tokens if t is tokens[0] or is_party(reading, t) or (reading.place_at[t.i] is not None and t.tag_ in ("NNP", "NNPS"))
        ]
    return tokens


def done_by(reading: Reading, verb: Token) -> list[Token]:
    """Who a passive is done by; no time or manner ("by Friday", "by force")."""
    found = agents(verb)
    if not found:  # "wrested from it since by A and B"
        hung = [g for c in verb.children if c.dep_ in ("prep", "advmod") and c.i > verb.i for g in c.children if g.dep_ == "prep"]
        found = [t for g in hung if g.lower_ == "by" for o in g.children if o.dep_ == "pobj" and is_party(reading, o) for t in spread([o])]
    return same_party(reading, [t for t in found if not is_time(reading, t)])


def is_time(reading: Reading, token: Token) -> bool:
    """Whether a noun tells when or how rather than who."""
    return (
        (reading.time_at[token.i] is not None if token.i < len(reading.time_at) else False)
        or token.ent_type_ in ("DATE", "TIME")
        or (token.lemma_.lower() in TIMES and not any(c.dep_ in ("amod", "compound", "poss") for c in token.lefts))
        or token.tag_ == "CD"
    )


def things(reading: Reading, verb: Token) -> list[Token]:
    """What it is done to: the object, of a passive its subject."""
    if _after_and(verb):
        return [verb.head]
    own = [c for c in verb.children if c.dep_ == "dobj"]
    if len(own) > 1 and own[0].lower_ in RELATIVE:
        return list(spread(own[1:2]))
    objects = direct_objects(verb)
    under = [c for c in verb.children if c.dep_ == "nsubjpass"]
    if under and objects and objects[0].dep_ == "dobj" and any(c.dep_ == "acl" and c.tag_ == "VBG" for c in objects[0].rights):
        return list(spread(under))  # "X was given up, its people leaving"
    if objects:
        return objects + _loose(reading, verb) if objects[0].dep_ == "dobj" else objects
    if told_of(verb):
        return doers(reading, verb.head)
    if (noun := reduced(verb) or (robbed(verb) if is_passive(verb) else None)) is not None:
        return list(spread([noun]))
    if verb.dep_ == "xcomp" and is_passive(verb):
        return subjects(verb)  # "X and Y continue to be held by them"
    if verb.tag_ in ("VBN", "VBD") and (trailing := _trailing(reading, verb)) is not None:
        return [trailing]
    passive = is_passive(verb)
    if passive:
        bare = verb.dep_ == "conj" or any(c.dep_ == "nsubj" for c in verb.children)
        return _attached_elsewhere(verb) or (doers(reading, verb) if bare else [])
    after = next((c for c in verb.rights if c.dep_ == "conj"), None)
    if after is not None and after.pos_ == "NOUN" and not any(c.dep_ == "cc" for c in verb.rights):
        return list(spread([after]))  # "control, by most reckonings, two-thirds of X"
    later = next((c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and c.i > verb.i), None)
    if later is not None and not any(
        c.dep_ in ("prep", "advmod", "npadvmod", "ccomp", "xcomp", "prt", "acomp") and c.i > verb.i for c in verb.children
    ):
        return things(reading, later)  # "retook and held X"
    if verb.dep_ == "relcl" and verb.head.i < verb.i and any(c.dep_ == "nsubj" and c.lower_ not in RELATIVE for c in verb.children):
        return [verb.head]  # "the only town it had captured"
    return _next_place(reading, verb)


def _loose(reading: Reading, verb: Token) -> list[Token]:
    """The rest of a list of land that the parse hung on the verb: "encircled the compound, the station and two posts"."""
    land = control_lexicon().territory
    rest = [c for c in verb.rights if c.dep_ == "npadvmod" and c.pos_ == "NOUN" and c.lemma_.lower() in land and not is_time(reading, c)]
    rest = [c for c in rest if not _describes(c)]
    names = [t for o in verb.rights if o.dep_ == "dobj" for p in o.rights if p.dep_ == "prep" for t in p.children if t.pos_ == "PROPN"]
    rest += [c for t in names for c in t.rights if c.dep_ == "conj" and c.pos_ == "NOUN" and c.lemma_.lower() in land]
    return [t for c in rest if verb.doc[c.left_edge.i - 1].text == "," for t in spread([c])]


def _describes(noun: Token) -> bool:
    """Whether a noun tells what the place named right before the comma is, and is no further item: "took X, the last base before Y"."""
    first = noun.left_edge
    closed = not any(c.dep_ in ("cc", "conj") for c in noun.children)
    return first.i > 1 and first.dep_ == "det" and closed and first.nbor(-1).text == "," and first.nbor(-2).pos_ == "PROPN"


def told_of(verb: Token) -> bool:
    """ "Goma and Sake confirmed lost": headlines leave out the auxiliary."""
    return (
        verb.tag_ == "VBN"
        and verb.dep_ in ("xcomp", "oprd", "ccomp")
        and verb.head.lemma_ in ("confirm", "report", "declare", "presume", "consider", "list")
        and not any(c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass", "dobj") for c in verb.children)
    )


def gapped(reading: Reading, verb: Token) -> list[Token]:
    """Places that share the verb in a clause without one: "took Rastan on Friday and Talbiseh a day later"."""
    out = []
    for child in verb.children:
        if child.i <= verb.i:
            continue
        if child.dep_ == "conj" and child.pos_ in (*NOUNS, "ADJ"):
            out.append(child)
        elif child.dep_ in ("npadvmod", "prep", "nsubj"):
            last = child if child.dep_ == "npadvmod" else next((o for o in child.children if o.dep_ == "pobj"), None)
            if last is not None and is_time(reading, last):
                out += [k for k in last.children if k.dep_ == "conj"]
    return [t for t in out if not is_time(reading, t)]


def _trailing(reading: Reading, verb: Token) -> Token | None:
    """The place that a participle after a comma tells of: "advanced on X, held by Y since July"; "remains cut off"."""
    if any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "dobj", "mark") for c in verb.children):
        return None
    if verb.dep_ == "acomp" and verb.head.lemma_ in ("remain", "be", "stay", "become"):
        return next((c for c in verb.head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    at = verb.i - 1
    while at > 0 and verb.doc[at].head == verb and verb.doc[at].dep_ == "advmod":
        at -= 1
    if verb.dep_ not in ("advcl", "acl", "conj") or at < 1 or verb.doc[at].lower_ != "," or at - 1 < verb.sent.start:
        return None
    if not any(c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by") for c in verb.children):
        return None
    noun = verb.doc[at - 1]
    place = reading.place_at[noun.i]
    if place is None or place.demonym or noun.tag_ not in ("NNP", "NN", "NNPS"):
        return None
    return verb.doc[place.head]


def _after_and(verb: Token) -> bool:
    """A past tense read as an adjective: "held the docks and controlled half of the bazaar"."""
    return (
        verb.dep_ == "amod"
        and verb.tag_ == "VBN"
        and verb.i > 0
        and verb.nbor(-1).dep_ == "cc"
        and verb.head.dep_ == "conj"
        and verb.head.head.dep_ == "dobj"
        and not any(c.dep_ == "det" for c in verb.head.lefts)
    )


def _attached_elsewhere(verb: Token) -> list[Token]:
    """A subject that the parse hung on a neighbour."""
    head = verb.head
    if verb.dep_ == "conj" and head.lemma_ in SPEECH:
        # "the marines, he continued, kept the docks"
        subject = next((c for c in head.children if c.dep_ == "nsubj"), None)
        before = [
            c
            for c in head.children
            if c.dep_ in ("npadvmod", "dep", "nsubj") and c.pos_ in NOUNS and subject is not None and c.i < subject.i
        ]
        if before:
            return list(spread(before[:1]))
    if verb.dep_ == "conj":
        # "the town is in rebel hands and the port of X surrendered": the noun right before the verb, drawn into the list before it
        noun = detached_subject(verb)
        if noun is not None:
            return [noun]
    if verb.dep_ == "ccomp":
        # "Malakal, the port they had vowed to hold, had fallen"
        for sister in head.children:
            if sister.dep_ == "ccomp" and sister.i < verb.i:
                found = [c for c in sister.children if c.dep_ in ("nsubj", "nsubjpass")]
                if len(found) > 1:
                    return list(spread(found[:1]))
        # "... and that the naval base, further east, was in rebel hands"
        start = max(verb.sent.start, verb.i - 14)
        for token in reversed(verb.doc[start : verb.i]):
            if (
                token.dep_ == "conj"
                and token.pos_ in NOUNS
                and any(c.lower_ == "that" and c.dep_ == "det" and c.i > 0 and c.nbor(-1).lower_ == "and" for c in token.lefts)
            ):
                return [token]
    return []


def _next_place(reading: Reading, verb: Token) -> list[Token]:
    """A place right after a verb that the parse did not see as its object."""
    i = verb.i + 1
    if i < len(reading.doc) and reading.doc[i].lower_ in ("the", "all"):
        i += 1
    place = reading.place_at[i] if i < len(reading.doc) else None
    if (
        place is None
        and i < len(reading.doc)
        and reading.doc[i].text[:1].isupper()
        and any(p.unresolved and p.name == reading.doc[i].text for p in reading.places[:400])
    ):
        return [reading.doc[i]]
    if place is None or place.demonym or place.first != i:
        return []
    head = reading.doc[place.head]
    return [head] if head.head == verb and head.dep_ in OBJECT_LIKE else []


def agents_or_doers(reading: Reading, verb: Token) -> list[Token]:
    """Who does it, in either voice."""
    return done_by(reading, verb) if is_passive(verb) else doers(reading, verb)


__all__ = ["agents_or_doers", "doers", "done_by", "gapped", "is_time", "same_party", "things", "told_of"]
