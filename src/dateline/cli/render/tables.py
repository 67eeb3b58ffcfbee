"""The views of a report or of a bundle as tables that fit the terminal: a column for each question where it is wide, fewer where not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from dateline.cli.render.styles import HEAD, WHERE, label, marks, sources, words
from dateline.model import Record
from dateline.views import tables
from dateline.views.dates import day, interval
from dateline.views.rows import Row

WIDE = 120  # columns from which each question has a column of its own


def report(record: Record, console: Console) -> None:
    """Print what one report says, below its heading."""
    _Tables(console, [record], tables.all_rows([record], named=False)).show()


def bundle(records: Sequence[Record], console: Console) -> None:
    """Print what a bundle of reports says, each statement under the names of the reports that make it."""
    days = sorted(r.report.published for r in records)
    names = {tables.name_of(r) for r in records}
    found = tables.all_rows(records, named=True)
    rest = (_count(len(names), "outlet"), interval(days[0], days[-1]) if days else "", _count(len(found), "statement"))
    console.print(Text.assemble((_count(len(records), "report"), HEAD), *(f" · {part}" for part in rest if part)))
    _Tables(console, records, tables.merged(found)).show()


def heading(record: Record) -> Text:
    """Outlet, title, place and date of a report, and how much was read in it."""
    r = record.report
    head = Text(" · ").join(Text(part, style=HEAD) for part in (tables.name_of(record), r.title, r.place, day(r.published)) if part)
    counts = f"{_count(len(record.statements), 'statement')}, {_count(len(record.attributions), 'attribution')}"
    return Text.assemble(head, "\n", (f"{counts} · {r.id}", "dim"))


class _Tables:
    """The four views of some rows, drawn for one console."""

    def __init__(self, console: Console, records: Sequence[Record], found: list[Row]) -> None:
        self.console = console
        self.records = records
        self.found = found
        self.wide = console.width >= WIDE
        self.year = Counter(r.report.published.year for r in records).most_common(1)[0][0] if records else None

    def show(self) -> None:
        """Print them; a view with nothing in it is left out."""
        views = (("Timeline", self.timeline()), ("Control", self.control()), ("Forecasts and assessments", self.outlook()),
                 ("Left unresolved", self.unresolved()))
        for title, table in views:
            if table.row_count:
                self.console.print("", Text(title, style="bold underline"), table, sep="\n")
        if not self.found:
            self.console.print(Text("\nNo statement was found.", style="dim"))
        self.console.print()

    def timeline(self) -> Table:
        if self.wide:
            table = _table(("date", 15), ("what", 16), ("where", 4), ("who", 5), ("in words", 7), ("on whose word", 5))
        else:
            table = _table(("date", 15), ("what, where, who", 5), ("on whose word", 3))
        before = ""
        for row in tables.timeline(self.found):
            date = row.date(self.year) or "undated"
            shown = Text("" if date == before else date, style="bold")
            before = date
            if self.wide:
                table.add_row(shown, _lines(_what(row), marks(row, "\n")), _where(row), _who(row), words(row), sources(row))
            else:
                head = Text(" · ").join(part for part in (_what(row), _where(row), _who(row)) if part)
                table.add_row(shown, _lines(head, words(row), marks(row)), sources(row))
        return table

    def control(self) -> Table:
        if self.wide:
            table = _table(("place", 5), ("part", 3), ("change", 16), ("holder", 4), ("from", 4), ("since", 15), ("on whose word", 5))
        else:
            table = _table(("place", 4), ("change, holder", 6), ("since", 15), ("on whose word", 4))
        before = ""
        for row in tables.control(self.found):
            place = Text("" if row.where == before else row.where or "(not named)", style=WHERE)
            before = row.where
            since = row.date(self.year)
            if self.wide:
                table.add_row(place, row.area, _lines(_what(row), marks(row, "\n")), row.who, row.whom, since, sources(row))
            else:
                parts = (row.area, f"by {row.who}" if row.who else "", f"from {row.whom}" if row.whom else "")
                head = Text(" ").join([_what(row), *(Text(part) for part in parts if part)])
                table.add_row(place, _lines(head, marks(row)), since, sources(row))
        return table

    def outlook(self) -> Table:
        if self.wide:
            table = _table(("who says so", 5), ("when", 12), ("what", 10), ("in words", 9), ("likelihood", 4), ("by when", 12))
        else:
            table = _table(("who says so", 3), ("what they say", 5), ("likely, by when", 2))
        for row in tables.outlook(self.found):
            kind = label(row)
            said = Text(day(row.said, row.said.year != self.year), style="bold")
            likelihood = Text(row.likelihood, style="yellow")
            quoted = words(row, style="")
            if self.wide:
                table.add_row(sources(row), said, kind, _lines(quoted, marks(row)), likelihood, row.horizon)
            else:
                head = Text(" · ").join(part for part in (said, kind) if part)
                table.add_row(sources(row), _lines(head, quoted, marks(row)), _lines(likelihood, Text(row.horizon)))
        return table

    def unresolved(self) -> Table:
        table = _table(("words", 4), ("what", 12), ("why", 6))
        for one in tables.unresolved(self.records):
            table.add_row(f"“{one.text}”{f', {one.count} times' if one.count > 1 else ''}" if one.text else "", one.what, one.why)
        return table


def _table(*columns: tuple[str, int]) -> Table:
    """A plain table; each column has a name and a share of the width, or from 10 on its greatest width in characters."""
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, header_style="dim", expand=True)
    for name, share in columns:
        if share < 10:
            table.add_column(name, ratio=share, overflow="fold")
        else:
            table.add_column(name, max_width=share, overflow="fold")
    return table


def _what(row: Row) -> Text:
    """ "gained most"."""
    return Text.assemble(label(row), f" {row.extent}" if row.extent else "")


def _where(row: Row) -> Text:
    return Text(f"{row.where}{f' ({row.area})' if row.where and row.area else row.area}", style=WHERE)


def _who(row: Row) -> Text:
    if row.kind == "control":
        return Text(", ".join(part for part in (row.who, f"from {row.whom}" if row.whom else "") if part))
    return Text(f"{row.who} → {row.whom}".strip() if row.whom else row.who)


def _lines(*parts: RenderableType) -> RenderableType:
    """Parts below each other, without the empty ones."""
    kept = [part for part in parts if not (isinstance(part, Text) and not part.plain)]
    return kept[0] if len(kept) == 1 else Group(*kept)


def _count(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'' if n == 1 else 's'}"
