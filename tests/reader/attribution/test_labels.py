"""Speakers named before a colon, with or without quotation marks."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Mission spokesman Idrissa Touré: no patrols will be sent north until the road is cleared.", "Idrissa Touré"),
        ('Military analyst Hana Brandt on the road to the coast: "The port is likely to fall within a week or two."', "Hana Brandt"),
    ],
)
def test_what_follows_the_colon_is_said_by_whom_the_label_names(read, text, source):
    record = read(text, "2023-08-20")
    chains = [s.chain for s in record.statements]
    assert chains and all(chain and source in chain[0].text for chain in chains)


def test_a_heading_is_no_speaker(read):
    record = read("Afternoon summary: government forces have captured Gao.", "2023-08-20")
    assert [s.chain for s in record.statements] == [()]


def test_a_denial_does_not_undo_the_deniers_own_words(read):
    record = read('Ministry spokeswoman Ana Petrosyan denies it: "Fierce fighting continues. Zangilan is under our control."', "2020-10-20")
    assert record.statements and all(s.asserted for s in record.statements)
