"""Set phrases of the dead, of ultimatums and of those sent away; thanks and conditions that are no events."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model import Record


def _types(record: Record) -> list[str]:
    return [s.event_type for s in record.statements if s.kind == "event"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Four of our fighters gave their lives in Kobani.", "ASSAULT"),
        ("Six drones were intercepted over Jeddah.", "ASSAULT"),
        ("The junta gave the French envoy 48 hours to leave the country.", "THREATEN"),
        ("The police put her on a plane to Nairobi on Friday.", "COERCE"),
        ("Observers were turned back at a checkpoint near Gali.", "COERCE"),
        ("Half of the troops have left Kidal.", "RETREAT"),
    ],
)
def test_event(read: Callable[..., Record], text: str, kind: str) -> None:
    assert kind in _types(read(text))


@pytest.mark.parametrize("text", ["Thank you for coming today.", "Thank you all."])
def test_no_event(read: Callable[..., Record], text: str) -> None:
    assert _types(read(text)) == []


def test_agreement_that_is_waited_for(read: Callable[..., Record]) -> None:
    assert "AGREE" not in _types(read("The rebel leader ruled out any pullback until the government agreed to direct talks."))
