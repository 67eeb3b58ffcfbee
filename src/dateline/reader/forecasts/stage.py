"""Statements of what will come, and judgements of how things are."""

from __future__ import annotations

import datetime as dt

from spacy.tokens import Token

from dateline.reader.forecasts.assessments import assessments
from dateline.reader.forecasts.find import outlooks
from dateline.reader.forecasts.outcomes import fill
from dateline.reader.forecasts.outlook import Outlook
from dateline.reader.reading import Draft, LikelihoodFound, Range, Reading, WhenFound
from dateline.reader.syntax import clause_range, full_range
from dateline.reader.times.lengths import HORIZON

UNITS = {"hours": "H", "days": "D", "weeks": "W", "months": "M"}


class Forecasts:
    """A forecast for each clause that says what will come about, an assessment for each that judges how things are or why."""

    name = "forecasts"
    needs: tuple[str, ...] = ("segments", "times", "places", "actors", "attributions", "statements")
    adds: tuple[str, ...] = ("statements",)

    def __call__(self, reading: Reading) -> None:
        size = len(reading.doc)
        if len(reading.place_at) != size or len(reading.actor_at) != size:
            return
        told = {o.head for o in outlooks(reading) if o.rule == "forecast.label/1"}
        if told:  # "A. Rebels take Bouar (likely)": a scenario, nothing that has happened
            reading.statements = [d for d in reading.statements if d.head not in told]
        for outlook in outlooks(reading):
            reading.statements.append(_draft(reading, outlook))
        reading.statements.extend(assessments(reading))


def _draft(reading: Reading, outlook: Outlook) -> Draft:
    head = reading.doc[outlook.head]
    draft = Draft("forecast", outlook.head, outlook.cue, _clause(head, outlook.cue), outlook.rule)
    draft.note("kind", f"forecast by {reading.words(outlook.cue)!r}")
    if outlook.estimate is not None:
        words = reading.words((outlook.estimate.first, outlook.estimate.last))
        draft.likelihood = LikelihoodFound(words, outlook.estimate.low, outlook.estimate.high)
        draft.note("likelihood", f"{words!r} at the word for the chance")
        draft.clause = min(draft.clause[0], outlook.estimate.first), max(draft.clause[1], outlook.estimate.last)
    unit = next((UNITS[w] for w in reading.words(outlook.cue).lower().split() if w in UNITS), None)
    if outlook.rule == "forecast.matter-of-time/1" and unit is not None:
        ends = reading.published + dt.timedelta(HORIZON[unit])
        draft.horizon = WhenFound(reading.published, ends, None, reading.words(outlook.cue))
        draft.note("horizon", f"{draft.horizon.text!r}, from publication")
    fill(reading, draft, outlook)
    if draft.outcome_place is not None:
        draft.places.append(draft.outcome_place)
    return draft


def _clause(head: Token, cue: Range) -> Range:
    first, last = clause_range(head) if head.pos_ in ("VERB", "AUX") else full_range(head)
    return min(first, cue[0]), max(last, cue[1])
