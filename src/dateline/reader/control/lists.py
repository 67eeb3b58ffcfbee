"""Lists under one head: "Communities cleared since 16 February:" and a place on each line that follows."""

from __future__ import annotations

from dateline.reader.control.found import Found
from dateline.reader.placewords import named_place, unknown_name
from dateline.reader.reading import Reading
from dateline.reader.territory import PlaceArgument
from dateline.reader.territory_words import DASHES, opens_list

BULLETS = ("-", "*", "\u2022", "\u2013", "\u2014", "o", "\u00b7")
SEPARATORS = (":", ",", "and", "&", *DASHES)
MAX_LINES = 60


def spread_list(reading: Reading, found: Found) -> None:
    """Give a find whose sentence ends in a colon the places that head the lines below, instead of the common noun."""
    doc = reading.doc
    counted = [p for p in found.places if p.extent == "several" and p.head.tag_ == "NNS" and p.head.i > found.head.i]
    heads = [p for p in counted if opens_list(p.head)]
    named = [p for p in found.places if p.place is not None and p.named]
    if named and not heads:
        return
    kept = [p for p in found.places if p not in heads] if heads else []  # "the city of X and seven villages of the district: A, B and C"
    i = heads[0].head.i if heads else found.head.i
    closer = "."
    while i < len(doc) and doc[i].text not in (":", *(DASHES if heads else ())) and "\n" not in doc[i].text and i - found.head.i < 40:
        i += 1
    if i >= len(doc) or doc[i].text not in (":", *DASHES):
        return
    if doc[i].text in DASHES:
        closer = doc[i].text
    places: list[PlaceArgument] = []
    i += 1
    inline = i < len(doc) and "\n" not in doc[i].text
    fresh = True
    for _ in range(MAX_LINES * 20):
        if i >= len(doc):
            break
        token = doc[i]
        if token.is_space and "\n" in token.text:
            if inline or (token.text.count("\n") > 1 and places):
                break
            fresh = True
        elif inline and token.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return  # a clause and no list
        elif inline and (token.text in (".", ";", "(", ")") or (token.text == closer and token.whitespace_ and token.nbor(-1).whitespace_)):
            break
        elif fresh or inline or token.text in (",",):
            place = reading.place_at[i]
            if place is None and token.tag_ in ("NNP", "NNPS") and (not inline or token.nbor(-1).text in SEPARATORS):
                last = token
                while last.i + 1 < len(doc) and doc[last.i + 1].tag_ in ("NNP", "NNPS", "HYPH"):
                    last = doc[last.i + 1]
                place = reading.place_at[last.i] or (named_place(reading, last) if unknown_name(reading, last, 3) else None)
            if inline and place is not None and token.nbor(-1).lower_ in ("in", "of", "near", "at", "around"):
                i = place.last  # "A and B in the province of C": C is no item
                continue
            if place is not None and not place.demonym:
                places.append(PlaceArgument(doc[place.head], place))
                i = place.last - 1
                fresh = False
            elif not inline and token.text not in BULLETS and not token.is_punct and not token.like_num and token.dep_ != "det":
                fresh = False
                if not places:
                    break
        i += 1
    if places:
        found.places = kept + places
