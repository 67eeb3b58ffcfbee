"""Characters that nobody sees change nothing in what is read, and every span holds them where they stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from promises import broken

from dateline.model import Record

PLAIN = "Rebels captured Tall Rifat on Monday, two residents said. The army withdrew from Hama."
DRESSED = [
    PLAIN.replace("Rebels", "Reb\u200bels").replace("Monday", "Mon\u00adday").replace("residents", "resi\u2060dents"),
    PLAIN.replace("Tall Rifat", "\u202bTall Rifat\u202c").replace("Hama", "\u200fHama\u200e"),
    "\ufeff" + PLAIN + "\u200b",
    PLAIN.replace("captured", "cap-\ntured").replace("residents", "resi-\ndents"),
]


def essence(record: Record) -> list[object]:
    places = {p.id: p.geonames for p in record.places}
    return [(s.kind, s.rule, [places[i] for i in s.places], s.when, [x.name for x in s.chain]) for s in record.statements]


@pytest.mark.parametrize("text", DRESSED)
def test_nothing_changes_but_the_offsets(read: Callable[..., Record], text: str) -> None:
    plain, dressed = read(PLAIN, "2024-12-05"), read(text, "2024-12-05")
    assert [s[:3] for s in essence(dressed)] == [s[:3] for s in essence(plain)]  # type: ignore[index]
    assert len(plain.statements) == 2
    assert dressed.report.text == text
    assert not broken(dressed)


def test_spans_hold_what_is_unseen(read: Callable[..., Record]) -> None:
    record = read(DRESSED[0], "2024-12-05")
    assert record.statements[0].text.startswith("Reb\u200bels captured")
    assert [t.text for t in record.times] == ["Mon\u00adday"]


def test_a_compound_keeps_its_hyphen(read: Callable[..., Record]) -> None:
    record = read("Shells hit the rebel-\nheld town of Douma on Monday, a doctor said.", "2018-02-20")
    whole = read("Shells hit the rebel-held town of Douma on Monday, a doctor said.", "2018-02-20")
    assert [s[:2] for s in essence(record)] == [s[:2] for s in essence(whole)]  # type: ignore[index]
