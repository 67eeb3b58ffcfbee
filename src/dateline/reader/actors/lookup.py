"""The actor that a noun or pronoun in the text stands for."""

from __future__ import annotations

from spacy.tokens import Span, Token

from dateline.knowledge.actors import vocabulary
from dateline.knowledge.lexicon import GroupNoun, Role, lexicon, word_list
from dateline.reader.actors.finds import LandAt, is_name
from dateline.reader.actors.phrases import describe, phrase_range
from dateline.reader.actors.words import Words
from dateline.reader.reading import ActorMention, LinkMention, Reading
from dateline.reader.syntax import base_range

RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
FIRST_PERSON = frozenset({"we", "us", "our", "ours", "i", "me", "my", "mine", "ourselves", "myself"})
PARTS = word_list("parts")


def actor_for(reading: Reading, token: Token) -> ActorMention:
    """The actor mention that ``token`` stands for; where there is none yet, one made from its noun phrase.

    A relative pronoun gives its antecedent; "dozens of rebels" gives the rebels under the whole phrase's words;
    "we" in a quotation whose speaker is known refers back to the speaker.
    """
    found = reading.actor_at[token.i]
    if found is not None:
        if token.lower_ in FIRST_PERSON and found.same_as is None:
            found.same_as = _speaker(reading, token)
        return found
    antecedent = _relative(token)
    if antecedent is not None:
        return actor_for(reading, antecedent)
    if token.lower_ in FIRST_PERSON:
        made = _made(reading, token, token.i, token.i + 1)
        made.same_as = _speaker(reading, token)
        return made
    return _partitive(reading, token) or _described(reading, token)


def _relative(token: Token) -> Token | None:
    if token.lower_ in RELATIVE and token.tag_ in ("WDT", "WP", "WP$", "IN"):
        for above in token.ancestors:
            if above.dep_ == "relcl":
                return above.head
            if above.dep_ not in ("conj", "nsubj", "nsubjpass", "dobj", "pobj", "prep", "poss", "xcomp", "ccomp", "agent"):
                break
    return None


def _partitive(reading: Reading, token: Token) -> ActorMention | None:
    if token.lower_ not in PARTS and token.pos_ != "NUM":
        return None
    of = next((c for c in token.rights if c.dep_ == "prep" and c.lower_ == "of" and c.i - token.i <= 2), None)
    inner = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    if inner is None or inner.pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    whole = actor_for(reading, inner)
    made = _made(reading, token, base_range(token)[0], max(whole.last, token.i + 1))
    made.name, made.kind, made.country, made.entity, made.label = whole.name, whole.kind, whole.country, whole.entity, whole.label
    if inner.pos_ == "PRON":
        made.same_as = whole.same_as
    return made


def _described(reading: Reading, token: Token) -> ActorMention:
    noun = _noun(token)
    if noun is None:
        first, last = base_range(token)
        while first < token.i and (token.doc[first].pos_ in ("DET", "PUNCT", "SPACE") and token.doc[first].tag_ != "PRP$"):
            first += 1
        if last > token.i + 1 and token.doc[last - 1].tag_ == "POS":
            last -= 1
        made = _made(reading, token, first, last)
        made.country = next((land.code for land in _lands(token.doc[first : token.i]).values()), None)
        place = reading.place_at[token.i] if reading.place_at else None
        if place is not None and place.country and place.feature in ("country", None):
            made.country, made.kind = place.country, "state"
            known = vocabulary().body(place.country, "state")
            made.entity = known.id if known else None
        elif token.ent_type_ == "PERSON":
            made.kind = "person"
        elif token.ent_type_ == "ORG":
            made.kind = "organisation"
        return made
    hit_first = token.i - len(noun.words) + 1
    first, last = phrase_range(token.doc, token, max(hit_first, 0), token.i + 1)
    lands = _lands(token.doc[first : min(last + 4, len(token.doc))])
    inner = next((m for i in range(token.i - 1, first - 1, -1) if (m := reading.actor_at[i]) is not None), None)
    d = describe(token.doc, first, last, token.i, noun, lands, inner, vocabulary())
    made = _made(reading, token, first, last)
    made.name, made.kind, made.country, made.entity, made.label = d.name, d.kind, d.country, d.entity, d.label
    return made


def _noun(token: Token) -> GroupNoun | Role | None:
    """The known noun or office that a token heads, with up to three words before it."""
    lex, doc = lexicon(), token.doc
    for size in (3, 2, 1):
        if token.i - size + 1 < 0:
            continue
        words = tuple(doc[i].lower_ for i in range(token.i - size + 1, token.i + 1))
        rows: tuple[GroupNoun | Role, ...] = (*lex.nouns.get(words[0], ()), *lex.roles.get(words[0], ()))
        found = next((row for row in rows if row.words == words), None)
        if found is not None:
            return found
    return None


def _lands(span: Span) -> dict[int, LandAt]:
    """Countries named in a stretch of the text, by token."""
    known, out = vocabulary(), {}
    for first, last, rows in Words(span).hits(known.lands, inside=True):
        country = known.countries[rows[0].countries[0]]
        for i in range(first, last):
            if is_name(span.doc[i]):
                out[i] = LandAt(country.id, rows[0].form, not country.part)
    return out


def _made(reading: Reading, token: Token, first: int, last: int) -> ActorMention:
    start, end = reading.chars((first, last))
    made = ActorMention(start, end, first, last, token.i, name=reading.text[start:end])
    reading.actors.append(made)
    for i in range(first, last):
        reading.actor_at[i] = reading.actor_at[i] or made
    reading.actor_at[token.i] = made
    return made


def _speaker(reading: Reading, token: Token) -> ActorMention | None:
    """Who speaks the quotation that a token stands in, where attribution has found it."""
    at = token.idx
    for quote in reading.quotes:
        if quote.start <= at < quote.end and quote.speaker is not None:
            link: LinkMention | None = quote.speaker
            steps = 0
            while link is not None and link.actor is None and link.same_as is not None and steps < 20:
                link, steps = link.same_as, steps + 1
            actor = link.actor if link is not None else None
            return actor if actor is not None and actor.head != token.i else None
    return None
