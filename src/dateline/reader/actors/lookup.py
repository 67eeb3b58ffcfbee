"""The actor that a noun in the text stands for."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.reader.reading import ActorMention, Reading
from dateline.reader.syntax import base_range


def actor_for(reading: Reading, token: Token) -> ActorMention:
    """The actor mention whose words hold ``token``; where there is none yet, one made from its noun phrase."""
    found = reading.actor_at[token.i]
    if found is not None:
        return found
    first, last = base_range(token)
    start, end = reading.chars((first, last))
    made = ActorMention(start, end, first, last, token.i, name=reading.text[start:end])
    reading.actors.append(made)
    for i in range(first, last):
        reading.actor_at[i] = reading.actor_at[i] or made
    return made
