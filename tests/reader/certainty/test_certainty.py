"""Whether it is said to have happened, how sure, and on what condition."""

from __future__ import annotations

import pytest


def only(record, *kinds):
    found = [s for s in record.statements if s.kind in (kinds or ("event", "control"))]
    assert found, "no statement"
    return found[0]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry denied that Goma had fallen to the rebels.",
        "The army has not lost Kirkuk, a spokesman said.",
        "There is no truth to reports that Mogadishu has fallen, the mayor said.",
        "Claims that militants have seized Palma are untrue, the police said.",
        "Kigali denies having attacked the camp.",
        "No towns were shelled in Nagorno-Karabakh on Monday: the army never attacked Shushi.",
        "It is not true that Taliban fighters captured Ghazni, the governor said.",
    ],
)
def test_what_is_denied_is_not_asserted(read, text):
    assert all(
        not s.asserted for s in read(text).statements if s.kind in ("event", "control") and getattr(s, "event_type", None) != "REJECT"
    )


@pytest.mark.parametrize(
    "text",
    [
        "The rebels managed to capture Aden.",
        "The troops did not leave Bangui until Tuesday.",
        "Not only soldiers attacked the village of Kanyabayonga on Friday.",
        "No fewer than 30 people were killed when jets bombed Idlib.",
    ],
)
def test_what_only_looks_like_a_negation_is_asserted(read, text):
    assert all(s.asserted for s in read(text).statements)


def test_a_plan_on_a_condition(read):
    found = only(read("The general said his men would leave Taiz if the shelling stopped."))
    assert found.modality == "conditional"
    assert found.condition.text == "if the shelling stopped"


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("Rebels will almost certainly enter Bria this week.", "almost certainly", 0.95, 0.99),
        ("It is highly likely that rebels will enter Bria this week.", "highly likely", 0.8, 0.95),
        ("Rebels will probably enter Bria this week.", "probably", 0.55, 0.8),
        ("The chances that rebels will enter Bria this week are about even.", "about even", 0.45, 0.55),
        ("We doubt that rebels will enter Bria this week.", "doubt", 0.2, 0.45),
        ("It is highly improbable that rebels will enter Bria this week.", "highly improbable", 0.05, 0.2),
        ("The fall of Bria this week is a remote possibility.", "remote possibility", 0.01, 0.05),
        ("There is a 60 to 70 percent chance that rebels will enter Bria this week.", "60 to 70 percent", 0.6, 0.7),
        ("The chance is one in three that rebels will enter Bria this week.", "one in three", 0.33, 0.33),
        ("Rebels may enter Bria this week.", "may", None, None),
        ("A rebel attack on Bria is possible this week.", "possible", None, None),
    ],
)
def test_words_of_likelihood_have_their_range(read, text, words, low, high):
    found = only(read(text), "forecast")
    assert (found.likelihood.words, found.likelihood.low, found.likelihood.high) == (words, low, high)


def test_a_plain_will_has_no_likelihood(read):
    assert only(read("Bria will fall this week, a trader said."), "forecast").likelihood is None


def test_probably_not_is_a_likely_denial(read):
    found = only(read("The rebels will probably not enter Bria this week."), "forecast")
    assert not found.asserted
    assert found.likelihood.low == 0.55


def test_hedges_are_kept(read):
    found = only(read("Rebels reportedly seized Bambari on Friday."))
    assert [h.text for h in found.hedges] == ["reportedly"]


def test_an_estimate_of_the_past_goes_on_the_statement(read):
    found = only(read("The militia had likely seized the mine at Ndassima, the institute assessed."))
    assert found.likelihood.words == "likely"
