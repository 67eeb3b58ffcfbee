"""Which place a report has in view: how a named place stands in its clause, and which one a later "the city" goes back to.

What a clause is about (its object, its subject, where it happens) comes first; where people come from, go to, sit and speak is
no antecedent while there is another. Points are set by hand: a place loses with every sentence that lies between, and gains where
it was called by the noun.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from spacy.tokens import Token

from dateline.knowledge.control import control_lexicon
from dateline.knowledge.gazetteer import gazetteer
from dateline.knowledge.places import place_words
from dateline.reader.places.governments import stands_for_government
from dateline.reader.reading import PlaceMention, Reading

FAR = 400  # tokens; what lies farther back is no antecedent
MAIN, PHRASE, INNER, SIDE, ASIDE = 3.0, 2.6, 1.6, 0.6, -9.0
SENTENCE = 0.55  # what a sentence between costs
WITHIN = 0.5  # what it costs to tell only where another place lies ("the X district of Y")
LISTED = 1.0  # what it costs to be one of several
CALLED = 1.6  # what it brings to have been called so ("the town of X" for "the town")
OPENING = 0.7  # what it brings to have been named in the first sentence
SEAT = frozenset({"said", "says", "told", "reached", "based", "speaking", "added", "warned", "contacted"})
LEAVING = frozenset(
    ["withdraw", "retreat", "flee", "pull", "drive", "expel", "oust", "evict", "push", "evacuate", "eject", "retire", "rout", "chase"]
)
AIMED = frozenset({"lay", "advance", "march", "move", "return", "enter", "get", "close", "deploy", "spread", "come", "push", "roll"})
WAITING = frozenset({"regroup", "shelter", "mass", "gather", "arrive", "live", "wait", "assemble", "meet", "train", "study"})
# Done at a table, far away.
TABLE = frozenset({"sign", "negotiate", "host", "mediate", "broker", "agree", "announce", "argue", "summon", "approve"})
DIRECTED = frozenset({"to", "toward", "towards", "for"})
OTHERS = frozenset({"between", "with", "against", "via", "than", "like", "besides", "despite", "unlike"})
LOCALS = frozenset({"resident", "villager", "inhabitant", "witness", "people", "local", "civilian", "townspeople", "family", "eyewitness"})
# What it brings an area to be named in the sentence that goes back to it: "attacked X in the Y district, clearing the area".
HERE = 2.2
AREAS = frozenset(
    ["area", "district", "region", "zone", "territory", "countryside", "province", "governorate", "valley", "sector", "county"]
)
PARTS = frozenset(["neighbourhood", "neighborhood", "quarter", "suburb", "ward", "borough"])
TOWN_NOUNS = frozenset(["city", "town", "village", "hamlet", "settlement", "port", "metropolis", "municipality"])


def standing(reading: Reading, place: PlaceMention) -> float:
    """How much a clause is about a place that it names, from `MAIN` down to `ASIDE`."""
    doc = reading.doc
    after = doc[place.last] if place.last < len(doc) else None
    if after is not None and after.text == "-" and not doc[place.last - 1].whitespace_:
        return ASIDE  # "Misrata-led", "London-based"
    segment = reading.segment(place.head)
    if segment is not None and segment.role in ("dateline", "byline"):
        return ASIDE
    if place.feature == "city" and stands_for_government(reading, place):
        return ASIDE
    if _of_a_party(reading, place) or (place.feature == "city" and _acting(reading, place)):
        return ASIDE
    token, penalty = doc[place.head], 0.0
    if place.relation and (place.relation == "near" or place.relation.endswith(" of")):
        framing = place.first > 0 and doc[place.first - 1].is_sent_start  # "Around Bakhmut, troops advanced": that is the scene
        penalty = 0.0 if framing or doc[max(0, place.first - 2)].lemma_.lower() in ("outskirt", "outskirts", "edge") else 1.5
    for _ in range(12):
        dep, head = token.dep_, token.head
        if head == token:
            return MAIN - penalty
        if dep in ("conj", "appos") and head.pos_ in ("NOUN", "PROPN", "ADJ", "X"):
            penalty = max(penalty, LISTED if dep == "conj" else 0.0)
            token = head
        elif dep in ("compound", "amod", "nmod", "poss"):
            if dep != "poss" and not _land(head) and head.tag_ not in ("NNP", "NNPS"):
                return ASIDE
            if any(c.dep_ == "conj" for c in token.children):
                penalty = max(penalty, LISTED)
            token = head
        elif dep == "pobj":
            found = _phrase(reading, token, head)
            if isinstance(found, Token):
                if reading.place_at[found.i] not in (None, place):
                    penalty = max(penalty, WITHIN)
                if any(c.dep_ == "conj" for c in token.children):
                    penalty = max(penalty, LISTED)
                token = found
            else:
                return found - penalty
        elif dep in ("dobj", "nsubj", "nsubjpass", "attr"):
            if any(c.dep_ == "conj" for c in token.children):
                penalty = max(penalty, LISTED)
            return _clause(head) - penalty
        else:
            return INNER - penalty
    return SIDE


def _of_a_party(reading: Reading, place: PlaceMention) -> bool:
    """Whether the name is part of that of a party in arms ("Islamic State in the Sahel")."""
    actor = reading.actor_at[place.head] if place.head < len(reading.actor_at) else None
    if actor is None or actor.head == place.head or (actor.first >= place.first and actor.last <= place.last):
        return False
    if actor.kind not in ("armed group", "military", "opposition"):
        return False
    return reading.doc[actor.head].tag_ in ("NNP", "NNPS")


def _acting(reading: Reading, place: PlaceMention) -> bool:
    """Whether a capital is named for its government ("Washington evacuated its staff")."""
    actor = reading.actor_at[place.head] if place.head < len(reading.actor_at) else None
    return actor is not None and actor.kind in ("state", "government")


def _phrase(reading: Reading, token: Token, preposition: Token) -> Token | float:
    """The noun whose phrase a place stands in, where it is about that noun, or its standing."""
    lower, governor = preposition.lower_, preposition.head
    if preposition.dep_ == "pcomp" or (governor.dep_ == "prep" and governor.lower_ in ("from", "to")):
        return SIDE
    if lower in OTHERS:
        return ASIDE
    if governor.dep_ == "advmod" and governor.lower_ in place_words().compass:
        return SIDE  # "50 km west of X"
    if governor.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
        if lower == "from" or lower in DIRECTED:
            return ASIDE
        if governor.lemma_.lower() in LOCALS:
            return INNER + 0.6  # they speak of where they live
        if lower in ("in", "at", "near") and _struck(governor):
            return INNER  # "an operation against the group in X": that is where it happened
        if _person(reading, governor) and lower != "of":
            return ASIDE if governor.dep_ in ("nsubj", "pobj") and lower in ("in", "at", "near") else SIDE
        return governor
    if lower == "from":
        return MAIN if governor.lemma_.lower() in LEAVING else ASIDE
    if lower in DIRECTED:
        if lower == "to" and governor.lemma_.lower() == "lay":
            return MAIN
        return SIDE if governor.lemma_.lower() in AIMED else ASIDE
    lemma = governor.lemma_.lower()
    if governor.lower_ in SEAT or lemma == "declare" or lemma in place_words().speaking or lemma in TABLE:
        return ASIDE
    if governor.lemma_.lower() in WAITING:
        return SIDE
    return min(PHRASE, _clause(governor))


def _struck(noun: Token) -> bool:
    """Whether a party is the one acted against: behind "against" or "on", itself or as a further name of it."""
    for _ in range(4):
        if noun.dep_ not in ("appos", "compound", "nmod", "conj"):
            break
        noun = noun.head
    return noun.dep_ == "pobj" and noun.head.lower_ in ("against", "on", "upon")


def _clause(verb: Token) -> float:
    """By the clause that a verb heads."""
    if verb.dep_ in ("relcl", "acl", "advcl", "pcomp"):
        return INNER
    return MAIN


def _land(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    return lemma in control_lexicon().territory or lemma in place_words().heads or lemma in place_words().part


def _person(reading: Reading, noun: Token) -> bool:
    actor = reading.actor_at[noun.i] if noun.i < len(reading.actor_at) else None
    lexicon = control_lexicon()
    return (
        (actor is not None and actor.kind not in ("organisation",))
        or noun.ent_type_ in ("PERSON", "NORP")
        or noun.pos_ == "PRON"
        or noun.lemma_.lower() in lexicon.people
        or noun.lemma_.lower() in lexicon.bystanders
        or noun.lemma_.lower() in place_words().titles
    )


def called(reading: Reading, place: PlaceMention) -> list[str]:
    """The nouns of place that a name was introduced with: "the town of X", "X, a village"."""
    head = reading.doc[place.head]
    kinds = control_lexicon().territory.kinds
    out = [head.head.head.lemma_.lower()] if head.dep_ == "pobj" and head.head.lower_ == "of" else []
    out += [c.lemma_.lower() for c in head.children if c.dep_ in ("appos", "compound", "nmod")]
    if head.dep_ in ("appos", "compound", "nmod"):
        out.append(head.head.lemma_.lower())
    if place.last < len(reading.doc):
        out.append(reading.doc[place.last].lemma_.lower())
    return [c for c in out if c in kinds or c == "port"]


def misfit(reading: Reading, place: PlaceMention, noun: str) -> float:
    """What speaks against (positive) or for (negative) calling a place by a noun; infinity where it cannot be."""
    if noun not in TOWN_NOUNS:
        return 0.0
    names = called(reading, place)
    if noun in names:
        return -CALLED
    if any(n in PARTS for n in names) and not any(n in TOWN_NOUNS for n in names):
        return float("inf")  # a neighbourhood is no town
    cost = 0.0
    if names and noun in ("city", "town", "village", "hamlet") and any(n in TOWN_NOUNS for n in names):
        if "village" in names or noun in ("village", "hamlet"):
            return float("inf")
        cost += 0.8 if noun == "city" and "city" not in names else 0.2
    if noun not in ("city", "town", "village", "hamlet"):
        return cost
    size = people(place.name, place.geonames)
    if noun in ("village", "hamlet"):
        return float("inf") if size > 60_000 else cost + (0.7 if size > 15_000 else 0.0)
    if noun == "town":
        return cost + (1.6 if size > 700_000 else 0.6 if size > 300_000 else 0.0)
    return cost + (1.0 if size < 15_000 else 0.4 if size < 50_000 else 0.0)


@lru_cache(maxsize=4096)
def people(name: str, geonames: int | None) -> int:
    """The inhabitants of a gazetteer place; 0 where unknown."""
    if geonames is None:
        return 0
    return max((f.place.population for f in gazetteer().find(name) if f.place.geonames == geonames), default=0)


def antecedent(
    reading: Reading, at: int, fits: Callable[[PlaceMention], bool], noun: str, *, reach: int = 12, aside: bool = True, least: float = ASIDE
) -> PlaceMention | None:
    """The place that a word without a name stands for: the best of the fitting places named before token ``at``.

    ``reach`` is in sentences. ``aside`` admits, where there is no other, those that no clause is about. What an earlier "the city" stands
    for counts as named there. ``least`` is the least standing that will do, after what the distance costs.
    """
    doc = reading.doc
    best: PlaceMention | None = None
    top = spare = float("-inf")
    rest: PlaceMention | None = None
    sentences, seen = 0, None
    for i in range(at - 1, max(-1, at - FAR), -1):
        place = reading.place_at[i]
        if place is not None and place is not seen:
            seen = place
            target = place.same_as or place
            if not place.demonym and place.head < at and fits(target) and not _of_a_party(reading, place):
                cost = misfit(reading, target, noun)
                score = standing(reading, place) - SENTENCE * sentences - cost
                if sentences == 0 and noun in AREAS:
                    score += HERE
                if cost != float("inf") and score > top and score > max(ASIDE / 2, least):
                    best, top = target, score
                elif cost != float("inf") and score > spare:
                    rest, spare = target, score
        if doc[i].is_sent_start:
            sentences += 1
            if sentences > reach:
                break
    if (best is None or top < OPENING) and reach > 6 and (lead := opening(reading, at, fits, noun)) is not None:
        return lead
    if noun == "city" and best is not None and misfit(reading, best, noun) > 0.8 and (filed := _filed(reading, best, fits)) is not None:
        return filed
    return best or (rest if aside else None)


def opening(reading: Reading, at: int, fits: Callable[[PlaceMention], bool], noun: str) -> PlaceMention | None:
    """The fitting place that the first sentences of a report are about, before a token."""
    for place in reading.places[:12]:
        if place.head >= at:
            break
        if (
            not place.demonym
            and place.same_as is None
            and fits(place)
            and misfit(reading, place, noun) < 0.8
            and standing(reading, place) > INNER
        ):
            return place
    return None


def _filed(reading: Reading, other: PlaceMention, fits: Callable[[PlaceMention], bool]) -> PlaceMention | None:
    """The large town of the dateline, in the country of another place."""
    for place in reading.places[:4]:
        segment = reading.segment(place.head)
        if segment is not None and segment.role == "dateline" and place.country == other.country and fits(place):
            return place if people(place.name, place.geonames) > 50_000 else None
    return None
