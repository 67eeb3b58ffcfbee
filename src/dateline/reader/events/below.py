"""Those whom a clause below the verb is about: "vowed to punish the mutineers", "demanded that Khartoum leave"."""

from __future__ import annotations

from dateline.reader.events.arguments import actors, recipients
from dateline.reader.events.facts import Facts, facts
from dateline.reader.reading import ActorMention, Reading
from dateline.reader.syntax import direct_objects, subjects

AGENTS = {"state", "government", "military", "armed group", "opposition", "person", "organisation"}
LEAVING = {"withdraw", "pull", "quit", "leave", "resign", "boycott", "suspend", "halt", "end"}


def recipients_below(reading: Reading, clause: Facts, kind: str) -> list[ActorMention]:
    """Recipients in the complement: "vowed to punish the mutineers", "sent an envoy to meet the emir", "demanded that Khartoum leave"."""
    for form, below in clause.complements:
        if below.i < clause.verb.i:
            continue
        if kind == "REQUEST" and form == "that":
            return [a for a in actors(reading, subjects(below) or direct_objects(below)) if a.kind in AGENTS or a.entity is not None]
        if form != "inf":
            continue
        if kind == "CONSULT" and below.lemma_.lower() in ("meet", "see", "brief", "talk", "negotiate", "speak"):
            return recipients(reading, facts(below), ("obj", "with", "to"), kind)
        if kind == "THREATEN" and below.lemma_.lower() in LEAVING:
            return []  # "threatened to pull out their contingents"
        if kind in ("THREATEN", "AGREE", "REJECT"):
            found = recipients(reading, facts(below), ("obj", "with", "to", "for") if kind != "AGREE" else ("with", "iobj", "to", "for"),
                               kind)
            return [a for a in found if a.kind in AGENTS or a.entity is not None]
    return []
