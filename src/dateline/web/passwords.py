"""Passwords: hashed by argon2id with the library's present parameters (RFC 9106), never kept as they are."""

from __future__ import annotations

from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from dateline.errors import DatelineError

SHORTEST, LONGEST = 10, 1000


def hashed(password: str, name: str = "") -> str:
    """The hash of a password that may be used; raises ``bad-password``."""
    if len(password) < SHORTEST:
        raise DatelineError("bad-password", None, reason=f"it has fewer than {SHORTEST} characters")
    if len(password) > LONGEST:
        raise DatelineError("bad-password", None, reason=f"it has more than {LONGEST:,} characters")
    if len(set(password)) < 4 or (name and name.casefold() in password.casefold() and len(password) < len(name) + SHORTEST):
        raise DatelineError("bad-password", None, reason="it is easily guessed")
    return _hasher().hash(password)


def verified(kept: str | None, password: str) -> bool:
    """Whether a password is the one of which a hash is kept; as slow where none is kept, so that names cannot be found out."""
    try:
        return _hasher().verify(kept or _nobody(), password[:LONGEST]) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def aged(kept: str) -> bool:
    """Whether a hash was made with weaker parameters than the present ones."""
    return _hasher().check_needs_rehash(kept)


@lru_cache(maxsize=1)
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@lru_cache(maxsize=1)
def _nobody() -> str:
    return _hasher().hash("the password of nobody at all")
