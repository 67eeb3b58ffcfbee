"""A live blog's stamps date what stands below them, however they are written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model import Record

BLOG = """Live: the battle for Khartoum, as it happens

{first}
Army troops entered the Republican Palace, two witnesses told us.

00:30 GMT 21 March - The RSF shelled Omdurman.

[08:15] Drones bombed the airport."""


@pytest.mark.parametrize("first", ["22:40 GMT, 20 March", "20 March, 22:40", "[10:40pm, Thursday]", "22.40 GMT on 20 March:"])
def test_each_entry_has_the_day_of_its_stamp(read: Callable[..., Record], first: str) -> None:
    record = read(BLOG.format(first=first), "2025-03-21")
    days = [(s.cue.text.split()[0], str(s.when.latest)) for s in record.statements if s.kind in ("event", "control") and s.when]
    assert days == [("entered", "2025-03-20"), ("shelled", "2025-03-21"), ("bombed", "2025-03-21")]
