"""What is no statement of control, however close its words come."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.reader.reading import Reading

OTHER_SENSES = [
    "Two hundred soldiers in Bangui took part in the parade and seized weapons.",
    "Police in Lagos captured three suspects.",
    "The president fell ill in Harare and oil prices fell in London.",
    "He controls the board of a company in Beirut.",
    "The envoy held talks in Geneva and took the oath in Cairo.",
    "The city of Gitega fell silent at noon.",
    "Floods cut off the town of Beira.",
    "A bomb fell on Taiz, killing three.",
    "The Taliban took responsibility for the attack in Kabul.",
    "The general took command of the army in Khartoum.",
    "He was captured in Tripoli and held in Zintan.",
    "Police drove protesters out of Gezi Park in Istanbul.",
    "The company took over a bank in Warsaw.",
]
NOT_DONE = [
    "The army will take Raqqa within days.",
    "The rebels tried to capture Yei but failed.",
    "Troops advanced on Bunia and are at the gates of the city.",
    "Rebels hope to seize Bambari before Christmas.",
    "The operation to liberate Marawi began in May.",
    "If the army takes Idlib, millions will flee.",
    "Moscow urged Kyiv to give up Crimea.",
    "The army says it is on the verge of capturing Vuhledar.",
    "Rebels threatened to overrun Abeche.",
    "The army prevented the rebels from seizing Kampala.",
    "Goma could fall within days.",
    "Who controls Misrata now?",
    "We will never surrender Stalingrad.",
]


@pytest.mark.parametrize("text", OTHER_SENSES + NOT_DONE)
def test_no_control(reading: Callable[..., Reading], text: str) -> None:
    assert [d.rule for d in reading(text).statements if d.kind == "control"] == []


def test_a_party_s_own_commitment_is_planned(reading: Callable[..., Reading]) -> None:
    (draft,) = [d for d in reading("The militia said it would hand over Bria to the army by August 9.").statements if d.kind == "control"]
    assert (draft.change, draft.modality) == ("gained", "planned")


def test_a_denied_capture_is_not_asserted(reading: Callable[..., Reading]) -> None:
    (draft,) = [d for d in reading("The army denied that Barentu had fallen.").statements if d.kind == "control"]
    assert draft.asserted is False


def test_a_failed_siege_is_not_asserted(reading: Callable[..., Reading]) -> None:
    (draft,) = [d for d in reading("The rebels failed to encircle Asmara in 1978.").statements if d.kind == "control"]
    assert (draft.change, draft.asserted) == ("encircled", False)


WORDS = st.sampled_from(
    [
        "took",
        "fell",
        "to",
        "of",
        "the",
        "control",
        "rebels",
        "Goma",
        "in",
        "hands",
        "held",
        "-",
        "town",
        ",",
        "and",
        "by",
        "under",
        "most",
        ":",
        "\n",
        "siege",
        "'s",
        "all",
        "but",
        "it",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(WORDS, max_size=25))
def test_word_salad_never_raises(reading: Callable[..., Reading], words: list[str]) -> None:
    reading(" ".join(words))
