"""Accounts, tokens and the log."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from dateline.web.shapes.common import Moment
from dateline.web.shapes.record import Role


class Login(BaseModel):
    """Name and password."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(max_length=64)
    password: str = Field(max_length=1000)


class User(BaseModel):
    """An account."""

    name: str
    role: Role
    created_at: Moment


class NewUser(BaseModel):
    """An account to open."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(max_length=64)
    role: Role
    password: str = Field(max_length=1000)


class ChangedUser(BaseModel):
    """What is to change; whoever is signed in by that name must sign in anew."""

    model_config = ConfigDict(extra="forbid")

    role: Role | None = None
    password: str | None = Field(None, max_length=1000)


class OwnPassword(BaseModel):
    """A new password of one's own."""

    model_config = ConfigDict(extra="forbid")

    old: str = Field(max_length=1000)
    new: str = Field(max_length=1000)


class Token(BaseModel):
    """A token by which a program asks in somebody's name."""

    id: str
    user: str
    name: str
    role: Role
    created_at: Moment
    expires_at: Moment | None


class NewToken(BaseModel):
    """A token to make: what it is for, its role (no more than its owner's), and for how many days (null: until revoked)."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(min_length=1, max_length=200)
    role: Role = "reader"
    days: int | None = Field(None, ge=1, le=3650)


class MadeToken(BaseModel):
    """The token, shown this once: only its digest is kept."""

    id: str
    token: str


class Entry(BaseModel):
    """Who did what when."""

    id: int
    at: Moment
    who: str
    did: str
    what: str | None
    address: str | None
