"""What stands about a place name: its kind ("Homs province"), direction ("southern Syria"), relation ("west of Aleppo"), extent."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dateline.knowledge.places import PlaceWords
from dateline.reader.places.spans import Span


def frame(doc: Doc, span: Span, words: PlaceWords) -> None:
    """Fill the span's ``whole``, ``feature``, ``head``, ``direction``, ``part`` and ``relation`` from the words around it."""
    first, last = span.first, span.last
    size = len(doc)
    # X province, X city, X airport; the noun may be capitalised
    if last < size and doc[last].lower_ in words.heads and not doc[last].is_sent_start:
        noun = doc[last].lower_
        span.feature, span.head = words.feature(noun), last
        if span.feature in ("region", "district") or (span.feature == "spot" and doc[last].text[0].isupper()):
            last += 1
    elif last < size and doc[last].lower_ in words.part:
        span.part = True
    # the city of X, the province of X, the X-Y area
    possessive = span.last < size and doc[span.last].tag_ == "POS"
    if possessive and span.last + 1 < size and (doc[span.last + 1].lower_ in words.part or doc[span.last + 1].lower_ in words.directions):
        span.part = True
    elif span.feature is None and first >= 2 and doc[first - 1].lower_ == "of":
        noun_at = first - 2
        noun = doc[noun_at].lower_
        singular = doc[noun_at].lemma_.lower()
        if noun in words.heads or singular in words.heads:
            span.feature, span.head = words.feature(noun) or words.feature(singular), noun_at
        elif noun in words.part or singular in words.part:
            span.part = True
    # Mount X, Lake X; Governorate X is rare
    if span.feature is None and first >= 1 and doc[first - 1].text[0].isupper() and doc[first - 1].lower_ in words.before:
        span.feature, span.head, first = "spot", first - 1, first - 1
        if doc[first].lower_ not in ("port", "airport"):
            span.found = ()  # Camp X and Lake X are not the town of X
    if (
        span.feature is None
        and first >= 1
        and doc[first - 1].lower_ in ("province", "oblast", "village", "town", "city", "district")
        and doc[first - 1].dep_ in ("compound", "nmod")
    ):
        span.feature, span.head = words.feature(doc[first - 1].lower_), first - 1
    while (
        first >= 1
        and doc[first - 1].lower_ in words.directions
        and not doc[first - 1].text.isupper()
        and doc[first - 1].pos_ in ("ADJ", "NOUN", "PROPN", "ADV")
    ):
        if doc[first - 1].lower_ in (
            "old",
            "lower",
            "upper",
            "rural",
            "inner",
            "outer",
            "mid",
            "far",
            "downtown",
            "interior",
            "metropolitan",
        ):
            break
        first -= 1
        span.direction = True
        while first >= 2 and doc[first - 1].text == "-" and doc[first - 2].lower_ in words.directions:
            first -= 2
    span.article = (
        first >= 1
        and doc[first - 1].lower_ == "the"
        and not span.direction
        and (last >= size or doc[last].pos_ not in ("NOUN", "PROPN", "ADJ"))
    )
    span.whole = (first, last)
    span.relation = relation(doc, first, words)


def relation(doc: Doc, first: int, words: PlaceWords) -> str | None:
    """ "south of" in "farmland south of Jowhar", "near", "in", "toward": how the phrase lies to the place it names."""
    at = first - 1
    while at >= 0 and (doc[at].pos_ == "DET" or doc[at].lower_ in ("the", "nearby", "neighbouring", "neighboring")) and at > first - 4:
        at -= 1
    if at < 0:
        return None
    lower = doc[at].lower_
    if lower == "of" and at >= 1:
        before = doc[at - 1].lower_
        if before in words.directions and before in words.compass:
            noun = at >= 2 and doc[at - 2].pos_ == "DET"
            return "in" if noun else f"{before} of"  # "the north of Mali" is in it
        if before in ("outside", "short", "outskirts", "ahead", "vicinity"):
            return "near"
        if before in ("upstream", "downstream", "inland"):
            return "near"
        return None
    if lower == "to" and at >= 1 and doc[at - 1].lower_ in ("close", "next", "adjacent"):
        return "near"
    if lower == "from" and at >= 1 and doc[at - 1].lower_ in ("km", "kilometres", "kilometers", "miles", "far", "away", "metres", "meters"):
        return "near"
    return words.relations.get(lower)


def precision(feature: str | None, span: Span) -> int:
    """1 a named place; 2 near it, or a district or part of a region; 3 a region or larger (after ACLED's codebook)."""
    if feature in ("country", "region"):
        return 3
    if span.relation and (span.relation == "near" or span.relation.endswith(" of")):
        return 2
    if feature == "district":
        return 2
    return 1


def head_token(doc: Doc, span: Span) -> Token:
    """The syntactic head of the name itself."""
    for i in range(span.last - 1, span.first - 1, -1):
        token = doc[i]
        if not span.first <= token.head.i < span.last or token.head.i == token.i:
            return token
    return doc[span.last - 1]
