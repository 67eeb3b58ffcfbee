"""Who is asking, and what they may do."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from fastapi.dependencies.models import Dependant

from dateline.errors import DatelineError

CAN = {
    "reader": ("read",),
    "reviewer": ("read", "review", "add"),
    "admin": ("read", "review", "add", "administer"),
}


@dataclass(frozen=True, slots=True)
class Caller:
    """Someone who asks. ``local``: this machine's own person, where there are no accounts."""

    name: str
    role: str
    local: bool = False
    session: str | None = None  # digest of the cookie
    token: str | None = None  # id of the token

    def can(self, right: str) -> bool:
        """Whether they have a right."""
        return right in CAN[self.role]


def caller(request: Request) -> Caller:
    """Who is asking; raises ``not-signed-in`` where nobody is known."""
    found: Caller | None = request.state.caller
    if found is None:
        raise DatelineError("not-signed-in", request.url.path)
    return found


def may(right: str) -> Callable[[Request], Awaitable[Caller]]:
    """A dependency: whoever is asking, if they have a right."""

    async def allowed(request: Request) -> Caller:
        found = caller(request)
        if not found.can(right):
            raise DatelineError("not-allowed", request.url.path, name=found.name, role=found.role, right=right)
        return found

    allowed.right = right  # type: ignore[attr-defined]
    return allowed


def right_of(needs: Dependant) -> str:
    """The right that a route asks for, for its description; "none" where anybody may ask."""
    for inner in (needs, *needs.dependencies):
        found = getattr(inner.call, "right", None) if inner is needs else right_of(inner)
        if found not in (None, "none"):
            return str(found)
    return "none"


Reader = Annotated[Caller, Depends(may("read"))]
Reviewer = Annotated[Caller, Depends(may("review"))]
Adder = Annotated[Caller, Depends(may("add"))]
Admin = Annotated[Caller, Depends(may("administer"))]
