"""Who is asking: by session or token, or this machine's own person where there are no accounts."""

from __future__ import annotations

import datetime as dt
import getpass
import hashlib
import secrets
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

from dateline.errors import DatelineError
from dateline.store import RecordStore, accounts
from dateline.store.people import ROLES
from dateline.store.record import now
from dateline.web.access import Caller
from dateline.web.limiter import Limiter
from dateline.web.passwords import aged, hashed, verified
from dateline.web.settings import Settings

FRESH = 3.0  # seconds for which what the record says of a session or token is taken as it was
KNOWN = 5_000  # sessions and tokens remembered so
MARK = "dl_"  # tokens begin so, that they are recognised where they leak


@dataclass(frozen=True, slots=True)
class Known:
    """Someone known, until when that may be taken as it is, and what their page must send back."""

    caller: Caller | None
    csrf: str | None
    until: float


class People:
    """Sessions, tokens and the login, with what was lately asked of the record remembered for some seconds."""

    def __init__(self, store: RecordStore, settings: Settings) -> None:
        self.store = store
        self.settings = settings
        self.limiter = Limiter(settings.login_window)
        self.local = Known(Caller(_login(), "admin", local=True), secrets.token_urlsafe(24), float("inf"))
        self._known: OrderedDict[str, Known] = OrderedDict()
        self._accounts = (False, 0.0)
        self._lock = threading.Lock()

    def lately_required(self) -> bool | None:
        """What `required` said within the last seconds; None where it must be asked."""
        if not self.settings.alone:
            return True
        found, until = self._accounts
        return found if time.monotonic() < until else None

    def lately(self, secret: str) -> Known | None:
        """Whom a cookie or token was found to name within the last seconds; None where that must be asked."""
        return self._remembered(_digest(secret))

    def required(self) -> bool:
        """Whether people must sign in: there are accounts, or others than this machine can reach the server."""
        if not self.settings.alone:
            return True
        found, until = self._accounts
        if time.monotonic() >= until:
            found = bool(accounts.listed(self.store))
            self._accounts = (found, time.monotonic() + FRESH)
        return found

    def of_session(self, cookie: str) -> Known:
        """Whose session a cookie names; nobody's where it is over."""
        digest = _digest(cookie)
        held = self._remembered(digest)
        if held is None:
            row = accounts.session(self.store, digest)
            caller = Caller(row.user, row.role, session=digest) if row else None
            held = self._remember(digest, caller, row.csrf if row else None)
        return held

    def of_token(self, token: str) -> Known:
        """Whose token that is; raises ``bad-token``."""
        digest = _digest(token)
        held = self._remembered(digest)
        if held is None:
            row = accounts.token(self.store, digest)
            role = min(row.role, row.owner_role, key=ROLES.index) if row else ""
            held = self._remember(digest, Caller(row.user, role, token=row.id) if row else None, None)
        if held.caller is None:
            raise DatelineError("bad-token", None)
        return held

    def sign_in(self, name: str, password: str, address: str) -> tuple[str, Caller, str]:
        """A new session: what its cookie holds, whose it is, and what the page must send back.

        Raises:
            DatelineError: ``wrong-password``, ``too-many-tries``.
        """
        tries = self.settings.login_tries
        name = name[:64]
        keys = (((name, address), tries), (("address", address), 4 * tries), (("name", name), 10 * tries))
        for key, most in keys:
            self.limiter.check(key, most)
        row = accounts.user(self.store, name)
        if not verified(row.password if row else None, password):
            for key, _ in keys:
                self.limiter.failed(key)
            accounts.note(self.store, name if row else "?", "failed to sign in", None if row else name, address)
            raise DatelineError("wrong-password", None)
        self.limiter.forget((name, address))
        if aged(row.password):
            accounts.renew_password(self.store, name, hashed(password))
        cookie, csrf = secrets.token_urlsafe(32), secrets.token_urlsafe(24)
        expires = now() + dt.timedelta(hours=self.settings.session_hours)
        accounts.begin_session(self.store, name, _digest(cookie), csrf, expires, address)
        accounts.note(self.store, name, "signed in", None, address)
        return cookie, Caller(row.name, row.role, session=_digest(cookie)), csrf

    def sign_out(self, caller: Caller) -> None:
        """End a session."""
        if caller.session is not None:
            accounts.end_session(self.store, caller.session)
            self.forget()

    def new_token(self, owner: Caller | Any, purpose: str, role: str, days: int | None) -> tuple[str, str]:
        """A token's id and the token itself, which is shown this once. Raises ``not-allowed`` where it would outrank its owner."""
        return new_token(self.store, owner.name, owner.role, purpose, role, days)

    def forget(self) -> None:
        """Ask the record anew: accounts, sessions or tokens have changed."""
        with self._lock:
            self._known.clear()
            self._accounts = (False, 0.0)

    def _remembered(self, digest: str) -> Known | None:
        with self._lock:
            held = self._known.get(digest)
            return held if held is not None and held.until > time.monotonic() else None

    def _remember(self, digest: str, caller: Caller | None, csrf: str | None) -> Known:
        held = Known(caller, csrf, time.monotonic() + FRESH)
        with self._lock:
            self._known[digest] = held
            self._known.move_to_end(digest)
            while len(self._known) > KNOWN:
                self._known.popitem(last=False)
        return held


def new_token(store: RecordStore, name: str, rank: str, purpose: str, role: str, days: int | None) -> tuple[str, str]:
    """A token's id and the token itself, whose digest alone is kept."""
    if ROLES.index(role) > ROLES.index(rank):
        raise DatelineError("not-allowed", None, name=name, role=rank, right=f"give out a token with the role {role}")
    number, token = secrets.token_hex(6), MARK + secrets.token_urlsafe(32)
    accounts.add_token(store, number, _digest(token), name, purpose, role, now() + dt.timedelta(days=days) if days else None)
    return number, token


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container without a user's name
        return "you"
