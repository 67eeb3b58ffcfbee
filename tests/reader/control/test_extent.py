"""How much of a place, and which part of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.reader.reading import Reading

CASES = [
    ("Rebels took most of Hodeidah.", "most", None),
    ("Rebels control all of Bunia.", "all", None),
    ("The army controls 80 percent of Khartoum.", "most", None),
    ("The army controls a third of Khartoum.", "part", None),
    ("Militants seized several villages near Maiduguri.", "several", "several villages"),
    ("Militants seized the airport in Kandahar.", None, "airport"),
    ("The army has fully liberated Sirte.", "all", None),
    ("Troops took control of the eastern part of Bakhmut.", "part", "eastern part"),
    ("The soldiers seized the centre of Tikrit.", None, "centre"),
    ("The soldiers entered Tikrit and seized its northern districts.", None, "northern districts"),
]


@pytest.mark.parametrize(("text", "extent", "area"), CASES, ids=[c[0] for c in CASES])
def test_extent_and_area(reading: Callable[..., Reading], text: str, extent: str | None, area: str | None) -> None:
    drafts = [d for d in reading(text).statements if d.kind == "control"]
    assert len(drafts) == 1
    assert drafts[0].extent == extent
    assert drafts[0].area == area
    assert drafts[0].place is not None
