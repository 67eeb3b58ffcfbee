"""What is known of the actor mentions of one report while they are being found and linked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from spacy.tokens import Token

from dateline.knowledge.actors import Known, Vocabulary
from dateline.reader.actors.words import Words
from dateline.reader.reading import ActorMention, Reading


class LandAt(NamedTuple):
    """A country's wording at a token; ``whole`` where its bodies are those of the state with the code."""

    code: str
    form: str
    whole: bool


NOWHERE = LandAt("", "", False)


@dataclass(slots=True, eq=False)
class Trait:
    """What reference goes by. ``number`` is one (a person), body (a group or state: it or they), many (they)."""

    mention: ActorMention
    number: str
    noun: str | None = None  # head noun of a description, folded ("army", "peace envoy")
    roles: set[str] = field(default_factory=set)
    sex: str | None = None
    named: bool = False
    nouns: tuple[str, ...] = ()  # what it may be called for short
    definite: bool = False  # "the army"
    possessive: bool = False  # "his men", "Gaddafi's troops"
    modifiers: frozenset[str] = frozenset()
    known: Known | None = None


@dataclass(slots=True)
class Finds:
    """The stage's own state: mentions with their traits, in no order."""

    reading: Reading
    words: Words
    vocabulary: Vocabulary
    traits: list[Trait] = field(default_factory=list)
    country_weight: dict[str, float] = field(default_factory=dict)
    quoted: list[int] = field(default_factory=list)  # by token: number of the quotation that it stands in, or 0
    sentence: list[int] = field(default_factory=list)  # by token: number of its sentence
    land_at: dict[int, LandAt] = field(default_factory=dict)
    trait_of: dict[int, Trait] = field(default_factory=dict)  # by id of the mention
    called: dict[int, str] = field(default_factory=dict)  # id of a first mention to the number of the last pronoun for it
    gone: set[int] = field(default_factory=set)

    def add(self, first: int, last: int, head: int, **fields: object) -> Trait:
        """A new mention of a token range, indexed by token where no narrower one stands."""
        start, end = self.reading.chars((first, last))
        mention = ActorMention(start, end, first, last, head, name=self.reading.text[start:end])
        for key in ("name", "entity", "country", "kind", "label"):
            if key in fields:
                setattr(mention, key, fields.pop(key))
        trait = Trait(mention, **fields)  # type: ignore[arg-type]
        self.reading.actors.append(mention)
        self.traits.append(trait)
        self.trait_of[id(mention)] = trait
        at = self.reading.actor_at
        for i in range(first, last):
            if at[i] is None or i == head:
                at[i] = mention
        return trait

    def drop(self, trait: Trait) -> None:
        """Take back a mention that became part of another; `settle` removes it from the lists."""
        self.gone.add(id(trait))
        at = self.reading.actor_at
        for i in range(trait.mention.first, trait.mention.last):
            if at[i] is trait.mention:
                at[i] = None

    def at(self, token: int) -> Trait | None:
        """The mention that stands at a token, with its traits."""
        mention = self.reading.actor_at[token]
        return self.trait_of.get(id(mention)) if mention else None

    def settle(self) -> None:
        """Remove what was taken back; put the rest in the order of the text."""
        lost = {id(t.mention) for t in self.traits if id(t) in self.gone}
        self.traits = sorted((t for t in self.traits if id(t) not in self.gone), key=lambda t: (t.mention.head, t.mention.first))
        self.reading.actors = [m for m in self.reading.actors if id(m) not in lost]

    def free(self, first: int, last: int) -> bool:
        """Whether no mention stands in a token range."""
        return all(self.reading.actor_at[i] is None for i in range(first, last))


def mark_quotes(reading: Reading) -> list[int]:
    """By token, the number of the quotation that it stands in, or 0; a paragraph's end closes what was left open."""
    doc = reading.doc
    marks = {doc.vocab.strings[m] for m in ('"', "''", "``") if m in doc.vocab.strings}
    out, number, inside, done = [0] * len(doc), 0, False, 0
    for i, (orth, space) in enumerate(doc.to_array(["ORTH", "IS_SPACE"]).tolist()):
        if not space and orth not in marks:
            continue
        if inside:
            out[done:i] = [number] * (i - done)
        done = i
        if space and "\n" in doc[i].text:
            inside = False
        elif not space:
            inside = not inside
            number += inside
    if inside:
        out[done:] = [number] * (len(doc) - done)
    return out


def mark_sentences(reading: Reading) -> list[int]:
    """By token, the number of its sentence."""
    out, number = [], 0
    for start in reading.doc.to_array(["SENT_START"]).tolist():
        number += start == 1
        out.append(number)
    return out


def is_name(token: Token) -> bool:
    """Whether a token is written as a name."""
    return token.text[:1].isupper()
