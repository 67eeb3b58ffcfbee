"""Requests to the server, and uploads."""

from __future__ import annotations

from dateline.errors.problem import Problem

REQUESTS: dict[str, Problem] = {
    "bad-request": Problem(
        "the request cannot be understood",
        "{reason}",
        "see /api/v1/openapi.json for what this address takes",
    ),
    "no-such-page": Problem(
        "there is nothing at this address",
        "the server has no such page, and the API no such path",
        "see /api/v1/openapi.json for all paths",
    ),
    "wrong-method": Problem(
        "this address does not take {method}",
        "each address takes only what it is made for",
        "see /api/v1/openapi.json for what it takes",
    ),
    "bad-host": Problem(
        "the server does not answer to the name {host!r}",
        "it answers only to its own, or a page elsewhere could ask in your name",
        "open it at http://localhost and its port; behind a proxy start it with --origin https://NAME",
    ),
    "foreign-origin": Problem(
        "the request comes from another page ({origin})",
        "only this server's own page may change the record in your name",
        "open the server's own address; programs use a token and send no Origin",
    ),
    "no-such-job": Problem(
        "there is no such upload",
        "none has that id",
        "see GET /api/v1/uploads",
    ),
    "too-many-files": Problem(
        "there are too many files or reports in one upload",
        "{reason}",
        "send them in several uploads, or add them on the server's machine with dateline add",
    ),
    "queue-full": Problem(
        "the server has too much to read already",
        "{waiting:,} reports wait, and the limit is {limit:,}",
        "wait until some are read, and send it again; nothing of this upload was kept",
    ),
    "no-port": Problem(
        "the server cannot listen at {address}",
        "{reason}",
        "end the program that uses the port, or choose another with --port",
    ),
    "upload-too-large": Problem(
        "the upload is too large",
        "{reason}",
        "send it in parts, or add it on the server's machine with dateline add",
    ),
    "server-fault": Problem(
        "the server could not answer",
        "{reason}",
        "this is a fault of Dateline: please report it with what was asked; the record is not touched by it",
    ),
}
