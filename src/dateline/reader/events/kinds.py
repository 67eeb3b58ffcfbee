"""What kind of thing a noun stands for: the conditions on subjects and objects of the event vocabulary."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

from dateline.knowledge.events import EventVocabulary, event_vocabulary
from dateline.reader.reading import ActorMention, Reading

FORCE_KINDS = {"military", "armed group"}
STATE_KINDS = {"state", "government"}
NAMES = {"PERSON", "ORG", "GPE", "NORP"}
AMOUNTS = {"percent", "cent",
           "hundred", "thousand", "dozen", "score", "million", "most", "some", "all", "many", "several", "number", "majority", "handful",
           "half",
           "part", "rest", "few", "group", "lot", "couple", "both", "member", "pocket", "band", "remnant", "stream", "mob", "ton", "tonne",
           "kg", "kilo", "box", "crate", "batch", "truckload", "load", "none", "each",
           "one", "wave", "series", "round", "pair", "third", "quarter"}
THOSE = {"i", "we", "you", "he", "she", "they", "them", "him", "her", "us", "me", "who", "whom", "everybody", "everyone", "those", "others",
         "ourselves", "themselves"}
CARRIERS = {"program", "programme", "effort", "package", "delivery", "shipment", "supply", "sale", "process", "worker", "team", "convoy",
            "parcel", "measure",
            "link", "flight", "center", "centre", "post", "position", "battery", "site", "plant", "camp", "depot", "dump", "tower",
            "block", "tablet", "stock"}
LANDS = {"GPE", "NORP"}


@lru_cache(maxsize=1)
def classes() -> dict[str, frozenset[str]]:
    """The classes of nouns, with the unions that conditions on subjects name."""
    known = dict(event_vocabulary().classes)
    known["worker"] = frozenset(["worker", "miner", "teacher", "doctor", "nurse", "driver", "pilot", "student", "employee", "farmer",
                                 "docker", "trucker", "union", "staff", "lawyer", "judge"])
    known["police"] = frozenset(["police", "policeman", "officer", "force", "soldier", "troop", "security", "authority", "agent",
                                 "gendarme", "investigator", "army", "militia", "government"])
    known["aidworker"] = frozenset(["cross", "crescent", "un", "unicef", "wfp", "unhcr", "agency", "charity", "ambulance", "worker",
                                    "rescuer", "bus", "helicopter", "medic", "mission"])
    known["blast"] = known["blast"] | known["munition"]
    return known


def verb_lemma(verb: Token, vocabulary: EventVocabulary) -> str:
    """The verb's lemma; where the pipeline gives none that is known ("stag" for "staged"), one that the form allows."""
    lemma, low = verb.lemma_.lower(), verb.lower_
    if lemma in vocabulary.verbs:
        return lemma
    stems = (low[:-1], low[:-2], low[:-3]) if low.endswith("ed") else (low[:-3] + "e", low[:-3], low[:-4]) if low.endswith("ing") else ()
    return next((w for w in stems if w in vocabulary.verbs), lemma)


def noun_key(token: Token) -> str:
    """The word under which a noun of event stands: its lemma, or the form itself of a gerund ("shelling")."""
    return token.lower_ if token.tag_ == "VBG" else token.lemma_.lower()


def inner(token: Token) -> Token:
    """The noun meant by a phrase of amount: "fighters" in "hundreds of fighters", "several of the fighters"."""
    for _ in range(3):
        if token.lemma_.lower() not in AMOUNTS and token.tag_ != "CD":
            return token
        cent = next((o for p in token.children if p.lower_ == "per" for o in p.children if o.lower_ == "cent"), token)  # "80 per cent of"
        found = next((o for p in cent.children if p.dep_ == "prep" and p.lower_ == "of" for o in p.children if o.dep_ == "pobj"), None)
        if found is None:
            return token
        token = found
    return token


def actor_at(reading: Reading, token: Token) -> ActorMention | None:
    """The actor mention at a token, if there is one already."""
    return reading.actor_at[token.i] if token.i < len(reading.actor_at) else None


def headed(reading: Reading, token: Token) -> ActorMention | None:
    """The actor mention whose head is the token: not one that only qualifies it ("Russian" in "Russian shells")."""
    found = actor_at(reading, token)
    return found if found is not None and found.head == token.i else None


def kind_of(reading: Reading, token: Token) -> str | None:
    """The kind of actor that a token heads, through what a pronoun refers back to; None where unknown."""
    found = headed(reading, token)
    for _ in range(6):
        if found is None or found.same_as is None or found.same_as is found:
            break
        found = found.same_as
    return found.kind if found is not None else None


def place_here(reading: Reading, token: Token) -> bool:
    """Whether a token is part of a place name that is written out (not a people's name or adjective)."""
    found = reading.place_at[token.i] if token.i < len(reading.place_at) else None
    return found is not None and not found.demonym


def is_subject(reading: Reading, token: Token, wanted: str) -> bool:
    """Whether a subject can be of the wanted kind; pronouns and names of unknown kind can be anything of flesh and blood."""
    token = inner(token)
    known, lemma, low = classes(), token.lemma_.lower(), token.lower_
    if wanted in ("munition", "blast", "worker", "gate"):
        return lemma in known[wanted]
    kind = kind_of(reading, token)
    if wanted == "police":
        return lemma in known["police"] or kind in FORCE_KINDS or low in THOSE
    if wanted == "armed":
        return kind in FORCE_KINDS or (kind in (None, "other") and lemma in known["force"])
    if wanted == "aidworker":
        return lemma in known["aidworker"] or kind == "organisation" or low == "it"
    vague = low in THOSE and kind in (None, "other", "civilians")
    force = lemma in known["force"] or kind in FORCE_KINDS
    state = lemma in known["state"] or kind in STATE_KINDS or (kind is None and token.ent_type_ in LANDS)
    leader = lemma in known["leader"] or kind == "person" or (kind is None and token.ent_type_ == "PERSON")
    people = lemma in known["people"] or kind == "civilians"
    other = kind in ("organisation", "opposition", "outlet") or (kind in (None, "other") and token.pos_ == "PROPN") or low == "it"
    if wanted in ("force", "troops", "mover", "doer"):
        if kind in FORCE_KINDS:
            return True
        if wanted == "mover" and (people or leader):
            return True
        if people and low not in THOSE:
            return False
        return force or vague or state or kind == "opposition" or (other and kind != "outlet")
    if wanted == "violent":
        return force or state or vague or low == "it" or lemma in known["blast"] or kind == "opposition" or (other and kind != "outlet")
    if wanted == "crowd":
        if people or vague or kind == "opposition":
            return not (force and not people)
        many = token.tag_ in ("NNS", "NNPS") and lemma not in known["inanimate"] and lemma not in known["munition"]
        return many and not (force or state or leader)
    if wanted in ("leader", "leaderish"):
        alone = wanted == "leaderish" and kind is None and low not in ("they", "we")
        return leader or low in ("he", "she", "i", "who") or (vague and alone)
    if wanted == "state_or_leader":
        return state or leader or low in THOSE or other
    if wanted == "human":
        return force or leader or people or state or other or low in THOSE
    if force or leader or people or state or other or low in THOSE:
        return True
    if wanted == "human_or_state":  # verbs of saying and dealing choose their subjects themselves
        return token.pos_ in ("NOUN", "PROPN", "ADJ") and not any(lemma in known[c] for c in ("inanimate", "munition", "time",
                "immaterial", "mishap"))
    return False


def is_kind(reading: Reading, token: Token, wanted: tuple[str, ...]) -> bool:
    """Whether a noun is one of the words or of the classes wanted."""
    known, lemma, low = classes(), token.lemma_.lower(), token.lower_
    core = inner(token)
    if token.i < len(reading.time_at) and reading.time_at[token.i] is not None and actor_at(reading, token) is None:
        return lemma in wanted or low in wanted or "time" in wanted
    for want in wanted:
        if want == "any" or want in (lemma, low):
            return True
        if want == "place":
            if place_here(reading, token) or (low in ("it", "there", "here") and reading.place_at[token.i] is not None):
                return True
        elif want == "actor":
            if is_subject(reading, token, "actor"):
                return True
        elif want == "pron":
            if low in THOSE or low in ("it", "him", "them"):
                return True
        elif want == "count":
            if token.tag_ == "CD" or core != token or any(c.dep_ == "nummod" for c in token.children):
                return True
        elif want == "here":
            if low in ("here", "there"):
                return True
        elif want in known:
            if core.lemma_.lower() in known[want] or core.lower_ in known[want] or _by_kind(reading, core, want):
                return True
            if core.lemma_.lower() in CARRIERS and any(c.dep_ in ("compound", "amod", "nmod") and c.lemma_.lower() in known[want]
                                                       for c in core.lefts):
                return True
    return False


def _by_kind(reading: Reading, token: Token, want: str) -> bool:
    """What the actors stage knows of the noun."""
    if want not in ("force", "state", "leader", "people"):
        return False
    kind = kind_of(reading, token)
    if want == "force":
        return kind in FORCE_KINDS
    if want == "state":
        return kind in STATE_KINDS or (kind is None and token.ent_type_ == "GPE")
    if want == "leader":
        return kind == "person" or (kind is None and token.ent_type_ == "PERSON")
    return kind in ("civilians", "person") or token.lower_ in THOSE or (kind is None and token.ent_type_ == "PERSON")
