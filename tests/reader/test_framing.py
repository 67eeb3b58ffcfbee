"""Loaded wording is marked, and never adopted."""

from __future__ import annotations


def marked(record):
    return {f.text for s in record.statements for f in s.framing}


def test_the_reports_own_loaded_words_are_marked(read):
    record = read("Troops liberated the town of Palmyra from terrorists on Monday.")
    assert marked(record) == {"liberated", "terrorists"}
    assert record.statements[0].change == "gained"


def test_the_words_of_a_quotation_are_the_sources(read):
    assert marked(read('"We liberated Palmyra from the terrorists," the general told reporters in Homs.')) == set()


def test_words_set_in_quotation_marks_are_held_at_a_distance(read):
    assert marked(read('The army said it had "neutralised" the fighters who seized Jenin.')) == set()


def test_a_neutral_use_is_not_marked(read):
    assert "regime" not in marked(
        read("The Security Council renewed the sanctions regime against Somalia on Friday after militants attacked Barawe.")
    )
    assert "regime" not in marked(read("Anti-regime groups seized Daraa on Friday."))
