"""Files made to do harm are refused with an error, in bounded time and memory, and never stop the others."""

from __future__ import annotations

import gzip
import io
import pathlib
import time
import zipfile
import zlib

import pytest

from dateline.errors import DatelineError
from dateline.intake import limits, reports
from dateline.intake.office import isolated
from intake.test_formats import FELL, HTML_HEAD, LEFT, PAGE, codes, docx, pdf, read, warc

LAUGHS = "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
LAUGHS = f"<!DOCTYPE x [<!ENTITY a 'ha'>{LAUGHS}]>"
SECRET = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"


def packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


CASES: dict[str, tuple[str, bytes, set[str]]] = {
    "billion laughs in RSS": (".rss", f"{LAUGHS}<rss version='2.0'><channel><title>&i;</title></channel></rss>".encode(), {"xml-entities"}),
    "billion laughs in NITF": (".xml", f"{LAUGHS}<nitf><body>&i;</body></nitf>".encode(), {"xml-entities"}),
    "billion laughs in NewsML": (".xml", f"{LAUGHS}<newsMessage>&i;</newsMessage>".encode(), {"xml-entities"}),
    "a file as entity": (".xml", f"{SECRET}<nitf><body><body.content><p>&a;</p></body.content></body></nitf>".encode(), {"xml-entities"}),
    "entities hidden by UTF-16": (
        ".rss", f"<?xml version='1.0' encoding='utf-16'?>{LAUGHS}<rss>&i;</rss>".encode("utf-16"), {"xml-entities"}),
    "deep XML": (".xml", b"<nitf>" + b"<p>" * 200_000, {"bad-xml"}),
    "deep feed": (".rss", b"<rss version='2.0'><channel>" + b"<a>" * 200_000, {"too-deep"}),
    "deep page": (".html", b"<html><body>" + b"<div>" * 200_000 + b"<p>x", {"no-article", "too-deep"}),
    "deep text in an entry": (".rss", b"<rss version='2.0'><channel><item><pubDate>Tue, 24 Dec 2013 10:00:00 GMT</pubDate><description>"
                              + b"&lt;b&gt;" * 20_000 + b"</description></item></channel></rss>", {"empty", "too-deep"}),
    "deep JSON": (".json", b"[" * 1_000_000, {"bad-json"}),
    "deep JSON-LD": (".html", b"<script type='application/ld+json'>" + b'{"@graph":[' * 50_000 + b"</script>" + PAGE.encode(), {"ok"}),
    "deep mail": (".eml", b"From: a@b.c\nSubject: x\nDate: Tue, 24 Dec 2013 10:00:00 +0000\n"
                  + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(1500)), {"too-deep"}),
    "a mail of a million parts": (".eml", b"From: a@b.c\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n"
                                  + b"\n--b\n\nx" * 100_000, {"bad-file"}),
    "a zip bomb as DOCX": (".docx", packed({"[Content_Types].xml": b"", "word/document.xml": bytes(150_000_000)}), {"too-big"}),
    "a DOCX of many members": (".docx", packed({"word/document.xml": b"", **{f"word/{n}": b"" for n in range(10_001)}}), {"bad-file"}),
    "a damaged DOCX": (".docx", docx(FELL)[:-200], {"bad-file"}),
    "a damaged PDF": (".pdf", pdf([FELL])[:300], {"bad-file", "no-text-layer"}),
    "a PDF of nonsense": (".pdf", b"%PDF-1.7\n" + bytes(range(256)) * 100, {"bad-file"}),
    "a gzip bomb": (".csv.gz", gzip.compress(b"text,date\n" + b"x" * 100_000_000), {"bad-file"}),
    "half a gzip file": (".jsonl.gz", gzip.compress(b'{"text": "x"}\n' * 1000)[:40], {"unreadable", "no-date"}),
    "an open quote": (".csv", b'text,date\n"' + b"x" * 5_000_000, {"bad-file"}),
    "a damaged WARC": (".warc", b"WARC/1.0\r\nContent-Length: 99999999999\r\nWARC-Type: response\r\n\r\nHTTP/1.1 200 OK\r\n\r\nx", set()),
    "a damaged Parquet": (".parquet", b"PAR1" + b"\xff" * 1000 + b"PAR1", {"bad-file"}),
    "a huge page": (".html", b"<html>" + b"<p>more</p>" * 1_000_000, {"too-big"}),
    "a page of links": (".html", b"<html><body>" + b"<a href='/x'>link</a> " * 150_000, {"bad-file"}),
    "a page in one line": (".html", b"<html><body><article><p>" + b"link " * 300_000, {"no-article"}),
    "a live blog of stamps": (
        ".html", b"<body class='live-blog'>" + b"<div><time datetime='2013-12-24'>x</time><p>It fell.</p></div>" * 60_000, {"bad-file"}),
    "a picture named as text": (".txt", b"\x89PNG\r\n\x1a\n\0\0\0", {"bad-charset"}),
}


@pytest.mark.parametrize("name", CASES)
def test_harm_is_refused_in_time(name: str, tmp_path: pathlib.Path) -> None:
    ending, data, allowed = CASES[name]
    begun = time.process_time()
    found = codes(read(data, tmp_path, ending))
    assert set(found) <= allowed and time.process_time() - begun < 10, found


def test_a_bomb_in_a_web_archive_costs_its_page_only(tmp_path: pathlib.Path) -> None:
    bomb = gzip.compress(bytes(limits.MAX_PAGE * 4))
    head = HTML_HEAD + b"\r\nContent-Encoding: gzip"
    data = warc(("https://a.example/1", HTML_HEAD, PAGE.encode()), ("https://a.example/bomb", head, bomb),
                ("https://a.example/2", HTML_HEAD + b"\r\nContent-Encoding: gzip", gzip.compress(PAGE.encode())))
    found = read(data, tmp_path, ".warc.gz")
    assert codes(found) == ["ok", "too-big", "ok"]
    assert isinstance(found[1], DatelineError) and "https://a.example/bomb" in str(found[1].where)


def test_bad_files_do_not_stop_the_good_ones(tmp_path: pathlib.Path) -> None:
    for n, (ending, data, _) in enumerate(list(CASES.values())[:8]):
        (tmp_path / f"{n}{ending}").write_bytes(data)
    (tmp_path / "z.html").write_text(PAGE)
    assert codes(list(reports([str(tmp_path)])))[-1] == "ok"


def test_a_document_that_takes_too_long_is_given_up() -> None:
    begun = time.monotonic()
    with pytest.raises(DatelineError) as caught:
        isolated.extract("pdf", io.BytesIO(pdf([LEFT] * 40)), "a.pdf", 1000, seconds=0.05)
    assert caught.value.code == "too-slow" and time.monotonic() - begun < 5


def test_a_page_of_a_pdf_that_unpacks_to_a_huge_one_is_given_up() -> None:
    stream = zlib.compress(bytes(150_000_000), 1)
    head = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
    page = b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
    body = b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n" % len(stream) + stream + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    with pytest.raises(DatelineError) as caught:
        isolated.extract("pdf", io.BytesIO(head + page + body), "a.pdf", 1000)
    assert caught.value.code in ("bad-file", "too-slow")
