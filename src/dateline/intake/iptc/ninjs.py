"""ninjs, the IPTC's news in JSON: versions 1, 2 and 3 (camel case)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from dateline.errors import DatelineError
from dateline.intake.compose import Found, compose
from dateline.intake.markup import text_of
from dateline.intake.page.statements import web_address
from dateline.model import Report

MARKS = ("body_text", "body_html", "body_xhtml", "bodies", "headline", "headlines", "headLine", "versioncreated", "versionCreated")
BODIES = ("body_html", "body_xhtml", "body_nitf", "body_text")
GONE = ("canceled", "cancelled", "withheld")


def is_item(thing: Any) -> bool:
    """Whether an object is a ninjs item: it has an address of its own and a body, headline or version."""
    return isinstance(thing, dict) and isinstance(thing.get("uri"), str) and "text" not in thing and any(m in thing for m in MARKS)


def item(thing: dict[str, Any], where: str | None, published: dt.date | None, max_chars: int) -> Report:
    """The report of an item.

    Raises:
        DatelineError: ``withdrawn``, ``empty`` where it has no text (a picture), and all that a report can have wrong.
    """
    given = {key.replace("_", "").lower(): value for key, value in thing.items()}
    if str(given.get("pubstatus", "")).lower() in GONE:
        raise DatelineError("withdrawn", where, status=given["pubstatus"])
    found = Found("ninjs", _body(thing, given))
    found.title = _words(given.get("headline")) or _one(given.get("headlines")) or _words(given.get("title")) or _one(given.get("titles"))
    found.outlet = _name(given.get("provider")) or _name(given.get("infosources")) or _words(given.get("copyrightholder"))
    found.place = _words(given.get("located"))
    found.url = web_address(_words(given.get("link")) or thing["uri"])
    found.language = _words(given.get("language"))
    found.say("item", *(given.get(k) for k in ("versioncreated", "contentcreated", "firstcreated")))
    found.said = found.said[:1]  # versions of a running story lie days apart, rightly so
    return compose(found, where, published, max_chars)


def _body(thing: dict[str, Any], given: dict[str, Any]) -> str:
    for key in BODIES:
        if isinstance(thing.get(key), str) and thing[key].strip():
            return thing[key] if key == "body_text" else text_of(thing[key])
    bodies = [b for b in given.get("bodies") or () if isinstance(b, dict) and isinstance(b.get("value"), str)]
    best = max(bodies, key=lambda b: len(b["value"]), default=None)
    if best is None:
        return _words(given.get("descriptiontext")) or _one(given.get("descriptions")) or ""
    kind = str(best.get("contenttype") or best.get("contentType") or "")
    return str(best["value"]) if kind == "text/plain" else text_of(best["value"])


def _words(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _one(values: Any) -> str | None:
    """The first of ninjs 2's lists of ``{role, value}``."""
    return next((v["value"] for v in values if isinstance(v, dict) and _words(v.get("value"))), None) if isinstance(values, list) else None


def _name(value: Any) -> str | None:
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        if _words(name):
            return str(name)
    return None
