"""Definite descriptions that refer back: "the army" to the Syrian army, "the premier" to the prime minister, "the group" to Hamas."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.knowledge.lexicon import lexicon, word_list
from dateline.reader.actors.finds import Finds, Trait
from dateline.reader.actors.phrases import REBEL
from dateline.reader.identity import first_of

EMPTY = frozenset({"the", "this", "that", "these", "those", "same", "said", "two", "three", "four", "former", "country", "nation", "s"})
CALLED_GROUP = frozenset(["group", "movement", "organisation", "organization"])
FIGHTERS = word_list("fighters")
SPEECH = word_list("speech") | {"urge", "call", "accuse", "document", "condemn", "warn", "demand"}
CALLED_OUTLET = word_list("called_outlet")
BY_NAME = word_list("by_name")
SAME_NOUN = {
    "premier": "prime minister",
    "monitor": "war monitor",
    "paper": "newspaper",
    "daily": "newspaper",
    "lawmaker": "parliamentarian",
}
REACH = {"one": 6, "many": 12, "body": 30}  # sentences
GROUPS = ("armed group", "opposition", "organisation", "military", "other")


def antecedent_of(finds: Finds, trait: Trait, before: Sequence[Trait]) -> Trait | None:
    """The earlier mention that a description refers to, or None."""
    if trait.noun is None or (trait.possessive and trait.number != "one") or not before:
        return None
    if not trait.definite and not _bare(finds, trait):
        return None
    here = finds.sentence[trait.mention.head]
    return (
        (_by_role(finds, trait, before, here) or _by_noun(finds, trait, before, here) or _by_kind(finds, trait, before, here))
        if not trait.possessive
        else None
    )


def _bare(finds: Finds, trait: Trait) -> bool:
    """ "Groups took the town": a bare plural as subject may go on with a group already named; only by the same noun."""
    return (
        trait.number == "many"
        and not trait.modifiers
        and trait.noun in ("groups", "factions")
        and trait.mention.first == trait.mention.head
    )


def _fits(trait: Trait, candidate: Trait) -> bool:
    a, b = trait.mention, candidate.mention
    if a.country and b.country and a.country != b.country:
        return False
    return not a.first < b.last or not b.first < a.last


def _owns(trait: Trait) -> frozenset[str]:
    return trait.modifiers - EMPTY


def _numbered(finds: Finds, trait: Trait) -> frozenset[str]:
    """The numbers in a name of a unit: the 20th Division is not the 21st."""
    words = finds.reading.doc[trait.mention.first : trait.mention.last]
    return frozenset(t.lower_ for t in words if t.text[:1].isdigit() or t.ent_type_ == "ORDINAL")


def _by_noun(finds: Finds, trait: Trait, before: Sequence[Trait], here: int) -> Trait | None:
    noun = trait.noun or ""
    if trait.number in ("many", "body") and _specified(finds, trait):
        return None
    for candidate in reversed(before):
        if here - finds.sentence[candidate.mention.head] > REACH.get(trait.number, 6):
            return None
        if (
            candidate.noun is None
            or candidate.number != trait.number
            or not _fits(trait, candidate)
            or (candidate.possessive and trait.number == "many")
        ):
            continue
        if trait.mention.kind not in (candidate.mention.kind, "organisation"):
            continue
        if trait.number == "body" and (mine := _numbered(finds, trait)) and mine != _numbered(finds, candidate):
            continue
        same = candidate.noun == noun or candidate.noun.endswith(" " + noun) or SAME_NOUN.get(noun) == candidate.noun
        if same and _owns(trait) <= candidate.modifiers | set(candidate.noun.split()) and not _quoted_apart(finds, trait, candidate):
            return candidate
    return None


def _specified(finds: Finds, trait: Trait) -> bool:
    """Whether a phrase says for itself who is meant: "the units of the republic", "the troops from Chad"."""
    return any(c.dep_ == "prep" and c.lower_ in ("of", "from") for c in finds.reading.doc[trait.mention.head].rights)


def _quoted_apart(finds: Finds, trait: Trait, candidate: Trait) -> bool:
    """Whether the candidate stands in a quotation that the trait is outside of, or in another."""
    there = finds.quoted[candidate.mention.head]
    return bool(there) and there != finds.quoted[trait.mention.head] and trait.number == "many"


def _by_role(finds: Finds, trait: Trait, before: Sequence[Trait], here: int) -> Trait | None:
    if trait.number != "one" or not trait.roles:
        return None
    lex = lexicon()
    owned = {m for m in _owns(trait) if m not in (trait.noun or "").split()}
    leader = "leader" in trait.roles
    for candidate in reversed(before):
        if here - finds.sentence[candidate.mention.head] > 12 and not candidate.named:
            return None
        if candidate.number != "one" or not candidate.roles or not _fits(trait, candidate):
            continue
        match = bool(trait.roles & candidate.roles) or any(lex.keys.get(r) in trait.roles for r in candidate.roles)
        match = match or (leader and bool(candidate.roles & LEADING))
        if match and trait.sex and candidate.sex and trait.sex != candidate.sex:
            continue
        if match and (owned <= candidate.modifiers or (candidate.named and not owned)):
            return candidate
    return None


CLASSING = REBEL | {"regional", "terrorist"}
LEADING = frozenset({"president", "premier", "chancellor", "king", "queen", "leader", "commander", "army chief", "prime minister"})


def _by_kind(finds: Finds, trait: Trait, before: Sequence[Trait], here: int) -> Trait | None:
    noun = (trait.noun or "").rpartition(" ")[2]
    single = noun.removesuffix("s")
    if trait.number == "one" or (_owns(trait) - CLASSING and not trait.mention.country):
        return None
    names = [c for c in before if c.named and c.number == "body" and here - finds.sentence[c.mention.head] <= 12 and _fits(trait, c)]
    if trait.number == "body":
        if noun in CALLED_OUTLET and finds.reading.doc[trait.mention.first - 1].lower_ == "the":
            outlets = [c for c in names if c.mention.kind == "outlet" and here - finds.sentence[c.mention.head] <= 4]
            if outlets:
                return _prominent(finds, outlets)
        if noun in BY_NAME:
            for c in reversed(names):
                if trait.mention.kind not in (c.mention.kind, "organisation"):
                    continue
                words = c.mention.name.lower().replace("-", " ").split()
                if noun in words or noun in c.nouns or any(noun in n.split() for n in c.nouns):
                    return c
        if noun in CALLED_GROUP:
            near = [c for c in names if here - finds.sentence[c.mention.head] <= 3 and c.mention.kind in GROUPS]
            head = finds.reading.doc[trait.mention.head]
            if not (head.dep_ == "nsubj" and head.head.lemma_ in SPEECH):  # "the town fell to the group": to no company
                armed = [c for c in names if here - finds.sentence[c.mention.head] <= 6 and c.mention.kind in ("armed group", "military")]
                near = armed or near
            return _prominent(finds, near)
        return None
    if noun in FIGHTERS and trait.definite:
        armed = [c for c in names if c.mention.kind in ("armed group", "opposition")]
        called = [c for c in armed if noun in c.nouns or single in c.nouns]
        if called and len({id(first_of(c.mention)) for c in called}) == 1:
            return called[-1]
        if (
            armed
            and len({id(first_of(c.mention)) for c in armed}) == 1
            and noun not in ("extremists", "terrorists", "gunmen", "militiamen", "mercenaries", "separatists")
        ):
            return armed[-1]
    return None


def _prominent(finds: Finds, candidates: Sequence[Trait]) -> Trait | None:
    """The candidate of the latest sentence, its subject first."""
    doc = finds.reading.doc
    return max(
        candidates,
        key=lambda c: (finds.sentence[c.mention.head], doc[c.mention.head].dep_ in ("nsubj", "nsubjpass"), c.mention.head),
        default=None,
    )
