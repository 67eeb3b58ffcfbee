"""``dateline control`` and ``dateline changes``: who holds what, and what has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.answer import Csv, Json, RecordOption, answer, asked, day

if TYPE_CHECKING:
    from dateline.fusion.ledger import Held

COLUMNS = {
    "place": "place",
    "holder": "held by",
    "since": "since",
    "extent": "extent",
    "status": "status",
    "previous": "before",
    "why": "why",
}
On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="Who held what on this day [default: the last day reported].")]
Known = Annotated[str | None, typer.Option("--known", metavar="DATE", help="By what was published up to this day [default: all].")]
PlaceOption = Annotated[str | None, typer.Option("--place", metavar="P", help="Only places whose name holds these words.")]


def control(
    *, on: On = None, known: Known = None, place: PlaceOption = None, record: RecordOption = None, json: Json = False, csv: Csv = False
) -> None:
    """Who holds which place on a day: claimed, confirmed, disputed or unknown, and on whose word."""
    from dateline.fusion.ledger import control_on, last_day

    with asked(record) as store:
        known_day = day(known, "--known")
        when = day(on, "--on") or known_day or last_day(store)
        rows = [row(h) for h in control_on(store, when, known_day, place)]
        answer(rows, COLUMNS, json=json, csv=csv, empty=f"Nothing in the record says who held a place on {when}.")


def changes(
    *,
    since: Annotated[str, typer.Option("--since", metavar="DATE", help="Changes of this day and later.")],
    known: Known = None,
    place: PlaceOption = None,
    record: RecordOption = None,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """Which places changed hands, or changed in status, on a day or later."""
    from dateline.fusion.ledger import history

    with asked(record) as store:
        found = history(store, place, day(known, "--known"), day(since, "--since"))
        answer([row(h) for h in found], {"valid_from": "day", **COLUMNS}, json=json, csv=csv, empty=f"No change since {since} is reported.")


def row(h: Held) -> dict[str, Any]:
    """A stretch of control as a row of the answer."""
    return {
        "place": h.name,
        "country": h.country,
        "admin1": h.admin1,
        "feature": h.feature,
        "holder": h.holder or "unknown",
        "status": h.status,
        "since": h.since,
        "valid_from": h.valid_from,
        "valid_to": h.valid_to,
        "extent": h.extent,
        "pressed": h.siege,
        "previous": h.previous,
        "why": h.why,
        "lat": h.lat,
        "lon": h.lon,
        "key": h.place,
        "support": h.support,
        "against": h.against,
    }
