"""Where things lie in an archive's folder. What begins with an underscore is the program's own; other tools pass it over."""

from __future__ import annotations

MANIFEST = "archive.json"
REFUSED = "refused.jsonl"
FILES = "_files"  # a checkpoint for each file that is done
WORK = "_work"  # what is under way
LETTERS = "_refused"
BANDS = "_bands"
COPIES = "copies/copies.parquet"
LOCK = ".lock"


def checkpoint(key: str) -> str:
    """Says that a file is done, and its counts."""
    return f"{FILES}/{key}.json"


def letters(key: str) -> str:
    """What was refused of a file, as JSON Lines."""
    return f"{LETTERS}/{key}.jsonl"


def band(key: str) -> str:
    """The MinHash bands of a file's reports."""
    return f"{BANDS}/{key}.parquet"


def table(name: str, month: str, key: str) -> str:
    """A file's rows of one table and month."""
    return f"{name}/month={month}/{key}.parquet"


def work(key: str) -> str:
    """Folder of a file that is under way."""
    return f"{WORK}/{key}"


def taken(key: str) -> str:
    """Says that a file was taken in: how many items, in how many parts."""
    return f"{WORK}/{key}/taken.json"


def kept(key: str) -> str:
    """Which of a file's items are duplicates: decided once."""
    return f"{WORK}/{key}/kept.json"


def staged(key: str, part: int) -> str:
    """A part of a file's reports before they are read."""
    return f"{WORK}/{key}/staged-{part:06}.parquet"


def part(key: str, number: int, name: str) -> str:
    """A table's rows of one part."""
    return f"{WORK}/{key}/part-{number:06}.{name}.parquet"


def done(key: str, number: int) -> str:
    """Says that a part was read, what was refused of it, and which months it has."""
    return f"{WORK}/{key}/part-{number:06}.json"


def journal(key: str, what: str) -> str:
    """Says what was begun, so that what ends a worker is found."""
    return f"{WORK}/{key}/{what}.begun"
