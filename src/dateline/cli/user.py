"""``dateline user``: accounts of the server, for when others than this machine's own person use it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.answer import Csv, Json, RecordOption, answer

if TYPE_CHECKING:
    from dateline.store import RecordStore

user = typer.Typer(name="user", help="Accounts for dateline serve: add, list, remove, change.", no_args_is_help=True)
Name = Annotated[str, typer.Argument(metavar="NAME", help="The user's name.")]
Stdin = Annotated[bool, typer.Option("--stdin", help="Take the password from standard input rather than ask for it.")]


@user.command("add")
def add(
    name: Name,
    *,
    role: Annotated[str, typer.Option("--role", metavar="ROLE", help="reader (looks), reviewer (corrects too) or admin.")] = "reader",
    stdin: Stdin = False,
    record: RecordOption = None,
) -> None:
    """Open an account. The password is asked for; only its argon2 hash is kept."""
    from dateline.store import accounts
    from dateline.web.passwords import hashed

    with _accounts(record) as store:
        accounts.add_user(store, name, role, hashed(_password(stdin), name))
        accounts.note(store, _here(), "opened an account", f"{name} ({role})")
        print(f"{name} may sign in as {role}")


@user.command("list")
def list_(*, record: RecordOption = None, json: Json = False, csv: Csv = False) -> None:
    """The accounts, with their roles."""
    from dateline.store import accounts

    with _accounts(record) as store:
        rows = [{"name": r.name, "role": r.role, "since": f"{r.created_at:%Y-%m-%d}"} for r in accounts.listed(store)]
        answer(rows, {x: x for x in ("name", "role", "since")}, json=json, csv=csv, empty="There are no accounts.")


@user.command("remove")
def remove(name: Name, *, record: RecordOption = None) -> None:
    """Close an account, with its sessions and tokens. What it did stays on record."""
    from dateline.store import accounts

    with _accounts(record) as store:
        accounts.remove_user(store, name)
        accounts.note(store, _here(), "closed an account", name)
        print(f"{name} may no longer sign in")


@user.command("role")
def role(
    name: Name,
    given: Annotated[str, typer.Argument(metavar="ROLE", help="reader, reviewer or admin.")],
    *,
    record: RecordOption = None,
) -> None:
    """Give a user another role; they sign in anew."""
    from dateline.store import accounts

    with _accounts(record) as store:
        accounts.change_user(store, name, role=given)
        accounts.note(store, _here(), "changed an account", f"{name}: the role to {given}")
        print(f"{name} is {given}")


@user.command("password")
def password(name: Name, *, stdin: Stdin = False, record: RecordOption = None) -> None:
    """Give a user another password; they sign in anew."""
    from dateline.store import accounts
    from dateline.web.passwords import hashed

    with _accounts(record) as store:
        accounts.change_user(store, name, password=hashed(_password(stdin), name))
        accounts.note(store, _here(), "changed an account", f"{name}: the password")
        print(f"{name} has a new password")


@user.command("token")
def token(
    name: Name,
    *,
    for_: Annotated[str, typer.Option("--for", metavar="TEXT", help="What the token is for.")],
    role: Annotated[
        str | None, typer.Option("--role", metavar="ROLE", help="What it may do, no more than its owner [default: the owner's].")
    ] = None,
    days: Annotated[int | None, typer.Option("--days", metavar="N", min=1, help="For so many days [default: until revoked].")] = None,
    record: RecordOption = None,
) -> None:
    """Make a token by which a program uses the API in a user's name. It is printed this once."""
    from dateline.errors import DatelineError
    from dateline.store import accounts
    from dateline.store.people import ROLES
    from dateline.web.people import new_token

    with _accounts(record) as store:
        owner = accounts.user(store, name)
        if owner is None:
            raise DatelineError("no-such-user", name)
        if role is not None and role not in ROLES:
            raise DatelineError("bad-role", None, value=role, known=", ".join(ROLES))
        number, secret = new_token(store, name, owner.role, for_, role or owner.role, days)
        accounts.note(store, _here(), "made a token", f"{number} for {name}: {for_}")
        print(secret)


@contextmanager
def _accounts(url: str | None) -> Iterator[RecordStore]:
    """The record with the accounts; errors are printed and end the command."""
    from dateline.cli.output import closed_pipe, fail
    from dateline.errors import DatelineError
    from dateline.store import open_store

    try:
        with closed_pipe(), open_store(url) as store:
            yield store
    except DatelineError as error:
        fail(error)


def _password(stdin: bool) -> str:
    import sys

    if stdin:
        return sys.stdin.readline().rstrip("\r\n")
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))


def _here() -> str:
    import getpass

    try:
        return f"{getpass.getuser()} on the server"
    except (OSError, KeyError):  # a container without a user's name
        return "the server's machine"
