"""Bulletins and headlines, which leave the auxiliary out."""

from __future__ import annotations


def test_who_is_killed_in_a_bulletin_undergoes_it(read):
    (event,) = [s for s in read("At least 13 South African soldiers killed (SANDF).", "2013-03-24").statements if s.kind == "event"]
    assert event.casualties.killed.low == 13 and not event.actor


def test_verbs_that_share_an_object_keep_their_doer(read):
    record = read("Militiamen killed and wounded dozens of villagers near Bria on Sunday.", "2017-05-16")
    assert all(s.actor for s in record.statements if s.kind == "event")
