"""On whose word each statement stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.reader.attribution.chains import sources_of
from dateline.reader.attribution.governing import governing
from dateline.reader.reading import Draft, Reading

Reads = Callable[..., Reading]


def chain(reading: Reading, word: str, nth: int = 0) -> list[str]:
    """Names of the chain that a statement headed by the word has."""
    i = [t.i for t in reading.doc if t.lower_ == word][nth]
    draft = Draft("control", i, (i, i + 1), (i, i + 1), "test/1")
    return [a.source.name for a in sources_of(reading, draft) if a.source]


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("Rebels seized Bria on Monday.", "seized", []),
        ("Rebels seized Bria, a priest said.", "seized", ["priest"]),
        ("A priest and nuns told Radio Ndeke that rebels seized Bria.", "seized", ["Radio Ndeke", "A priest and nuns"]),
        ("Two nuns told the Panel that rebels seized Bria.", "seized", ["nuns"]),
        ("The front has learned from credible sources that rebels seized Bria.", "seized", ["front", "credible sources"]),
        ("A nun told another story: the rebels had seized Bria.", "seized", ["nun"]),
        ("State TV carried a statement by General Paul Sela. He said that rebels seized Bria.", "seized", ["State TV", "Paul Sela"]),
        ('Chad is unlikely to stop, an adviser to the king warns. "Next they could seize the port at Bria."', "seize", ["adviser"]),
        ("A priest told Radio Ndeke that rebels seized Bria.", "seized", ["Radio Ndeke", "priest"]),
        ("A priest told reporters that rebels seized Bria.", "seized", ["priest"]),
        ("Reuters, citing four officials, reported that rebels seized Bria.", "seized", ["Reuters", "officials"]),
        ("Rebels seized Bria, Reuters reported, citing four officials.", "seized", ["Reuters", "officials"]),
        ("According to the Kabul Times, a governor said rebels seized Bria.", "seized", ["Kabul Times", "governor"]),
        ("The army denied reports that rebels had seized Bria.", "seized", ["army"]),
        ("The mayor accused soldiers of burning the market.", "burning", ["mayor"]),
        ("The mayor condemned the bombing of the market.", "bombing", []),
        ("The mayor announced a ceasefire on Friday.", "ceasefire", []),
        ("The army said it held Bria; rebels said they seized it.", "seized", ["rebels"]),
        ("The army says Bria is calm and denies that rebels seized it.", "seized", ["army"]),
    ],
)
def test_chain(reading: Reads, text: str, word: str, names: list[str]) -> None:
    assert chain(reading(text), word) == names


def test_outlet_carries_over_to_a_further_source(reading: Reads) -> None:
    text = "One envoy told the Sahel Post that talks had collapsed. Another envoy said the army seized Kidal.\n\nThe port reopened."
    assert chain(reading(text), "seized") == ["Sahel Post", "envoy"]
    assert chain(reading(text), "reopened") == []


def test_account_goes_on_behind_a_semicolon(reading: Reads) -> None:
    found = reading("The garrison had fled, a monk said; the rebels had seized the depot.\n\nRebels seized Gao in 2012.")
    drafts = []
    for i in (t.i for t in found.doc if t.lower_ == "seized"):
        drafts.append(Draft("control", i, (i, i + 1), (i, i + 1), "test/1"))
    found.statements = drafts
    from dateline.reader.attribution.chains import Chains

    Chains()(found)
    assert [[x.name for x in d.chain] for d in drafts] == [["monk"], []]


def test_governing_tells_the_stance(reading: Reads) -> None:
    found = reading("Harare denied that its troops had crossed into Tete.")
    crossed = next(t for t in found.doc if t.lower_ == "crossed")
    assert [a.stance for a in governing(found, crossed)] == ["deny"]


def test_who_differs_behind_while_is_a_source_of_his_own(read):
    record = read(
        "The interior minister said he expected the siege to end within 48 hours, while a Western diplomat in Juba thought a long "
        "campaign in the hills was the more probable outcome.",
        "2016-07-11",
    )
    assert [[link.text for link in s.chain] for s in record.statements] == [["The interior minister"], ["a Western diplomat in Juba"]]
