"""What the present tells of a day to come is planned, not done."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model import Record


@pytest.mark.parametrize(
    ("text", "kind", "earliest"),
    [
        ("The army is withdrawing its troops from Daraa next week, an officer said.", "RETREAT", "2024-12-09"),
        ("Doha hosts peace talks on 20 December.", "CONSULT", "2024-12-20"),
    ],
)
def test_the_present_with_a_day_to_come_is_planned(read: Callable[..., Record], text: str, kind: str, earliest: str) -> None:
    event = next(s for s in read(text, "2024-12-05").statements if s.kind == "event" and s.event_type == kind)
    assert (event.modality, event.when and str(event.when.earliest)) == ("planned", earliest)


@pytest.mark.parametrize(
    "text", ["The army withdrew from Daraa on Monday.", "The army is withdrawing from Daraa this week, an officer said."]
)
def test_what_is_done_or_under_way_stays_actual(read: Callable[..., Record], text: str) -> None:
    assert [s.modality for s in read(text, "2024-12-05").statements] == ["actual"]
