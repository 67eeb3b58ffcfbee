"""People's accounts, their sessions, tokens and rights."""

from __future__ import annotations

from dateline.errors.problem import Problem

ACCOUNTS: dict[str, Problem] = {
    "bad-csrf": Problem(
        "the request does not carry the token of your session",
        "without it another page could change the record in your name",
        "send the csrf of GET /api/v1/me as X-CSRF-Token; in the browser load the page again",
    ),
    "not-signed-in": Problem(
        "you are not signed in",
        "this server has accounts, and only those who have one may ask",
        "sign in; programs send Authorization: Bearer TOKEN",
    ),
    "not-allowed": Problem(
        "{name} may not do this",
        "the role {role} does not include the right to {right}",
        "ask someone with the role admin: dateline user add NAME --role reviewer",
    ),
    "wrong-password": Problem(
        "name and password do not belong together",
        "there is no such account, or its password is another one",
        "try again; an admin sets a new password with dateline user password NAME",
    ),
    "bad-token": Problem(
        "the token is not valid",
        "it is unknown, revoked or over, or its owner's account was closed",
        "make a new one: POST /api/v1/tokens, or dateline user token NAME",
    ),
    "no-such-token": Problem(
        "there is no such token",
        "none of yours that still is valid has that id",
        "see GET /api/v1/tokens",
    ),
    "too-many-tries": Problem(
        "too many failed attempts to sign in",
        "further ones are not looked at for {after} seconds",
        "wait and try again",
    ),
    "no-users": Problem(
        "the server has no users",
        "at {host} others than you can reach it, and without accounts everyone could read and change the record",
        "add one first: dateline user add NAME --role admin; or leave out --host to serve this machine only",
    ),
    "no-accounts": Problem(
        "this server has no accounts",
        "it serves this machine's own person, who needs none",
        "open the first one on this machine: dateline user add NAME --role admin; from then on people sign in",
    ),
    "user-exists": Problem(
        "there is such a user already",
        "names are given once",
        "choose another name, or change that account: dateline user password NAME, dateline user role NAME ROLE",
    ),
    "no-such-user": Problem(
        "there is no such user",
        "no account has that name",
        "see dateline user list",
    ),
    "bad-user-name": Problem(
        "this cannot be the name of a user",
        "a name has 1 to 64 letters, digits or . _ @ + -",
        "choose another, such as r.haddad",
    ),
    "bad-role": Problem(
        "{value!r} is no role",
        "there are {known}",
        "reader may look, reviewer may add and correct too, admin may manage accounts besides",
    ),
    "bad-password": Problem(
        "this password cannot be used",
        "{reason}",
        "choose a longer one: some words that belong together only for you",
    ),
    "last-admin": Problem(
        "this is the only admin",
        "without one nobody could manage the other accounts",
        "make another user admin first: dateline user role NAME admin",
    ),
}
