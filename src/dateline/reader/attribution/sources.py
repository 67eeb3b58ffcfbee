"""The source of an attribution: from the noun that heads it to a link."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.knowledge.source_roles import source_roles
from dateline.reader.attribution.roles import count_of, indefinite, role_noun, role_of_words
from dateline.reader.reading import LinkMention, Reading
from dateline.reader.syntax import base_range, conjuncts

KINDS = {
    "state": "official",
    "government": "official",
    "military": "military",
    "armed group": "armed group",
    "opposition": "unspecified",
    "outlet": "outlet",
    "civilians": "resident",
    "person": "person",
}


def link_for(reading: Reading, head: Token, verb: str | None, start_at: int | None = None) -> LinkMention:
    """A new link for the noun phrase of ``head``, with joint sources in one link ("police and residents")."""
    heads = [t for t in conjuncts(head) if t.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET") or t == head]
    first, last = _extent(head)
    joint = start_at is not None and start_at < first and any(t.lower_ == "and" for t in head.doc[start_at:first])
    if joint and start_at is not None:
        first = start_at
    for other in heads[1:]:
        if not any(t.pos_ in ("VERB", "AUX") for t in reading.doc[last : other.left_edge.i]) and other.i - last < 12:
            last = max(last, _extent(other)[1])
    segment = reading.segment(head)
    while segment is not None and first < head.i and reading.doc[first].idx < segment.start:
        first += 1
    start, end = reading.chars((first, last))
    link = LinkMention(start, end, first, last, head.i, verb=verb)
    _describe(reading, link, head, joint or len(heads) > 1)
    return link


def label_link(reading: Reading, start: int, end: int, name: str) -> LinkMention:
    """The link of a transcript's label ("SPOKESPERSON")."""
    span = reading.doc.char_span(start, end, alignment_mode="expand")
    first, last = (span.start, span.end) if span is not None else (0, min(1, len(reading.doc)))
    link = LinkMention(start, end, first, last, max(last - 1, first), name=name, verb="say")
    noun = role_of_words(name.lower().split())
    link.role = noun.role if noun else "person"
    link.named = noun is None
    link.count = None if link.named else 1
    return link


def _extent(head: Token) -> tuple[int, int]:
    """The noun phrase: base, its prepositional phrases that say who it is, and a name in apposition."""
    first, last = base_range(head)
    doc = head.doc
    if last - 1 > head.i and doc[last - 1].tag_ == "POS":
        last -= 1
    for child in head.rights:
        if (
            child.dep_ == "prep"
            and child.lower_
            in (
                "of",
                "in",
                "from",
                "for",
                "at",
                "with",
                "near",
                "on",
                "to",
                "close",
                "by",
                "inside",
                "familiar",
                "without",
                "under",
                "outside",
            )
            and child.i <= last + 1
        ) or (child.dep_ == "amod" and child.i == last and child.lower_ in ("close", "familiar", "briefed")):
            last = max(last, _phrase_end(child))
        elif child.dep_ == "appos" and not any(t.dep_ in ("relcl", "ccomp") for t in child.subtree) and child.right_edge.i - last < 14:
            last = max(last, child.right_edge.i + 1)
            while last - 1 > child.i and (doc[last - 1].is_punct or doc[last - 1].is_space):
                last -= 1
    opening = next((i for i in range(head.i + 1, last) if doc[i].text in ("(", "[")), None)
    if opening is not None and not any(doc[i].text in (")", "]") for i in range(opening, last)):
        last = opening
    return first, last


def _phrase_end(prep: Token) -> int:
    """Where a prepositional phrase ends, without clauses, appositions and temporal phrases in it."""
    last = prep.i + 1
    for child in prep.children:
        if child.dep_ in ("pobj", "pcomp", "prep") and child.i > prep.i:
            if child.ent_type_ in ("DATE", "TIME") or child.dep_ == "pcomp":
                return prep.i
            for t in child.subtree:
                if t.dep_ in ("relcl", "acl", "appos", "advcl", "ccomp") or t.lower_ in ("who", "which"):
                    return max(last, _trim_comma(child.doc, t.left_edge.i))
                last = max(last, t.i + 1)
    return _trim_comma(prep.doc, last)


def _trim_comma(doc: object, last: int) -> int:
    while last > 0 and (doc[last - 1].is_punct or doc[last - 1].is_space):  # type: ignore[index]
        last -= 1
    return last


def _describe(reading: Reading, link: LinkMention, head: Token, joint: bool) -> None:
    doc = reading.doc
    actors = reading.actor_at
    link.actor = actors[head.i] if head.i < len(actors) else None
    person = _named_part(head)
    noun = role_noun(head) or next((r for c in head.children if c.dep_ in ("compound", "amod", "nmod") and (r := role_noun(c))), None)
    if person is not None:
        name = person
        link.named = True
        link.role = noun.role if noun else KINDS.get(link.actor.kind if link.actor else "", "unspecified")
        looks = {t.lower_ for t in doc[link.first : link.last]}
        if looks & source_roles().outlets and (noun is None or noun.of == "things"):
            link.role = "outlet"
        elif head.ent_type_ == "PERSON" and link.role in ("unspecified", "person"):
            link.role = "person"
    else:
        name = _plain_name(reading, link, head)
        link.role = noun.role if noun else KINDS.get(link.actor.kind if link.actor else "", "unspecified")
        link.named = bool(noun and noun.of == "institution" and not indefinite(head)) or (
            head.pos_ == "PROPN" and not (noun and noun.of == "people")
        )
    link.name = name or reading.text[link.start : link.end]
    link.count = None if link.named or joint else count_of(head)
    if joint:
        link.name = reading.text[link.start : link.end]


def _named_part(head: Token) -> str | None:
    """The name in a noun phrase: a proper head without titles before it, or a proper noun in apposition; else None."""
    if head.pos_ == "PROPN":
        doc, i = head.doc, head.i
        while (
            i > head.left_edge.i
            and (
                doc[i - 1].pos_ == "PROPN"
                or (doc[i - 1].lower_ in ("al", "-", "bin", "ibn", "van", "von", "de", "el", "the") and doc[i - 1].head.i >= i)
            )
            and doc[i - 1].dep_ in ("compound", "punct", "nmod", "det", "flat", "amod")
        ):
            i -= 1
        titles = source_roles().titles
        while i < head.i and (doc[i].lower_ in titles or doc[i].is_punct or doc[i].lower_ == "the"):
            i += 1
        if (role := role_noun(head)) and role.of == "people" and head.ent_type_ != "PERSON":
            return _in_apposition(head)
        last = head.i + 1
        for child in head.rights:  # "Ministry of Defense", "Doctors Without Borders"
            if (
                child.dep_ == "prep"
                and child.i == last
                and child.lower_ in ("of", "for", "without", "on")
                and any(o.pos_ == "PROPN" for o in child.children)
            ):
                last = _phrase_end(child)
        return doc[i:last].text
    return _in_apposition(head)


def _in_apposition(head: Token) -> str | None:
    for child in head.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and child.i > head.i:
            return _named_part(child)
    noun = role_noun(head)
    before = [c for c in head.lefts if c.dep_ in ("compound", "nmod") and c.pos_ == "PROPN"]
    if noun and noun.of == "institution" and before and head.ent_type_ in ("ORG",) and not indefinite(head):
        return head.doc[before[0].left_edge.i : head.i + 1].text
    return None


def _plain_name(reading: Reading, link: LinkMention, head: Token) -> str:
    """The wording of a common noun without articles and counts."""
    first, last = base_range(head)
    if last - 1 > head.i:
        last = head.i + 1
    doc = reading.doc
    while first < head.i and (doc[first].lower_ in source_roles().before or doc[first].like_num or doc[first].is_punct):
        first += 1
    return reading.text[doc[first].idx : doc[last - 1].idx + len(doc[last - 1])]
