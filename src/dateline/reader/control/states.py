"""Control in predicates and adjectives: "the city is ours", "X is a rebel stronghold", "remains encircled", "rebel-held X"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.knowledge.control import control_lexicon
from dateline.reader.arguments import is_party, spread
from dateline.reader.control.clause import doers, done_by, things
from dateline.reader.control.factual import standing
from dateline.reader.control.found import Found, adverb_extent, armed, can_act, former, reached
from dateline.reader.placewords import scene
from dateline.reader.reading import Reading
from dateline.reader.syntax import is_passive
from dateline.reader.territory import PlaceArgument, places_of

COPULAS = {"be", "remain", "become", "stay", "seem", "appear", "lie", "stand"}
NAMING = {"declare", "proclaim", "pronounce", "announce", "call", "consider", "describe", "report"}


def find_predicate(reading: Reading, word: Token) -> Found | None:
    """A predicate noun, adjective or possessive pronoun after a copula that says who has the place."""
    predicates, lower, lemma = control_lexicon().predicates, word.lower_, word.lemma_.lower()
    verb = word.head
    if lower in predicates["encircled"] or lower in predicates["free"] or lower in predicates["contested"]:
        return _adjective(reading, word, verb)
    if verb.lemma_ not in COPULAS or word.dep_ not in ("attr", "acomp", "dobj", "oprd", "nsubj"):
        return None
    if lower in predicates["owned"] or (lower == "his" and word.dep_ == "attr"):
        places = places_of(reading, [s for s in doers(reading, verb) if s is not word])
        if places and standing(verb, "holds"):
            return Found("holds", verb, (verb.i, word.i + 1), "control.holds.ours/1", places, [word])
        return None
    if lemma in predicates["strongholds"]:
        owners = [c for c in word.lefts if c.dep_ in ("poss", "amod", "compound", "nmod") and is_party(reading, c)] or former(
            reading, reached(word, ("of", "for"))
        )
        places = [p for p in places_of(reading, doers(reading, verb)) if p.place is not None]
        if owners and places and standing(verb, "holds"):
            return Found(
                "holds",
                verb,
                (min(o.i for o in owners) if owners[-1].i < word.i else word.i, word.i + 1),
                "control.holds.stronghold/1",
                places,
                owners[-1:],
            )
        return None
    if lemma in predicates["masters"]:
        places = [p for p in places_of(reading, reached(word, ("of", "over"))) if p.place is not None]
        holder = doers(reading, verb)
        if places and holder and can_act(reading, holder) and standing(verb, "holds"):
            return Found("holds", verb, (word.i, min(word.i + 2, len(reading.doc))), "control.holds.master/1", places, holder)
    return None


def _adjective(reading: Reading, word: Token, verb: Token) -> Found | None:
    """ "remains encircled by Y", "is now free of Y", "proclaimed X liberated"."""
    predicates = control_lexicon().predicates
    lower = word.lower_
    change = (
        "encircled"
        if lower in predicates["encircled"]
        else "contested"
        if lower in predicates["contested"]
        else control_lexicon().free_change
    )
    if word.dep_ in ("acomp", "attr") and verb.lemma_ in COPULAS:
        nouns, head = doers(reading, verb), verb
    elif word.dep_ in ("oprd", "acomp", "xcomp", "ccomp", "advcl", "amod", "conj") and verb.lemma_.lower() in NAMING:
        inner = [c for c in word.children if c.dep_ in ("nsubj", "nsubjpass")]
        nouns, head = list(spread(inner)) or (doers(reading, verb) if is_passive(verb) else things(reading, verb)), verb
    elif (
        word.dep_ == "ccomp"
        and word.tag_ in ("VBN", "JJ")
        and any(c.dep_ == "nsubj" for c in word.children)
        and verb.lemma_.lower() in NAMING
    ):
        nouns, head = doers(reading, word), verb
    else:
        return None
    if any(c.dep_ in ("ccomp", "xcomp", "csubj") for c in word.children) or (
        any(n.tag_ == "PRP" for n in nouns) and lower in ("free", "clear")
    ):
        return None  # "it was not clear that ..."
    previous = former(reading, reached(word, ("of", "from"))) if change == "gained" else []
    agents = former(reading, reached(word, ("by",)))
    if any(c.dep_ in ("agent", "prep") and c.lower_ == "by" for c in word.children) and not agents:
        return None
    places = places_of(reading, nouns, trust=3 if change == "encircled" else 1)
    if not places and lower in ("encircled", "besieged") and nouns and all(is_party(reading, n) for n in nouns):
        where = scene(reading, word)  # a captain said that they were surrounded
        places = [PlaceArgument(nouns[0], where, named=where is not None)]
    elif not places or any(p.place is None for p in places):
        return None
    if (
        change == "gained"
        and lower in ("free", "clear")
        and not previous
        and any(p.place.feature == "country" or p.head.lemma_.lower() in control_lexicon().territory.sites for p in places if p.place)
    ):
        return None
    if lower in ("free", "clear") and reached(word, ("of", "from")) and not previous:
        return None  # "free of charge", "clear of mines"
    if standing(head, change) is None:
        return None
    first = verb.i if verb.i < word.i and word.i - verb.i <= 2 else word.i
    return Found(
        change,
        head,
        (first, word.i + 1),
        f"control.{change}.predicate/1",
        places,
        agents if change == "encircled" else [],
        previous,
        adverb_extent(word) or adverb_extent(head),
    )


def find_presence(reading: Reading, verb: Token) -> Found | None:
    """ "Kenyan soldiers remain in X": a force that is there yet."""
    if not any(c.lower_ == "still" for c in verb.children) or any(c.dep_ in ("attr", "acomp") for c in verb.children):
        return None
    holder = doers(reading, verb)
    if not holder or not all(armed(reading, t) for t in holder):
        return None
    places = [p for p in places_of(reading, reached(verb, ("in", "inside", "at")), trust=3) if p.place is not None]
    if not places or standing(verb, "holds") is None:
        return None
    preposition = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("in", "inside", "at")), verb)
    return Found("holds", verb, (verb.i, preposition.i + 1), "control.holds.presence/1", places, holder)


def find_left(reading: Reading, verb: Token) -> Found | None:
    """ "The junta is left with X", "that leaves Y with two provinces", "the only town left to the rebels"."""
    if verb.dep_ in ("acl", "amod") and verb.tag_ == "VBN":
        holder = former(reading, reached(verb, ("to",)))
        noun = verb.head
        nouns = doers(reading, noun.head) if noun.dep_ == "attr" and noun.head.lemma_ in COPULAS else []
        places = [p for p in places_of(reading, nouns) if p.place is not None]
        if holder and places and standing(noun.head, "holds"):
            return Found("holds", noun.head, (verb.i, verb.i + 1), "control.holds.left_to/1", places, holder)
        return None
    two = [c for c in verb.rights if c.dep_ == "dobj"]
    if len(two) > 1 and any(c.lower_ in ("only", "last", "sole") for c in two[1].lefts):  # "leaving X the only town held by Y"
        kept = next((c for c in two[1].rights if c.dep_ == "acl" and c.lemma_ in ("hold", "control", "leave")), None)
        holder = done_by(reading, kept) or reached(kept, ("to",)) if kept is not None else []
        places = [p for p in places_of(reading, spread(two[:1])) if p.place is not None]
        if kept is not None and holder and places and standing(verb, "holds"):
            return Found("holds", verb, (kept.i, kept.i + 1), "control.holds.left_only/1", places, holder)
        return None
    nouns = reached(verb, ("with",)) or [t for o in things(reading, verb) for t in reached(o, ("with",))]
    places = places_of(reading, nouns)
    holder = things(reading, verb)
    if not places or not holder or not all(is_party(reading, h) for h in holder) or standing(verb, "holds") is None:
        return None
    if any(c.lower_ in ("no", "neither") for n in nouns for c in n.lefts):
        return None  # "left with no base"
    if all(p.place is None for p in places) and not any(p.extent for p in places):
        return None
    return Found("holds", verb, (verb.i, verb.i + 1), "control.holds.left_with/1", places, holder)


def find_compound(reading: Reading, word: Token) -> Found | None:
    """ "rebel-held X", "the Houthi-controlled port of X": who holds it stands in front of the hyphen."""
    change = control_lexicon().compounds[word.lower_]
    if word.i < 2 or word.nbor(-1).text != "-":
        return None
    owner = word.nbor(-2)
    if (
        owner.lower_ in control_lexicon().not_holders
        or owner.tag_ in ("RB", "JJR", "CD", "IN")
        or not (is_party(reading, owner) or owner.pos_ in ("PROPN", "NOUN") or reading.place_at[owner.i] is not None or owner.ent_type_)
    ):
        return None
    if word.dep_ in ("acomp", "attr", "ROOT", "oprd") or (word.dep_ == "conj" and word.head.dep_ == "acomp"):
        verb = word.head if word.dep_ != "ROOT" else word
        places = places_of(reading, doers(reading, verb))
        if not places or standing(verb, change) is None:
            return None
        return Found(change, verb, (owner.i, word.i + 1), f"control.{change}.compound.predicate/1", places, [owner])
    noun = word.head
    if word.dep_ not in ("amod", "compound", "nmod") or noun.pos_ not in ("NOUN", "PROPN"):
        return None
    places = [p for p in places_of(reading, [noun]) if p.place is not None and p.named and p.area is None]
    if not places:
        return None
    return Found(change, word, (owner.i, word.i + 1), f"control.{change}.compound/1", places, [owner])
