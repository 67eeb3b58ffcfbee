"""What a web page says of itself to machines: JSON-LD, meta elements, its canonical address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article:published", "article.published",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "citation_publication_date", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "publication_date", "publish_date", "publish-date", "publishdate",
    "pubdate", "date",
)  # names of meta elements, the most exact first
ARTICLES = frozenset(
    ("Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "OpinionNewsArticle",
     "ReviewNewsArticle", "Report", "BlogPosting", "LiveBlogPosting", "SocialMediaPosting")
)
COMMENT = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")
DEPTH = 12  # of objects within objects that are looked through


class Statements:
    """The statements of one page. ``tree`` is its parsed HTML, ``address`` where it was fetched, if known."""

    def __init__(self, tree: Any, address: str | None = None) -> None:
        self.tree = tree
        self.address = address
        self.objects = list(_linked_data(tree))
        self.meta = _meta(tree)

    def articles(self) -> list[dict[str, Any]]:
        """JSON-LD objects of articles; those of the page itself where there is none."""
        found = [o for o in self.objects if types(o) & ARTICLES]
        return found or [o for o in self.objects if "WebPage" in types(o)]

    def linked_dates(self) -> list[object]:
        """``datePublished`` of the page's own article (the first that has one)."""
        dated = [o["datePublished"] for o in self.articles() if isinstance(o.get("datePublished"), str)]
        return list(dated[:1])

    def meta_dates(self) -> list[str]:
        """What meta elements and microdata give, the most exact first."""
        return [value for name in DATES for value in self.meta.get(name, ())]

    def time_dates(self) -> list[str]:
        """Elements marked as the time of publication; failing that, the first ``<time>`` of the article."""
        marked = self.tree.xpath("//time[@pubdate or @itemprop='datePublished' or contains(@class, 'publish')]/@datetime")
        return [str(v) for v in (marked or self.tree.xpath("(//article//time | //main//time)/@datetime"))[:1]]

    def title(self) -> str | None:
        """Headline by JSON-LD, Open Graph, heading or title."""
        return (
            next((o["headline"] for o in self.articles() if isinstance(o.get("headline"), str)), None)
            or self._first("og:title")
            or next((h for e in self.tree.xpath("//h1")[:1] if (h := " ".join(e.text_content().split()))), None)
            or next((h for e in self.tree.xpath("//head/title")[:1] if (h := " ".join(e.text_content().split()))), None)
        )

    def outlet(self) -> str | None:
        """The publisher's name by JSON-LD or Open Graph; None where the page does not give it."""
        for o in self.articles():
            for publisher in _listed(o.get("publisher")) + _listed(o.get("sourceOrganization")):
                name = publisher.get("name") if isinstance(publisher, dict) else publisher
                if isinstance(name, str) and name.strip() and "//" not in name:
                    return name
        return self._first("og:site_name") or self._first("application-name")

    def canonical(self) -> str | None:
        """The page's own address, absolute, or None."""
        given = [str(h) for h in self.tree.xpath("//link[contains(concat(' ', @rel, ' '), ' canonical ')]/@href")[:1]]
        for address in (*given, *self.meta.get("og:url", ())):
            full = web_address(urljoin(self.address or "", address.strip()))
            if full:
                return full
        return None

    def language(self) -> str | None:
        """The language that the page declares."""
        return next((str(v) for v in self.tree.xpath("/html/@lang | /html/@xml:lang")), None) or self._first("og:locale")

    def _first(self, name: str) -> str | None:
        return next(iter(self.meta.get(name, ())), None)


def types(thing: dict[str, Any]) -> set[str]:
    """The types of a JSON-LD object, without their name space."""
    return {t.rsplit("/", 1)[-1].rsplit(":", 1)[-1] for t in _listed(thing.get("@type")) if isinstance(t, str)}


def web_address(url: str) -> str | None:
    """The address without its fragment, or None where it is none of the web."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return parts._replace(fragment="").geturl() if parts.scheme in ("http", "https") and parts.hostname else None


def host(url: str | None) -> str | None:
    """The host of an address without "www."."""
    try:
        name = urlsplit(url or "").hostname
    except ValueError:
        return None
    return name.removeprefix("www.") if name else None


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _meta(tree: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in tree.xpath("//meta[@content]"):
        value = str(element.get("content")).strip()
        for key in {element.get("property"), element.get("name"), element.get("itemprop")}:
            if key and value:
                found.setdefault(str(key).strip().lower(), []).append(value)
    return found


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            data = json.loads(COMMENT.sub("", script.text or ""), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _objects(data, 0)


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    """The objects of a graph; what is nested is looked at only where an article stands in another thing's place."""
    if depth > DEPTH:
        return
    if isinstance(data, list):
        for one in data:
            yield from _objects(one, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(data.get(key), list | dict):
                yield from _objects(data[key], depth + 1)
