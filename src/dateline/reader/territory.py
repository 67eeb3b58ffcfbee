"""Which place a noun phrase is about: "most of Aleppo's city center" is Aleppo, its part "city center", and most of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from dateline.knowledge.control import control_lexicon
from dateline.reader.arguments import is_party, spread
from dateline.reader.places.lookup import place_for
from dateline.reader.reading import PlaceMention, Reading
from dateline.reader.syntax import base_range, clause_head, oblique

LOCATIVE = ("in", "near", "around", "outside", "at", "inside", "within", "along", "across", "throughout", "of", "on", "between", "north", "south", "east", "west",
            "northeast", "northwest", "southeast", "southwest", "above", "over", "beyond", "to", "opposite", "by", "off")
# Prepositions that tell where a clause happens, for a phrase that names no place of its own.
SCENE = ("in", "at", "near", "inside", "around", "outside", "across", "within", "north", "south", "east", "west")
INCLUDING = {"including", "include", "namely"}
MOST, HALF = 0.5, 0.5
NUMBERS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "tenth": 10, "thirds": 3, "quarters": 4, "fourths": 4, "fifths": 5,
           "sixths": 6, "sevenths": 7, "eighths": 8, "ninths": 9, "tenths": 10}
WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
MAX_DEPTH = 5


@dataclass(slots=True)
class PlaceArgument:
    """A place that a clause is about. ``place`` is None where the words are territory but name no place that is known."""

    head: Token
    place: PlaceMention | None
    area: str | None = None
    extent: str | None = None
    owners: list[Token] = field(default_factory=list)  # whoever was in it, by its own words ("the army's base")
    named: bool = True  # found by its own words, rather than from what the report spoke of before


def places_of(reading: Reading, tokens: Iterable[Token], *, trust: bool = False) -> list[PlaceArgument]:
    """The places that the nouns headed by ``tokens`` are about, lists spread out, each once; empty where they are no territory.

    ``trust`` tells that only a place can stand here ("overran X"): then an unknown proper name is kept as an unresolved place.
    """
    out: list[PlaceArgument] = []
    for token in spread(tokens):
        for found in _resolve(reading, token, trust, 0):
            if not any(found.place is not None and found.place is o.place and found.area == o.area for o in out):
                out.append(found)
    return out


def _resolve(reading: Reading, token: Token, trust: bool, depth: int) -> list[PlaceArgument]:
    if depth > MAX_DEPTH:
        return []
    lexicon = control_lexicon()
    land, lemma = lexicon.territory, token.lemma_.lower()
    own = reading.place_at[token.i]
    inner = [t for p in token.children if p.dep_ == "prep" and p.lower_ == "of" for t in p.children if t.dep_ == "pobj"]
    if not inner and token.tag_ == "CD":  # "Of the seventeen townships of X, fourteen are held by Y"
        inner = [t for p in token.head.lefts if p.dep_ == "prep" and p.lower_ == "of" and p.i < token.i for t in p.children if t.dep_ == "pobj"]
    if lemma == "all" and not inner and any(c.lower_ == "but" for c in token.rights):
        place = focus(reading, token, pronoun=False)
        return [PlaceArgument(token, place, None, "most", named=False)] if place is not None else []
    if inner and _is_amount(token, lemma) and not (own and own.head == token.i):
        extent = _amount_extent(token, lemma)
        found = [f for t in spread(inner) for f in _resolve(reading, t, trust, depth + 1)]
        for each in found:
            each.extent = extent or each.extent
            if each.area is None and (lemma in land.parts or lemma in ("district", "area", "pocket")) and (area := _area(reading, token)):
                each.area = area
        return found + _included(reading, token, trust, depth)
    if own is not None and not own.demonym and (token.i == own.head or token.i == own.last - 1):
        if own.same_as is None or token.tag_ in ("NNP", "NNPS"):
            return [PlaceArgument(token, own, None, _modifier_extent(token)), *_listed(reading, token, depth), *_included(reading, token, trust, depth)]
        return [PlaceArgument(token, own, None, _modifier_extent(token), named=False)]
    if token.tag_ in ("PRP", "WDT", "WP", "PRP$") or lemma in ("there", "here"):
        place = own or (focus(reading, token, pronoun=True) if token.lower_ in ("it", "there", "itself") else None)
        return [PlaceArgument(token, place, named=False)] if place is not None else []
    if lemma in land or token.lower_ in land or (lemma in land.named_sites and token.tag_ in ("NNP", "NNPS")):
        return _generic(reading, token, lemma, trust, depth)
    if trust and token.tag_ in ("NNP", "NNPS") and token.ent_type_ not in ("PERSON", "NORP", "DATE", "TIME", "CARDINAL", "MONEY", "PERCENT") \
            and not is_party(reading, token):
        return [PlaceArgument(token, unresolved(reading, token), None, _modifier_extent(token))]
    return []


def _generic(reading: Reading, token: Token, lemma: str, trust: bool, depth: int) -> list[PlaceArgument]:
    """A common noun of land ("the town of X", "X's airport", "three villages near X", "the city")."""
    land = control_lexicon().territory
    plural = token.tag_ in ("NNS", "NNPS")
    kind = lemma in land.kinds and lemma not in land.sites
    extent = _modifier_extent(token) or ("several" if plural and _count(token) > 1 else None)
    owners = [c for c in token.lefts if c.dep_ in ("poss", "compound", "amod", "nmod") and _owner(reading, c)] if lemma in land.garrisoned else []
    owners += [o for c in token.children if c.dep_ == "appos" and c.lemma_.lower() in land.garrisoned
               for o in c.lefts if o.dep_ in ("poss", "compound", "amod", "nmod") and _owner(reading, o)]
    # Names in apposition: "two cities, Kandahar and Herat".
    named = [f for c in token.children if c.dep_ == "appos" and c.i > token.i for t in spread([c]) for f in _resolve(reading, t, False, depth + 1)
             if f.place is not None and f.named and t.tag_ in ("NNP", "NNPS")]
    if named:
        return named
    of = [t for p in token.rights if p.dep_ == "prep" and p.lower_ == "of" for t in p.children if t.dep_ == "pobj"]
    found = [f for t in spread(of) for f in _resolve(reading, t, kind or lemma in land.sites, depth + 1)]
    if found and kind and (not plural or len(found) > 1):
        for each in found:
            each.extent = each.extent or (extent if extent != "several" else None)
            each.owners += owners
        return found + _included(reading, token, trust, depth)
    area = _area(reading, token)
    before = _before(reading, token)
    if not found and before is not None:
        if kind and not plural and _is_name(reading, token, before):
            return [PlaceArgument(token, before, _direction(token), extent, owners), *_included(reading, token, trust, depth)]
        return [PlaceArgument(token, before, area, extent, owners), *_included(reading, token, trust, depth)]
    around = found or [f for t in oblique(token, *LOCATIVE) for f in _resolve(reading, t, False, depth + 1) if f.place is not None]
    around = around or [f for c in token.rights if c.dep_ == "advmod" for t in oblique(c) for f in _resolve(reading, t, False, depth + 1) if f.place]
    around = around or [PlaceArgument(c, p) for c in token.rights if c.lower_ in ("there", "here") and (p := reading.place_at[c.i])]
    if around:
        first = around[0]
        return [PlaceArgument(token, first.place, area, extent or (first.extent if found else None), owners)]
    if token.dep_ == "attr" and token.head.lemma_ in ("be", "become", "remain"):  # "X was the first town to fall"
        found = [f for s in token.head.lefts if s.dep_ == "nsubj" and s != token for t in spread([s]) for f in _resolve(reading, t, False, depth + 1)]
        if any(f.place is not None for f in found):
            return found
    name = next((c for c in token.lefts if c.dep_ == "compound" and c.tag_ in ("NNP", "NNPS") and c.i == token.i - 1), None)
    if name is not None and not is_party(reading, name) and reading.place_at[token.i] is None and (kind or token.tag_ == "NNP"):
        return [PlaceArgument(token, unresolved(reading, token if token.tag_ == "NNP" else name), None, extent, owners)]
    same = place_for(reading, token)
    if same is not None and not same.demonym:
        return [PlaceArgument(token, same, None if kind else area, extent, owners, named=False)]
    scene = _scene(reading, token)
    if scene is not None:
        return [PlaceArgument(token, scene, area, extent, owners)]
    definite = any(c.lower_ in ("the", "that", "this", "its", "their", "his") for c in token.lefts)
    place = _spoken_of(reading, token, lemma) if definite or not plural else focus(reading, token, pronoun=False, reach=1)
    return [PlaceArgument(token, place, None if kind and not plural else area, extent, owners, named=False)]


def _listed(reading: Reading, token: Token, depth: int) -> list[PlaceArgument]:
    """The rest of a list that was parsed as an apposition: "A, B and C" as A, that is, B and C."""
    return [f for c in token.rights if c.dep_ == "appos" and c.tag_ in ("NNP", "NNPS") and any(g.dep_ == "conj" for g in c.children)
            for t in spread([c]) for f in _resolve(reading, t, False, depth + 1) if f.place is not None]


def _included(reading: Reading, token: Token, trust: bool, depth: int) -> list[PlaceArgument]:
    """Places named as part of it: "most of the Territory, including Laayoune and Dakhla"."""
    return [f for c in token.rights if c.lower_ in INCLUDING for t in spread([o for o in c.children if o.dep_ in ("pobj", "dobj")])
            for f in _resolve(reading, t, trust, depth + 1) if f.place is not None]


def _owner(reading: Reading, token: Token) -> bool:
    place = reading.place_at[token.i]
    if place is not None and not place.demonym and reading.actor_at[token.i] is None:
        return False
    return is_party(reading, token) or token.ent_type_ == "NORP"


def _before(reading: Reading, token: Token) -> PlaceMention | None:
    """The place named in front of the noun, as possessor or first part ("Aleppo's center", "Hama city center")."""
    first, last = base_range(token)
    for i in range(last - 1, first - 1, -1):
        place = reading.place_at[i]
        if place is not None and i != token.i and not place.demonym:
            return place
    owner = next((c for c in token.lefts if c.dep_ == "poss" and c.lower_ in ("its", "his", "their")), None)
    if owner is not None and owner.lower_ == "its" and reading.actor_at[owner.i] is None:
        return focus(reading, owner, pronoun=True)
    return None


def _is_name(reading: Reading, token: Token, place: PlaceMention) -> bool:
    """Whether the noun only says what kind of place the name is ("Homs province", "the Yarmja suburb")."""
    return not any(c.dep_ == "poss" for c in token.lefts) and place.last <= token.i and all(
        c.i < place.first or c.i >= place.last or c.i == token.i for c in token.lefts if c.dep_ == "compound" and reading.place_at[c.i] is None)


def _direction(token: Token) -> str | None:
    return None


def _scene(reading: Reading, token: Token) -> PlaceMention | None:
    """Where the clause happens: "In Ghazni, insurgents overran the centre"."""
    head = clause_head(token)
    for preposition in head.children:
        if preposition.dep_ == "prep" and preposition.lower_ in SCENE:
            for each in preposition.children:
                place = reading.place_at[each.i] if each.dep_ == "pobj" else None
                if place is not None and not place.demonym:
                    return place
    return None


def _spoken_of(reading: Reading, token: Token, lemma: str) -> PlaceMention | None:
    """The place of a site spoken of before ("the refinery itself", after "at Baiji, home of the biggest refinery"), else the place in focus."""
    doc, first = reading.doc, max(0, token.i - 250)
    if lemma in control_lexicon().territory.sites:
        for i in range(token.i - 1, first, -1):
            if doc[i].lemma_.lower() == lemma and reading.place_at[i] is None:
                around = [p for t in oblique(doc[i], "in", "at", "of", "near", "outside") if (p := reading.place_at[t.i]) is not None and not p.demonym]
                found = around[0] if around else focus(reading, doc[i], pronoun=False, reach=2)
                return found or focus(reading, token, pronoun=False)
    return focus(reading, token, pronoun=False)


def focus(reading: Reading, token: Token, *, pronoun: bool, reach: int = 6) -> PlaceMention | None:
    """The place that the report spoke of last before the token, at most ``reach`` sentences back; a country only where there is no town.

    A pronoun is taken for a place only within two sentences, and where no other thing was spoken of since.
    """
    last, country = token.i, None
    for _ in range(min(reach, 2) if pronoun else reach):
        first = reading.doc[max(0, last - 1)].sent.start if last < token.i else token.sent.start
        best: PlaceMention | None = None
        i = last - 1
        while i >= first:
            place = reading.place_at[i]
            if place is not None:
                if place.feature == "country" or place.demonym or reading.actor_at[i] is not None or _based(reading, place):
                    country = country or (None if place.demonym else place)
                elif _rank(place) > _rank(best):
                    best = place
                i = place.first - 1
                continue
            word = reading.doc[i]
            if pronoun and best is None and word.dep_ in ("nsubj", "nsubjpass", "dobj") and word.tag_ == "NN" and not word.lower_.endswith("thing") \
                    and not word.is_ancestor(token) and word.lemma_.lower() not in control_lexicon().territory and not is_party(reading, word):
                return None
            i -= 1
        if best is not None:
            return best.same_as or best
        last = first
        if first == 0:
            break
    return country if not pronoun else None


def _based(reading: Reading, place: PlaceMention) -> bool:
    """"Washington-based": where a source sits, not what the report is about. So too a dateline."""
    if place.last < len(reading.doc) and reading.doc[place.last].text == "-":
        return True
    segment = reading.segment(place.head)
    return segment is not None and segment.role in ("dateline", "byline")


def _rank(place: PlaceMention | None) -> int:
    if place is None:
        return -1
    return {"spot": 3, "city": 3, None: 2, "district": 2, "region": 2, "country": 0}.get(place.feature, 1)


def unresolved(reading: Reading, token: Token) -> PlaceMention:
    """A place mention for a proper name that the gazetteer does not know."""
    first = token.i
    while first > token.left_edge.i and reading.doc[first - 1].tag_ in ("NNP", "NNPS", "HYPH") and reading.doc[first - 1].head.i in range(first - 1, token.i + 1):
        first -= 1
    start, end = reading.chars((first, token.i + 1))
    made = PlaceMention(start, end, first, token.i + 1, token.i, name=reading.text[start:end], unresolved="not in the gazetteer")
    reading.places.append(made)
    for i in range(first, token.i + 1):
        reading.place_at[i] = reading.place_at[i] or made
    return made


def _is_amount(token: Token, lemma: str) -> bool:
    land = control_lexicon().territory
    return lemma in land.amounts or token.lower_ in land.amounts or lemma in NUMBERS or token.lower_ in NUMBERS or token.tag_ == "CD" \
        or token.lower_ in ("%", "percent", "cent", "pc") or lemma in ("percent", "cent")


def _amount_extent(token: Token, lemma: str) -> str | None:
    """Extent of "most of", "two thirds of", "90 per cent of", "all but a few of"."""
    land = control_lexicon().territory
    share = _share(token)
    if share is not None:
        return "all" if share >= 1 else "most" if share > MOST else "part"
    before = {c.lower_ for c in token.lefts}
    if lemma == "all" and any(c.lower_ == "but" for c in token.rights):
        return "most"
    extent = land.amounts.get(lemma) or land.amounts.get(token.lower_)
    if extent == "all" and before & {"nearly", "almost", "virtually", "practically"}:
        return "most"
    if extent == "part" and token.tag_ == "NNS" and lemma not in ("part",):
        return "part"
    if token.tag_ == "CD" and extent is None:
        return "several"
    return extent


def _share(token: Token) -> float | None:
    """A share in numbers: 0.9 for "90 per cent", 0.66 for "two thirds"; "more than half" counts as just above a half."""
    lower, lemma = token.lower_, token.lemma_.lower()
    above = any(c.lower_ in ("more", "over") or (c.lower_ == "than" and any(g.lower_ == "more" for g in c.subtree)) for c in token.lefts)
    if lower in ("%", "percent", "cent", "pc"):
        for word in reversed(list(token.doc[max(0, token.i - 4):token.i])):
            if word.like_num:
                try:
                    return float(word.text.replace(",", "")) / 100
                except ValueError:
                    return None
        return None
    if lower in NUMBERS or lemma in NUMBERS:
        parts = NUMBERS.get(lower) or NUMBERS[lemma]
        number = next((c for c in token.lefts if c.tag_ == "CD"), None)
        count = WORDS.get(number.lower_, 1) if number is not None else 1
        if number is not None and number.text.isdigit():
            count = int(number.text)
        return min(1.0, count / parts + (0.01 if above or any(c.lower_ in ("over",) for c in token.lefts) else 0))
    return None


def _modifier_extent(token: Token) -> str | None:
    """Extent from what stands before the noun: "the entire city", "several villages", "all heights"."""
    modifiers = control_lexicon().territory.modifiers
    plural = token.tag_ in ("NNS", "NNPS")
    for child in token.lefts:
        extent = modifiers.get(child.lower_)
        if extent and (extent != "several" or plural) and child.dep_ in ("det", "amod", "predet", "nummod", "advmod", "quantmod", "nmod"):
            if extent == "all" and any(g.lower_ in ("almost", "nearly", "virtually") for g in child.children):
                return "most"
            return extent
    return None


def _count(token: Token) -> int:
    number = next((c for c in token.lefts if c.dep_ == "nummod" or c.lower_ in ("dozen", "dozens", "several")), None)
    if number is None:
        return 0
    if number.text.isdigit():
        return int(number.text)
    return WORDS.get(number.lower_, 2)


def _area(reading: Reading, token: Token) -> str | None:
    """The part in its own words, without article, possessor and the place's name: "city center", "three villages"."""
    first, _ = base_range(token)
    owner = next((c for c in token.lefts if c.dep_ == "poss"), None)
    if owner is not None:
        first = owner.right_edge.i + 1
    while first < token.i and (reading.doc[first].dep_ in ("det", "case", "predet") or reading.doc[first].tag_ in ("PRP$", "DT", "POS", "PDT")
                               or (reading.place_at[first] is not None and not reading.place_at[first].demonym)  # type: ignore[union-attr]
                               or reading.doc[first].lower_ in ("whole", "entire")):
        first += 1
    return reading.words((first, token.i + 1))
