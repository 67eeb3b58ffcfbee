"""Every format of news becomes dated reports, wherever it comes from."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import json
import pathlib
import zipfile
from typing import Any

import pytest

from dateline.errors import DatelineError
from dateline.intake import reports
from dateline.model import Report

DAY = dt.date(2013, 12, 24)
FELL = "Rebels captured Malakal on Tuesday, two residents said by telephone."
LEFT = "The army said that it had left the town and would return within days with more troops."
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Malakal falls - Nile Wire</title>
<link rel="canonical" href="https://nile.example/2013/12/24/malakal#top"><meta property="og:site_name" content="Nile Wire">
<meta property="article:published_time" content="2013-12-24T22:30:00+03:00"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Malakal falls</h1>
<p>JUBA, Dec 24 (Nile Wire) - {FELL}</p><p>{LEFT}</p></article><footer>Copyright 2013</footer></body></html>"""
RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Nile Wire</title><link>https://nile.example/</link>
<item><title>Malakal falls</title><link>https://nile.example/a</link><guid>a1</guid><pubDate>Tue, 24 Dec 2013 18:00:00 GMT</pubDate>
<description>&lt;p&gt;{FELL}&lt;/p&gt;&lt;p&gt;{LEFT}&lt;/p&gt;</description></item>
<item><title>No text</title><link>https://nile.example/b</link><pubDate>Tue, 24 Dec 2013 19:00:00 GMT</pubDate></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Nile Wire</title><id>x</id><updated>2013-12-25T00:00:00Z</updated>
<entry><id>1</id><title>Malakal falls</title><link href="https://nile.example/a"/><published>2013-12-24T10:00:00Z</published>
<content type="html">&lt;p&gt;{FELL}&lt;/p&gt;</content></entry></feed>"""
JSON_FEED = {"version": "https://jsonfeed.org/version/1.1", "title": "Nile Wire", "items": [{
    "id": "1", "url": "https://nile.example/a", "title": "Malakal falls", "content_html": f"<p>{FELL}</p>",
    "date_published": "2013-12-24T10:00:00Z"}]}
NINJS1 = {"uri": "https://nile.example/a", "type": "text", "versioncreated": "2013-12-24T10:00:00Z", "headline": "Malakal falls",
          "body_html": f"<p>{FELL}</p>", "infosource": [{"name": "x"}], "infosources": [{"name": "Nile Wire"}], "located": "Juba"}
NINJS3 = {"uri": "https://nile.example/a", "standard": {"name": "ninjs", "version": "3.0"}, "versionCreated": "2013-12-24T10:00:00Z",
          "headlines": [{"value": "Malakal falls"}], "bodies": [{"contentType": "text/html", "value": f"<p>{FELL}</p>"}],
          "provider": {"name": "Nile Wire"}}
NEWSML = f"""<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="urn:a" version="1">
<itemMeta><provider literal="Nile Wire"/><versionCreated>2013-12-24T10:00:00Z</versionCreated><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><headline>Malakal falls</headline><located><name>Juba</name></located></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{FELL}</p><p>{LEFT}</p></body>
</html></inlineXML></contentSet></newsItem><newsItem guid="urn:b"><itemMeta><versionCreated>2013-12-24T10:00:00Z</versionCreated>
<pubStatus qcode="stat:canceled"/></itemMeta></newsItem></itemSet></newsMessage>"""
NITF = f"""<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-4.dtd"><nitf><head><docdata><date.issue norm="20131224T100000Z"/>
<doc.copyright holder="Nile Wire"/></docdata></head><body><body.head><hedline><hl1>Malakal falls</hl1></hedline>
<dateline><location><city>Juba</city></location></dateline></body.head>
<body.content><block><p>{FELL}</p><p>{LEFT}</p></block></body.content></body></nitf>"""
MAIL = "\r\n".join([
    "From: Nile Wire <desk@nile.example>", "To: list@example.org", "Subject: Fwd: Malakal falls", "Date: Tue, 24 Dec 2013 21:00:00 +0300",
    "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8; format=flowed", "", FELL.replace(" on ", " on \r\n", 1), "",
    "> an older message", "-- ", "The desk", ""])


ROBOTS = ("https://nile.example/robots.txt", b"HTTP/1.1 200 OK\r\nContent-Type: text/plain", b"User-agent: *")


def warc(*records: tuple[str, bytes, bytes]) -> bytes:
    """A WARC of responses: address, HTTP head, body; a robots.txt of no interest stands among them."""
    out = b""
    for address, head, body in (*records, ROBOTS):
        block = head + b"\r\n\r\n" + body
        out += gzip.compress(
            b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + address.encode() + b"\r\nWARC-Date: 2013-12-25T00:00:00Z\r\n"
            b"WARC-Record-ID: <urn:uuid:6b8d5b1e-0000-4000-8000-000000000001>\r\nContent-Type: application/http; msgtype=response\r\n"
            b"Content-Length: " + str(len(block)).encode() + b"\r\n\r\n" + block + b"\r\n\r\n")
    return out


HTML_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8"
WARC = warc(("https://nile.example/2013/12/24/malakal", HTML_HEAD, PAGE.encode()),
            ("https://nile.example/gone", b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html", b"<html><p>Not found</p></html>"))


def wacz() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("datapackage.json", "{}")
        packed.writestr("archive/data.warc.gz", WARC)
    return out.getvalue()


def pdf(lines: list[str], title: str = "Malakal falls") -> bytes:
    from reportlab.pdfgen import canvas

    out = io.BytesIO()
    page = canvas.Canvas(out)
    page.setTitle(title)
    for n, line in enumerate(lines):
        page.drawString(72, 760 - 14 * n, line)
    page.save()
    return out.getvalue()


def docx(*paragraphs: str) -> bytes:
    import docx as python_docx

    document = python_docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.core_properties.created = document.core_properties.modified = dt.datetime(2013, 12, 24, 9)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def parquet() -> bytes:
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    out = io.BytesIO()
    pq.write_table(pa.table({"body": [FELL, None], "date": [dt.datetime(2013, 12, 24, 10)] * 2, "Source": ["Nile Wire", "x"]}), out)
    return out.getvalue()


PDF_LINES = ["24 December 2013", "Rebels captured Malakal on Tuesday, two residents said by tele-", "phone.", LEFT]
CSV = f'Headline,Date,Text,Source\nMalakal falls,2013-12-24 10:00:00,"{FELL}",Nile Wire\nBad,,Nothing,\n'
FILES: dict[str, tuple[str, bytes, str, list[str]]] = {
    # name: ending, bytes, what gave the date, errors besides the one report
    "html": (".html", PAGE.encode(), "meta", []),
    "rss": (".rss", RSS.encode(), "item", ["empty"]),
    "atom": (".xml", ATOM.encode(), "item", []),
    "json feed": (".json", json.dumps(JSON_FEED, indent=1).encode(), "item", []),
    "ninjs": (".json", json.dumps(NINJS1).encode(), "item", []),
    "ninjs 3": (".json", json.dumps([NINJS3], indent=1).encode(), "item", []),
    "newsml-g2": (".xml", NEWSML.encode(), "item", ["withdrawn"]),
    "nitf": (".xml", NITF.encode(), "item", []),
    "e-mail": (".eml", MAIL.encode(), "mail", []),
    "csv": (".csv", CSV.encode(), "field", ["no-date"]),
    "warc": (".warc.gz", WARC, "meta", []),
    "wacz": (".wacz", wacz(), "meta", []),
    "pdf": (".pdf", pdf(PDF_LINES), "first lines", []),
    "docx": (".docx", docx(FELL, LEFT), "document", []),
    "parquet": (".parquet", parquet(), "field", ["bad-field"]),
}
NO_STREAM = ("csv",)  # only its ending tells


def read(data: bytes, tmp_path: pathlib.Path, ending: str) -> list[Report | DatelineError]:
    file = tmp_path / f"given{ending}"
    file.write_bytes(data)
    return list(reports([str(file)]))


def codes(found: list[Report | DatelineError]) -> list[str]:
    return [one.code if isinstance(one, DatelineError) else "ok" for one in found]


@pytest.mark.parametrize("name", FILES)
def test_a_file_gives_its_report_with_date_and_where_that_comes_from(name: str, tmp_path: pathlib.Path) -> None:
    ending, data, dated_by, errors = FILES[name]
    found = read(data, tmp_path, ending)
    good = [r for r in found if isinstance(r, Report)]
    assert len(good) == 1 and sorted(e.code for e in found if isinstance(e, DatelineError)) == errors, [str(e) for e in found]
    (one,) = good
    assert one.published == DAY and one.language == "en" and FELL in one.text, one
    assert one.provenance is not None and one.provenance.dated_by == dated_by and one.provenance.notices == ()
    assert "<" not in one.text and "Home" not in one.text and "Copyright" not in one.text
    if name not in ("docx", "parquet", "pdf"):
        assert one.title == "Malakal falls"
    if name not in ("docx", "pdf"):
        assert one.outlet == "Nile Wire"
    if name in ("newsml-g2", "nitf", "ninjs", "html", "warc"):
        assert one.place == "Juba"
    if name in ("html", "warc", "wacz"):
        assert one.url == "https://nile.example/2013/12/24/malakal"


@pytest.mark.parametrize("name", [n for n in FILES if n not in NO_STREAM])
def test_standard_input_and_a_name_without_ending_are_known_by_their_content(name: str, tmp_path: pathlib.Path) -> None:
    ending, data, _, _ = FILES[name]
    named = read(data, tmp_path, ending)
    assert [r.id for r in reports(["-"], stdin=io.BytesIO(data)) if isinstance(r, Report)] == [r.id for r in named if isinstance(r, Report)]
    assert codes(read(data, tmp_path, "")) == codes(named)


def test_a_folder_of_all_formats(tmp_path: pathlib.Path) -> None:
    for n, (ending, data, _, _) in enumerate(FILES.values()):
        (tmp_path / f"{n}{ending}").write_bytes(data)
    (tmp_path / "notes.md").write_text("no news")
    assert codes(list(reports([str(tmp_path)]))).count("ok") == len(FILES)


def test_what_is_no_news_says_so(tmp_path: pathlib.Path) -> None:
    assert codes(read(b'{"name": "x"}', tmp_path, ".json")) == ["unknown-format"]
    assert codes(read(b"<svg xmlns='http://www.w3.org/2000/svg'/>", tmp_path, ".xml")) == ["unknown-format"]
    assert codes(read(b"PK\x03\x04" + bytes(100), tmp_path, ".docx")) == ["unknown-format"]
    assert codes(read(b"a,b\n1,2\n", tmp_path, ".csv")) == ["no-text-column"]
    assert codes(read(b"<html><nav><a href=/>Home</a></nav></html>", tmp_path, ".html")) == ["no-article"]
    assert codes(read(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", tmp_path, ".png")) == ["bad-charset"]


def test_a_message_with_a_document_attached(tmp_path: pathlib.Path) -> None:
    from email.message import EmailMessage

    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = "Relief Desk <a@b.example>", "Update", "Wed, 25 Dec 2013 08:00:00 +0000"
    message.set_content("Please find the bulletin attached.")
    message.add_attachment(pdf([FELL, LEFT]), maintype="application", subtype="pdf", filename="bulletin.pdf")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="map.png")
    found = read(bytes(message), tmp_path, ".eml")
    assert codes(found) == ["ok", "ok"]
    attached: Any = found[1]
    assert FELL in attached.text and attached.provenance.format == "pdf"


def test_a_scanned_pdf_and_a_locked_one(tmp_path: pathlib.Path) -> None:
    from pypdf import PdfReader, PdfWriter

    assert codes(read(pdf([]), tmp_path, ".pdf")) == ["no-text-layer"]
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([FELL]))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    found = read(out.getvalue(), tmp_path, ".pdf")
    assert codes(found) == ["bad-file"] and "password" in str(found[0])
