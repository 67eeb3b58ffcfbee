"""Accounts of the server: who there is, who is signed in, which programs may ask for whom, and who did what when."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import sqlalchemy as sa

from dateline.errors import DatelineError
from dateline.store.people import ROLES, audit, sessions, tokens, users
from dateline.store.record import RecordStore, now
from dateline.store.revision import apart

NAME = re.compile(r"[\w.@+-]{1,64}")
U, S, T, A = users.c, sessions.c, tokens.c, audit.c


def add_user(store: RecordStore, name: str, role: str, password: str) -> None:
    """Open an account; ``password`` is the hash. Raises ``bad-user-name``, ``bad-role``, ``user-exists``."""
    if not NAME.fullmatch(name):
        raise DatelineError("bad-user-name", name)
    _known(role)
    row = {"role": role, "password": password, "created_at": now(), "removed_at": None}
    with apart(store) as connection:
        held = connection.execute(sa.select(U.removed_at).where(U.name == name)).first()
        if held is not None and held.removed_at is None:
            raise DatelineError("user-exists", name)
        if held is None:
            connection.execute(sa.insert(users), row | {"name": name})
        else:
            connection.execute(sa.update(users).where(U.name == name).values(row))


def change_user(store: RecordStore, name: str, *, role: str | None = None, password: str | None = None) -> None:
    """Give another role or password; whoever was signed in by that name no longer is. Raises ``no-such-user``, ``last-admin``."""
    if role is not None:
        _known(role)
    change = {k: v for k, v in (("role", role), ("password", password)) if v is not None}
    with apart(store) as connection:
        if connection.execute(sa.select(U.name).where(U.name == name, U.removed_at.is_(None))).first() is None:
            raise DatelineError("no-such-user", name)
        if role is not None and role != "admin":
            _spare(connection, name)
        if change:
            connection.execute(sa.update(users).where(U.name == name).values(change))
        connection.execute(sa.delete(sessions).where(S.user == name))


def renew_password(store: RecordStore, name: str, password: str) -> None:
    """Keep the same password hashed anew, with stronger parameters."""
    with apart(store) as connection:
        connection.execute(sa.update(users).where(U.name == name).values(password=password))


def remove_user(store: RecordStore, name: str) -> None:
    """Close an account with its sessions and tokens; what it did stays on record. Raises ``no-such-user``, ``last-admin``."""
    with apart(store) as connection:
        _spare(connection, name)
        done = connection.execute(sa.update(users).where(U.name == name, U.removed_at.is_(None)).values(removed_at=now()))
        if not done.rowcount:
            raise DatelineError("no-such-user", name)
        connection.execute(sa.delete(sessions).where(S.user == name))
        connection.execute(sa.update(tokens).where(T.user == name, T.revoked_at.is_(None)).values(revoked_at=now()))


def _spare(connection: sa.Connection, name: str) -> None:
    """Refuse to take away the last admin while others have accounts: nobody could manage them any more."""
    rows = connection.execute(sa.select(U.name, U.role).where(U.removed_at.is_(None))).all()
    admins = {r.name for r in rows if r.role == "admin"}
    if admins == {name} and len(rows) > 1:
        raise DatelineError("last-admin", name)


def _known(role: str) -> None:
    if role not in ROLES:
        raise DatelineError("bad-role", None, value=role, known=", ".join(ROLES))


def user(store: RecordStore, name: str) -> Any:
    """An open account with its password's hash, or None."""
    with store.reading() as connection:
        return connection.execute(sa.select(users).where(U.name == name, U.removed_at.is_(None))).first()


def listed(store: RecordStore) -> list[Any]:
    """The open accounts by name: name, role, since when."""
    with store.reading() as connection:
        return list(connection.execute(sa.select(U.name, U.role, U.created_at).where(U.removed_at.is_(None)).order_by(U.name)))


def begin_session(store: RecordStore, name: str, digest: str, csrf: str, expires: dt.datetime, address: str | None) -> None:
    """Keep that someone signed in; sessions that are over are struck off."""
    row = {"digest": digest, "user": name, "csrf": csrf, "address": address, "created_at": now(), "expires_at": expires}
    with apart(store) as connection:
        connection.execute(sa.delete(sessions).where(S.expires_at < now()))
        connection.execute(sa.insert(sessions), row)


def session(store: RecordStore, digest: str) -> Any:
    """Whose session that is (user, role, csrf, expires_at), or None where there is none or it is over."""
    query = sa.select(S.user, U.role, S.csrf, S.expires_at).join(users, U.name == S.user)
    with store.reading() as connection:
        return connection.execute(query.where(S.digest == digest, S.expires_at > now(), U.removed_at.is_(None))).first()


def end_session(store: RecordStore, digest: str) -> None:
    """Sign out."""
    with apart(store) as connection:
        connection.execute(sa.delete(sessions).where(S.digest == digest))


def add_token(store: RecordStore, number: str, digest: str, name: str, purpose: str, role: str, expires: dt.datetime | None) -> None:
    """Keep a token's digest."""
    _known(role)
    row = {"id": number, "digest": digest, "user": name, "name": purpose, "role": role, "created_at": now(), "expires_at": expires}
    with apart(store) as connection:
        connection.execute(sa.insert(tokens), row)


def token(store: RecordStore, digest: str) -> Any:
    """Whose token that is (id, user, role of the token, role of its owner), or None where it is unknown, revoked or over."""
    query = sa.select(T.id, T.user, T.role, U.role.label("owner_role"), T.expires_at).join(users, U.name == T.user)
    valid = (T.digest == digest, T.revoked_at.is_(None), U.removed_at.is_(None), sa.or_(T.expires_at.is_(None), T.expires_at > now()))
    with store.reading() as connection:
        return connection.execute(query.where(*valid)).first()


def tokens_of(store: RecordStore, name: str | None = None) -> list[Any]:
    """Tokens that are not revoked, of one person or of all."""
    columns = (T.id, T.user, T.name, T.role, T.created_at, T.expires_at)
    query = sa.select(*columns).where(T.revoked_at.is_(None)).order_by(T.created_at, T.id)
    with store.reading() as connection:
        return list(connection.execute(query if name is None else query.where(T.user == name)))


def revoke(store: RecordStore, number: str, name: str | None = None) -> None:
    """Make a token (of that person) worthless. Raises ``no-such-token``."""
    own = T.user == name if name is not None else sa.true()
    with apart(store) as connection:
        done = connection.execute(sa.update(tokens).where(T.id == number, T.revoked_at.is_(None), own).values(revoked_at=now()))
        if not done.rowcount:
            raise DatelineError("no-such-token", number)


def note(store: RecordStore, who: str, did: str, what: str | None = None, address: str | None = None) -> None:
    """Enter into the log who did what."""
    with apart(store) as connection:
        connection.execute(sa.insert(audit), {"at": now(), "who": who, "did": did, "what": what, "address": address})


def noted(store: RecordStore, limit: int, offset: int, who: str | None = None) -> tuple[int, list[Any]]:
    """How many entries the log has, and some of them, the latest first."""
    own = A.who == who if who is not None else sa.true()
    with store.reading() as connection:
        total = connection.execute(sa.select(sa.func.count()).select_from(audit).where(own)).scalar_one()
        return total, list(connection.execute(sa.select(audit).where(own).order_by(A.id.desc()).limit(limit).offset(offset)))
