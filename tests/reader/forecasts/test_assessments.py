"""Judgements of how things are or why."""

from __future__ import annotations

import pytest


def judged(record):
    return [s for s in record.statements if s.kind == "assessment"]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The morale of the garrison in Kunduz has collapsed, an officer said.", "has collapsed"),
        ("The ceasefire in Hodeidah is fragile.", "is fragile"),
        ("The army's retreat was largely due to a shortage of shells, the historian said.", "largely due to"),
        ("The loss of the port was a turning point, said a retired admiral.", "is a turning point"),
        ("Maputo is calm, the mayor said.", "is calm"),
        ("The militia is losing patience with its patrons.", "losing patience"),
        ("Boko Haram is much weaker today than in 2015, the commander said.", "weaker"),
        ("The blockade strengthened the separatists, a trader in Donetsk said.", "strengthened"),
        ("The craters are consistent with artillery fire, the monitors said.", "consistent with"),
        ("The defeat made Stepanakert indefensible, a veteran said.", "made Stepanakert indefensible"),
    ],
)
def test_a_judgement_is_found(read, text, cue):
    found = judged(read(text))
    assert len(found) == 1, [s.text for s in found]
    assert cue.split()[-1] in found[0].cue.text


@pytest.mark.parametrize(
    "text",
    [
        "The convoy left Gao at dawn and reached Ansongo at noon.",
        "The bridge is 300 metres long.",
        "He was a farmer before the war.",
        "The minister spoke for an hour.",
        "Snow fell on the hills around Kabul.",
    ],
)
def test_plain_facts_and_colour_are_none(read, text):
    assert judged(read(text)) == []


def test_who_is_judged_is_named(read):
    record = read("The cohesion of the Somali National Army is fragile, a trainer said.")
    actors = {a.id: a.text for a in record.actors}
    assert any("Army" in actors[i] for i in judged(record)[0].about if i in actors)


def test_a_guess_about_the_past_carries_its_likelihood(read):
    found = judged(read("The fires were almost certainly a signal, the observers said."))[0]
    assert (found.likelihood.words, found.likelihood.low, found.likelihood.high) == ("almost certainly", 0.95, 0.99)
