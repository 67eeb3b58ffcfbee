"""Where what is foretold will come about."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.reader.focus import focus
from dateline.reader.places.lookup import place_for
from dateline.reader.reading import Draft, PlaceMention, Reading
from dateline.reader.territory import places_of

HELD = {"city", "region", "district", "spot"}
WHOLES = {"whole", "rest", "most", "all", "part", "remainder", "half", "much", "parts"}
CHANGING = {"fall", "hold", "survive", "lose", "go"}  # besides the verbs of capture, what is said of places that may change hands
ADVERBS = {"back", "inside", "deep", "south", "north", "east", "west", "close"}


def inner_of(noun: Token) -> list[Token]:
    """What a noun is of: "the fall of X", "most of it"."""
    out = []
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "by", "to", "in", "between", "among"):
            out += [o for o in child.children if o.dep_ == "pobj" and child.lower_ in ("of", "by", "to")]
    return out


def set_place(reading: Reading, draft: Draft, token: Token) -> bool:
    """Take the token as the place of the outcome, where it is one that can change hands."""
    if token.lower_ in WHOLES and (inner := next(iter(inner_of(token)), None)) is not None:
        token = inner
        if token.lower_ == "it" and reading.place_at[token.i] is None and reading.actor_at[token.i] is None:
            draft.outcome_place = focus(reading, token, pronoun=True)
            return draft.outcome_place is not None
    place = reading.place_at[token.i]
    if (place is None and token.lower_ in ("it", "city", "town", "capital", "village", "there")) or (
        place is None and token.lower_ in ("they", "them")
    ):
        actor = reading.actor_at[token.i]
        place = place_for(reading, token) if actor is None or (actor.entity is None and actor.same_as is None) else None
    if place is None or place.feature == "country" or place.demonym:
        return False
    if reading.actor_at[token.i] is not None and place.feature not in HELD:
        return False
    draft.outcome_place = place
    return True


def set_site(reading: Reading, draft: Draft, tokens: list[Token]) -> None:
    """Take the town of a site that would change hands: "the airport would fall", "they will retake the eastern districts"."""
    for token in tokens:
        if token.pos_ == "NOUN" and reading.actor_at[token.i] is None:
            found = next((f.place for f in places_of(reading, [token], trust=0) if f.place is not None), None)
            if found is not None and found.feature != "country" and not found.demonym:
                draft.outcome_place = found
                return


def place_below(reading: Reading, token: Token) -> PlaceMention | None:
    """The first place in the word's own phrases ("an attack on Juba", "enter Baidoa")."""
    for child in token.children:
        if child.dep_ in ("prep", "agent") and child.lower_ not in ("by", "from", "between"):
            for obj in child.children:
                if obj.dep_ == "pobj" and reading.place_at[obj.i] is not None:
                    return reading.place_at[obj.i]
        elif child.dep_ in ("dobj", "npadvmod", "advmod") and reading.place_at[child.i] is not None:
            return reading.place_at[child.i]
        elif child.dep_ in ("advmod", "prt") and child.lower_ in ADVERBS and (place := place_below(reading, child)) is not None:
            return place  # "will be back in X"
    return None
