"""Sources that refer back: "he", "the official", "another official", "one of them", "Ibrahim"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.reader.attribution.roles import count_of, plural, role_noun
from dateline.reader.identity import first_of
from dateline.reader.reading import LinkMention, Reading

PERSON = frozenset({"he", "she", "him", "her", "his", "i"})
BODY = frozenset({"it", "its"})
MANY = frozenset({"they", "them", "their", "we"})
PLAIN = {"him": "he", "his": "he", "her": "she", "its": "it", "them": "they", "their": "they"}
RELATIVE = frozenset({"who", "which", "that"})
SAME = frozenset({"the", "that", "this", "same"})
OUTLET_NOUNS = frozenset(
    {
        "network",
        "newspaper",
        "paper",
        "agency",
        "broadcaster",
        "channel",
        "station",
        "outlet",
        "daily",
        "magazine",
        "radio",
        "website",
        "site",
    }
)
WINDOW = 24  # links looked back upon


def resolve(reading: Reading, links: list[LinkMention], link: LinkMention) -> None:
    """Set ``same_as`` of a link to the earlier link that is the same source; its name and kind follow. ``links`` are the
    earlier ones in the order of the text."""
    head = reading.doc[link.head]
    earlier = links[-WINDOW:]
    found: LinkMention | None = None
    if head.pos_ == "PRON" and head.lower_ in PERSON | BODY | MANY | RELATIVE:
        found = _pronoun(reading, earlier, link, head)
        if found is not None:
            _take(link, found)
        elif link.actor is not None:
            _describe_by_actor(reading, link)
    elif head.pos_ == "NOUN" and _definite(head):
        found = _description(reading, earlier, head)
        if found is not None:
            link.same_as = found
            if link.count is None:
                link.count = found.count
    elif head.tag_ == "NNS" and link.last - link.first == 1 and head.lower_ in ("sources", "officials", "diplomats"):
        link.same_as = next((x for x in reversed(links[-4:]) if not x.named and reading.doc[x.head].lower_ == head.lower_), None)
    elif link.named and head.pos_ == "PROPN":
        found = next((x for x in reversed(links) if x.named and x is not link and _same_name(link.name, x.name)), None)
        if found is not None:
            link.same_as = found
            if len(found.name) > len(link.name):
                link.name = found.name
            if link.role in ("person", "unspecified"):
                link.role = found.role
    if link.same_as is not None:
        while link.same_as.same_as is not None and link.same_as.same_as is not link:
            link.same_as = link.same_as.same_as


def _take(link: LinkMention, found: LinkMention) -> None:
    link.same_as, link.name, link.named, link.count, link.role = found, found.name, found.named, found.count, found.role


def _describe_by_actor(reading: Reading, link: LinkMention) -> None:
    """Name and kind of a pronoun's link from the actor that it stands for: "General Toure", "a diplomat"."""
    actor = first_of(link.actor) if link.actor else None
    if actor is None or actor is link.actor:
        return
    head = reading.doc[actor.head]
    noun = role_noun(head)
    link.name = actor.name or link.name
    link.named = actor.entity is not None or head.pos_ == "PROPN" or (noun is not None and noun.of == "institution")
    link.count = None if link.named else count_of(head)
    if noun is not None:
        link.role = noun.role
    elif actor.kind == "person":
        link.role = "person"


def _pronoun(reading: Reading, earlier: list[LinkMention], link: LinkMention, head: Token) -> LinkMention | None:
    """The source that a pronoun stands for: the one its actor mention refers to, else the last that fits."""
    target = first_of(link.actor) if link.actor else None
    if target is not None and target is not link.actor:
        for x in reversed(earlier):
            if x.actor is not None and first_of(x.actor) is target:
                return x
        if head.lower_ in PERSON and target.kind == "person":
            return None  # a person who has not spoken before
    for x in reversed(earlier):
        if x.end > link.start or x is link:
            continue
        noun = reading.doc[x.head]
        if _distance(reading, x, link) > 6:
            break
        if head.lower_ in PERSON and reading.place_at and reading.place_at[noun.i] is not None and noun.ent_type_ != "PERSON":
            continue
        if head.lower_ in PERSON and x.actor is not None and x.actor.kind in ("state", "government", "military"):
            continue
        if _fits(x, noun, head):
            return x
    return None


def _distance(reading: Reading, x: LinkMention, link: LinkMention) -> int:
    return reading.text.count("\n\n", x.end, link.start) * 2 + reading.text.count(". ", x.end, link.start)


def _fits(x: LinkMention, noun: Token, pronoun: Token) -> bool:
    word = PLAIN.get(pronoun.lower_, pronoun.lower_)
    if noun.pos_ == "PRON" and x.same_as is None:
        return PLAIN.get(noun.lower_, noun.lower_) == word
    role = role_noun(noun)
    body = (role is not None and role.of != "people") or noun.ent_type_ in ("ORG", "GPE", "NORP") or x.role in ("outlet", "document")
    if word in ("he", "she", "i"):
        if noun.lower_ in ("he", "she", "they", "it"):
            return noun.lower_ == word
        return (
            not plural(noun)
            and (not body or noun.ent_type_ == "PERSON" or x.role in ("person", "spokesperson"))
            and x.role not in ("outlet", "document")
        )
    if word == "it":
        return noun.lower_ == "it" or (
            not plural(noun) and body and noun.ent_type_ != "PERSON" and noun.lower_ not in ("he", "she", "they")
        )
    return noun.lower_ == "they" or plural(noun) or (x.count == 1 and not x.named) or body


def _definite(head: Token) -> bool:
    return any(c.dep_ in ("det", "poss", "amod") and c.lower_ in ("the", "that", "same", "this") for c in head.lefts)


def _description(reading: Reading, earlier: list[LinkMention], head: Token) -> LinkMention | None:
    """ "The official", "the ministry", "the spokesman", "the network": the last link so called or so described."""
    if any(c.dep_ in ("relcl", "prep", "appos") and c.i > head.i and c.lower_ != "in" for c in head.children) and not any(
        c.lower_ == "same" for c in head.lefts
    ):
        return None
    word = head.lemma_.lower()
    described = {c.lower_ for c in head.lefts if c.dep_ in ("amod", "compound", "nmod", "poss") and c.lower_ not in ("same",)}
    for x in reversed(earlier):
        noun = reading.doc[x.head]
        words = {t.lemma_.lower() for t in reading.doc[x.first : x.last]}
        if (
            word in words
            and (not described or described <= {t.lower_ for t in reading.doc[x.first : x.last]})
            and plural(head) == plural(noun)
        ):
            return x
        if word in OUTLET_NOUNS and x.role == "outlet" and x.named and not described:
            return x
    role = role_noun(head)
    if role is not None and role.of == "people" and not described and role.role in ("spokesperson", "diplomat", "military"):
        for x in reversed(earlier[-6:]):
            if x.named and x.role == role.role and not plural(head):
                return x
    return None


def _same_name(short: str, long: str) -> bool:
    a, b = short.lower().split(), long.lower().split()
    return bool(a) and bool(b) and (a == b or (a[-1:] == b[-1:] and (len(a) == 1 or len(b) == 1)) or " ".join(a) in " ".join(b))
