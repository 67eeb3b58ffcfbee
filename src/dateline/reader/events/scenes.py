"""Where an event happened that says no place itself: at the place that the report has in view, or under whose dateline it stands."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.knowledge.control import control_lexicon
from dateline.reader.places.salience import antecedent
from dateline.reader.reading import Draft, PlaceMention, Reading
from dateline.reader.syntax import governors

LOCAL = frozenset({"ASSAULT", "COERCE", "PROTEST", "RETREAT"})
AT_LARGE = frozenset({"war", "conflict", "insurgency", "violence", "rebellion", "campaign", "crisis", "revolt", "unrest", "uprising"})
MANY = 500  # dead: a toll of a war rather than of a blow
WHERE = frozenset({"in", "at", "near", "across", "for", "of", "outside", "around"})
DECREED = frozenset(["declare", "proclaim", "impose", "ban", "outlaw", "suspend", "dissolve", "order", "extend", "introduce", "decree"])
CLEAR = 1.7  # standing of a place that one clause before, or a sentence before, was about
EARLY = 3  # sentences of a report that its dateline speaks for


def set_scenes(reading: Reading, drafts: list[Draft]) -> None:
    """Give the place in view to single acts that name none: violence, arrests, protests and flight, told as facts."""
    told = {d.head: d.place for d in reading.statements if d.place} | {d.head: d.places[0] for d in drafts if d.places}
    starts = [i for i, token in enumerate(reading.doc) if token.is_sent_start][: EARLY + 1]
    early = starts[EARLY] if len(starts) > EARLY else len(reading.doc)
    for draft in drafts:
        if draft.places or draft.event_type not in LOCAL or draft.modality != "actual":
            continue
        head = reading.doc[draft.head]
        if draft.event_type == "COERCE" and doc_wide(draft):
            continue
        lands = any(a.kind in ("state", "government") for a in draft.recipient)
        lands = lands or (draft.event_type == "RETREAT" and bool(draft.actor) and all(a.kind == "state" for a in draft.actor))
        if lands or draft.rule.startswith("event.coerce.issue") or _at_large(head, draft):
            continue
        joined = [head, *(c for c in head.rights if c.dep_ == "conj" and c.pos_ == "VERB")]  # "were killed and 13 injured when ..."
        # "died when a shell hit a school in X"
        below = next((c.i for h in joined for c in h.children if c.dep_ == "advcl" and c.i in told), None)
        if below is not None:
            draft.places = [told[below]]
            draft.note("places", f"{told[below].name}: of the clause that tells how")
            continue
        above = next((g.i for g in governors(head) if g.i in told), None)  # "after clashes, they took X": the clashes were at X
        if above is not None and reading.doc[above].dep_ != "ccomp":
            draft.places = [told[above]]
            draft.note("places", f"{told[above].name}: of the clause that it belongs to")
            continue
        place = antecedent(reading, draft.head, _town, "", reach=2, aside=False, least=CLEAR)
        if place is None and draft.head < early:
            place = _filed(reading)
        if place is not None:
            draft.places = [place]
            draft.note("places", f"{place.name}: no place of its own; the one the report has in view")


def doc_wide(draft: Draft) -> bool:
    """What a government declares or bans holds for its country."""
    word = draft.rule.split("/")[0].rpartition(".")[2]
    return word in DECREED and any(a.kind in ("government", "state", "person") for a in draft.actor)


def _town(place: PlaceMention) -> bool:
    return place.feature in ("city", "district", "spot") or (place.feature is None and not place.demonym)


def _at_large(head: Token, draft: Draft) -> bool:
    """Whether more is told than happens in one place: what a war has done, a toll of years."""
    if any(c.dep_ in ("nsubj", "nsubjpass") and c.lemma_.lower() in AT_LARGE for c in head.children) or head.lemma_.lower() in AT_LARGE:
        return True
    if draft.casualties and any(c.dep_ == "aux" and c.lemma_ == "have" for c in head.children):
        return True  # "97 have been killed": so far, everywhere
    if any(c.dep_ == "prep" and c.lower_ in WHERE and _elsewhere(c) for c in head.children):
        return True
    return any((count.low or 0) >= MANY for count in draft.casualties.values())


def _elsewhere(preposition: Token) -> bool:
    """A place that is said, though none that is known by name ("in six villages", "across the country")."""
    return any(
        c.dep_ == "pobj"
        and c.ent_type_ not in ("DATE", "TIME")
        and (
            c.tag_ in ("NNP", "NNPS")
            or c.lemma_.lower() in ("country", "region", "province")
            or (c.tag_ == "NNS" and c.lemma_.lower() in control_lexicon().territory.kinds)
        )
        for c in preposition.children
    )


def _filed(reading: Reading) -> PlaceMention | None:
    """The town of the dateline."""
    for place in reading.places[:4]:
        segment = reading.segment(place.head)
        if segment is not None and segment.role == "dateline" and place.feature == "city":
            return place
    return None
