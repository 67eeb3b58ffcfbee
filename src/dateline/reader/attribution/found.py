"""What the cue finders hand to the stage: a cue with its source and content, before links are made."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from dateline.knowledge.reporting import Cue
from dateline.reader.reading import AttributionMention, Chars, Range


@dataclass(slots=True, eq=False)
class Found:
    """A cue in the text. ``zone`` is the token range of cue and source, which is never content; ``side`` says on which
    side of it the content lies ("left", "right", "both", or "" where none was found yet)."""

    head: Token
    cue: Range
    entry: Cue
    source: Token | None
    content: list[Chars] = field(default_factory=list)
    tokens: set[int] = field(default_factory=set)  # the same by token
    zone: Range = (0, 0)
    side: str = ""
    addressee: Range | None = None
    form: str = ""  # the form of the content: that, np, inf, quote ...
    vouched: bool = True
    made: AttributionMention | None = None
    through: Found | None = None  # the attribution that it is cited in ("CNN reported, citing officials")
    via: Token | None = None  # the outlet that was told
    antecedent: Token | None = None  # what a relative pronoun as source stands for
