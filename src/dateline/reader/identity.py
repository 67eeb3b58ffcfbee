"""Mentions of the same: the first one of a chain of mentions."""

from __future__ import annotations

from typing import TypeVar

from dateline.reader.reading import ActorMention, LinkMention, PlaceMention

M = TypeVar("M", ActorMention, LinkMention, PlaceMention)
LONGEST = 100  # steps after which a chain is taken to run in a circle


def first_of(mention: M) -> M:
    """The first mention of the same: the name that "he", "the official" or "the city" stands for."""
    for _ in range(LONGEST):
        if mention.same_as is None or mention.same_as is mention:
            break
        mention = mention.same_as
    return mention
