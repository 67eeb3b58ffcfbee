"""The words around a place: names the gazetteer lacks, the part named, whoever was in it."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.knowledge.control import control_lexicon
from dateline.knowledge.gazetteer import Place, gazetteer
from dateline.reader.arguments import is_party
from dateline.reader.focus import focus
from dateline.reader.places.lookup import place_for
from dateline.reader.places.outliers import COMPANY, FAMILIAR
from dateline.reader.places.stage import fill
from dateline.reader.reading import PlaceMention, Reading
from dateline.reader.syntax import base_range, clause_head

NEAR = 400  # mentions of places looked through: enough to know the countries of a report
LARGE = 20_000  # people: a town of this size is likelier meant than a person or body of its name
# Prepositions that tell where a clause happens, for a phrase that names no place of its own.
TITLES = frozenset({"Camp", "Fort", "Mount", "Port", "Lake", "Cape", "Hill", "Point", "Base", "Jebel", "Jabal", "Wadi", "Tel", "Tell"})
SAYING = frozenset({"say", "claim", "report", "announce", "state", "add", "tell", "confirm", "acknowledge", "admit", "deny"})
SCENE = ("in", "at", "near", "inside", "around", "outside", "across", "within", "north", "south", "east", "west")


def is_owner(reading: Reading, token: Token) -> bool:
    place = reading.place_at[token.i]
    if place is not None and not place.demonym and reading.actor_at[token.i] is None:
        return False
    if token.lower_ in ("military", "naval", "air") and token.dep_ in ("amod", "compound"):
        return False  # a kind of base, not whose it is
    return is_party(reading, token) or token.ent_type_ == "NORP"


def named_before(reading: Reading, token: Token, own: PlaceMention, lemma: str) -> bool:
    """ "The Sheikh Saeed district", where only "district" was read, as the city spoken of: the name in front counts."""
    return (
        own.same_as is not None
        and lemma in control_lexicon().territory
        and token.i > 0
        and own.first == token.i
        and token.nbor(-1).dep_ in ("compound", "nmod")
        and unknown_name(reading, token.nbor(-1), 3)
    )


def unknown_name(reading: Reading, token: Token, trust: int) -> bool:
    """Whether a word is a proper name that may be a place's, though the places stage took it for none."""
    if token.text[:1].isupper() and any(p.unresolved and p.name == token.text for p in reading.places[:NEAR]):
        return True
    if not (token.tag_ in ("NNP", "NNPS") or (token.text[:1].isupper() and token.ent_type_ and token.tag_ in ("NN", "JJ"))):
        return False
    if (
        token.ent_type_ in ("DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "ORDINAL", "LANGUAGE", "LAW", "EVENT")
        or token.lemma_.lower() in control_lexicon().people
    ):
        return False
    actor = reading.actor_at[token.i]
    nobody = actor is None or (actor.kind in ("person", "other") and actor.entity is None)
    if (actor is None or actor.entity is None) and trust and any(c.text in TITLES for c in token.lefts if c.dep_ == "compound"):
        return True  # "Camp Alam", "Fort Abbas"
    if trust >= 4:
        return actor is None or actor.entity is None
    if trust >= 3:
        return nobody and (token.ent_type_ != "NORP" or token.tag_ == "NNP")
    if nobody and (place := from_gazetteer(reading, token)) is not None and _likely(reading, token, place):
        return True
    if trust < 2:
        return False
    return (
        actor is None
        and token.ent_type_ not in ("PERSON", "NORP", "PRODUCT", "WORK_OF_ART")
        and not any(c.lower_ in ("the", "a", "an") for c in token.lefts)
    )


def bare_name(reading: Reading, token: Token) -> bool:
    """Whether a lone proper name belongs to no person named in full in the report: where a town is meant, it may be one."""
    return (
        token.tag_ in ("NNP", "NN")
        and token.text[:1].isupper()
        and not any(c.dep_ in ("compound", "det", "amod") for c in token.lefts)
        and (reading.actor_at[token.i] is None or reading.actor_at[token.i].entity is None)  # type: ignore[union-attr]
        and not any(e.label_ == "PERSON" and len(e) > 1 and token.text in e.text.split() for e in reading.doc.ents)
    )


def from_gazetteer(reading: Reading, token: Token) -> Place | None:
    """The gazetteer's town or region of the name that ends in ``token``, best in a country that the report speaks of."""
    first = _first_of_name(reading, token)
    start, end = reading.chars((first, token.i + 1))
    found = [f for f in gazetteer().find(reading.text[start:end]) if f.place.feature != "country" and f.quality < 3]
    if not found:
        return None
    countries = {p.country for p in reading.places[:NEAR] if p.country}
    if countries and len(reading.places) > COMPANY:
        found = [f for f in found if f.place.country in countries or f.place.population >= FAMILIAR]
        if not found:
            return None
    return max(found, key=lambda f: (f.place.country in countries, -f.quality, f.place.feature == "city", f.place.population)).place


def _likely(reading: Reading, token: Token, place: Place) -> bool:
    """Whether a name that looks like a person's or a body's may be taken for that place."""
    if token.ent_type_ not in ("PERSON", "ORG", "NORP", "PRODUCT", "WORK_OF_ART"):
        return not any(c.lower_ in ("the", "a", "an") for c in token.lefts)
    around = any(p.country == place.country and p.feature != "country" for p in reading.places[:NEAR])
    return place.population >= LARGE or (around and token.ent_type_ != "PERSON")


def _first_of_name(reading: Reading, token: Token) -> int:
    first = token.i
    while (
        first > token.left_edge.i
        and reading.doc[first - 1].tag_ in ("NNP", "NNPS", "HYPH")
        and reading.doc[first - 1].head.i in range(first - 1, token.i + 1)
    ):
        first -= 1
    return first


def named_place(reading: Reading, token: Token) -> PlaceMention:
    """A place mention for a name that only its place in the sentence tells to be one: from the gazetteer, or unresolved."""
    first = _first_of_name(reading, token)
    while first < token.i and reading.doc[first].tag_ == "HYPH":
        first += 1
    start, end = reading.chars((first, token.i + 1))
    made = PlaceMention(start, end, first, token.i + 1, token.i, name=reading.text[start:end], unresolved="not in the gazetteer")
    made.feature = "spot" if token.lemma_.lower() in control_lexicon().territory.sites else None
    if (place := from_gazetteer(reading, token)) is not None and place.lat is not None:
        fill(made, place, gazetteer())
        made.unresolved = None
    reading.places.append(made)
    for i in range(first, token.i + 1):
        reading.place_at[i] = reading.place_at[i] or made
    return made


def area_words(reading: Reading, token: Token) -> str | None:
    """The part in its own words, without article, possessor and the place's name: "old port", "three villages"."""
    first, _ = base_range(token)
    owner = next((c for c in token.lefts if c.dep_ == "poss"), None)
    if owner is not None:
        first = owner.right_edge.i + 1
    while first < token.i and (
        reading.doc[first].dep_ in ("det", "case", "predet")
        or reading.doc[first].tag_ in ("PRP$", "DT", "POS", "PDT")
        or (reading.place_at[first] is not None and not reading.place_at[first].demonym)  # type: ignore[union-attr]
        or reading.doc[first].lower_ in ("whole", "entire", "only", "just", "also", "even")
    ):
        first += 1
    return reading.words((first, token.i + 1))


def place_before(reading: Reading, token: Token) -> PlaceMention | None:
    """The place named in front of the noun, as possessor or first part ("Goma's airport", "Kismayo city port")."""
    first, last = base_range(token)
    for i in range(last - 1, first - 1, -1):
        place = reading.place_at[i]
        if place is not None and i != token.i and not place.demonym:
            return place
    owner = next((c for c in token.lefts if c.dep_ == "poss" and c.lower_ in ("its", "his", "their")), None)
    if owner is not None and owner.lower_ == "its" and reading.actor_at[owner.i] is None:
        return focus(reading, owner, pronoun=True)
    return None


def is_quarter(token: Token) -> bool:
    """Whether a noun of town means a part of one: "the Old City"."""
    return token.lemma_.lower() in ("city", "town") and any(c.lower_ in ("old", "inner", "walled", "ancient") for c in token.lefts)


def only_kind(reading: Reading, token: Token, place: PlaceMention) -> bool:
    """Whether the noun only says what kind of place the name is ("Homs province", "the Yarmja suburb")."""
    return (
        not any(c.dep_ == "poss" for c in token.lefts)
        and place.last <= token.i
        and all(
            c.i < place.first or c.i >= place.last or c.i == token.i
            for c in token.lefts
            if c.dep_ == "compound" and reading.place_at[c.i] is None
        )
    )


def _where(reading: Reading, noun: Token) -> PlaceMention | None:
    """The place of "X, where they were pinned down", "X, a village where ...": of no person is it said so."""
    place = reading.place_at[noun.i] or place_for(reading, noun)
    if place is None and noun.dep_ == "appos":
        noun = noun.head
        place = reading.place_at[noun.i]
    return named_place(reading, noun) if place is None and unknown_name(reading, noun, 3) else place


def scene(reading: Reading, token: Token) -> PlaceMention | None:
    """Where the clause happens: "In Gedo, raiders burned the market"."""
    head = clause_head(token)
    if head.dep_ == "relcl" and any(c.lower_ == "where" and c.i < head.i for c in head.children):
        told = _where(reading, head.head)
        if told is not None and not told.demonym:
            return told
    for preposition in head.children:
        if preposition.dep_ == "prep" and preposition.lower_ in SCENE:
            for each in preposition.children:
                place = reading.place_at[each.i] or place_for(reading, each) if each.dep_ == "pobj" else None
                if place is not None and not place.demonym and place.same_as is None:
                    return place
    above = head.head
    if head.dep_ == "ccomp" and head.i > above.i and above.lemma_ in SAYING:  # "In Ann, the group said it had taken the last base"
        opening = above.doc[above.left_edge.i]
        if opening.dep_ == "prep" and opening.lower_ in SCENE and opening.head == above:
            places = [reading.place_at[o.i] for o in opening.children if o.dep_ == "pobj"]
            return next((p for p in places if p is not None and not p.demonym and p.feature != "country"), None)
    return None
