"""What must hold of every record, whatever was read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from dateline.model import Record

RULE = re.compile(r"(?:control|event|forecast|assessment)(?:\.[^\s./]+)+/\d+")


def spans(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object with ``start``, ``end`` and ``text``, with its path."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield path, value
        for key, inner in value.items():
            yield from spans(inner, f"{path}/{key}")
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from spans(inner, f"{path}/{n}")


def broken(record: Record) -> list[str]:
    """The promises that a record breaks, in words; empty where all hold."""
    data = json.loads(record.to_json())
    text = data["report"]["text"]
    found = [f"{path} does not hold its text" for path, s in spans(data) if text[s["start"]:s["end"]] != s["text"] or s["start"] > s["end"]]
    ids: dict[str, set[str]] = {k: {m["id"] for m in data[k]} for k in ("times", "places", "actors", "attributions")}
    links = {a["source"]["id"] for a in data["attributions"] if a["source"]} | {x["id"] for s in data["statements"] for x in s["chain"]}

    def known(id: str | None, kind: str, where: str) -> None:
        if id is not None and id not in (links if kind == "links" else ids[kind]):
            found.append(f"{where} refers to {id}, which is none of the {kind}")

    for kind in ("times", "places", "actors", "quotes", "attributions", "statements"):
        if len({m["id"] for m in data[kind]}) != len(data[kind]):
            found.append(f"two {kind} have one id")
    for place in data["places"]:
        if place["geonames"] is None and place["lat"] is None and not place["unresolved"]:
            found.append(f"place {place['text']!r} has neither coordinates nor a reason")
    for time in data["times"]:
        if time["value"] is None and not time["unresolved"]:
            found.append(f"time {time['text']!r} has neither value nor reason")
        if time["earliest"] and time["latest"] and time["earliest"] > time["latest"]:
            found.append(f"time {time['text']!r} ends before it begins")
    for actor in data["actors"]:
        known(actor["same_as"], "actors", f"actor {actor['id']}")
    for quote in data["quotes"]:
        known(quote["attribution"], "attributions", f"quote {quote['id']}")
        known(quote["speaker"], "links", f"quote {quote['id']}")
    for s in data["statements"]:
        found += _statement(s)
        for place in s["places"]:
            known(place, "places", s["id"])
        for name in ("holder", "previous", "actor", "recipient", "via"):
            for actor in s.get(name, ()):
                known(actor, "actors", f"{s['id']} {name}")
        known(s.get("place"), "places", s["id"])
        known((s["when"] or {}).get("time"), "times", s["id"])
    return found


def _statement(s: dict[str, Any]) -> Iterator[str]:
    if not s["start"] <= s["cue"]["start"] <= s["cue"]["end"] <= s["end"]:
        yield f"{s['id']}: the cue stands outside the clause"
    if not RULE.fullmatch(s["rule"]) or not s["rule"].startswith(s["kind"]):
        yield f"{s['id']}: {s['rule']!r} is no name of a rule of its kind with a version"
    when = s["when"] or {}
    if when.get("earliest") and when.get("latest") and when["earliest"] > when["latest"]:
        yield f"{s['id']}: it ends before it begins"
    likelihood = s["likelihood"]
    if likelihood and likelihood["low"] is not None and not 0 <= likelihood["low"] <= likelihood["high"] <= 1:
        yield f"{s['id']}: a likelihood outside 0 to 1"
