"""The views of a report or of a bundle as tables that fit the terminal: five columns where it is wide, three where it is not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from dateline.cli.render.styles import HEAD, label, marks, sources
from dateline.model import Record
from dateline.views import tables
from dateline.views.dates import day, interval
from dateline.views.rows import Row

WIDE = 110  # columns from which each question has a column of its own


def report(record: Record, console: Console) -> None:
    """Print what one report says."""
    console.print(heading(record))
    _sections(console, [record], tables.all_rows([record], named=False))


def bundle(records: Sequence[Record], console: Console) -> None:
    """Print what a bundle of reports says, each statement under the names of the reports that make it."""
    days = sorted(r.report.published for r in records)
    names = {tables.name_of(r) for r in records}
    span = interval(days[0], days[-1]) if days else ""
    found = tables.all_rows(records, named=True)
    head = Text.assemble((f"{_count(len(records), 'report')}", HEAD), f" · {_count(len(names), 'source')} · {span} · "
                         f"{_count(len(found), 'statement')}")
    console.print(head)
    _sections(console, records, tables.merged(found))


def heading(record: Record) -> Text:
    """Outlet, title, place and date of a report, and how much was read in it."""
    r = record.report
    head = Text(" · ").join(Text(part, style=HEAD) for part in (r.outlet, r.title, r.place, day(r.published)) if part)
    counts = f"{_count(len(record.statements), 'statement')}, {_count(len(record.attributions), 'attribution')}"
    return Text.assemble(head, "\n", (f"{counts} · {r.id}", "dim"))


def _sections(console: Console, records: Sequence[Record], found: list[Row]) -> None:
    wide = console.width >= WIDE
    days = {d for row in found if row.when for d in (row.when.earliest, row.when.latest) if d}
    year = len({d.year for d in days} | {r.report.published.year for r in records}) > 1
    _section(console, "Timeline", _timeline(tables.timeline(found), wide, year))
    _section(console, "Control", _control(tables.control(found), wide, year))
    _section(console, "Forecasts and assessments", _outlook(tables.outlook(found), wide, year))
    _section(console, "Left unresolved", _unresolved(tables.unresolved(records)))
    if not found:
        console.print(Text("\nNo statement was found.", style="dim"))
    console.print()


def _section(console: Console, title: str, table: Table) -> None:
    if table.row_count:
        console.print()
        console.print(Text(title, style="bold underline"))
        console.print(table)


def _table(*columns: tuple[str, int]) -> Table:
    """A plain table; each column has a name and its share of the width (0: as wide as its content)."""
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, header_style="dim", expand=True)
    for name, share in columns:
        table.add_column(name, ratio=share or None, no_wrap=not share, overflow="fold", vertical="top")
    return table


def _timeline(found: Iterable[Row], wide: bool, year: bool) -> Table:
    if wide:
        table = _table(("date", 0), ("what", 8), ("where", 4), ("who", 5), ("on whose word", 5))
    else:
        table = _table(("date", 0), ("what, where, who", 5), ("on whose word", 3))
    before = ""
    for row in found:
        date = row.date(year) or "undated"
        shown = Text("" if date == before else date, style="bold")
        before = date
        what = _what(row)
        if wide:
            table.add_row(shown, what, row.where, _who(row), sources(row))
        else:
            table.add_row(shown, _lines(what, Text(" · ").join(x for x in (Text(row.where, style="blue"), _who(row)) if x)), sources(row))
    return table


def _what(row: Row) -> RenderableType:
    """ "gained most (city center)", the report's words, and what qualifies them."""
    head = label(row)
    if row.extent:
        head = Text.assemble(head, f" {row.extent}")
    return _lines(Text.assemble(head, "  ", row.words), marks(row))


def _who(row: Row) -> Text:
    if row.kind == "control":
        return Text(f"{row.who}{', ' if row.who and row.whom else ''}{f'from {row.whom}' if row.whom else ''}")
    return Text(f"{row.who}{' → ' if row.whom else ''}{row.whom}")


def _control(found: Iterable[Row], wide: bool, year: bool) -> Table:
    if wide:
        table = _table(("place", 5), ("change", 0), ("holder", 5), ("from", 4), ("since", 0), ("extent", 0), ("on whose word", 5))
    else:
        table = _table(("place", 5), ("change, holder", 6), ("since", 0), ("on whose word", 5))
    before = ""
    for row in found:
        place = "" if row.where == before else row.where or "(place not named)"
        before = row.where
        change = _lines(label(row), marks(row))
        since = row.date(year)
        if wide:
            table.add_row(place, change, row.who, row.whom, since, row.extent, sources(row))
        else:
            parts = (row.extent, f"by {row.who}" if row.who else "", f"from {row.whom}" if row.whom else "")
            first = Text(" ").join([label(row), *(Text(part) for part in parts if part)])
            table.add_row(place, _lines(first, marks(row)), since, sources(row))
    return table


def _outlook(found: Iterable[Row], wide: bool, year: bool) -> Table:
    if wide:
        table = _table(("who says so", 4), ("what", 0), ("in words", 9), ("likelihood", 3), ("by when", 0))
    else:
        table = _table(("who says so", 3), ("what they say", 6), ("likelihood, by when", 3))
    for row in found:
        words = _lines(Text(f"“{row.words}”"), marks(row))
        likelihood = Text(row.likelihood, style="yellow")
        if wide:
            table.add_row(sources(row), label(row), words, likelihood, row.horizon)
        else:
            table.add_row(sources(row), _lines(label(row), words), _lines(likelihood, Text(row.horizon)))
    return table


def _unresolved(found: Iterable[tables.Open]) -> Table:
    table = _table(("words", 4), ("what", 0), ("why", 6))
    for one in found:
        table.add_row(f"{one.text}{f' ({one.count} times)' if one.count > 1 else ''}", one.what, one.why)
    return table


def _lines(*parts: RenderableType) -> RenderableType:
    """Parts below each other, without the empty ones."""
    kept = [part for part in parts if not (isinstance(part, Text) and not part.plain)]
    return kept[0] if len(kept) == 1 else Group(*kept)


def _count(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


