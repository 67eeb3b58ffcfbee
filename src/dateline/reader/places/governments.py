"""Capitals and countries that stand for governments: "Washington", "Kyiv said", "Damascus accused"."""

from __future__ import annotations

from dateline.knowledge.places import place_words
from dateline.reader.reading import PlaceMention, Reading

SUBJECT = frozenset({"nsubj", "nsubjpass", "agent", "dobj", "iobj", "poss", "conj", "dative"})
# What governments do and towns do not.
DEEDS = frozenset("""say tell accuse deny announce warn urge want call claim vow pledge threaten insist reject condemn blame back support arm fund
    supply recognise recognize agree refuse ask demand declare propose offer deploy send order seek hope fear view see regard consider believe
    welcome criticise criticize describe describes impose lift sign withdraw negotiate host mediate broker train provide deliver suspend approve
    acknowledge confirm admit argue plan intend decide give help maintain hold insist launch invade annex attack retaliate respond react push
    press pressure try fail lead cut sever expel recall summon ban sanction aid assist favour favor oppose allow let block veto""".split())
TALKS = frozenset("with to from by between against through via".split())


def stands_for_government(reading: Reading, mention: PlaceMention) -> bool:
    """Whether a capital or country is named for its government: it acts, is acted on or is dealt with as only governments are."""
    if mention.feature not in ("country", "city") or mention.relation in ("near", "toward") or mention.demonym:
        return False
    words = place_words()
    if mention.feature == "city" and words.capitals.get(reading.doc[mention.head].lower_) is None and words.capitals.get(mention.name.lower()) is None:
        return False
    token = reading.doc[mention.head]
    while token.dep_ == "conj" and token.head.pos_ in ("PROPN", "NOUN"):
        token = token.head
    governor = token.head
    if token.dep_ in ("nsubj", "agent"):
        return governor.lemma_.lower() in DEEDS
    if token.dep_ == "pobj":
        if governor.dep_ == "agent":
            return governor.head.lemma_.lower() in DEEDS
        if governor.lower_ in TALKS and governor.head.lemma_.lower() in ("relation", "tie", "talk", "deal", "agreement", "negotiation", "pressure", "support",
                                                                        "treaty", "alliance", "message", "relay", "appeal", "talks", "ties", "relations"):
            return True
        return False
    if token.dep_ in ("dobj", "iobj", "dative"):
        return governor.lemma_.lower() in ("accuse", "blame", "urge", "tell", "ask", "warn", "condemn", "criticise", "criticize", "press", "thank", "call", "embarrass",
                                           "anger", "alarm", "pressure", "persuade", "convince", "assure", "inform", "sanction")
    if token.dep_ == "poss":
        return governor.lemma_.lower() in ("claim", "announcement", "statement", "denial", "decision", "demand", "offer", "support", "backing", "policy",
                                           "government", "position", "refusal", "threat", "ally", "intention", "plan", "ambition", "response", "proposal")
    return False
