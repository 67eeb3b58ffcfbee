"""Persons: names that the pipeline tags or that follow an office, with the office's words ("Kenyan President William Ruto")."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dateline.knowledge.actor_entries import PARTICLES
from dateline.knowledge.actors import Known
from dateline.knowledge.lexicon import Role, lexicon
from dateline.knowledge.wording import words_of
from dateline.reader.actors.finds import NOWHERE, Finds, Trait, is_name

INNER = frozenset({"-", "'"}) | PARTICLES
MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "VERB"})


def find_persons(finds: Finds) -> None:
    """Mentions for persons by name, each widened over the words of its office."""
    doc = finds.reading.doc
    for ent in doc.ents:
        if ent.label_ == "PERSON":
            _from_entity(finds, ent.start, ent.end)
    by_start = {t.mention.first: t for t in finds.traits if t.number == "one" and t.named}
    for first, last, role in reversed(role_hits(finds)):
        if role.plural or last >= len(doc):
            continue
        person = by_start.get(last)
        if person is None:
            end = _name_end(finds, last)
            if end is None:
                continue
            person = finds.add(last, end, end - 1, number="one", named=True, kind="person")
        _widen(finds, person, first, last, role)
        by_start[person.mention.first] = person


def role_hits(finds: Finds) -> list[tuple[int, int, Role]]:
    """Where roles stand: first token, last token (half-open), role."""
    doc = finds.reading.doc
    return [
        (a, b, rows[0])
        for a, b, rows in finds.words.hits(lexicon().roles)
        if doc[b - 1].pos_ in ("NOUN", "PROPN") or (is_name(doc[a]) and b < len(doc) and is_name(doc[b]))
    ]


def _from_entity(finds: Finds, first: int, last: int) -> None:
    doc, reading = finds.reading.doc, finds.reading
    while last > first and (doc[last - 1].tag_ == "POS" or not any(c.isalnum() for c in doc[last - 1].text)):
        last -= 1
    while first < last and (doc[first].pos_ in ("DET", "ADP", "PUNCT") or doc[first].is_space):
        first += 1
    if first >= last or not finds.free(first, last) or any("\n" in t.text for t in doc[first:last]):
        return
    place = reading.place_at[first] if reading.place_at else None
    if place is not None and not place.demonym and (place.geonames is not None or place.last >= last):
        return
    if not is_name(doc[last - 1]) or all(i in finds.land_at or not doc[i].is_alpha for i in range(first, last)):
        return
    if last - first == 1 and doc[first].lower_ in lexicon().nouns:
        return
    finds.add(first, last, _head(doc, first, last), number="one", named=True, kind="person")


def _head(doc: Doc, first: int, last: int) -> int:
    return int(doc[first:last].root.i)


def _name_end(finds: Finds, at: int) -> int | None:
    """The end of a name that begins at a token, or None: capitalised proper nouns with particles between."""
    doc, end = finds.reading.doc, at
    while end < len(doc) and end - at < 8 and _part_of_name(finds, doc[end], at):
        end += 1
    while end > at and not is_name(doc[end - 1]):
        end -= 1
    return end if end > at and is_name(doc[end - 1]) and doc[at].pos_ in ("PROPN", "NOUN", "ADJ", "X") else None


def _part_of_name(finds: Finds, token: Token, at: int) -> bool:
    if finds.reading.actor_at[token.i] is not None or token.i in finds.land_at or token.tag_ == "POS" or token.is_space:
        return False
    if token.i == at or is_name(token):
        return (
            is_name(token)
            and token.pos_ in ("PROPN", "NOUN", "ADJ", "X")
            and token.ent_type_ not in ("DATE", "TIME", "GPE", "LOC", "ORG", "FAC")
        )
    return token.lower_ in INNER


def _widen(finds: Finds, person: Trait, first: int, last: int, role: Role) -> None:
    """Let a person's mention begin at its office and at what qualifies that ("the former Malian")."""
    doc, mention = finds.reading.doc, person.mention
    name_words = words_of(doc[mention.first : mention.last].text)
    start = left_edge(doc, first, mention.last)
    while start < first and finds.land_at.get(start, NOWHERE).form == "capital" and doc[start + 1].tag_ != "POS":
        start += 1  # "In Cairo President Sisi said"
    demonyms = [finds.land_at[i][0] for i in range(start, last) if i in finds.land_at]
    person.roles.add(role.key)
    person.sex = person.sex or role.sex
    if person.known is None:
        known = _bearer(finds, tuple(name_words), role.key, demonyms)
        if known:
            person.known, person.sex = known, "f" if known.female else "m"
            mention.name, mention.entity, mention.country = known.name, known.id, known.country
    if mention.country is None and demonyms:
        mention.country = demonyms[-1]
    mention.first = start
    mention.start = doc[start].idx
    at = finds.reading.actor_at
    for i in range(start, mention.last):
        at[i] = at[i] or mention


def left_edge(doc: Doc, first: int, last: int) -> int:
    """Where the modifiers before ``first`` begin that belong to something in the range up to ``last``: no article, no clause."""
    at = first
    while at > 0:
        token = doc[at - 1]
        owner = token.head if token.tag_ == "POS" else token
        inside = token.i < owner.head.i < last and owner.head.i != owner.i
        hyphen = token.text in ("-", "/") and not doc[at - 2].whitespace_ if at > 1 else False
        if token.is_space or not (inside or hyphen):
            break
        if not (token.pos_ in MODIFIERS or token.tag_ == "POS" or hyphen) or token.dep_ in (
            "nsubj",
            "nsubjpass",
            "dobj",
            "ROOT",
            "conj",
            "appos",
        ):
            break
        at -= 1
    while at < first and (doc[at].text in ("-", "/") or doc[at].tag_ in ("POS", "CD")):
        at += 1
    return at


def _bearer(finds: Finds, words: tuple[str, ...], role: str, demonyms: list[str]) -> Known | None:
    """The only person of the vocabulary with that surname whose office, time and country fit."""
    rows = [r for r in finds.vocabulary.names.get(words[0]) or () if r.words == words] if words else []
    year, fit = finds.reading.published.year, []
    for n in {n for r in rows for n in r.actors}:
        known = finds.vocabulary.actor(n)
        here = known.country in demonyms if demonyms else finds.country_weight.get(known.country or "", 0.0) > 0
        if (
            known.kind == "person"
            and known.lived(year, 1)
            and here
            and (lexicon().keys.get(known.role or "") == role or role in ("mr", "ms", "general", "dr"))
        ):
            fit.append(known)
    return fit[0] if len(fit) == 1 else None
