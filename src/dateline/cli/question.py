"""``dateline question add``, ``list``, ``resolve``: people's own forecasts, kept and settled like everybody's."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.answer import Json, RecordOption, asked, day

if TYPE_CHECKING:
    from dateline.outlook.questions import Question

question = typer.Typer(help="People's own questions: kept with their chances, settled from the ledger, compared with sources and outlook.",
                       no_args_is_help=True)  # fmt: skip
Who = Annotated[str | None, typer.Option("--who", metavar="NAME", help="Whose question or chance it is [default: your user name].")]
Chance = Annotated[str | None, typer.Option("--chance", metavar="P", help="Your chance that it comes true: 0.3 or 30%.")]


@question.command("add")
def add(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The question in your words.")],
    *,
    about: Annotated[str, typer.Option("--about", metavar="PLACE|ACTOR", help="The place that changes hands, or the holder that falls.")],
    by: Annotated[str, typer.Option("--by", metavar="DATE", help="By when, at most 90 days after the last report.")],
    chance: Chance = None,
    who: Who = None,
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """Keep a question, and your chance; the outlook's chance of the day is kept beside it."""
    from dateline.outlook.questions import add as keep

    with asked(record) as store:
        until = day(by, "--by")
        assert until is not None
        _print([keep(store, text, about, until, who or getpass.getuser(), _fraction(chance))], json=json)


@question.command("chance")
def chance(
    number: Annotated[int, typer.Argument(metavar="N", help="The question's number.")],
    value: Annotated[str, typer.Argument(metavar="P", help="The chance: 0.3 or 30%.")],
    *,
    who: Who = None,
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """Give your chance of an open question, or a new one: the last one counts."""
    from dateline.outlook.questions import give, listed

    with asked(record) as store:
        give(store, number, _fraction(value) or 0.0, who or getpass.getuser())
        _print(listed(store, number), json=json)


@question.command("list")
def list_(*, record: RecordOption = None, json: Json = False) -> None:
    """All questions, the earliest due first, with everybody's chances and how far they proved off."""
    from dateline.outlook.questions import listed

    with asked(record) as store:
        _print(listed(store), json=json)


@question.command("resolve")
def resolve(*, record: RecordOption = None, json: Json = False) -> None:
    """Settle what the ledger settles by now; what it cannot tell stays open."""
    from dateline.outlook.questions import resolve as settle

    with asked(record) as store:
        _print(settle(store), json=json, empty="No question can be settled by what is in the record.")


def _fraction(value: str | None) -> float | None:
    from dateline.errors import DatelineError

    if value is None:
        return None
    try:
        return float(value.strip().removesuffix("%")) / (100 if value.strip().endswith("%") else 1)
    except ValueError:
        raise DatelineError("question-wording", value, reason="a chance is a number such as 0.3 or 30%") from None


def _print(found: list[Question], *, json: bool, empty: str = "No question is in the record.") -> None:
    if json:
        for x in found:
            print(x.model_dump_json())
        return
    print("\n\n".join(_shown(x) for x in found) if found else empty)


def _shown(x: Question) -> str:
    stands = "open" if x.state == "open" else f"{x.state} on {x.resolved_on}: {x.why}"
    lines = [f"{x.id}  {x.text}", f"   asked by {x.who} on {x.asked_on}, by {x.by}; {stands}", f"   true if {x.criterion}"]
    rows = [(g.who, g.chance, g.brier) for g in x.given]
    rows += [("the outlook", x.outlook, x.outlook_brier)] if x.outlook is not None else []
    rows += [(g.who, g.chance, g.brier) for g in x.sources]
    return "\n".join([*lines, *(f"   {p * 100:>3.0f} %  {who}" + ("" if off is None else f", Brier {off:.3f}") for who, p, off in rows)])
