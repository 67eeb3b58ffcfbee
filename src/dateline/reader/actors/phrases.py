"""Descriptions of actors: "regime forces", "the junta", "Syrian opposition groups", "the Ministry of Defence"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dateline.knowledge.actors import Vocabulary
from dateline.knowledge.lexicon import GroupNoun, Role, word_list
from dateline.reader.actors.finds import NOWHERE, LandAt
from dateline.reader.reading import ActorMention
from dateline.reader.syntax import base_range

REBEL = word_list("rebel")
LOYAL = frozenset(["government", "regime", "loyalist", "state", "federal", "national", "army", "security", "police", "regular"])
TAKES_SIDES = word_list("takes_sides")
LOOSE = word_list("loose")
BODIES = {
    "government": "government",
    "army": "army",
    "national army": "army",
    "military": "military",
    "armed forces": "military",
    "navy": "navy",
    "air force": "air-force",
    "police": "police",
    "parliament": "parliament",
    "presidency": "presidency",
    "foreign ministry": "foreign-ministry",
    "ministry of foreign affairs": "foreign-ministry",
    "foreign office": "foreign-ministry",
    "defence ministry": "defence-ministry",
    "defense ministry": "defence-ministry",
    "ministry of defence": "defence-ministry",
    "ministry of defense": "defence-ministry",
    "interior ministry": "interior-ministry",
    "ministry of the interior": "interior-ministry",
    "ministry of interior": "interior-ministry",
    "health ministry": "health-ministry",
    "ministry of health": "health-ministry",
    "authorities": "government",
    "cabinet": "government",
    "regime": "government",
    "administration": "government",
    "troops": "military",
    "forces": "military",
    "soldiers": "military",
    "security forces": "security-forces",
    "embassy": "embassy",
    "state television": "state-media",
    "state media": "state-media",
}
PEOPLES = frozenset(["serb", "croat", "tajik", "uzbek", "azeri", "kazakh", "kyrgyz", "turkmen"])  # peoples that also live in other states
CONNECTORS = frozenset({"of", "for", "the", "and", "de", "del", "on", "in"})
NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos", "ROOT", "poss", "attr", "dative", "agent"})
QUANTITY = frozenset({"DET", "NUM", "ADV", "PRON", "ADP", "PUNCT", "SYM", "CCONJ", "SCONJ", "PART", "AUX"})

ABOUT = word_list("about")
COUNTED = ABOUT | word_list("counted")


@dataclass(slots=True)
class Description:
    """A noun phrase read as an actor."""

    first: int
    last: int
    head: int
    name: str
    kind: str
    number: str
    noun: str
    country: str | None
    entity: str | None
    label: bool
    definite: bool
    possessive: bool
    modifiers: frozenset[str]


def phrase_range(doc: Doc, head: Token, hit_first: int, hit_last: int) -> tuple[int, int]:
    """Token range of the noun phrase without its article; a capitalised body keeps its "of" ("the Council of Elders")."""
    first = min(base_range(head)[0], hit_first)
    for i in range(hit_first - 1, first - 1, -1):
        spaced = doc[i].text in ("-", "–") and doc[i - 1].whitespace_ != "" if i else False
        if (
            spaced
            or doc[i].is_space
            or (doc[i].pos_ == "PUNCT" and doc[i].text not in ("-", "–", "'", "."))
            or doc[i].pos_ in ("CCONJ", "SCONJ")
        ):
            first = i + 1
            break
    while first < hit_first and (
        doc[first].pos_ == "DET"
        or doc[first].lower_ in ABOUT
        or doc[first].text in ("-", "'")
        or doc[first].pos_ in ("ADV", "ADP", "CCONJ", "PUNCT", "SPACE")
    ):
        first += 1
    last = hit_last
    if head.pos_ == "PROPN" and head.text[:1].isupper() and hit_last - 1 == head.i:
        end = last
        while end < len(doc) and end - last < 8:
            token = doc[end]
            if token.text[:1].isupper() and token.pos_ == "PROPN":
                last = end = end + 1
            elif (
                token.lower_ in CONNECTORS
                and end + 1 < len(doc)
                and (doc[end + 1].text[:1].isupper() or doc[end + 1].lower_ == "the")
                and token.is_alpha
            ):
                if token.lower_ in ("in", "on", "and") and last == hit_last:
                    break
                end += 1
            else:
                break
    return first, last


def describe(
    doc: Doc,
    first: int,
    last: int,
    head: int,
    noun: GroupNoun | Role,
    lands: Mapping[int, LandAt],
    inner: ActorMention | None,
    vocabulary: Vocabulary,
) -> Description:
    """What a noun phrase of a known noun says: kind, country, entity, whether it takes sides."""
    words = " ".join(noun.words)
    before = [t for t in doc[first:head] if t.is_alpha]
    modifiers = frozenset(t.lower_ for t in before)
    land = next((lands[i] for i in range(head - 1, first - 1, -1) if i in lands and not backed(doc, i)), None)
    land = land or _seated(doc[head], lands)
    country = land.code if land else None
    if isinstance(noun, Role):
        kind, number, label = (noun.kind if noun.plural else "person"), ("many" if noun.plural else "one"), False
    else:
        kind, number, label = noun.kind, noun.number, noun.label
        kind = _kind(kind, noun.words[-1], modifiers)
        if kind == "government" and inner is not None and inner.kind in ("armed group", "opposition", "organisation") and number != "body":
            kind = inner.kind  # "Hamas officials"
        if number == "one" and kind in ("military", "armed group", "government", "civilians", "opposition", "organisation", "outlet"):
            kind = "person"
    label = label or (bool(modifiers & TAKES_SIDES) and not modifiers & {"anti", "counter"})
    entity = None
    if inner is not None and not isinstance(noun, Role) and inner.kind not in ("person", "state", "government"):
        entity, country = inner.entity, country or inner.country
        if kind in ("military", "armed group", "organisation") and inner.kind in ("armed group", "opposition", "military"):
            kind = inner.kind
    elif inner is not None:
        country = country or inner.country
    if (
        land
        and land.whole
        and entity is None
        and words in BODIES
        and not modifiers & PEOPLES
        and not modifiers & (REBEL - {"regime", "armed"})
        and "opposition" not in modifiers
        and inner is None
    ):
        known = vocabulary.body(land.code, BODIES[words])
        entity = known.id if known else None
    start = first
    while start < head and (doc[start].pos_ in QUANTITY or doc[start].lower_ in COUNTED) and doc[start].tag_ != "PRP$":
        start += 1
    definite = any(c.lower_ in ("the", "this", "that", "these", "those") for c in doc[head].lefts if c.dep_ == "det") or (
        first > 0 and doc[first - 1].lower_ in ("the", "this", "these", "those")
    )
    return Description(
        first,
        last,
        head,
        _text(doc, start, last),
        kind,
        number,
        words,
        country,
        entity,
        label,
        definite,
        any(c.dep_ == "poss" for c in doc[head].lefts),
        modifiers,
    )


def _seated(head: Token, lands: Mapping[int, LandAt]) -> LandAt | None:
    """The country of "the president of Armenia", "opposition groups in Zimbabwe"."""
    for prep in head.rights:
        if prep.dep_ == "prep" and prep.lower_ in ("of", "in", "from") and prep.i - head.i <= 2:
            for noun in prep.children:
                if noun.dep_ == "pobj" and lands.get(noun.i, NOWHERE).form in ("name", "capital"):
                    return lands[noun.i]
    return None


def _text(doc: Doc, first: int, last: int) -> str:
    return str(doc[first:last].text)


def backed(doc: Doc, at: int) -> bool:
    """Whether a name is only part of "Iran-backed", "Turkish-led", "pro-Russian"."""
    token = doc[at]
    if (at > 1 and doc[at - 1].text == "-" and doc[at - 2].lower_ in ("pro", "anti", "non")) or token.lower_.startswith(
        ("pro-", "anti-", "non-")
    ):
        return True
    tail = token.text.rpartition("-")[2] if "-" in token.text else doc[at + 2].text if at + 2 < len(doc) and doc[at + 1].text == "-" else ""
    return tail.endswith(("ed", "led", "run", "held", "made", "born", "based", "linked", "speaking"))


def _kind(kind: str, noun: str, modifiers: frozenset[str]) -> str:
    singular = noun.rstrip("s")
    if kind == "military":
        if "opposition" in modifiers:
            return "opposition"
        if modifiers & (REBEL - {"regime", "armed"}):
            return "armed group"
    elif kind == "organisation" and singular in LOOSE:
        if "opposition" in modifiers and "armed" not in modifiers:
            return "opposition"
        if modifiers & (REBEL | {"terrorist", "terror", "anti"}):
            return "armed group"
    elif kind == "armed group" and modifiers & {"opposition"}:
        return "opposition"
    return kind
