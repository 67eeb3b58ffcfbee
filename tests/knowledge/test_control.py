"""The vocabulary of control says only what the reader has a meaning for."""

from __future__ import annotations

import pytest

from dateline.knowledge.control import CHANGES, ControlVocabularyError, _frames, control_lexicon


def test_every_change_is_one_of_the_record_s() -> None:
    lexicon = control_lexicon()
    assert {use.frame.change for uses in lexicon.verbs.values() for use in uses} <= CHANGES
    assert {frame.change for frame in lexicon.nouns.values()} <= CHANGES


def test_no_word_was_read_as_yes_or_no() -> None:
    lexicon = control_lexicon()
    words = {*lexicon.forms, *lexicon.verbs, *lexicon.nouns, *lexicon.people, *lexicon.light.prepositions, *lexicon.territory.sites}
    assert not words & {"True", "False", "None"}


def test_irregular_forms_lead_to_verbs_that_are_known() -> None:
    lexicon = control_lexicon()
    assert lexicon.forms["retook"] == "retake" and "retake" in lexicon.verbs


def test_an_unknown_key_is_named() -> None:
    with pytest.raises(ControlVocabularyError, match="colour"):
        _frames([{"name": "x", "change": "gained", "place": "object", "holder": "subject", "previous": "none", "colour": 1}])


def test_an_unknown_change_is_named() -> None:
    with pytest.raises(ControlVocabularyError, match="taken"):
        _frames([{"name": "x", "change": "taken", "place": "object", "holder": "subject", "previous": "none"}])
