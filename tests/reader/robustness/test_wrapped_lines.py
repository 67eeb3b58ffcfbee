"""Lines broken by hand, as in mail and on old wires, are one paragraph."""

from __future__ import annotations

from collections.abc import Callable

from dateline.model import Record

LINES = """Government troops recaptured the northern town of Kidal on Tuesday after
separatist fighters left it overnight, the army said. A column of
some forty vehicles then drove on toward
Tessalit, two residents of the town
told this newspaper on
Wednesday."""


def essence(record: Record) -> list[tuple[str, str, str]]:
    return [(s.kind, " ".join(s.text.split()), str(s.when.latest if s.when else None)) for s in record.statements]


def test_broken_lines_read_like_one(read: Callable[..., Record]) -> None:
    whole, broken = read(LINES.replace("\n", " "), "2023-11-15"), read(LINES, "2023-11-15")
    assert essence(whole) == essence(broken)
    assert any(kind == "control" and text.startswith("Government troops recaptured") for kind, text, _ in essence(broken))


def test_a_heading_is_no_part_of_the_line_below(read: Callable[..., Record]) -> None:
    record = read("Clashes in Sake\nRebels entered Sake on Monday.", "2024-02-13")
    assert [s.text for s in record.statements if s.kind in ("event", "control")] == ["Rebels entered Sake on Monday"]
