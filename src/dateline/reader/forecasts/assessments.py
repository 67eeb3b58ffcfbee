"""Judgements of how things are or why."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.knowledge.modality import modality
from dateline.reader.actors.lookup import actor_for
from dateline.reader.certainty.scale import estimates
from dateline.reader.forecasts.find import asks, live_sentences, outlooks
from dateline.reader.forecasts.outlook import animate
from dateline.reader.forecasts.predicates import Judged, judged_predicates, under_wish
from dateline.reader.forecasts.reasons import judged_estimate, judged_reasons
from dateline.reader.reading import Draft, Mention, Reading
from dateline.reader.syntax import clause_range, possessor

OVER_ALL = ("assessment.cause/1", "assessment.evidence/1")  # beside an event or a forecast of the same clause too


def assessments(reading: Reading) -> Iterator[Draft]:
    """Every judgement of the report: one for a clause, and none where another statement is already made of the clause."""
    taken = {d.head for d in reading.statements} | {i for o in outlooks(reading) for i in (o.head, o.outcome, *o.also)}
    wishes = modality().wish
    found: dict[int, Judged] = {}
    for judged in _found(reading):
        if judged.head in taken and judged.rule not in OVER_ALL:
            continue
        head = reading.doc[judged.head]
        if judged.rule not in OVER_ALL and under_wish(head, wishes):
            continue
        first = found.get(judged.head)
        if first is None:
            found[judged.head] = judged
        else:
            first.cue = (min(first.cue[0], judged.cue[0]), max(first.cue[1], judged.cue[1]))
            first.about += [t for t in judged.about if t not in first.about]
    for judged in found.values():
        yield _draft(reading, judged)


def _found(reading: Reading) -> Iterator[Judged]:
    live: list[tuple[int, int]] = []
    for sent in live_sentences(reading):
        if asks(sent):
            continue
        live.append((sent.start, sent.end))
        for token in sent:
            if token.is_alpha or token.pos_ in ("ADJ", "VERB", "NOUN"):
                yield from judged_predicates(reading, token)
                yield from judged_reasons(reading, token)
    at = 0
    for estimate in estimates(reading.doc):
        while at < len(live) and live[at][1] <= estimate.first:
            at += 1
        if at < len(live) and live[at][0] <= estimate.first:
            judged = judged_estimate(reading, estimate)
            if judged is not None:
                yield judged


def _draft(reading: Reading, judged: Judged) -> Draft:
    head = reading.doc[judged.head]
    first, last = clause_range(head)
    draft = Draft("assessment", judged.head, judged.cue, (min(first, judged.cue[0]), max(last, judged.cue[1])), judged.rule)
    draft.note("kind", f"assessment by {reading.words(judged.cue)!r}")
    for token in judged.about:
        for mention in _mentions(reading, token):
            if mention not in draft.about:
                draft.about.append(mention)
    return draft


def _mentions(reading: Reading, token: Token) -> Iterator[Mention]:
    """The actors and places that a judged word stands for or belongs to ("the regime's morale", "hold on Brega")."""
    owner = possessor(token)
    below = [
        o for p in token.children if p.dep_ == "prep" and p.lower_ in ("of", "on", "in", "over") for o in p.children if o.dep_ == "pobj"
    ]
    for word in (token, owner, *below):
        if word is None:
            continue
        place = reading.place_at[word.i]
        actor = reading.actor_at[word.i]
        if place is not None and not place.demonym and (actor is None or actor.entity is None):
            yield place
        elif actor is not None or (word == token and animate(reading, word)):
            yield actor or actor_for(reading, word)
