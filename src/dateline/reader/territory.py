"""Which place a noun phrase is about: "most of Sirte's old harbour" is Sirte, its part "old harbour", and most of it."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from dateline.knowledge.control import control_lexicon
from dateline.reader.arguments import spread
from dateline.reader.extent import amount_extent, count, is_amount, modifier_extent
from dateline.reader.focus import PLURAL, focus, several_before, spoken_of
from dateline.reader.places.lookup import place_for
from dateline.reader.placewords import (
    area_words,
    is_owner,
    is_quarter,
    named_before,
    named_place,
    only_kind,
    place_before,
    scene,
    unknown_name,
)
from dateline.reader.reading import Reading
from dateline.reader.syntax import oblique
from dateline.reader.territory_arguments import PlaceArgument, one_list
from dateline.reader.territory_words import (
    BANKS,
    CORE,
    INCLUDING,
    LOCATIVE,
    QUARTERS,
    TERRAIN,
    UNITS,
    WAYS,
    aside,
    capital_of,
    fronted,
    is_unit,
    name_before,
    names_before,
    names_land,
    opens_list,
    pair_before,
    qualified,
)

MAX_DEPTH = 5


def places_of(reading: Reading, tokens: Iterable[Token], *, trust: int = 1) -> list[PlaceArgument]:
    """The places that the nouns headed by ``tokens`` are about, lists spread out, each once; empty where they are no territory.

    ``trust`` tells how sure it is that a place stands here, so that an unknown name is kept as an unresolved place: 0 not at all, 1 only
    a name the gazetteer has, 2 any that looks like no person or body ("seized X", of fighters), 3 any that is no body's ("overran X"),
    4 whatever it looks like, but a party that is known ("the village of X").
    """
    out: list[PlaceArgument] = []
    for token in spread(tokens):
        joined = token.dep_ == "conj" and any(o.head.i == token.head.i and o.named and o.place is not None and not o.area for o in out)
        for found in _resolve(reading, token, 4 if joined and trust and token.tag_ == "NNP" else trust, 0):
            if not any(found.place is not None and found.place is o.place and found.area == o.area for o in out):
                out.append(found)
    return one_list(out)


def _resolve(reading: Reading, token: Token, trust: int, depth: int) -> list[PlaceArgument]:
    if depth > MAX_DEPTH:
        return []
    lexicon = control_lexicon()
    land, lemma = lexicon.territory, token.lemma_.lower()
    if lemma in UNITS and is_unit(reading, token):
        return []  # "the 22nd Division is besieged"
    own = reading.place_at[token.i]
    inner = [t for p in token.children if p.dep_ == "prep" and p.lower_ == "of" for t in p.children if t.dep_ == "pobj"]
    if not inner and token.tag_ == "CD":  # "Of the nine districts of X, six are held by Y"
        inner = [
            t for p in token.head.lefts if p.dep_ == "prep" and p.lower_ == "of" and p.i < token.i for t in p.children if t.dep_ == "pobj"
        ]
    if not inner and token.tag_ == "CD":  # "ninety per cent of X", where the number is the head
        for per in token.children:
            if per.lower_ == "per" and (cent := next((c for c in per.children if c.lower_ in ("cent", "centum")), None)) is not None:
                return _resolve(reading, cent, trust, depth + 1)
    if lemma == "all" and not inner and any(c.lower_ == "but" for c in token.rights):
        place = focus(reading, token, pronoun=False)
        return [PlaceArgument(token, place, None, "most", named=False)] if place is not None else []
    if not inner and lemma in ("more", "less") and any(c.lower_ in ("little", "much", "nothing", "no") for c in token.lefts):
        beyond = [t for p in token.children if p.lower_ == "than" for t in p.children if t.dep_ == "pobj"]
        return [f for t in spread(beyond) for f in _resolve(reading, t, trust, depth + 1)]  # "holds little more than the airport"
    if inner and is_amount(token, lemma) and not (own and own.head == token.i):
        extent = amount_extent(token, lemma)
        found = [f for t in spread(inner) for f in _resolve(reading, t, trust, depth + 1)]
        for each in found:
            each.extent = extent or each.extent
            if each.area is None and qualified(token) and (area := area_words(reading, token)):
                each.area = area
        return found + _included(reading, token, trust, depth)
    if (
        own is not None
        and own.same_as is not None
        and token.dep_ == "attr"
        and token.tag_ in ("NN", "NNS")
        and (raised := _raised(reading, token, depth))
    ):
        return raised
    if (
        own is not None
        and not own.demonym
        and (token.i in (own.head, own.last - 1) or token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj"))
        and not named_before(reading, token, own, lemma)
    ):
        part = area_words(reading, token) if own.same_as is not None and is_quarter(token) else None
        if own.same_as is None or token.tag_ in ("NNP", "NNPS"):
            return [
                PlaceArgument(token, own, part, modifier_extent(token)),
                *_listed(reading, token, depth),
                *_included(reading, token, trust, depth),
            ]
        return [PlaceArgument(token, own, part, modifier_extent(token), named=False)]
    if (several := several_before(reading, token)) and (lemma in land or token.lower_ in PLURAL):
        return [PlaceArgument(token, p, named=False) for p in several]
    if token.lower_ == "both" and not several and (pair := pair_before(token)):
        return [f for t in pair for f in _resolve(reading, t, 0, depth + 1)]
    if token.tag_ in ("PRP", "WDT", "WP", "PRP$") or lemma in ("there", "here"):
        place = own or (focus(reading, token, pronoun=True) if token.lower_ in ("it", "there", "itself") else None)
        return [PlaceArgument(token, place, named=False)] if place is not None else []
    if token.lower_ in QUARTERS and any(c.dep_ == "poss" or (c.dep_ == "prep" and c.lower_ == "of") for c in token.children):
        return _generic(reading, token, lemma, trust, depth)  # "the north of the city"
    if lemma in land or token.lower_ in land or (lemma in land.named_sites and token.tag_ in ("NNP", "NNPS")):
        return _generic(reading, token, lemma, trust, depth)
    if trust and unknown_name(reading, token, trust):
        return [PlaceArgument(token, named_place(reading, token), None, modifier_extent(token))]
    return []


def _generic(reading: Reading, token: Token, lemma: str, trust: int, depth: int) -> list[PlaceArgument]:
    """A common noun of land ("the town of X", "X's airport", "three villages near X", "the city")."""
    land = control_lexicon().territory
    plural = token.tag_ in ("NNS", "NNPS")
    if lemma == "bank" and not any(c.lower_ in BANKS for c in token.lefts) and not any(c.lower_ == "of" for c in token.rights):
        return []  # one with tellers
    kind = lemma in land.kinds and lemma not in land.sites
    extent = modifier_extent(token) or ("several" if plural and count(token) > 1 else None)
    owners = (
        [c for c in token.lefts if c.dep_ in ("poss", "compound", "amod", "nmod") and is_owner(reading, c)]
        if lemma in land.garrisoned
        else []
    )
    owners += [
        o
        for c in token.children
        if c.dep_ == "appos" and c.lemma_.lower() in land.garrisoned
        for o in c.lefts
        if o.dep_ in ("poss", "compound", "amod", "nmod") and is_owner(reading, o)
    ]
    if plural and (names := names_before(token)):  # "the Borovo and Mitnica quarters"
        found = [f for t in names for f in _resolve(reading, t, 4, depth + 1) if f.place is not None]
        if found:
            return found
    if (name := fronted(reading, token)) is not None:
        return [PlaceArgument(token, name, None, extent, owners)]
    # Names in apposition: "two ports, Brak and Marka".
    named = [
        f
        for c in token.children
        if c.dep_ == "appos" and c.i > token.i and not (plural and opens_list(token))
        for t in spread([c])
        for f in _resolve(reading, t, 4 if kind and (plural or token.nbor(1).i == t.left_edge.i) else 0, depth + 1)
        if f.place is not None and f.named and t.tag_ in ("NNP", "NNPS")
    ]
    if named:
        return named
    of = [t for p in token.rights if p.dep_ == "prep" and p.lower_ == "of" for t in p.children if t.dep_ == "pobj"]
    trusted = 4 if kind or lemma in TERRAIN else 3 if lemma in land.sites else 1
    found = [f for t in spread(of) for f in _resolve(reading, t, trusted, depth + 1)]
    if found and kind and (not plural or len(found) > 1):
        for each in found:
            each.extent = each.extent or (extent if extent != "several" else None)
            each.owners += owners
            if each.area is None and is_quarter(token):
                each.area = area_words(reading, token)
        return found + _included(reading, token, trust, depth)
    if lemma == "capital" and not found and (seat := capital_of(reading, token)) is not None:
        return [PlaceArgument(token, seat, None, extent, owners)]
    area = area_words(reading, token)
    if plural and len(found) > 1 and all(f.named and f.place is not None and f.area is None for f in found):
        for each in found:  # "the oil ports of A, B and C", "the airports of A and B"
            each.area = None if lemma in ("port", "harbor", "harbour") else area
            each.owners += owners
        return found
    before = place_before(reading, token)
    owner = next((c for c in token.lefts if c.dep_ == "poss" and c.tag_ == "NNP"), None) if before is None and lemma in land.sites else None
    if owner is not None and unknown_name(reading, owner, 1):
        before = named_place(reading, owner)  # "Goma's airport", Goma taken for a person
    if (
        not found
        and before is not None
        and not (before.unresolved and any(reading.place_at[t.i] for t in oblique(token, "at", "in", "near")))
    ):
        if kind and not plural and only_kind(reading, token, before) and not is_quarter(token):
            return [PlaceArgument(token, before, None, extent, owners), *_included(reading, token, trust, depth)]
        return [PlaceArgument(token, before, area, extent, owners), *_included(reading, token, trust, depth)]
    around = [f for f in found if f.named] or [
        f
        for t in oblique(token, *LOCATIVE, *(("from",) if lemma in WAYS else ()))
        for f in _resolve(reading, t, 2, depth + 1)
        if f.place is not None and (f.named or f.head.lemma_.lower() in land.kinds or f.head.lemma_ in CORE or f.head.pos_ == "PRON")
    ]
    around = (
        around
        or found
        or [f for c in token.rights if c.dep_ == "advmod" for t in oblique(c) for f in _resolve(reading, t, 0, depth + 1) if f.place]
    )
    around = around or [PlaceArgument(c, p) for c in token.rights if c.lower_ in ("there", "here") and (p := place_for(reading, c))]
    if around:
        first = next((f for f in around if f.named), around[0])  # "a strip of coast near X"
        inside = [f for t in oblique(token, *LOCATIVE) for f in _included(reading, t, trust, depth)]
        return [PlaceArgument(token, first.place, area, extent or (first.extent if found else None), owners), *inside]
    if raised := _raised(reading, token, depth):
        return raised
    first_word = name_before(token)
    if first_word is not None and not plural and lemma not in land.parts and names_land(reading, first_word, kind=kind):
        whole = first_word if kind or first_word.i < token.i - 1 else token
        return [PlaceArgument(token, named_place(reading, whole), None, extent, owners)]
    same = place_for(reading, token)
    if same is not None and not same.demonym and not (
        first_word is not None and first_word.i < same.first and unknown_name(reading, first_word, 3)
    ):
        return [PlaceArgument(token, same, None if kind and not is_quarter(token) else area, extent, owners, named=False)]
    where = aside(reading, token) or scene(reading, token)
    if where is not None:
        return [PlaceArgument(token, where, area, extent, owners)]
    definite = any(c.lower_ in ("the", "that", "this", "its", "their", "his") for c in token.lefts)
    if any(p.dep_ == "prep" and p.lower_ in LOCATIVE and any(o.pos_ in ("NOUN", "PROPN") for o in p.children) for p in token.rights):
        place = None  # it is said where, in words that name no place: "areas along the border"
    elif lemma in ("frontier", "border", "coast", "coastline", "shore"):
        place = None  # none of a town
    elif definite or not plural:
        place = spoken_of(reading, token, lemma)
    else:
        place = focus(reading, token, pronoun=False, reach=1)
    return [PlaceArgument(token, place, None if kind and not plural and not is_quarter(token) else area, extent, owners, named=False)]


def _raised(reading: Reading, token: Token, depth: int) -> list[PlaceArgument]:
    """The subject of which a noun is said: "X was the first town to fall"."""
    if token.dep_ != "attr" or token.head.lemma_ not in ("be", "become", "remain"):
        return []
    found = [
        f for s in token.head.lefts if s.dep_ == "nsubj" and s is not token for t in spread([s]) for f in _resolve(reading, t, 0, depth + 1)
    ]
    return found if any(f.place is not None for f in found) else []


def _listed(reading: Reading, token: Token, depth: int) -> list[PlaceArgument]:
    """The rest of a list that was parsed as an apposition: "A, B and C" as A, that is, B and C."""
    return [
        f
        for c in token.rights
        if c.dep_ == "appos" and c.tag_ in ("NNP", "NNPS") and any(g.dep_ == "conj" for g in c.children)
        for t in spread([c])
        for f in _resolve(reading, t, 2, depth + 1)
        if f.place is not None
    ]


def _included(reading: Reading, token: Token, trust: int, depth: int) -> list[PlaceArgument]:
    """Places named as part of it: "much of the province, including Bria and Bambari"."""
    among = [c for c in token.rights if c.lower_ == "among" and any(o.lower_ in ("them", "these") for o in c.children)]
    listed = [c for c in token.rights if among and c.dep_ == "appos"]
    listed += [o for c in among for o in c.children if o.dep_ in ("appos", "conj")]
    return [
        f
        for c in token.rights
        if c.lower_ in INCLUDING or c in among
        for t in spread([o for o in c.children if o.dep_ in ("pobj", "dobj") and o.pos_ != "PRON"] + (listed if c in among else []))
        for f in _resolve(reading, t, 4 if token.lemma_.lower() in control_lexicon().territory.kinds else 3, depth + 1)
        if f.place is not None
    ]


__all__ = ["PlaceArgument", "places_of"]
