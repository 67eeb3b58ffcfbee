"""Names of the vocabulary in the text, and which of several bearers of a name is meant."""

from __future__ import annotations

from collections import defaultdict

from spacy.tokens import Doc

from dateline.knowledge.actors import Country, Known, Land, Name, surname
from dateline.knowledge.lexicon import lexicon
from dateline.knowledge.wording import words_of
from dateline.reader.actors.finds import NOWHERE, Finds, LandAt, Trait, is_name

PERSON_NUMBER = "one"
SHORT_WORDS = frozenset({"al", "the", "of", "and", "de", "la", "el"})


def find_lands(finds: Finds) -> None:
    """Countries, demonyms and capitals by token, and how much of the report speaks of each country."""
    doc, lands = finds.reading.doc, finds.vocabulary.lands
    weight: defaultdict[str, float] = defaultdict(float)
    for first, last, found in finds.words.hits(lands, inside=True):
        rows = [r for r in found if _land_written(doc, first, last, r)]
        if not rows:
            continue
        row = _best_form(doc, last - 1, rows)
        land = _country(finds, row, weight)
        code = land.id
        weight[code] += 1
        for i in range(first, last):
            finds.land_at[i] = LandAt(code, row.form, not land.part)
    for place in finds.reading.places:
        if place.country:
            weight[place.country] += 0.5
    finds.country_weight = dict(weight)


def _land_written(doc: Doc, first: int, last: int, row: Land) -> bool:
    text = doc[first].text
    if row.capitals:
        return text.replace(".", "").split("-")[0].isupper()
    return is_name(doc[first]) or is_name(doc[last - 1])


def _best_form(doc: Doc, at: int, rows: list[Land]) -> Land:
    """Of the forms that one wording has ("Russian" is an adjective and a person), the one that its tag asks for."""
    tag = doc[at].tag_
    order = (
        ("people", "adj", "name", "capital")
        if tag in ("NNPS", "NNS")
        else ("adj", "name", "people", "capital")
        if tag.startswith("JJ")
        else ("name", "capital", "adj", "people")
    )
    return min(rows, key=lambda r: order.index(r.form))


def _country(finds: Finds, row: Land, weight: dict[str, float]) -> Country:
    """The country of an ambiguous wording ("Congolese"): the one the report has spoken of, else the first that existed."""
    year, countries = finds.reading.published.year, finds.vocabulary.countries
    fit = [countries[n] for n in row.countries]
    living = [c for c in fit if (c.end is None or year <= c.end) and (c.start is None or year >= c.start)] or fit
    return max(living, key=lambda c: weight.get(c.id, 0.0))


def find_names(finds: Finds) -> None:
    """Mentions for the names of the vocabulary. A surname alone counts once its bearer has been introduced."""
    doc, vocabulary = finds.reading.doc, finds.vocabulary
    shouting = _shouting(doc)
    hits = [(a, b, rows) for a, b, rows in finds.words.hits(vocabulary.names) if _written(doc, a, b, rows[0], shouting)]
    for _, _, rows in hits:
        if not rows[0].short and len(rows[0].actors) == 1 and (country := vocabulary.actor(rows[0].actors[0]).country):
            finds.country_weight[country] = finds.country_weight.get(country, 0.0) + 0.5
    offices = {i for a, b, _ in finds.words.hits(lexicon().roles) for i in range(a, b)}
    introduced: dict[tuple[str, ...], Known] = {}
    for a, b, rows in hits:
        row = rows[0]
        met = introduced.get(row.words)
        if (met is None and row.short) or (b - a == 1 and finds.land_at.get(a, NOWHERE).form in ("name", "adj")):
            continue
        bearers = [k for k in map(vocabulary.actor, row.actors) if _possible(finds, k)]
        if met is None and not bearers:
            continue
        if (met is not None or bearers[0].kind == "person") and b - a <= 2 and _of_a_longer_name(finds, a, b, offices):
            continue
        known = met or choose(finds, bearers)
        if known is None:
            kinds = {k.kind for k in bearers}
            _add(finds, a, b, None, kinds.pop() if len(kinds) == 1 else "organisation")
            continue
        if known.kind == "person" and (short := _surname_words(known.name)):
            introduced[short] = known
        _add(finds, a, b, known, known.kind)


def _shouting(doc: Doc) -> bool:
    """Whether the text is set in capitals throughout, so that these tell nothing."""
    words = [t for t in doc[:400] if t.is_alpha and len(t) > 3]
    return len(words) > 5 and sum(t.is_upper for t in words) > 0.6 * len(words)


def _possible(finds: Finds, known: Known) -> bool:
    """Whether it can be meant at the time: nobody names what is still to come."""
    return known.start is None or finds.reading.published.year >= known.start - (15 if known.kind == "person" else 2)


def _of_a_longer_name(finds: Finds, first: int, last: int, offices: set[int]) -> bool:
    """ "Ivanka Trump" is not Trump: another name stands directly before or after."""
    doc = finds.reading.doc
    if first > 0:
        before = doc[first - 1]
        if (
            before.pos_ == "PROPN"
            and is_name(before)
            and before.i not in offices
            and before.i not in finds.land_at
            and before.ent_type_ == "PERSON"
            and (doc[first].ent_iob_ == "I" or before.head.i in range(first, last))
        ):
            return True
    if last < len(doc):
        after = doc[last]
        return (
            after.pos_ == "PROPN"
            and is_name(after)
            and after.ent_type_ == "PERSON"
            and after.ent_iob_ == "I"
            and after.i not in finds.land_at
        )
    return False


def _surname_words(name: str) -> tuple[str, ...] | None:
    last = surname(name)
    return tuple(words_of(last)) if last else None


def _written(doc: Doc, first: int, last: int, row: Name, shouting: bool) -> bool:
    """Whether capitals bear the name out: all of them for initials, one at least for others."""
    span = doc[first:last]
    if row.capitals:
        text = span.text.replace(".", "")
        return not (shouting and len(text) < 5) and sum(c.isupper() for c in text) > 1
    if len(span) == 1:
        return is_name(span[0]) and span[0].pos_ not in ("VERB", "ADV")
    return any(is_name(t) for t in span if t.lower_ not in SHORT_WORDS)


def choose(finds: Finds, bearers: list[Known]) -> Known | None:
    """The bearer that lived at the time and whose country the report speaks of; None where two are as likely."""
    if len(bearers) == 1:
        return bearers[0]
    year, weight = finds.reading.published.year, finds.country_weight
    ranked = sorted(bearers, key=lambda k: -(4.0 * k.lived(year)) - min(weight.get(k.country or "", 0.0), 3.0))
    first, second = (4.0 * k.lived(year) + min(weight.get(k.country or "", 0.0), 3.0) for k in ranked[:2])
    return ranked[0] if first > second or ranked[0].country == ranked[1].country else None


def _add(finds: Finds, first: int, last: int, known: Known | None, kind: str) -> Trait:
    doc = finds.reading.doc
    if doc[first].lower_ == "the" and last - first > 1:
        first += 1
    head = doc[first:last].root.i
    trait = finds.add(first, last, head, number=PERSON_NUMBER if kind == "person" else "body", named=True, kind=kind)
    if known:
        trait.known = known
        trait.mention.name, trait.mention.entity, trait.mention.country = known.name, known.id, known.country
        trait.nouns = known.noun
        if known.role:
            trait.roles.add(known.role)
        if kind == "person":
            trait.sex = "f" if known.female else "m"
    return trait
