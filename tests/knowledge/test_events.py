"""The vocabulary of events is whole and well formed; what is not is refused with its place."""

from __future__ import annotations

import pathlib

import pytest

from dateline.knowledge.events import BUILT_IN, TYPES, EventVocabularyError, event_vocabulary, load

DATA = pathlib.Path(__file__).parents[2] / "src/dateline/knowledge/data/events"


def test_all_sixteen_types_have_verbs() -> None:
    vocabulary = event_vocabulary()
    assert {e.type for entries in vocabulary.verbs.values() for e in entries} == set(TYPES)
    assert len(vocabulary.verbs) > 500


def test_rules_have_names_and_versions() -> None:
    assert all(rule.startswith("event.") and rule.rsplit("/", 1)[1].isdigit() for rule in event_vocabulary().rules())


def test_conditions_are_lists_of_words() -> None:
    vocabulary = event_vocabulary()
    known = set(vocabulary.classes) | BUILT_IN
    for entries in vocabulary.verbs.values():
        for entry in entries:
            for words in (entry.obj, entry.not_obj, *entry.pp.values()):
                assert all(w in known or w == w.lower() for w in words)
                assert not {"True", "False"} & set(words)


@pytest.mark.parametrize(("body", "told"), [
    ("type: WAR\nverbs: []", "none of PLOVER's sixteen"),
    ("type: ASSAULT\nverbs:\n  - {v: bomb, objekt: [x]}", "unknown objekt"),
    ("type: ASSAULT\nverbs:\n  - {obj: [x]}", "no words"),
    ("type: ASSAULT\nverbs:\n  - {v: bomb, subj: dragon}", "dragon"),
])
def test_a_bad_entry_is_named(tmp_path: pathlib.Path, body: str, told: str) -> None:
    (tmp_path / "classes.yaml").write_text("force: army", "utf-8")
    (tmp_path / "assault.yaml").write_text(body, "utf-8")
    with pytest.raises(EventVocabularyError, match=told):
        load(tmp_path)
