"""Outlets that put a speaker before their public: "the radio interviewed X", "state television carried a speech by X"."""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Token

from dateline.reader.attribution.outlets import is_outlet
from dateline.reader.attribution.sources import link_for
from dateline.reader.identity import first_of
from dateline.reader.reading import AttributionMention, LinkMention, Reading
from dateline.reader.syntax import subjects

HOSTING = frozenset(
    {"carry", "broadcast", "air", "run", "relay", "publish", "print", "interview", "host", "question", "reach", "contact", "telephone",
     "screen", "lead", "show", "feature", "quote", "replay", "rebroadcast", "transmit", "phone", "post"}
)  # fmt: skip


def host_speakers(reading: Reading) -> None:
    """Put the outlet around what its guest says in the rest of the paragraph."""
    hosted = [
        (verb, outlet, guest)
        for verb in reading.doc
        if verb.pos_ == "VERB" and verb.lemma_ in HOSTING
        for outlet, guest in _guests(reading, verb)
    ]
    if not hosted:
        return
    starts = [verb.i for verb, _, _ in hosted]
    links: dict[int, LinkMention] = {}
    for a in reading.attributions:
        source = a.source
        if source is None or a.outer is not None or not a.vouched or source.role == "outlet":
            continue
        n = bisect_right(starts, source.head) - 1
        if n < 0:
            continue
        verb, outlet, guest = hosted[n]
        meant, asked = source.actor, reading.actor_at[guest.i]
        if meant is None or asked is None or first_of(meant) is not first_of(asked) or source.head == guest.i:
            continue
        if source.start - verb.idx > 1500 or "\n\n" in reading.text[verb.idx : source.start]:
            continue
        if outlet.i not in links:
            known = next((x for x in reading.links if x.head == outlet.i), None)
            links[outlet.i] = known or link_for(reading, outlet, verb.lemma_)
            links[outlet.i].role = "outlet"
            if known is None:
                reading.links.append(links[outlet.i])
        a.outer = AttributionMention(links[outlet.i], None, a.content, stance="neutral")


def _guests(reading: Reading, verb: Token) -> list[tuple[Token, Token]]:
    """The outlet that is the subject of a verb and the person in its object, or in the phrase with "by", "with" or "from"."""
    heads = subjects(verb)
    if not heads or not _airs(reading, heads[0], verb):
        return []
    for child in verb.children:
        if (
            child.i < verb.i
            or child.dep_ not in ("dobj", "agent", "prep")
            or (child.dep_ == "prep" and child.lower_ not in ("by", "with", "from"))
        ):
            continue
        for t in [child, *child.subtree]:
            actor = reading.actor_at[t.i]
            if actor is not None and actor.head == t.i and actor.kind == "person" and t.dep_ in ("dobj", "pobj"):
                return [(heads[0], t)]
    return []


def _airs(reading: Reading, head: Token, verb: Token) -> bool:
    """An outlet, or after a verb only used of outlets any name ("Kivu Leo interviewed ...")."""
    return is_outlet(reading, head) or (
        head.pos_ == "PROPN" and verb.lemma_ in ("interview", "broadcast", "air") and head.ent_type_ != "GPE"
    )
