"""What is made from the record: briefs, exports, outlooks, questions."""

from __future__ import annotations

from dateline.errors.problem import Problem

ANSWERS: dict[str, Problem] = {
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
    "cannot-write": Problem(
        "the file cannot be written",
        "{reason}",
        "check that its folder exists, may be written to and has room; an older file of that name is as it was",
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
}
