"""``dateline review``: judge what was read, one statement after the other or by id; who, when and why are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.answer import Csv, Json, RecordOption, answer, asked

if TYPE_CHECKING:
    from dateline.fusion.review import Item
    from dateline.store import RecordStore

KEYS = """[a]ccept  [r]eject  FIELD=VALUE to correct (type, place, holder, previous, actor, recipient, earliest, latest, asserted, outcome)
[j]oin ID  [split]  [o]verrule true|false|void|open  [s]kip  [u]ndo  [q]uit; a reason may follow: r -- the airport only"""


def review(
    id_: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="A statement's id; without it the doubtful ones are gone through.")
    ] = None,
    *,
    accept: Annotated[bool, typer.Option("--accept", help="It was read rightly.")] = False,
    reject: Annotated[bool, typer.Option("--reject", help="It should not have been read.")] = False,
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="Correct a field, for instance place=Homs or holder=army:military."),
    ] = None,
    join: Annotated[str | None, typer.Option("--join", metavar="ID", help="It tells the same event as this other one.")] = None,
    split: Annotated[bool, typer.Option("--split", help="It tells another event than those it was joined with.")] = False,
    overrule: Annotated[str | None, typer.Option("--overrule", metavar="STATE", help="A forecast: true, false, void or open.")] = None,
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, kept with the correction.")] = "",
    who: Annotated[str | None, typer.Option("--who", metavar="NAME", help="The reviewer [default: your login].")] = None,
    undo: Annotated[int | None, typer.Option("--undo", metavar="N", help="Take correction N back.")] = None,
    log: Annotated[bool, typer.Option("--log", help="All corrections ever made, also those taken back.")] = False,
    list_: Annotated[bool, typer.Option("--list", help="Print the queue.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Also what others have judged, for a second opinion.")] = False,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="At most so many statements.")] = 50,
    record: RecordOption = None,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """Judge what was read: disputed, unresolved, ambiguous, anonymous and hedged statements first. Nothing is ever overwritten."""
    from dateline.adding import settle
    from dateline.fusion.review import items, queue
    from dateline.store.corrections import undo as take_back

    person = who or _login()
    with asked(record) as store:
        if log:
            answer(
                _log(store),
                {x: x for x in ("n", "done", "statement", "who", "at", "why", "undone")},
                json=json,
                csv=csv,
                empty="No corrections.",
            )
        elif undo is not None:
            take_back(store, undo, who=person)
            settle(store)
            print(f"correction {undo} is taken back")
        elif id_ is not None:
            orders = [*(["a"] if accept else []), *(["r"] if reject else []), *(set_ or [])]
            orders += [*([f"j {join}"] if join else []), *(["split"] if split else []), *([f"o {overrule}"] if overrule else [])]
            if orders:
                for order in orders:
                    print(f"correction {obey(store, id_, order, person, why)} is kept")
                settle(store)
            else:
                _show(_known(items(store, {id_: []}), id_)[0], json)
        else:
            found = queue(store, limit=limit, who=person if again else None)
            if list_ or json or csv:
                rows = [x.as_dict() | {"place": x.read["place"], "kind": x.read["kind"]} for x in found]
                columns = {"statement": "statement", "kind": "kind", "place": "place", "words": "words", "why": "why it is doubtful"}
                answer(rows, columns, json=json, csv=csv, empty="Nothing is left to review.")
            else:
                _session(store, found, person)


def obey(store: RecordStore, statement: str, order: str, who: str, why: str) -> int:
    """Do what a reviewer typed for a statement; gives the correction's number. Raises `DatelineError` for what cannot be done."""
    from dateline.errors import DatelineError
    from dateline.fusion import decide
    from dateline.store.corrections import correct

    order, _, reason = order.partition(" -- ")
    order, why = order.strip(), reason.strip() or why
    if "=" in order:
        return decide.decide(store, statement, order, who=who, why=why)
    word, _, rest = order.partition(" ")
    action = {"a": "accept", "accept": "accept", "r": "reject", "reject": "reject", "split": "split"}.get(word.lower())
    if action is not None and not rest:
        return correct(store, statement, action, who=who, why=why)
    if word.lower() in ("j", "join") and rest:
        return decide.join(store, statement, rest.strip(), who=who, why=why)
    if word.lower() in ("o", "overrule") and rest:
        return decide.overrule(store, statement, rest.strip().lower(), who=who, why=why)
    raise DatelineError("bad-correction", statement, reason=f"{order!r} is no key and no FIELD=VALUE")


def _session(store: RecordStore, found: list[Item], who: str) -> None:
    from dateline.adding import settle
    from dateline.cli.output import complain
    from dateline.errors import DatelineError
    from dateline.store.corrections import undo as take_back

    done: list[tuple[int, int]] = []  # position in the queue, number of the correction
    at = 0
    if found:
        print(KEYS)
    while at < len(found):
        _show(found[at], False, f"{at + 1} of {len(found)}")
        try:
            order = input("> ").strip()
        except (EOFError, KeyboardInterrupt):
            break
        if order.lower() in ("q", "quit"):
            break
        try:
            if order.lower() in ("u", "undo"):
                if done:
                    at, number = done.pop()
                    take_back(store, number, who=who)
                    print(f"correction {number} is taken back")
                else:
                    print("nothing to undo yet")
            elif order.lower() in ("s", "skip", ""):
                at += 1
            else:
                done.append((at, obey(store, found[at].statement, order, who, "")))
                print(f"correction {done[-1][1]} is kept")
                at += "=" not in order  # after a corrected field the statement stays, for more
        except DatelineError as error:
            complain(error)
        settle(store)
    print(f"{len(done)} corrections kept" if found else "Nothing is left to review.")


def _show(item: Item, json: bool, position: str = "") -> None:
    import json as json_format

    if json:
        print(json_format.dumps(item.as_dict(), ensure_ascii=False, default=str))
        return
    read = "; ".join(f"{k} {', '.join(v) if isinstance(v, list) else v}" for k, v in item.read.items() if v not in (None, []))
    print(f"\n{position}  {item.statement}  doubtful: {item.why}\n{item.ground.as_text()}  read as: {read}")


def _known(found: list[Item], id_: str) -> list[Item]:
    from dateline.errors import DatelineError

    if not found:
        raise DatelineError("no-such-statement", id_)
    return found


def _log(store: RecordStore) -> list[dict[str, object]]:
    from dateline.store.corrections import kept

    with store.reading() as connection:
        rows = sorted((c for cs in kept(connection).values() for c in cs), key=lambda c: c.id)
    return [
        {
            "n": c.id,
            "done": f"{c.action} {c.field}" if c.field else c.action,
            "value": c.value,
            "statement": c.statement,
            "who": c.who,
            "at": f"{c.at:%Y-%m-%d %H:%M}",
            "why": c.why,
            "undone": f"by {c.undone_by} on {c.undone_at:%Y-%m-%d %H:%M}" if c.undone_at else None,
        }
        for c in rows
    ]


def _login() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container without a user's name
        return "unknown"
