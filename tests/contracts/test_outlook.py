"""What an outlook says as known on a day is made of nothing later: reports that come afterwards change nothing in it."""

from __future__ import annotations

import datetime as dt
import pathlib
import tempfile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.fusion.settle import settle
from dateline.outlook.evaluation import outlook_of
from dateline.store import RecordStore
from outlook_made import CAMPAIGN, REBELS, STATE, TOWNS, told

KNOWN = dt.date(2012, 3, 31)
later = st.builds(
    lambda town, side, change, published, before: told(
        town, side, str(KNOWN + dt.timedelta(days=published - before)), change=change, published=str(KNOWN + dt.timedelta(days=published))
    ),
    town=st.sampled_from(sorted(TOWNS)),
    side=st.sampled_from([STATE, REBELS]),
    change=st.sampled_from(["gained", "holds", "lost", "encircled", "contested"]),
    published=st.integers(1, 120),
    before=st.integers(0, 200),  # they may tell of days before: what counts is when it became known
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(later, min_size=1, max_size=6))
def test_nothing_published_later_enters_an_outlook(reports: list) -> None:  # type: ignore[type-arg]
    with tempfile.TemporaryDirectory() as folder, RecordStore(str(pathlib.Path(folder) / "r.db")) as store:
        for record in CAMPAIGN:
            store.add(record)
        settle(store)
        then = [outlook_of(store, asked, known=KNOWN) for asked in ("Timbuktu", "Mopti", "Mali")]
        for record in reports:
            store.add(record)
        settle(store)
        assert [outlook_of(store, asked, known=KNOWN) for asked in ("Timbuktu", "Mopti", "Mali")] == then
