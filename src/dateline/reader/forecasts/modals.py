"""Forecasts by auxiliary: "the town will fall", "rebels could take it"; and which of them are plans instead."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.knowledge.modality import Modality, modality
from dateline.knowledge.outcomes import outcomes
from dateline.reader.attribution.governing import governing
from dateline.reader.certainty.scale import estimates
from dateline.reader.forecasts.outlook import FIRST_PERSON, SPEECH, Outlook, animate, own_side, speaker_of
from dateline.reader.reading import Reading
from dateline.reader.syntax import direct_objects, governors, is_passive, subjects

EMPTY_CLAUSE = {"if", "unless", "until", "till", "before", "when", "whenever", "where", "while", "lest", "whether", "how", "once"}
PROPOSALS = {
    "plan",
    "deal",
    "proposal",
    "bill",
    "resolution",
    "law",
    "agreement",
    "accord",
    "offer",
    "draft",
    "text",
    "roadmap",
    "project",
    "measure",
    "amendment",
    "decree",
    "treaty",
    "pact",
    "scheme",
    "initiative",
    "motion",
    "contract",
    "order",
    "arrangement",
    "truce",
    "ceasefire",
}
SELF_OUTCOMES = {
    "be",
    "fall",
    "collapse",
    "lose",
    "prevail",
    "survive",
    "fail",
    "suffer",
    "die",
    "become",
    "perish",
    "find",
    "face",
    "run",
    "win",
}
LATER = {"later", "eventually", "subsequently", "ultimately", "finally", "soon"}
PERMITTED = {
    "enter",
    "leave",
    "return",
    "cross",
    "travel",
    "apply",
    "use",
    "remain",
    "stay",
    "visit",
    "pass",
    "vote",
    "move",
    "drive",
    "attend",
    "work",
}
CIVILIANS = {
    "resident",
    "civilian",
    "visitor",
    "citizen",
    "traveller",
    "traveler",
    "applicant",
    "voter",
    "passenger",
    "driver",
    "pedestrian",
    "worker",
    "shop",
    "family",
    "vehicle",
    "student",
    "pupil",
    "tourist",
    "farmer",
    "journalist",
    "reporter",
    "pilgrim",
    "person",
    "people",
    "anyone",
    "you",
}


def modal_outlooks(reading: Reading, modal: Token) -> Iterator[Outlook]:
    """The forecasts of one auxiliary: of its verb and of the verbs coordinated with it that have none of their own."""
    words = modality()
    low = modal.lower_
    future = low in words.future
    if not future and low not in words.possible:
        return
    verb = modal.head
    if modal.dep_ in ("ccomp", "conj", "ROOT", "advcl") and any(c.dep_ == "nsubj" for c in modal.children) and not future:
        yield Outlook(modal.i, modal.i, (modal.i, modal.i + 1), "forecast.may/1")  # "but Russian jets might"
        return
    if modal.dep_ != "aux" or verb.i < modal.i or (low == "'d" and verb.tag_ == "VBN"):
        return
    would = low in ("would", "'d")
    if not _open(reading, verb, modal, words, future):
        return
    first = modal.i
    shared = (
        next((e for e in sorted(estimates(reading.doc), key=lambda e: e.low is None) if modal.i <= e.first < verb.i), None)
        if _continued(verb)
        else None
    )
    for other in [verb, *_continued(verb)]:
        if low == "may" and other.lemma_ in PERMITTED and any(s.lemma_.lower() in CIVILIANS for s in subjects(other)):
            continue
        if other.lemma_ in words.not_forecast.get("would" if would else low, ()) and not _impersonal(other):
            continue
        if future and is_plan(reading, other, words):
            continue
        start = first if other == verb else other.i
        rule = "forecast.will/1" if future else "forecast.may/1"
        yield Outlook(other.i, other.i, (start, other.i + 1), rule, estimate=shared if other != verb else None)


def is_plan(reading: Reading, verb: Token, words: Modality) -> bool:
    """Whether "will" or "would" before this verb tells of something arranged or meant, and not of what will come about."""
    lemma = verb.lemma_.lower()
    found = subjects(verb)
    if any(c.dep_ == "expl" or (c.lower_ == "there" and c.dep_ in ("nsubj", "expl")) for c in verb.children):
        return False
    if is_passive(verb):
        return lemma in words.deeds or (bool(found) and found[0].lemma_.lower() in words.appointments)
    if not found:
        return lemma in words.deeds
    subject = found[0]
    if _first_person(subject) or (own_side(reading, verb) and not (subject.lower_ == "it" and _estimated(verb))):
        return lemma not in SELF_OUTCOMES
    if subject.lemma_.lower() in words.appointments and lemma in words.appointment_verbs:
        return True
    if animate(reading, subject):
        hostile = _hostile(verb)
        if lemma in words.deeds:
            return not _estimated(verb) and not (hostile and _told_by_another(reading, verb))
        return lemma not in words.outcome_verbs and not hostile and not _estimated(verb)
    return False


def _open(reading: Reading, verb: Token, modal: Token, words: Modality, future: bool) -> bool:
    """Whether the clause asserts what it says: no question, purpose, wish, undertaking or might-have-been."""
    low = modal.lower_
    if any(c.dep_ == "aux" and c.lemma_ == "have" and c.i < verb.i for c in verb.children) and low != "will":
        return False
    if (
        not future
        and low == "could"
        and any(c.dep_ == "neg" for c in verb.children)
        and not any(t.lemma_ == "doubt" for t in governors(verb))
    ):
        return False
    if low in ("would", "'d", "could", "might") and any(s.lower_ in ("i", "you") for s in subjects(verb)):
        return False
    if (
        low in ("would", "'d")
        and any(c.dep_ == "advmod" and c.lower_ in LATER and c.i < verb.i for c in verb.children)
        and verb.dep_ == "ROOT"
    ):
        return False
    marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod") and c.i < modal.i}
    if marks & EMPTY_CLAUSE and verb.dep_ in ("advcl", "ccomp", "acl", "pcomp", "relcl", "csubj"):
        return False
    if "so" in marks and verb.dep_ == "advcl":
        return False
    if verb.dep_ == "relcl":
        comma = any(t.text in (",", "-", "--", "–", "—") for t in verb.doc[verb.head.i + 1 : verb.left_edge.i + 1])
        if not comma or verb.head.lemma_.lower() in PROPOSALS:
            return future and _estimated(verb)
    return not _undertaken(verb, words)


def _undertaken(verb: Token, words: Modality) -> bool:
    """Whether the nearest governing clause promises, wants or asks it."""
    for above in governors(verb):
        lemma = above.lemma_.lower()
        if above.pos_ in ("VERB", "AUX", "NOUN") and lemma in words.commitment | words.wish:
            return True
        if above.pos_ in ("VERB", "AUX") and lemma in SPEECH:
            return False
    return False


def _continued(verb: Token) -> list[Token]:
    """Verbs coordinated with it that share its auxiliary and subject."""
    out = []
    for child in verb.children:
        if (
            child.dep_ == "conj"
            and child.pos_ in ("VERB", "AUX")
            and (child.tag_ in ("VB", "VBN") or (child.tag_ == "VBP" and child.lemma_ != "be"))
        ):
            if any(c.dep_ in ("aux", "nsubj", "nsubjpass", "expl") for c in child.children):
                continue
            out += [child, *_continued(child)]
    return out


def _impersonal(verb: Token) -> bool:
    """ "Hope could return", "the line could read": subjects that do not perceive or speak."""
    return any(c.dep_ == "nsubj" and c.lower_ in ("it", "this", "that") for c in verb.children) and not any(
        c.dep_ == "ccomp" for c in verb.children
    )


def _first_person(token: Token) -> bool:
    return token.lower_ in FIRST_PERSON


def _estimated(verb: Token) -> bool:
    """Whether an estimative adverb stands at the verb: then it is a forecast whoever acts."""
    return any(c.dep_ == "advmod" and c.lower_ in ESTIMATES for c in verb.children) or any(
        c.dep_ == "prep" and any(o.lower_ in ("likelihood", "probability") for o in c.children) for c in verb.children
    )


def _hostile(verb: Token) -> bool:
    """Whether it is an act of war or its outcome: attack, capture, collapse; past "try to" and "launch a"."""
    known = outcomes()
    for _ in range(3):
        objects = direct_objects(verb)
        if objects and known.nouns.get(objects[0].lemma_.lower()) in HOSTILE:
            return True
        below = next((c for c in verb.children if c.dep_ == "xcomp" and c.i > verb.i), None)
        if below is None or verb.lemma_.lower() not in known.light:
            break
        verb = below
    return known.verbs.get(verb.lemma_.lower()) in HOSTILE and verb.lemma_.lower() not in known.light


def _told_by_another(reading: Reading, verb: Token) -> bool:
    """Whether somebody is said to say it; that it is not the subject's own side has been seen before."""
    return bool(governing(reading, verb)) or speaker_of(verb) is not None


HOSTILE = ("attack", "control", "collapse")
ESTIMATES = {
    "likely",
    "probably",
    "possibly",
    "certainly",
    "perhaps",
    "inevitably",
    "surely",
    "maybe",
    "doubtless",
    "undoubtedly",
    "conceivably",
    "potentially",
    "presumably",
    "probable",
    "unlikely",
}
