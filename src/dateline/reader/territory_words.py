"""Words of land and what stands in front of them: prepositions of place, ways, heights, "Haiti's capital", "the western part"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.knowledge.control import control_lexicon
from dateline.reader.places.capitals import SEATS
from dateline.reader.places.outliers import ADJECTIVES
from dateline.reader.places.reference import capital_mention
from dateline.reader.placewords import unknown_name
from dateline.reader.reading import PlaceMention, Reading
from dateline.reader.syntax import conjuncts

LOCATIVE = (
    *("in", "near", "around", "outside", "at", "inside", "within", "along", "across", "throughout", "of", "on", "between"),
    *("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"),
    *("above", "over", "beyond", "to", "opposite", "by", "off"),
)
BANKS = frozenset(
    ["left", "right", "east", "west", "eastern", "western", "northern", "southern", "north", "south", "river", "far", "opposite"]
)
TERRAIN = frozenset(
    ["hill", "mountain", "mount", "peak", "summit", "height", "ridge", "valley", "river", "lake", "bridge", "crossing", "pass"]
)
SORTS = frozenset(
    ["military", "army", "air", "refugee", "police", "naval", "training", "oil", "gas", "border", "detention", "displaced", "power"]
)
UNITS = frozenset({"division", "command", "brigade", "battalion"})
ASIDE = 12  # tokens of an aside that is looked through
CORE = frozenset({"centre", "center", "downtown", "outskirts", "outskirt", "heart"})  # of the place spoken of
DASHES = ("-", "\u2013", "\u2014", "--")
QUARTERS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
WAYS = frozenset({"corridor", "road", "highway", "motorway", "railway", "route", "stretch", "strip", "coast", "line", "belt", "valley"})
INCLUDING = {"including", "include", "namely"}


def capital_of(reading: Reading, token: Token) -> PlaceMention | None:
    """ "Haiti's capital", "the Helmand capital": the chief town of the country or region named in front."""
    for child in token.lefts:
        land = reading.place_at[child.i] if child.dep_ in ("poss", "compound", "amod", "nmod") else None
        if land is not None and land.feature in ("country", "region") and token.tag_ == "NN" and child.lower_ not in SEATS:
            return capital_mention(reading, token, land)
    return None


def is_unit(reading: Reading, token: Token) -> bool:
    """Whether "division" or "command" means a force ("the 22nd Division") and no land or post."""
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return False  # "captured the 20th Division": its base
    force = reading.actor_at[token.i]
    if force is not None and force.head == token.i and force.kind in ("military", "armed group"):
        return True
    return any(c.ent_type_ == "ORDINAL" or c.text[:1].isdigit() for c in token.lefts)


def qualified(token: Token) -> bool:
    """Whether a word of amount says which part ("the western part of X"), beyond how much."""
    return (
        token.tag_ != "CD"
        and any(
            c.dep_ in ("amod", "compound", "nummod")
            and c.lower_ not in control_lexicon().territory.modifiers
            and c.lower_ not in ("large", "small", "big", "great", "vast", "wide", "more", "good")
            for c in token.lefts
        )
        and (token.lemma_.lower() in control_lexicon().territory or token.tag_ == "NNS")
    )


def name_before(token: Token) -> Token | None:
    """The capitalised word that names a site: "the Sheikh Saeed district", "the Sawa military camp"; no adjective of a people."""
    at = token.i - 1
    while at > 0 and token.doc[at].lower_ in SORTS and token.doc[at].head == token:
        at -= 1
    name = next((c for c in token.lefts if c.dep_ in ("compound", "amod", "nmod") and c.i == at and c.text[:1].isupper()), None)
    return name if name is not None and name.lower_ not in ADJECTIVES and name.lower_ not in SEATS else None


def names_before(token: Token) -> list[Token]:
    """The joined names in front of a plural of land: "the Borovo Naselje and Mitnica quarters"."""
    for child in token.lefts:
        if child.dep_ in ("nmod", "compound", "amod") and child.tag_ == "NNP":
            found = [t for t in conjuncts(child) if t.tag_ == "NNP" and t.i < token.i]
            if len(found) > 1:
                return found
    return []


def aside(reading: Reading, token: Token) -> PlaceMention | None:
    """ "The silo, a rebel post in Bria, ...": the place in the aside right behind a site."""
    doc, at = token.doc, token.i + 1
    if at + 2 >= len(doc) or doc[at].text != "," or doc[at + 1].pos_ != "DET":
        return None
    for i in range(at + 2, min(at + ASIDE, len(doc) - 1)):
        if doc[i].text in (",", ".", ";") or doc[i].pos_ in ("VERB", "AUX"):
            return None
        place = reading.place_at[i + 1] if doc[i].lower_ in ("in", "of", "at") else None
        if place is not None and not place.demonym and place.feature != "country":
            return place
    return None


def pair_before(token: Token) -> list[Token]:
    """ "The airport and the base held out; both have been handed over": the last two nouns of land that were joined."""
    if any(c.dep_ == "prep" for c in token.children):
        return []
    land, first = control_lexicon().territory, token.doc[max(0, token.sent.start - 1)].sent.start
    for noun in reversed(token.doc[first : token.i]):
        pair = [noun, *(c for c in noun.rights if c.dep_ == "conj")] if noun.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj") else []
        if len(pair) == 2 and all(t.lemma_.lower() in land and t.pos_ == "NOUN" for t in pair):
            return pair
    return []


def fronted(reading: Reading, token: Token) -> PlaceMention | None:
    """ "Zalambessa itself, a border town, remained ...", "X, the town": the name in front of a noun parsed as no apposition."""
    if token.dep_ == "appos" and token.head.tag_ == "NNP":
        place = reading.place_at[token.head.i]
        return place if place is not None and not place.demonym and token.tag_ == "NN" else None
    first = token.left_edge.i
    if token.dep_ not in ("nsubj", "nsubjpass") or first < 3 or reading.doc[first].pos_ != "DET" or reading.doc[first - 1].text != ",":
        return None
    if reading.doc[first - 2].lower_ != "itself":
        return None
    place = reading.place_at[first - 3]
    return place if place is not None and not place.demonym else None


def opens_list(noun: Token) -> bool:
    """Whether a list of names follows the noun behind a colon or a dash: "seven villages - A, B and C -"."""
    doc = noun.doc
    for i in range(noun.i + 1, min(noun.i + 14, len(doc) - 1)):
        mark = doc[i]
        if mark.text == ":" or (mark.text in DASHES and doc[i - 1].whitespace_ and mark.whitespace_):
            return doc[i + 1].tag_ in ("NNP", "NNPS") or doc[i + 1].is_space
        if mark.text in (".", ";", ","):
            return False
    return False


def names_land(reading: Reading, word: Token, *, kind: bool) -> bool:
    """Whether a capitalised word before a noun of land names it; also as an adjective ("the Staropromyslovsky district")."""
    plain = word.tag_ == "JJ" and not word.ent_type_ and not word.is_sent_start and reading.actor_at[word.i] is None
    return unknown_name(reading, word, 3) or (kind and plain and reading.place_at[word.i] is None)
