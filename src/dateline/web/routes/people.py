"""Accounts, tokens, and who did what: for admins, save what is one's own."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Request

from dateline.errors import DatelineError
from dateline.store import accounts
from dateline.web.access import Admin, Caller, Reader
from dateline.web.context import Ctx, address
from dateline.web.passwords import hashed, verified
from dateline.web.shapes.common import Limit, Offset, Page, Words
from dateline.web.shapes.people import ChangedUser, Entry, MadeToken, NewToken, NewUser, OwnPassword, Token, User

router = APIRouter(tags=["people"])
Name = Annotated[str, Path(max_length=64)]
Id = Annotated[str, Path(max_length=40)]


@router.get("/users", response_model=list[User], summary="The accounts")
def listed(ctx: Ctx, who: Admin) -> Any:
    """By name."""
    return [User(**r._mapping) for r in accounts.listed(ctx.store)]


@router.post("/users", response_model=User, status_code=201, summary="Open an account")
def add(request: Request, ctx: Ctx, who: Admin, given: NewUser) -> Any:
    """The first account must be made on the server's machine: ``dateline user add NAME --role admin``."""
    if who.local:
        raise DatelineError("no-accounts", None)
    accounts.add_user(ctx.store, given.name, given.role, hashed(given.password, given.name))
    _done(request, ctx, who, "opened an account", f"{given.name} ({given.role})")
    return User(**accounts.user(ctx.store, given.name)._mapping)


@router.patch("/users/{name}", response_model=User, summary="Change a role or a password")
def change(request: Request, ctx: Ctx, who: Admin, name: Name, given: ChangedUser) -> Any:
    """The account's sessions end."""
    password = hashed(given.password, name) if given.password is not None else None
    accounts.change_user(ctx.store, name, role=given.role, password=password)
    changed = " and ".join(x for x in (f"the role to {given.role}" if given.role else "", "the password" if password else "") if x)
    _done(request, ctx, who, "changed an account", f"{name}: {changed or 'nothing'}")
    return User(**accounts.user(ctx.store, name)._mapping)


@router.delete("/users/{name}", status_code=204, summary="Close an account")
def remove(request: Request, ctx: Ctx, who: Admin, name: Name) -> None:
    """With its sessions and tokens; what it did stays in the log and in the corrections."""
    accounts.remove_user(ctx.store, name)
    _done(request, ctx, who, "closed an account", name)


@router.post("/password", status_code=204, summary="Change one's own password")
def own_password(request: Request, ctx: Ctx, who: Reader, given: OwnPassword) -> None:
    """All sessions of that name end, this one too."""
    row = accounts.user(ctx.store, who.name)
    key = ("password", who.name)
    ctx.people.limiter.check(key, ctx.settings.login_tries)
    if not verified(row.password if row else None, given.old):
        ctx.people.limiter.failed(key)
        raise DatelineError("wrong-password", None)
    accounts.change_user(ctx.store, who.name, password=hashed(given.new, who.name))
    _done(request, ctx, who, "changed the own password", None)


@router.get("/tokens", response_model=list[Token], summary="One's own tokens; an admin sees all")
def tokens(ctx: Ctx, who: Reader) -> Any:
    """Without the tokens themselves, which nobody can look up."""
    return [Token(**r._mapping) for r in accounts.tokens_of(ctx.store, None if who.can("administer") else who.name)]


@router.post("/tokens", response_model=MadeToken, status_code=201, summary="Make a token for a program")
def make_token(request: Request, ctx: Ctx, who: Reader, given: NewToken) -> Any:
    """Shown this once. Programs send it as ``Authorization: Bearer TOKEN``."""
    if who.local:
        raise DatelineError("no-accounts", None)
    number, token = ctx.people.new_token(who, given.name, given.role, given.days)
    _done(request, ctx, who, "made a token", f"{number} ({given.role}): {given.name}")
    return MadeToken(id=number, token=token)


@router.delete("/tokens/{id}", status_code=204, summary="Revoke a token")
def revoke(request: Request, ctx: Ctx, who: Reader, id: Id) -> None:
    """At once, and for good."""
    accounts.revoke(ctx.store, id, None if who.can("administer") else who.name)
    _done(request, ctx, who, "revoked a token", id)


@router.get("/audit", response_model=Page[Entry], summary="Who did what, the latest first")
def audit(ctx: Ctx, admin: Admin, who: Words = None, limit: Limit = 100, offset: Offset = 0) -> Any:
    """Sign-ins and failed ones, accounts, tokens, uploads, corrections, exports."""
    total, rows = accounts.noted(ctx.store, limit, offset, who)
    return {"total": total, "limit": limit, "offset": offset, "items": [Entry(**r._mapping) for r in rows]}


def _done(request: Request, ctx: Ctx, who: Caller, did: str, what: str | None) -> None:
    ctx.people.forget()
    accounts.note(ctx.store, who.name, did, what, address(request))
