"""Names joined with what stands beside them: "the guerrilla group ELN/FARC", "Norway's foreign minister, Jonas Gahr Store"."""

from __future__ import annotations

from dateline.reader.actors.finds import Finds, Trait
from dateline.reader.actors.persons import left_edge
from dateline.reader.actors.phrases import TAKES_SIDES


def join_names(finds: Finds) -> None:
    """Widen names over the nouns and adjectives before them, join double names, bind appositions."""
    for trait in list(finds.traits):
        if id(trait) in finds.gone:
            continue
        if trait.named and trait.number == "body":
            _double(finds, trait)
            _widen(finds, trait)
        if trait.named and trait.number == "one":
            _apposition(finds, trait)
    for trait in list(finds.traits):
        if id(trait) not in finds.gone and not trait.named and trait.noun:
            _described(finds, trait)


def _double(finds: Finds, trait: Trait) -> None:
    """ "PKK/YPG": one mention for both, of no single entity."""
    doc, mention = finds.reading.doc, trait.mention
    while mention.last + 1 < len(doc) and doc[mention.last].text == "/" and (other := finds.at(mention.last + 1)) is not None:
        if other is trait or not other.named or other.mention.first != mention.last + 1:
            return
        mention.last, mention.end = other.mention.last, other.mention.end
        mention.head = other.mention.head
        mention.name, mention.entity = finds.reading.text[doc[mention.first].idx : mention.end], None
        trait.known = None
        for i in range(mention.first, mention.last):
            finds.reading.actor_at[i] = mention
        finds.gone.add(id(other))


def _widen(finds: Finds, trait: Trait) -> None:
    doc, mention = finds.reading.doc, trait.mention
    if mention.kind in ("state", "government", "outlet"):
        return
    start = left_edge(doc, mention.first, mention.last)
    beside = finds.at(mention.first - 1) if mention.first else None
    if beside is not None and not beside.named and beside.number == "body" and beside.mention.last == mention.first:
        start = min(start, beside.mention.first)  # "the armed group MEND"
    for i in range(mention.first - 1, start - 1, -1):
        standing = finds.at(i)
        if standing is not None and standing.named:
            start = i + 1
            break
    if start >= mention.first or not any(doc[i].pos_ in ("NOUN", "ADJ", "VERB", "PROPN") for i in range(start, mention.first)):
        return
    for i in range(start, mention.first):
        standing = finds.at(i)
        if standing is not None and standing is not trait:
            trait.mention.label |= standing.mention.label
            finds.gone.add(id(standing))
        finds.reading.actor_at[i] = mention
    words = frozenset(t.lower_ for t in doc[start : mention.first])
    trait.modifiers |= words
    trait.nouns = (*trait.nouns, *(w for w in words if w.isalpha()))
    mention.label |= bool(words & TAKES_SIDES) and not words & {"anti", "counter"}
    if mention.country is None:
        mention.country = next(
            (finds.land_at[i][0] for i in range(start, mention.first) if i in finds.land_at and doc[i + 1].text != "-"), None
        )
    mention.first, mention.start = start, doc[start].idx


def _apposition(finds: Finds, person: Trait) -> None:
    """An office before a name, set off by a comma, becomes part of it; one after the name refers back to it."""
    doc, mention = finds.reading.doc, person.mention
    head = doc[mention.head]
    if mention.first > 1 and doc[mention.first - 1].text == ",":
        office = finds.at(mention.first - 2)
        if (
            office is not None
            and office.number == "one"
            and office.roles
            and not office.named
            and (head.dep_ == "appos" or doc[office.mention.head].dep_ in ("appos", "nsubj", "dobj"))
            and office.mention.last == mention.first - 1
        ):
            closes = doc[mention.last].text if mention.last < len(doc) else "."
            if head.dep_ == "appos" or closes == ",":
                _merge(finds, office, person)


def _merge(finds: Finds, office: Trait, person: Trait) -> None:
    o, p = office.mention, person.mention
    person.roles |= office.roles
    person.sex = person.sex or office.sex
    p.country = p.country or o.country
    p.first, p.start, p.head = o.first, o.start, o.head
    at = finds.reading.actor_at
    for i in range(p.first, p.last):
        if at[i] is o or at[i] is None:
            at[i] = p
    at[o.head] = p
    finds.gone.add(id(office))


def _described(finds: Finds, trait: Trait) -> None:
    """ "Isak Idris, chief of ...": the description is of the name before it; "the group, Ansar Dine" of the one after it."""
    doc, mention = finds.reading.doc, trait.mention
    head = doc[mention.head]
    if head.dep_ != "appos":
        return
    owner = finds.at(head.head.i)
    if owner is None or owner is trait or owner.mention.head >= mention.head or id(owner) in finds.gone:
        return
    if owner.named and owner.number == trait.number and mention.same_as is None:
        mention.same_as = owner.mention
        owner.roles |= trait.roles
        owner.sex = owner.sex or trait.sex
        owner.nouns = (*owner.nouns, *((trait.noun,) if trait.noun else ()))
        owner.mention.country = owner.mention.country or (trait.mention.country if trait.number == "one" else None)
