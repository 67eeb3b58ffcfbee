"""The record: opening it, writing to it, correcting it."""

from __future__ import annotations

from dateline.errors.problem import Problem

RECORD: dict[str, Problem] = {
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
}
