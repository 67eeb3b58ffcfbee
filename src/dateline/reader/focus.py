"""Which place a report has in view at a word: what "the city", "it" and "the airport" are about when nothing names it."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.knowledge.control import control_lexicon
from dateline.reader.arguments import is_party
from dateline.reader.places.salience import antecedent
from dateline.reader.reading import PlaceMention, Reading
from dateline.reader.syntax import conjuncts, oblique

STRONGHOLDS = frozenset({"bastion", "stronghold", "foothold", "redoubt", "outpost", "holdout"})
PLURAL = frozenset({"both", "they", "them"})  # that may stand for places named together
DEFINITE = frozenset({"both", "the", "these", "all", "those"})
NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "2": 2, "3": 3, "4": 4, "5": 5}
WIDE = frozenset(
    [
        "country",
        "republic",
        "nation",
        "land",
        "territory",
        "capital",
        "region",
        "coast",
        "border",
        "north",
        "south",
        "east",
        "west",
        "island",
    ]
)  # may stand for a country or a part of it

LANDS = frozenset({"republic", "nation"})  # never a town
TOWNS = {"city", "town", "village", "capital", "settlement", "port", "island", "district", "province"}


def spoken_of(reading: Reading, token: Token, lemma: str) -> PlaceMention | None:
    """The place of a site spoken of before ("the refinery itself", after "Baiji, home of a refinery"), else the place in focus."""
    doc, first = reading.doc, max(0, token.i - 250)
    if lemma in control_lexicon().territory.sites:
        for i in range(token.i - 1, first, -1):
            if doc[i].lemma_.lower() == lemma and reading.place_at[i] is None:
                around = [
                    p
                    for t in oblique(doc[i], "in", "at", "of", "near", "outside")
                    if (p := reading.place_at[t.i]) is not None and not p.demonym
                ]
                found = around[0] if around else focus(reading, doc[i], pronoun=False, reach=2)
                return found or focus(reading, token, pronoun=False)
    return focus(reading, token, pronoun=False)


def several_before(reading: Reading, token: Token) -> list[PlaceMention]:
    """The places named together that "both", "both towns", "the three villages" or "they" stand for, this sentence or the one before."""
    lower = token.lower_
    if lower in PLURAL:
        count = NUMBERS.get(lower, 0)
        if reading.actor_at[token.i] is not None or any(c.dep_ == "prep" for c in token.children):
            return []
    elif token.tag_ == "NNS":
        words = {c.lower_ for c in token.lefts}
        count = next((n for w, n in NUMBERS.items() if w in words), 0)
        if not count or not words & DEFINITE or words - NUMBERS.keys() - DEFINITE:
            return []  # "the two border towns" may be others
        if any(c.dep_ in ("prep", "relcl", "acl") for c in token.rights):
            return []
    else:
        return []
    first = max(0, token.sent.start - 1)
    first = reading.doc[first].sent.start
    for i in range(token.i - 1, first - 1, -1):
        place = reading.place_at[i]
        if place is None or place.demonym or reading.doc[i].dep_ == "conj" or place.head != i:
            continue
        found = [p for t in conjuncts(reading.doc[i]) if (p := reading.place_at[t.i]) is not None and not p.demonym and t.i < token.i]
        if len(found) > 1 and (not count or len(found) == count):
            return found
        if lower not in ("both", "them", "they") and count == 0:
            return []
    return []


def focus(reading: Reading, token: Token, *, pronoun: bool, reach: int = 6) -> PlaceMention | None:
    """The place that the report spoke of last before the token, at most ``reach`` sentences back; a country only where there is no town.

    A pronoun is taken for a place only within two sentences, and where no other thing was spoken of since.
    """
    if not pronoun:
        return _in_view(reading, token, reach)
    last = token.i
    for _ in range(min(reach, 2)):
        first = reading.doc[max(0, last - 1)].sent.start if last < token.i else token.sent.start
        best: PlaceMention | None = None
        i = last - 1
        while i >= first:
            place = reading.place_at[i]
            if place is not None:
                aside = (
                    place.feature in ("country", "spot")
                    or place.demonym
                    or reading.actor_at[i] is not None
                    or _based(reading, place)
                    or _attribute(reading, place)
                )
                if not aside and (
                    best is None
                    or _rank(place) > _rank(best)
                    or (_rank(place) == _rank(best) and _depth(reading, place) < _depth(reading, best))
                ):
                    best = place
                i = place.first - 1
                continue
            word = reading.doc[i]
            if best is None and word.lemma_.lower() in TOWNS and any(c.lower_ == "the" for c in word.lefts):
                return focus(reading, word, pronoun=False)
            if (
                best is None
                and word.dep_ in (("nsubj", "nsubjpass", "dobj") if last == token.i else ("nsubj", "nsubjpass"))
                and word.tag_ == "NN"
                and not word.lower_.endswith("thing")
                and not word.is_ancestor(token)
                and word.lemma_.lower() not in control_lexicon().territory
                and not is_party(reading, word)
            ):
                return None
            i -= 1
        if best is not None:
            return best.same_as or best
        last = first
        if first == 0:
            break
    return None


def _in_view(reading: Reading, token: Token, reach: int) -> PlaceMention | None:
    """The town, district or region that the report has in view; a country only for words that may stand for one."""
    lemma = token.lemma_.lower()
    if lemma in LANDS:
        return antecedent(reading, token.i, lambda p: p.feature == "country", "", reach=12)
    if lemma in STRONGHOLDS:  # "lost its last bastion when rebels entered X": it may be named only afterwards
        named = next((p for t in token.sent[token.i + 1 - token.sent.start :] if (p := reading.place_at[t.i]) is not None), None)
        if named is not None and not named.demonym and named.feature in ("city", "district", None) and not _based(reading, named):
            return named
    noun = lemma if lemma in TOWNS else ""
    far = 12 if reach >= 6 else reach
    found = antecedent(
        reading,
        token.i,
        lambda p: p.feature in ("city", "district") or (p.feature is None and _town(reading, p)),
        noun,
        reach=far,
        aside=far > 6,
    )
    found = found or antecedent(reading, token.i, lambda p: p.feature in ("region", "district", None), "", reach=far, aside=False)
    if found is not None and lemma in STRONGHOLDS and _based(reading, found):
        return None
    if found is not None or lemma not in WIDE:
        return found
    return antecedent(reading, token.i, lambda p: p.feature == "country", "", reach=reach)


def _town(reading: Reading, place: PlaceMention) -> bool:
    return reading.doc[place.head].lemma_.lower() not in control_lexicon().territory.sites


def _attribute(reading: Reading, place: PlaceMention) -> bool:
    """Where someone comes from ("fighters from Misrata", "a Herat councillor"), not where anything happens."""
    head = reading.doc[place.head]
    if head.dep_ == "pobj" and head.head.lower_ == "from" and head.head.head.pos_ in ("NOUN", "PROPN"):
        return True
    return head.dep_ == "compound" and head.head.tag_ in ("NN", "NNS") and head.head.lemma_.lower() not in control_lexicon().territory


def _depth(reading: Reading, place: PlaceMention) -> int:
    token, n = reading.doc[place.head], 0
    while token.head != token and n < 30:
        token, n = token.head, n + 1
    return n


def _based(reading: Reading, place: PlaceMention) -> bool:
    """ "Washington-based": where a source sits, not what the report is about. So too a dateline."""
    if place.last < len(reading.doc) and reading.doc[place.last].text == "-":
        return True
    segment = reading.segment(place.head)
    return segment is not None and segment.role in ("dateline", "byline")


def _rank(place: PlaceMention | None) -> int:
    if place is None:
        return -1
    return {"spot": 1, "city": 3, None: 2, "district": 2, "region": 2, "country": 0}.get(place.feature, 1)
