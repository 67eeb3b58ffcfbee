"""What a web page says of itself: its date, character set, language and address; live blogs."""

from __future__ import annotations

import datetime as dt
import io
import json
from typing import Any

import pytest

from dateline.errors import DatelineError
from dateline.intake.compose import compose
from dateline.intake.dates import Said, choose, day_of, in_first_lines, in_url
from dateline.intake.page.read import documents, reports
from dateline.model import Report

TEXT = "Rebels captured Malakal on Tuesday, two residents said by telephone."
MORE = "The army said that it had left the town and would return within days with more troops."


def html(head: str = "", text: str = TEXT, body: str = "") -> str:
    article = f"<article><h1>Malakal falls</h1><p>{text}</p><p>{MORE}</p></article>"
    return f"<html><head><title>Malakal falls</title>{head}</head><body>{body}{article}</body></html>"


def linked(**fields: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", **fields})}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def one(page: str | bytes, published: dt.date | None = None, **more: Any) -> Report:
    data = page if isinstance(page, bytes) else page.encode()
    (found,) = documents(data, "page", **more)
    return compose(found, "page", published)


def how(report: Report) -> tuple[str, str | None, list[str]]:
    assert report.provenance is not None
    return report.published.isoformat(), report.provenance.dated_by, [n.code for n in report.provenance.notices]


LD = linked(datePublished="2013-12-24T23:30:00-05:00")
META = meta("article:published_time", "2013-12-24T08:00:00Z")
OTHER = meta("article:published_time", "2013-12-20T08:00:00Z")


def test_the_best_statement_of_the_date_is_taken_and_named() -> None:
    dated = f"JUBA, Dec 24, 2013 (Nile Wire) - {TEXT}"
    old = f"JUBA, Dec 3 (Nile Wire) - {TEXT}"
    assert how(one(html(LD + META))) == ("2013-12-24", "json-ld", [])
    assert how(one(html(META))) == ("2013-12-24", "meta", [])
    assert how(one(html(body="<article><time datetime='2013-12-24'>x</time></article>"))) == ("2013-12-24", "time", [])
    assert how(one(html(text=dated))) == ("2013-12-24", "dateline", [])
    assert how(one(html(), address="https://nile.example/2013/12/24/a")) == ("2013-12-24", "url", [])
    assert how(one(html(), said=[Said("feed", dt.date(2013, 12, 24))])) == ("2013-12-24", "feed", [])
    assert how(one(html(), published=dt.date(2013, 12, 24))) == ("2013-12-24", "given", [])
    assert how(one(html(LD + OTHER))) == ("2013-12-24", "json-ld", ["dates-disagree"])
    assert how(one(html(LD, text=old))) == ("2013-12-24", "json-ld", ["dates-disagree"])
    with pytest.raises(DatelineError, match="no-date"):
        one(html())


def test_a_disagreement_says_who_says_what() -> None:
    report = one(html(LD + OTHER))
    assert report.provenance is not None
    assert report.provenance.notices[0].message == (
        "the dates of publication disagree: json-ld says 2013-12-24, which was taken; meta says 2013-12-20")


def test_the_notice_comes_to_the_record(read: Any) -> None:
    from dateline.reader.reader import reader

    assert [n.code for n in reader().read(one(html(LD + OTHER))).notices] == ["dates-disagree"]


def test_a_day_off_is_a_matter_of_zones() -> None:
    assert choose([Said("json-ld", dt.date(2013, 12, 24)), Said("meta", dt.date(2013, 12, 25))])[1] == ()
    assert choose([Said("meta", dt.date(2014, 1, 1))], (12, 31))[1] == ()
    assert choose([Said("meta", dt.date(2014, 1, 1))], (12, 3))[1] != ()
    assert choose([]) == (None, ())


@pytest.mark.parametrize(("written", "day"), [
    ("2013-12-24", "2013-12-24"), ("2013-12-24T23:59:59+03:00", "2013-12-24"), ("20131224T100000Z", "2013-12-24"),
    ("Tue, 24 Dec 2013 10:00:00 GMT", "2013-12-24"), ("D:20131224100000Z", "2013-12-24"), ("December 24, 2013, 10:00", "2013-12-24"),
    ("24 December 2013", "2013-12-24"), ("1387843200", "2013-12-24"), (1387843200000, "2013-12-24"), ("0", None), ("soon", None),
    ("2013-13-40", None), ("0001-01-01", None), (None, None), (True, None), ({}, None), ("9" * 500, None), ("Dec 24", None)])
def test_written_dates(written: object, day: str | None) -> None:
    found = day_of(written)
    assert (found.isoformat() if found else None) == day


def test_dates_in_addresses_and_above_the_text() -> None:
    assert in_url("https://a.example/news/2013/12/24/x") == in_url("https://a.example/x-2013-12-24.html") == dt.date(2013, 12, 24)
    assert in_url("https://a.example/2013/40/x") is None and in_url(None) is None
    assert in_first_lines("Situation report 7\n24 December 2013\n\nText") == dt.date(2013, 12, 24)
    assert in_first_lines("On 24 December 2013 rebels captured the town of Malakal, " + "as several of its residents said. " * 3) is None


@pytest.mark.parametrize(("encoding", "head", "content_type", "notices"), [
    ("utf-8", "", None, []), ("utf-8-sig", "", None, []), ("utf-16", "", None, []), ("cp1252", '<meta charset="windows-1252">', None, []),
    ("cp1252", '<meta charset="iso-8859-1">', None, []), ("cp1252", "", "text/html; charset=latin1", []), ("cp1252", "", None, ["charset"]),
    ("utf-8", '<meta charset="iso-8859-1">', None, ["charset"]), ("cp1252", '<meta charset="utf-8">', None, ["charset"]),
    ("utf-8", '<meta charset="no-such">', None, [])])
def test_character_sets(encoding: str, head: str, content_type: str | None, notices: list[str]) -> None:
    text = "“Café” in Malakal was hit on Tuesday – two residents said so."
    report = one(html(head + META, text=text).encode(encoding), content_type=content_type)
    assert "“Café” in Malakal was hit on Tuesday – two" in report.text and how(report)[2] == notices


def test_other_scripts_are_decoded_and_left_unread() -> None:
    text = "Повстанцы захватили город Малакаль во вторник, сообщили жители. Армия заявила, что покинула город и вернётся."
    page = html(META, text=text).replace(MORE, text)
    for encoding, head in (("utf-8", ""), ("koi8-r", '<meta charset="koi8-r">'), ("cp1251", "")):
        report = one(page.replace("<head>", f"<head>{head}").encode(encoding))
        assert text in report.text and report.language == "ru", encoding


def test_reports_and_paragraphs_in_other_languages(read: Any) -> None:
    from dateline.reader.reader import reader

    french = "Les rebelles ont pris la ville de Malakal mardi, ont déclaré deux habitants joints par téléphone, et l'armée s'est retirée."
    whole = reader().read(one(html(META, text=french).replace(MORE, french)))
    assert whole.report.language == "fr" and whole.statements == () and [n.code for n in whole.notices] == ["not-english"]
    part = reader().read(one(html(META).replace(MORE, f"{french}</p><p>{MORE} {MORE}")))
    (notice,) = part.notices
    assert part.report.language == "en" and notice.code == "part-not-english"
    assert part.report.text[notice.start:notice.end] == french
    assert {s.text for s in part.statements} and all(s.end <= notice.start or s.start >= notice.end for s in part.statements)
    assert not [p for p in part.places if notice.start <= p.start < notice.end]


def test_the_canonical_address_is_believed_on_its_own_host_only() -> None:
    head = META + '<link rel="canonical" href="/world/malakal?id=1#comments">'
    assert one(html(head), address="https://www.nile.example/amp/malakal").url == "https://www.nile.example/world/malakal?id=1"
    stolen = one(html(META + '<link rel="canonical" href="https://other.example/a">'), address="https://nile.example/b")
    assert stolen.url == "https://nile.example/b" and how(stolen)[2] == ["address-elsewhere"]
    assert one(html(META + '<link rel="canonical" href="javascript:alert(1)">')).url is None


def test_the_outlet_by_what_the_page_says_or_by_its_host() -> None:
    assert one(html(linked(datePublished="2013-12-24", publisher={"name": "Nile Wire"}))).outlet == "Nile Wire"
    assert one(html(META + meta("og:site_name", "Nile Wire"))).outlet == "Nile Wire"
    assert one(html(META), address="https://www.nile.example/b").outlet == "nile.example"
    assert one(html(META, text=f"JUBA (Nile Wire) - {TEXT}")).outlet == "Nile Wire"


def test_broken_json_ld_is_passed_over() -> None:
    head = '<script type="application/ld+json">{"@type": </script><script type="application/ld+json">[1, null, {"@graph": "x"}]</script>'
    assert how(one(html(head + META)))[1] == "meta"


def test_a_live_blog_by_its_data() -> None:
    update = {"@type": "BlogPosting", "headline": "Port shelled", "articleBody": f"<p>{TEXT}</p>", "datePublished": "2013-12-24T10:00:00Z"}
    later = {**update, "headline": "Army leaves", "articleBody": MORE, "datePublished": "2013-12-25T01:00:00Z", "url": "https://a.example/2"}
    blog = linked(**{"@type": "LiveBlogPosting", "publisher": {"name": "Nile Wire"}, "liveBlogUpdate": [update, later, {"name": "x"}, 5]})
    found = [r for r in reports(io.BytesIO(html(META + blog).encode()), "a.html", None, 0) if isinstance(r, Report)]
    assert [(r.title, r.published.day, r.outlet, r.text) for r in found] == [
        ("Port shelled", 24, "Nile Wire", TEXT), ("Army leaves", 25, "Nile Wire", MORE)]
    assert {how(r)[1] for r in found} == {"item"}


def blocks(count: int, klass: str) -> str:
    inner = "".join(
        f"<li><div><time datetime='2013-12-{20 + n}T10:00:00Z'>10:00</time><h3>Update {n}</h3></div>"
        f"<div><p>Rebels fired on river port number {n} on Tuesday, a resident said.</p></div></li>" for n in range(count))
    return f"<html><head><title>Malakal: what we know</title>{META}</head><body class='{klass}'><main><ol>{inner}</ol></main></body></html>"


def test_a_live_blog_by_its_structure() -> None:
    found = [r for r in reports(io.BytesIO(blocks(4, "page live-blog").encode()), "a.html", None, 0) if isinstance(r, Report)]
    assert [(r.title, r.published.day) for r in found] == [(f"Update {n}", 20 + n) for n in range(4)]


def test_a_list_of_stories_on_an_ordinary_page_is_no_live_blog() -> None:
    found = [r for r in reports(io.BytesIO(blocks(4, "olive alive").encode()), "a.html", None, 0) if isinstance(r, Report)]
    assert len(found) == 1 and how(found[0])[1] == "meta"
