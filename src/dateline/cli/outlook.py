"""``dateline outlook``: how likely a place changes hands, or a holder loses its last main city, by each of the next 90 days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.answer import Json, RecordOption, asked, day

if TYPE_CHECKING:
    from dateline.outlook.result import Chance, Outlook

SHOWN = (1, 3, 7, 14, 21, 30, 45, 60, 75, 90)  # days of the curve that are printed
WIDTH = 50


def outlook(
    place_or_actor: Annotated[str, typer.Argument(metavar="PLACE|ACTOR", help="A place of the record, or who holds places in it.")],
    *,
    by: Annotated[
        str | None, typer.Option("--by", metavar="DATE", help="The day asked for, at most 90 days on [default: 30 days on].")
    ] = None,
    known: Annotated[
        str | None,
        typer.Option("--as-known-on", metavar="DATE", help="By what was published up to this day [default: the last day reported]."),
    ] = None,
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """How likely a place changes hands (or a holder loses the last of its main cities) by each of the next 90 days, and on what grounds.

    Never more than the reports allow: with the interval, the grounds, what sources forecast, and how such outlooks fared; where the
    record is too thin, it says so. Follow a ground to its words with dateline why ID.
    """
    from dateline.outlook.evaluation import outlook_of

    with asked(record) as store:
        found = outlook_of(store, place_or_actor, day(by, "--by"), day(known, "--as-known-on"))
        print(found.model_dump_json() if json else shown(found))


def shown(o: Outlook) -> str:
    """An outlook for people."""
    head = f"{o.question}?\nAs known on {o.known}" + (f"; held by {o.holder}" if o.holder and o.kind == "place" else "")
    if o.refused or o.chance is None or o.fared is None:
        return f"{head}\n\nNo outlook: {o.refused}."
    parts = [head, "", f"{_range(o.chance)} by {o.by}", ""]
    if any(s.weight for s in o.said) and o.pooled is not None:
        parts.insert(3, f"{_percent(o.pooled)} with what sources say, weighted by their record")
    parts += [_line(n, o.curve[n - 1]) for n in SHOWN]
    parts += [
        f"{'':8}{'':24}0 %{'':{WIDTH - 7}}100 %",
        "",
        "Grounds, the weightiest first (+ makes a change likelier, - less likely, ? by how much is not known):",
    ]
    for g in o.grounds:
        ids = "".join(f"\n      dateline why {i}" for i in g.statements[:3])
        more = f"\n      and {len(g.statements) - 3} more statements" if len(g.statements) > 3 else ""
        weighs = f"{'+' if g.weight > 0 else '-'} {abs(g.weight):.2f}" if g.weight else "     ?"
        parts.append(f"  {weighs}  {g.words}{ids}{more}")
    parts += ["", "What sources say:" if o.said else "No source in the record has an open forecast of it."]
    for s in o.said:
        sure = "no number" if s.low is None or s.high is None else f"{s.low:.0%} to {s.high:.0%}"
        until = f", by {s.horizon}" if s.horizon else ""
        weighs = f"weight {s.weight:.2f}, {s.resolved} of its forecasts settled"
        parts.append(
            f'  {s.published}  {s.source}: "{" ".join(s.words.split())}" ({sure}{until}; {weighs})\n      dateline why {s.statement}'
        )
    parts += ["", "What would move it most, were it reported:"] if o.movers else []
    parts += [f"  {m.words}: {_percent(m.chance)} by {o.by}" for m in o.movers]
    parts += [
        "",
        f"How such outlooks fared: {o.fared.measured}.",
        f"In this record: {o.fared.here}.",
        f"Model {o.model}; see docs/outlook.md.",
    ]
    return "\n".join(parts)


def _percent(p: float) -> str:
    return "less than 1 %" if p < 0.01 else "more than 99 %" if p > 0.99 else f"{p * 100:.0f} %"


def _range(c: Chance) -> str:
    return f"{_percent(c.chance)} (90 % interval {c.low * 100:.0f} to {c.high * 100:.0f} %)"


def _line(n: int, c: Chance) -> str:
    """One day of the curve: the interval as a band, the chance as a mark in it."""
    low, mark, high = (round(p * (WIDTH - 1)) for p in (c.low, c.chance, c.high))
    band = "".join("●" if k == mark else "─" if low <= k <= high else " " for k in range(WIDTH)).rstrip()
    return f"{n:>3} days {_percent(c.chance):>14} {c.low * 100:>3.0f}-{c.high * 100:<3.0f}   {band}"
