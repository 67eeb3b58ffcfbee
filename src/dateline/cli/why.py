"""``dateline why``: from anything shown down to the words that it comes from."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.answer import Json, RecordOption, asked


def why(
    id_: Annotated[str, typer.Argument(metavar="ID", help="A statement's id, a report's id, or a place's name or key.")],
    *,
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """Where a statement, a place's control or a report comes from: chain, report, sentence, rule, corrections."""
    import json as json_format

    from dateline.cli.output import fail
    from dateline.errors import DatelineError
    from dateline.fusion.grounds import grounds

    with asked(record) as store:
        found = grounds(store, id_)
        if not found:
            fail(DatelineError("no-such-id", id_))
        for ground in found:
            print(json_format.dumps(ground.as_dict(), ensure_ascii=False, default=str) if json else ground.as_text())
