"""The list of feeds: a TOML file with ``[watch]`` for all of them and a ``[[feed]]`` for each."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal, get_args

from dateline import __version__
from dateline.errors import DatelineError
from dateline.intake.page.statements import web_address

UNITS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
Text = Literal["auto", "page", "feed"]


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed with how it is to be watched."""

    url: str = ""
    name: str = ""  # in logs and metrics; the address where none is given
    outlet: str | None = None  # goes before what feed and page say
    every: float = 900.0  # seconds between polls
    delay: float = 5.0  # seconds between two requests to one host
    timeout: float = 30.0  # seconds for one request in all
    max_bytes: int = 8_000_000  # of a page or feed, unpacked
    text: Text = "auto"  # the feed's own text, the page's, or the page's where the feed has only a summary
    robots: bool = True  # heed robots.txt
    agent: str = f"dateline/{__version__}"


LEAST = {"every": 30.0, "delay": 0.0, "timeout": 1.0, "max_bytes": 1000}


def load(path: str) -> list[Feed]:
    """The feeds of a file.

    Raises:
        DatelineError: ``feeds-file``, with the key that cannot be used, or ``not-found``.
    """
    try:
        data = tomllib.loads(Path(path).read_text("utf-8"))
    except FileNotFoundError:
        raise DatelineError("not-found", path) from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DatelineError("feeds-file", path, reason=str(error)) from None
    unknown = sorted(set(data) - {"watch", "feed"})
    if unknown:
        raise DatelineError("feeds-file", path, reason=f"it has {unknown[0]!r}, and may have [watch] and [[feed]]")
    given = data.get("feed")
    if not isinstance(given, list) or not given:
        raise DatelineError("feeds-file", path, reason="it lists no [[feed]]")
    base = _with(Feed(), data.get("watch", {}), path, "[watch]", shared=True)
    found = [_with(base, one, path, f"[[feed]] {n}") for n, one in enumerate(given, 1)]
    for name, values in (("url", [f.url for f in found]), ("name", [f.name for f in found])):
        twice = {v for v in values if values.count(v) > 1}
        if twice:
            raise DatelineError("feeds-file", path, reason=f"two feeds have the {name} {min(twice)!r}")
    return found


def _with(base: Feed, given: Any, path: str, where: str, shared: bool = False) -> Feed:
    if not isinstance(given, dict):
        raise DatelineError("feeds-file", path, reason=f"{where} is no table")
    known = {f.name for f in fields(Feed)} - ({"url", "name", "outlet"} if shared else set())
    for key in given:
        if key not in known:
            raise DatelineError("feeds-file", path, reason=f"{where} has {key!r}, and may have {', '.join(sorted(known))}")
    out = replace(base, **{key: _value(key, value, path, where) for key, value in given.items()})
    if not shared:
        url = web_address(out.url)
        if url is None:
            raise DatelineError("feeds-file", path, reason=f"{where} needs a url that begins with http:// or https://")
        out = replace(out, url=url, name=out.name or url)
    return out


def _value(key: str, value: Any, path: str, where: str) -> Any:
    wrong = DatelineError("feeds-file", path, reason=f"{key} = {value!r} of {where} cannot be used")
    if key in ("every", "delay", "timeout"):
        value = _seconds(value)
    if key in LEAST:
        if not isinstance(value, int | float) or isinstance(value, bool) or value < LEAST[key]:
            raise wrong
        return int(value) if key == "max_bytes" else float(value)
    if key == "robots":
        if not isinstance(value, bool):
            raise wrong
        return value
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise wrong
    if (key == "agent" and not value.isascii()) or (key == "text" and value not in get_args(Text)):
        raise wrong
    return value.strip()


def _seconds(value: Any) -> Any:
    """"90s", "15m", "6h", "1d", or a number of seconds."""
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([smhd])\s*", value) if isinstance(value, str) else None
    return float(found[1]) * UNITS[found[2]] if found else value
