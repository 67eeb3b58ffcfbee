"""The vocabularies of reporting and of sources are whole and usable."""

from __future__ import annotations

from dateline.knowledge.reporting import FORMS, STANCES, reporting
from dateline.knowledge.source_roles import ROLES, source_roles


def test_every_reporting_verb_takes_something() -> None:
    vocabulary = reporting()
    assert len(vocabulary.verbs) > 350
    for cues in vocabulary.verbs.values():
        for cue in cues:
            assert cue.stance in STANCES
            assert cue.content, cue.lemma
            assert all(f in FORMS or f.isalpha() for f in cue.content)


def test_stances_of_well_known_verbs() -> None:
    verbs = reporting().verbs
    assert verbs["deny"][0].stance == "deny"
    assert verbs["confirm"][0].stance == "confirm"
    assert any(c.addressee == "object" for c in verbs["tell"])


def test_roles() -> None:
    roles = source_roles()
    assert {r.role for r in roles.nouns.values()} <= ROLES
    assert roles.nouns["nurse"].role == "aid worker"
    assert roles.nouns["newspaper"].role == "outlet"
