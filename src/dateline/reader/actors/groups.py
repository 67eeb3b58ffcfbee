"""Mentions for descriptions of actors, for organisations outside the vocabulary and for states that act."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.knowledge.lexicon import GroupNoun, Role, lexicon, word_list
from dateline.reader.actors.finds import Finds, Trait, is_name
from dateline.reader.actors.persons import role_hits
from dateline.reader.actors.phrases import BODIES, LOOSE, NOMINAL, backed, describe, phrase_range

ABSORBS = LOOSE | word_list("absorbs")
ORGANISATION_NOUNS = (
    (("ministry", "parliament", "police", "senate", "congress", "department", "embassy", "directorate"), "government"),
    (("army", "brigade", "battalion", "division", "corps", "regiment", "navy", "forces", "guard", "command"), "military"),
    (("liberation", "resistance", "militia", "mujahideen", "jihad", "brigades", "revolutionary"), "armed group"),
    (("party",), "opposition"),
    (("news", "times", "post", "tv", "radio", "herald", "tribune", "television", "daily", "press"), "outlet"),
)
MASS = frozenset({"force", "command", "mission", "service", "patrol"})
ADDRESSED = word_list("addressed")
LOCATIVE = frozenset({"be", "lie", "have", "border", "remain", "seem", "become"})


def find_groups(finds: Finds) -> None:
    """Mentions for the noun phrases whose head is a known noun or office."""
    doc = finds.reading.doc
    hits: list[tuple[int, int, GroupNoun | Role]] = [(a, b, rows[0]) for a, b, rows in finds.words.hits(lexicon().nouns)]
    taken = {i for a, b, noun in hits for i in range(a, b)}
    hits += [(a, b, role) for a, b, role in role_hits(finds) if b - a > 1 or a not in taken or finds.reading.actor_at[a] is None]
    longest: dict[int, tuple[int, int, GroupNoun | Role]] = {}
    for a, b, noun in hits:
        head = doc[a:b].root.i
        if (
            head not in longest
            or b - a > longest[head][1] - longest[head][0]
            or (isinstance(noun, Role) and not noun.plural and b - a == longest[head][1] - longest[head][0])
        ):
            longest[head] = (a, b, noun)
    for head, (a, b, noun) in sorted(longest.items()):
        if head not in finds.land_at and stands_alone(doc[head], noun):
            describe_at(finds, head, a, b, noun)


def stands_alone(token: Token, noun: GroupNoun | Role) -> bool:
    """Whether a token heads a noun phrase of its own, and does not qualify the next noun ("government troops")."""
    if token.pos_ in ("NOUN", "PROPN", "PRON"):
        if (
            token.dep_ in ("compound", "amod", "nmod", "npadvmod", "nummod")
            and token.head.i > token.i
            and token.head.pos_ in ("NOUN", "PROPN", "ADJ", "VERB")
        ):
            return False
        following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
        return following is None or following.text != "-" or bool(token.whitespace_)
    plural = isinstance(noun, GroupNoun) and noun.number == "many"
    return (
        plural
        and token.pos_ in ("ADJ", "VERB")
        and token.dep_ in NOMINAL - {"ROOT", "conj"}
        and token.tag_ not in ("VBD", "VBZ", "VBP", "VB")
    )


def describe_at(finds: Finds, head: int, first: int, last: int, noun: GroupNoun | Role) -> Trait | None:
    """The mention for the noun phrase that a known noun heads; None where a name already stands there."""
    doc, reading = finds.reading.doc, finds.reading
    standing = reading.actor_at[head]
    if standing is not None:
        return None
    first, last = phrase_range(doc, doc[head], first, last)
    inner = None
    for i in range(head - 1, first - 1, -1):
        if (inner := reading.actor_at[i]) is not None:
            break
    if inner is not None and inner.last < head and backed(doc, inner.last - 1):
        inner = None  # "the UN-backed government" is not the UN
    if inner is not None and inner.first < first:
        first = inner.first
    if noun.words[-1] in MASS and first == head and not any(c.dep_ in ("det", "poss") for c in doc[head].lefts):
        return None  # "by force"
    d = describe(doc, first, last, head, noun, finds.land_at, inner, finds.vocabulary)
    trait = finds.add(
        first,
        last,
        head,
        number=d.number,
        noun=d.noun,
        definite=d.definite,
        possessive=d.possessive,
        modifiers=d.modifiers,
        name=d.name,
        kind=d.kind,
        country=d.country,
        entity=d.entity,
        label=d.label,
    )
    if isinstance(noun, Role):
        trait.roles.add(noun.key)
        trait.sex = noun.sex
    elif noun.words[-1].endswith("woman") or noun.words[-1] in ("girl", "mother"):
        trait.sex = "f"
    if trait.mention.entity is None and d.number == "many" and d.kind in ("military", "armed group"):
        _belongs(finds, trait)
    if last - 1 > head and doc[head].text[:1].isupper():
        trait.named = True
    if (
        inner is not None
        and inner.last == head
        and noun.words[-1] in ABSORBS
        and inner.entity
        and inner.kind != "person"
        and inner.head == head - 1
    ):
        trait.named, trait.mention.name, trait.mention.kind = True, inner.name, inner.kind
        for i in range(first, last):
            reading.actor_at[i] = trait.mention
        finds.gone.add(id(finds.trait_of[id(inner)]))
    return trait


def _belongs(finds: Finds, trait: Trait) -> None:
    """ "Fighters of the Islamic State": the group's entity for its members."""
    for prep in finds.reading.doc[trait.mention.head].rights:
        if prep.dep_ == "prep" and prep.lower_ in ("of", "from"):
            for token in prep.children:
                group = finds.at(token.i) if token.dep_ == "pobj" else None
                if (
                    group is not None
                    and group.named
                    and group.number == "body"
                    and group.mention.kind in ("armed group", "military", "opposition")
                ):
                    trait.mention.entity, trait.mention.kind, trait.mention.country = (
                        group.mention.entity,
                        group.mention.kind,
                        group.mention.country,
                    )
                    return


def find_organisations(finds: Finds) -> None:
    """Mentions for organisations that the pipeline tags and the vocabulary does not know: of several words, or initials."""
    doc, reading = finds.reading.doc, finds.reading
    for ent in doc.ents:
        if ent.label_ not in ("ORG", "NORP") or (ent.label_ == "NORP" and len(ent) < 2):
            continue
        first, last = ent.start, ent.end
        if ent.label_ == "NORP" and (
            first in finds.land_at or doc[last - 1].pos_ == "ADJ" or doc[last - 1].dep_ in ("amod", "compound", "nmod")
        ):
            continue
        while first < last and (doc[first].pos_ in ("DET", "PUNCT", "NUM") or doc[first].is_space):
            first += 1
        while last > first and (doc[last - 1].tag_ == "POS" or doc[last - 1].pos_ == "PUNCT" or doc[last - 1].is_space):
            last -= 1
        if first >= last or not finds.free(first, last) or any("\n" in t.text for t in doc[first:last]):
            continue
        place = next((p for i in range(first, last) if reading.place_at and (p := reading.place_at[i])), None)
        if place is not None and not place.demonym and place.last - place.first >= last - first - 1:
            continue
        initials = last - first == 1 and doc[first].text.isupper() and len(doc[first].text) > 1 and doc[first].text.isalnum()
        if last - first == 1 and (not initials or first in finds.land_at):
            continue
        if last - first > 1 and not (is_name(doc[first]) and is_name(doc[last - 1])):
            continue
        low = {t.lower_ for t in doc[first:last]}
        kind = next((k for words, k in ORGANISATION_NOUNS if low & set(words)), "organisation")
        country = next((finds.land_at[i][0] for i in range(first, last) if i in finds.land_at), None)
        bare = " ".join(t.lower_ for t in doc[first:last] if t.i not in finds.land_at and t.lower_ not in ("of", "the", "'s"))
        known = finds.vocabulary.body(country, BODIES[bare]) if country and bare in BODIES else None
        finds.add(
            first,
            last,
            doc[first:last].root.i,
            number="body",
            named=True,
            kind=known.kind if known else kind,
            country=country,
            entity=known.id if known else None,
            noun=bare if known else None,
        )


def find_states(finds: Finds) -> None:
    """Mentions for countries and capitals that act or are addressed, and for nationals ("the Israelis")."""
    doc, reading, vocabulary = finds.reading.doc, finds.reading, finds.vocabulary
    done = -1
    for i, land in sorted(finds.land_at.items()):
        code, form = land.code, land.form
        if i <= done or reading.actor_at[i] is not None:
            continue
        first = last = i
        while last < len(doc) and finds.land_at.get(last) == land and reading.actor_at[last] is None:
            last += 1
        done = last - 1
        head = doc[first:last].root
        if form in ("name", "capital") and acts(head, form) and not (form == "capital" and head.is_upper and len(head) > 4):
            known = vocabulary.body(code, "state" if form == "name" else "government") if land.whole else None
            finds.add(
                first,
                last,
                head.i,
                number="body",
                named=True,
                kind="state" if form == "name" else "government",
                country=code,
                entity=known.id if known else None,
            )
        elif form in ("people", "adj") and head.tag_ in ("NNPS", "NNS") and head.dep_ in NOMINAL:
            ethnic = first > 0 and doc[first - 1].lower_ == "ethnic"  # "ethnic Albanians" may live anywhere
            finds.add(
                first - ethnic, last, head.i, number="many", kind="civilians" if ethnic else "other", country=None if ethnic else code
            )


def acts(token: Token, form: str) -> bool:
    """Whether a country's name stands where only an actor can: subject of a deed, its agent, one who is addressed."""
    top, steps = token, 0
    while top.dep_ == "conj" and steps < 12:
        top, steps = top.head, steps + 1
    if top.dep_ == "nsubj":
        return (
            top.head.pos_ == "VERB"
            and top.head.lemma_ not in LOCATIVE
            and top.head.lemma_ not in ("fall", "see", "lose" if form == "capital" else "")
        )
    if top.dep_ == "nsubjpass":
        return top.head.lemma_ in ADDRESSED
    if top.dep_ == "pobj":
        return top.head.dep_ == "agent"
    return top.dep_ in ("dobj", "dative") and top.head.lemma_ in ADDRESSED
