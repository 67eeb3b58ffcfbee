"""The brief from the record: its sections in the order in which they are read."""

from __future__ import annotations

import datetime as dt

from dateline.brief.basis import headline_section, sources_section, timeline_section, title, unresolved_section
from dateline.brief.blocks import Brief, Figure
from dateline.brief.expected import outlook_section
from dateline.brief.ground import changes_section, control_section, disputed_section
from dateline.brief.known import gather
from dateline.brief.outlook import forecasts_section
from dateline.brief.wording import day_words
from dateline.store.record import RecordStore

SECTIONS = (
    headline_section,
    changes_section,
    control_section,
    timeline_section,
    disputed_section,
    forecasts_section,
    outlook_section,
    sources_section,
    unresolved_section,
)


def compose(store: RecordStore, since: dt.date | None = None, until: dt.date | None = None) -> Brief:
    """The situation report of these days (inclusive), as known at the end of the last one.

    ``since``: default the day of the first report; ``until``: default the day of the last.
    """
    known = gather(store, since, until)
    sections = tuple(make(known) for make in SECTIONS)
    maps = any(isinstance(b, Figure) and b.name == "map" for s in sections for b in s.blocks)
    return Brief(
        title=title(known),
        since=known.since,
        until=known.until,
        remark=(
            f"As known at the end of {day_words(known.until)}. Made from the reports by fixed sentences; "
            "words between quotation marks are the reports' own. Numbers in brackets lead to the references."
        ),
        sections=sections,
        references=known.cites.references(),
        credits=("Place names and towns on the map: GeoNames (geonames.org), CC BY 4.0.",) if maps else (),
    )
