"""The scale of estimative words and figures."""

from __future__ import annotations

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.knowledge.estimative import estimative
from dateline.reader.certainty.scale import estimates

BLANK = spacy.blank("en")


def found(text):
    doc = BLANK(text)
    return [(doc[e.first : e.last].text, e.low, e.high) for e in estimates(doc)]


def test_every_phrase_has_a_range_within_bounds():
    for words, (low, high) in estimative().phrases.items():
        assert (low is None) == (high is None), words
        assert low is None or 0 < low < high < 1, words


def test_figures():
    assert found("a 55 percent chance") == [("55 percent", 0.55, 0.55)]
    assert found("odds of one in five") == [("one in five", 0.2, 0.2)]
    assert found("the odds are 3 to 1 against") == [("3 to 1 against", 0.25, 0.25)]
    assert found("between 60 and 70 per cent")[0][1:] == (0.6, 0.7)


def test_if_possible_is_no_estimate():
    assert found("Leave at once if possible") == []


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=80)
    | st.lists(
        st.sampled_from(["one", "in", "10", "%", "to", "chance", "-", "odds", "of", "per", "cent", "almost", "no"]), max_size=12
    ).map(" ".join)
)
def test_any_text_gives_fractions(text):
    for _, low, high in found(text):
        assert low is None or 0 <= low <= high <= 1
