"""``dateline agree``: how far two reviewers agree."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.answer import Json, RecordOption, asked


def agree(
    *,
    who: Annotated[list[str], typer.Option("--who", metavar="NAME", help="A reviewer: give two.")],
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """How far two reviewers agree on the statements that both judged: Cohen's kappa with its 95 % interval, and the counts."""
    import json as json_format

    from dateline.fusion.agreement import agreement

    if len(who) != 2:
        raise typer.BadParameter("give exactly two reviewers: --who A --who B")
    with asked(record) as store:
        found = agreement(store, who[0], who[1])
        pairs = [{who[0]: a, who[1]: b, "n": n} for (a, b), n in sorted(found.pairs.items(), key=lambda p: (-p[1], p[0]))]
        if json:
            row = {"n": found.n, "same": found.same, "kappa": found.kappa, "low": found.low, "high": found.high, "pairs": pairs}
            print(json_format.dumps(row, ensure_ascii=False))
            return
        if not found.n:
            print(f"{who[0]} and {who[1]} have judged no statement both.")
            return
        value = (
            f"Cohen's kappa {found.kappa:.2f} (95 % interval {found.low:.2f} to {found.high:.2f})"
            if found.kappa is not None
            else "Cohen's kappa is not defined, since both gave one and the same answer throughout"
        )
        print(f"{found.n} statements judged by both; the same answer for {found.same:.0%}; {value}")
        for pair in pairs:
            print(f"  {pair['n']:>5}  {pair[who[0]]} / {pair[who[1]]}")
