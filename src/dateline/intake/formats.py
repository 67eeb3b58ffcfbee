"""Which format a file has: by the marks of its first bytes, by the ending of its name, by what its text begins with."""

from __future__ import annotations

import datetime as dt
import gzip
import importlib
import json
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO, Protocol, cast

from dateline.errors import DatelineError
from dateline.model import Report

HEAD = 8192  # bytes that are looked at


class Reading(Protocol):
    """A format's function ``reports``: the reports of an open file one by one, in constant memory where the format allows it."""

    def __call__(self, file: BinaryIO, where: str, published: dt.date | None, max_chars: int) -> Iterator[Report | DatelineError]: ...


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the endings of its files, the module that reads it (loaded when first needed), whether it must jump about in the file."""

    name: str
    suffixes: tuple[str, ...]
    module: str
    seeks: bool = False

    @property
    def reports(self) -> Reading:
        """The function that reads it."""
        return cast(Reading, importlib.import_module(f"dateline.intake.{self.module}").reports)


TEXT = Format("text", (".txt",), "plain")
LINES = Format("json lines", (".jsonl", ".ndjson"), "jsonlines")
JSON = Format("json", (".json",), "jsondocument")
PAGE = Format("html", (".html", ".htm", ".xhtml"), "page.read")
FEED = Format("feed", (".rss", ".atom"), "feed")
NEWSML = Format("newsml-g2", (), "iptc.newsml")
NITF = Format("nitf", (".nitf",), "iptc.nitf")
MAIL = Format("e-mail", (".eml",), "mail")
PDF = Format("pdf", (".pdf",), "office.pdf")
WORD = Format("docx", (".docx",), "office.word")
TABLE = Format("csv", (".csv", ".tsv"), "tables.csvfile")
PARQUET = Format("parquet", (".parquet",), "tables.parquet", seeks=True)
WARC = Format("warc", (".warc",), "archived.warc", seeks=True)
WACZ = Format("wacz", (".wacz",), "archived.wacz", seeks=True)
FORMATS = (TEXT, LINES, JSON, PAGE, FEED, NEWSML, NITF, MAIL, PDF, WORD, TABLE, PARQUET, WARC, WACZ)

XML = ".xml"  # a feed, a news standard or XHTML: its root element tells
PACKED = ".gz"
SUFFIXES = (*(s for f in FORMATS for s in f.suffixes), XML, *(s + PACKED for f in (LINES, WARC, TABLE) for s in f.suffixes))
ROOTS = {
    "rss": FEED, "feed": FEED, "rdf": FEED, "newsmessage": NEWSML, "newsitem": NEWSML, "packageitem": NEWSML, "nitf": NITF, "html": PAGE
}
MARKS = ((b"%PDF-", PDF), (b"PAR1", PARQUET), (b"WARC/", WARC))
ELEMENT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
HTML = re.compile(r"<!doctype\s+html", re.I)
ASIDE = (("<?", "?>"), ("<!--", "-->"))  # what may stand before a document type and the root element
MAIL_FIELD = re.compile(r"^(from|to|subject|date|message-id|mime-version|received|return-path|content-type|delivered-to)\s*:", re.I | re.M)


def format_of(name: str, head: bytes) -> Format:
    """The format of a file by its name ("" for a stream) and its first bytes.

    Raises:
        DatelineError: ``unknown-format``.
    """
    marked = _marked(head)
    if marked is not None:
        return marked
    lower = name.lower()
    if is_packed(head):
        return format_of(lower.removesuffix(PACKED), unpacked_head(head))
    lower = lower.removesuffix(PACKED)
    for one in FORMATS:
        if lower.endswith(one.suffixes) and one.suffixes:
            return one
    return _sniffed(head, lower)


def is_packed(head: bytes) -> bool:
    """Whether these are the first bytes of a gzip file."""
    return head.startswith(b"\x1f\x8b")


def unpacked(file: BinaryIO) -> BinaryIO:
    """What a gzip file unpacks to, as a stream."""
    return cast(BinaryIO, gzip.GzipFile(fileobj=file))


def unpacked_head(head: bytes) -> bytes:
    """The first bytes of what a gzip file unpacks to."""
    with suppress(zlib.error):
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, HEAD)
    return b""


def _marked(head: bytes) -> Format | None:
    for mark, found in MARKS:
        if head.startswith(mark):
            return found
    if head.startswith(b"PK\x03\x04"):
        if any(part in head for part in (b"word/", b"[Content_Types].xml", b"docProps/", b"_rels/")):
            return WORD
        if any(part in head for part in (b"datapackage.json", b"archive/", b"pages/", b"indexes/")):
            return WACZ
        raise DatelineError("unknown-format", reason="it is a zip file, and neither a DOCX document nor a WACZ archive")
    return None


def _sniffed(head: bytes, name: str) -> Format:
    from dateline.intake.charset import MARKS as BOMS

    codec = next((c for mark, c in BOMS if head.startswith(mark)), "utf-8")
    text = head.decode(codec, "ignore").removeprefix("\ufeff")
    start = text.lstrip()
    if start.startswith("<"):
        root = _root(start)
        found = ROOTS.get(root.lower()) if root else None
        if found is not None:
            return found
        if name.endswith(XML):
            element = f"<{root}>" if root else "which was not found"
            raise DatelineError("unknown-format", reason=f"it is XML whose root, {element}, is none of RSS, Atom, NewsML-G2, NITF or XHTML")
    if start.startswith(("{", "[")) and (start.startswith("{") or _json_list(start)):
        return LINES if _whole_line(start) else JSON
    fields = {f.lower() for f in MAIL_FIELD.findall(text.split("\n\n", 1)[0].replace("\r\n\r\n", "\n\n").split("\n\n", 1)[0])}
    if len(fields) >= 3 and "from" in fields:
        return MAIL
    return TEXT


def _root(text: str) -> str | None:
    """The name of a document's root element; "html" by its document type too."""
    while True:
        text = text.lstrip()
        for begin, end in ASIDE:
            if text.startswith(begin):
                text = text.partition(end)[2]
                break
        else:
            break
    if HTML.match(text):
        return "html"
    if text[:9].upper() == "<!DOCTYPE":
        inner = text.partition("[")[2].partition("]")[2] if "[" in text.partition(">")[0] else text
        text = inner.partition(">")[2].lstrip()
    found = ELEMENT.match(text)
    return found[1] if found else None


def _json_list(start: str) -> bool:
    return re.match(r"\[\s*\{", start) is not None


def _whole_line(start: str) -> bool:
    """Whether the first line is a JSON object by itself (or goes on past what was looked at)."""
    line, end, _ = start.partition("\n")
    if not end:
        return line.startswith("{") and not _known_document(line)
    try:
        return isinstance(found := json.loads(line), dict) and "version" not in found
    except (ValueError, RecursionError):
        return False


def _known_document(line: str) -> bool:
    return "jsonfeed.org/version" in line[:HEAD]
