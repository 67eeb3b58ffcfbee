"""Capitals and countries that stand for governments: "Washington", "Kyiv said", "Damascus accused"."""

from __future__ import annotations

from dateline.knowledge.places import place_words
from dateline.reader.reading import PlaceMention, Reading

SUBJECT = frozenset({"nsubj", "nsubjpass", "agent", "dobj", "iobj", "poss", "conj", "dative"})


def stands_for_government(reading: Reading, mention: PlaceMention) -> bool:
    """Whether a capital or country is named for its government: it acts, is acted on or is dealt with as only governments are."""
    if mention.feature not in ("country", "city") or mention.demonym:
        return False
    words = place_words()
    if (
        mention.feature == "city"
        and words.capitals.get(reading.doc[mention.head].lower_) is None
        and words.capitals.get(mention.name.lower()) is None
    ):
        return False
    token = reading.doc[mention.head]
    for _ in range(20):
        if token.dep_ != "conj" or token.head.pos_ not in ("PROPN", "NOUN"):
            break
        token = token.head
    governor = token.head
    if token.dep_ in ("nsubj", "agent"):
        return governor.lemma_.lower() in words.deeds
    if token.dep_ == "pobj":
        if governor.dep_ == "agent":
            return governor.head.lemma_.lower() in words.deeds
        return governor.lower_ in words.dealings and governor.head.lemma_.lower() in words.relations_of_states
    if token.dep_ in ("dobj", "iobj", "dative"):
        return governor.lemma_.lower() in words.told
    if token.dep_ == "poss":
        return governor.lemma_.lower() in words.owned
    return False
