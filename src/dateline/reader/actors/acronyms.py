"""Initials defined in the text ("the Lord's Resistance Army (LRA)") and short forms that a report makes for itself."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.knowledge.wording import words_of
from dateline.reader.actors.finds import Finds, Trait, is_name

SMALL = frozenset({"of", "the", "and", "for", "de", "la", "du", "des", "in", "to", "a", "al"})


def find_acronyms(finds: Finds) -> None:
    """Link initials and short forms to the names they stand for; make mentions where they occur again."""
    doc = finds.reading.doc
    short: dict[str, Trait] = {}
    for trait in list(finds.traits):
        if id(trait) in finds.gone or trait.number == "one":
            continue
        mention = trait.mention
        if trait.named and mention.last + 2 < len(doc) and doc[mention.last].text == "(" and doc[mention.last + 2].text == ")":
            _defined(finds, trait, doc[mention.last + 1], short)
        if trait.named and (letters := initials(mention.name)):
            short.setdefault(letters, trait)
        elif not trait.named and trait.noun and trait.number in ("body", "many"):
            _coined(finds, trait, short)
    _again(finds, short)


def initials(name: str) -> str | None:
    """ "Lord's Resistance Army" gives LRA; None for fewer than three."""
    letters = "".join(w[0] for w in name.replace("-", " ").split() if w.lower() not in SMALL and w[0].isalpha() and w[0].isupper())
    return letters if len(letters) >= 3 else None


def _initials(finds: Finds, trait: Trait, token: Token) -> Trait:
    """A mention of the initials at a token, with all that is known of the body that they stand for."""
    made = finds.add(
        token.i,
        token.i + 1,
        token.i,
        number="body",
        named=True,
        kind=trait.mention.kind,
        country=trait.mention.country,
        entity=trait.mention.entity,
        name=trait.mention.name,
    )
    made.nouns = trait.nouns
    return made


def _defined(finds: Finds, trait: Trait, token: Token, short: dict[str, Trait]) -> None:
    if not (token.text[:1].isupper() and sum(c.isupper() for c in token.text) > 1):
        return
    standing = finds.at(token.i)
    if standing is None:
        standing = _initials(finds, trait, token)
    if standing.number == "one":
        standing.number, standing.mention.kind, standing.mention.name = "body", trait.mention.kind, trait.mention.name
    if standing is not trait:
        if trait.mention.entity is None and standing.mention.entity is not None:
            trait.mention.entity, trait.mention.kind, trait.known = standing.mention.entity, standing.mention.kind, standing.known
            trait.mention.country = trait.mention.country or standing.mention.country
        elif standing.mention.entity != trait.mention.entity:
            standing.mention.entity, standing.mention.name, standing.known = trait.mention.entity, trait.mention.name, trait.known
        standing.mention.same_as = trait.mention
    short[token.text] = trait


def _coined(finds: Finds, trait: Trait, short: dict[str, Trait]) -> None:
    """ "The Seleka alliance": from here on Seleka alone is the alliance."""
    doc, mention = finds.reading.doc, trait.mention
    token = doc[mention.head - 1] if mention.head > mention.first else None
    if token is None or mention.last != mention.head + 1 or not is_name(token) or token.pos_ != "PROPN" or token.i in finds.land_at:
        return
    if token.i == mention.first and token.is_sent_start:
        return
    places = finds.reading.place_at
    if finds.at(token.i) is not trait or (places and places[token.i] is not None) or len(token.text) < 3 or trait.number != "body":
        return
    trait.named = True
    mention.name = token.text
    short.setdefault(token.text, trait)


def _again(finds: Finds, short: dict[str, Trait]) -> None:
    if not short:
        return
    doc = finds.reading.doc
    folded = {word for text in short for word in words_of(text)[:1]}
    for word, i in zip(finds.words.words, finds.words.tokens, strict=True):
        if word not in folded:
            continue
        token = doc[i]
        trait = short.get(token.text)
        if trait is None or token.i < trait.mention.last:
            continue
        standing = finds.at(token.i)
        if standing is None:
            if token.dep_ == "punct" or token.i in finds.land_at:
                continue
            standing = _initials(finds, trait, token)
            standing.mention.same_as = trait.mention
        elif (
            standing.named
            and standing.mention.entity is None
            and standing is not trait
            and standing.mention.same_as is None
            and (standing.mention.last - standing.mention.first == 1)
        ):
            standing.mention.entity, standing.mention.kind, standing.mention.name = (
                trait.mention.entity,
                trait.mention.kind,
                trait.mention.name,
            )
            standing.mention.same_as = trait.mention
