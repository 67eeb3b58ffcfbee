"""Which mentions are of the same actor: names, descriptions and pronouns, each linked to an earlier mention.

Nothing is ever linked forwards. Pronouns follow agreement, then prominence (subjects first) and recency, as in Lappin and
Leass, "An Algorithm for Pronominal Anaphora Resolution" (1994), with fewer weights; where nothing fits well, nothing is linked.
"""

from __future__ import annotations

from dateline.knowledge.actors import surname
from dateline.knowledge.wording import words_of
from dateline.reader.actors.descriptions import antecedent_of
from dateline.reader.actors.finds import Finds, Trait
from dateline.reader.actors.pronouns import PRONOUNS, pronoun_antecedent

WINDOW = 60  # mentions looked back over
FAR = 300  # the same for a person's office or a body, which a report may come back to late


def refer(finds: Finds) -> None:
    """Link every mention that refers back; make mentions for the pronouns that do."""
    doc = finds.reading.doc
    names = _Names()
    by_head = {t.mention.head: t for t in finds.traits}
    before: list[Trait] = []  # in the order of the text
    waiting = iter(sorted(finds.traits, key=lambda t: t.mention.head))
    following = next(waiting, None)
    marks = [i for word, i in zip(finds.words.words, finds.words.tokens, strict=True) if word in PRONOUNS and doc[i].pos_ == "PRON"]
    for at in sorted({*by_head, *marks}):
        while following is not None and following.mention.head <= at:
            _refer_name(finds, following, before, names)
            _inherit(finds, following, before)
            before.append(following)
            following = next(waiting, None)
        token = doc[at]
        if token.lower_ in PRONOUNS and token.pos_ == "PRON" and finds.reading.actor_at[at] is None:
            found = pronoun_antecedent(finds, token, before[-WINDOW:])
            if found is not None:
                trait = finds.add(at, at + 1, at, number=found.number, sex=found.sex)
                trait.mention.same_as = found.mention
                trait.mention.country, trait.mention.kind, trait.mention.entity = (
                    found.mention.country,
                    found.mention.kind,
                    found.mention.entity,
                )
                before.append(trait)


def _inherit(finds: Finds, trait: Trait, before: list[Trait]) -> None:
    """ "Its troops": the country of whom "its" stands for."""
    mention = trait.mention
    if mention.country is not None or trait.named or not trait.possessive:
        return
    owner = next((c for c in finds.reading.doc[mention.head].lefts if c.dep_ == "poss" and c.lower_ in PRONOUNS), None)
    found = pronoun_antecedent(finds, owner, before[-WINDOW:]) if owner is not None else None
    if found is not None:
        mention.country = found.mention.country


class _Names:
    """The first mention by each entity, name and surname."""

    def __init__(self) -> None:
        self.entities: dict[str, Trait] = {}
        self.wordings: dict[tuple[str, ...], Trait] = {}
        self.surnames: dict[tuple[str, ...], Trait | None] = {}

    def first(self, trait: Trait) -> Trait | None:
        """The first mention with the same name, or None; the trait is kept for those to come."""
        mention = trait.mention
        words = tuple(words_of(mention.name))
        person = trait.number == "one"
        found = self.entities.get(mention.entity) if mention.entity else None
        if found is None and words:
            found = self.wordings.get(words)
            if found is None and person and len(words) <= 3:
                found = self.surnames.get(words)
        if found is not None and (found.number == "one") != person:
            found = None
        if mention.entity:
            self.entities.setdefault(mention.entity, found or trait)
        if words:
            self.wordings.setdefault(words, found or trait)
        last = tuple(words_of(surname(mention.name) or "")) if person else ()
        if last and found is None:
            # two people of one surname: the surname alone is neither's
            self.surnames[last] = None if last in self.surnames and self.surnames[last] is not trait else trait
            bare = last[1:] if len(last) > 1 else ()
            if bare:
                self.surnames.setdefault(bare, trait)
        return found


def _refer_name(finds: Finds, trait: Trait, before: list[Trait], names: _Names) -> None:
    mention = trait.mention
    if trait.named:
        found = names.first(trait)
        if found is not None and found is not trait and mention.same_as is None:
            mention.same_as = found.mention
            if trait.number == "one" and found.mention.entity and not mention.entity:
                mention.entity = found.mention.entity
            mention.country = mention.country or found.mention.country
            trait.sex = trait.sex or found.sex
            found.sex = found.sex or trait.sex
            trait.roles |= found.roles
            found.roles |= trait.roles
            trait.nouns = (*found.nouns, *trait.nouns)
            if trait.number == "one" and len(mention.name.split()) < len(found.mention.name.split()):
                mention.name = found.mention.name
        return
    if mention.same_as is not None:
        return
    found = antecedent_of(finds, trait, before[-(WINDOW if trait.number == "many" else FAR) :])
    if found is not None and found.mention is not mention:
        mention.same_as = found.mention
        mention.country = mention.country or found.mention.country
        mention.entity = mention.entity or (found.mention.entity if found.named else None)
        trait.sex = trait.sex or found.sex
        if mention.kind == "organisation":
            mention.kind = found.mention.kind
