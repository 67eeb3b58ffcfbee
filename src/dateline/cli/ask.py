"""``dateline timeline``, ``forecasts``, ``sources``, ``search`` and ``why``: questions to the record."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from dateline.cli.answer import Csv, Json, RecordOption, answer, asked, day

Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="From this day on.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Up to this day.")]
SHOWN = 100  # rows of a table, unless more are asked for
Limit = Annotated[
    int | None,
    typer.Option("--limit", metavar="N", min=1, help=f"At most so many [default: {SHOWN} in a table, all with --json and --csv]."),
]
On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="As things stood on this day [default: the last day reported].")]


def timeline(
    *,
    since: Since = None,
    until: Until = None,
    type_: Annotated[
        str | None, typer.Option("--type", metavar="TYPE", help="Only events of this PLOVER type (ASSAULT, AGREE, ...).")
    ] = None,
    place: Annotated[str | None, typer.Option("--place", metavar="P", help="Only places whose name holds these words.")] = None,
    limit: Limit = None,
    record: RecordOption = None,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """What happened, in order of time; one line for each event, with everyone who tells it. A table has the latest of many."""
    from dateline.fusion.happenings import Wanted, happenings, happenings_page

    with asked(record) as store:
        rows: list[dict[str, Any]] = []
        wanted = Wanted(day(since, "--since"), day(until, "--until"), place, type_.upper() if type_ else None)
        most = limit or (None if json or csv else SHOWN)
        if most is None:
            found = happenings(store, wanted.since, wanted.until, place=wanted.place, type_=wanted.type)
            total = len(found)
        else:
            found, total = happenings_page(store, wanted, limit=most, newest=True)
            found.reverse()
        for h in found:
            first = h.told[0]
            days = str(h.latest) if h.earliest == h.latest else f"{h.earliest or 'by'} {'to ' if h.earliest else ''}{h.latest}"
            marks = "" if first.asserted else "denied: "
            marks += "" if first.modality == "actual" else f"{first.modality}: "
            rows.append(
                {
                    "days": days,
                    "type": first.type,
                    "place": first.place_name,
                    "actor": first.actor.name if first.actor else None,
                    "recipient": first.recipient.name if first.recipient else None,
                    "words": marks + first.words,
                    "sources": sorted({x.source for x in h.told}),
                    "origins": len(h.origins),
                    "statements": [x.statement for x in h.told],
                    "joins": h.joins,
                }
            )
        columns = {"days": "when", "type": "what", "place": "where", "words": "words", "sources": "on whose word", "origins": "origins"}
        empty, left = "No event of that kind is in the record.", total - len(rows)
        answer(rows, columns, json=json, csv=csv, empty=empty, left=left, what="earlier events")


def forecasts(
    *,
    open_: Annotated[bool, typer.Option("--open", help="Only those that are open.")] = False,
    due: Annotated[bool, typer.Option("--due", help="Only open ones, those with a day first, the nearest first.")] = False,
    resolved: Annotated[bool, typer.Option("--resolved", help="Only those that came true or did not.")] = False,
    on: On = None,
    limit: Limit = None,
    record: RecordOption = None,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """What was forecast, by whom and how sure, and whether it came true. A table has the latest of many, or the next ones due."""
    from dateline.fusion.background import ancestor, capital
    from dateline.fusion.board import board, scored
    from dateline.fusion.scores import summarise

    with asked(record) as store:
        entries = board(store, day(on, "--on"), capital=capital, ancestor=ancestor)
        summary = summarise(scored(entries))
        if open_ or due:
            entries = [e for e in entries if e.resolution.state == "open"]
        elif resolved:
            entries = [e for e in entries if e.resolution.state in ("true", "false", "void")]
        if due:
            entries.sort(key=lambda e: (e.horizon is None, e.horizon or e.published))
        most = limit or (len(entries) if json or csv else SHOWN)
        left = max(0, len(entries) - most)
        entries = entries[:most] if due else entries[left:]
        rows = [
            {
                "published": e.published,
                "words": e.words,
                "source": e.source,
                "outcome": e.outcome,
                "subject": e.subject,
                "place": e.place,
                "term": e.term,
                "low": e.low,
                "high": e.high,
                "chance": _chance(e.term, e.low, e.high),
                "horizon": e.horizon,
                "state": e.resolution.state,
                "why": e.resolution.why,
                "evidence": e.resolution.evidence,
                "settled_by": e.settled_by,
                "statement": e.statement,
            }
            for e in entries
        ]
        columns = {
            "published": "said",
            "words": "forecast",
            "source": "by",
            "chance": "how sure",
            "horizon": "by when",
            "state": "stands",
            "why": "why",
        }
        empty, what = "There is no such forecast in the record.", "later forecasts" if due else "earlier forecasts"
        answer(rows, columns, json=json, csv=csv, empty=empty, left=left, what=what)
        if not json and not csv and summary.brier is not None:
            print(
                f"\n{summary.n} resolved with a number: Brier {summary.brier:.3f} (by the ends of the ranges {summary.brier_best:.3f} to "
                f"{summary.brier_worst:.3f}), log score {summary.log:.3f}; {summary.uncounted} resolved without one"
            )


def _chance(term: str, low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return term
    return f"{term}: {low:.0%}" if low == high else f"{term}: {low * 100:.0f} to {high:.0%}"


def sources(*, on: On = None, record: RecordOption = None, json: Json = False, csv: Csv = False) -> None:
    """How good each source has proved: claims, what became of them, forecasts, and a proposed grade with its reason."""
    from dateline.fusion.background import ancestor, capital
    from dateline.fusion.board import board
    from dateline.fusion.sources import sources as graded

    with asked(record) as store:
        today = day(on, "--on")
        rows = [
            {
                "source": s.name,
                "reports": s.reports,
                "claims": s.claims,
                "confirmed": s.confirmed,
                "contradicted": s.contradicted,
                "corrected": s.corrected,
                "forecasts": s.forecasts.n + s.forecasts.uncounted if s.forecasts else 0,
                "brier": round(s.forecasts.brier, 3) if s.forecasts and s.forecasts.brier is not None else None,
                "grade": s.grade,
                "why": s.why,
                "through": s.origins.most_common(1)[0][0],
                "key": s.key,
            }
            for s in graded(store, board(store, today, capital=capital, ancestor=ancestor), today)
        ]
        columns = {
            "source": "source",
            "reports": "reports",
            "claims": "claims",
            "confirmed": "confirmed",
            "contradicted": "contradicted",
            "brier": "Brier",
            "grade": "grade",
            "why": "why",
        }
        answer(rows, columns, json=json, csv=csv, empty="There are no sources in the record yet.")


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="Words that the reports must all hold.")],
    *,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="At most so many reports.")] = 20,
    record: RecordOption = None,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """Reports that hold these words, best first."""
    from dateline.store.search import search as found

    with asked(record) as store:
        rows = [
            {"published": h.published, "outlet": h.outlet, "title": h.title, "passage": h.passage, "report": h.report}
            for h in found(store, " ".join(words), limit)
        ]
        columns = {"published": "date", "outlet": "outlet", "passage": "passage", "report": "report"}
        answer(rows, columns, json=json, csv=csv, empty="No report holds all these words.")
