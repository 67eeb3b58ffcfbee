"""Forecasts by auxiliary: "the town will fall", "rebels could take it"; and which of them are plans instead."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Token

from dateline.knowledge.modality import Modality, modality
from dateline.knowledge.outcomes import outcomes
from dateline.reader.attribution.governing import governing
from dateline.reader.certainty.scale import estimates
from dateline.reader.forecasts.outlook import FIRST_PERSON, SPEECH, Outlook, animate, own_side, speaker_of
from dateline.reader.forecasts.wordsets import CIVILIANS, ESTIMATES, PERMITTED, PROPOSALS, SELF_OUTCOMES
from dateline.reader.reading import Reading
from dateline.reader.syntax import direct_objects, governors, is_passive, subjects

EMPTY_CLAUSE = {"if", "unless", "until", "till", "before", "when", "whenever", "where", "while", "lest", "whether", "how", "once"}
UNAIDED = {
    "hold",
    "last",
    "end",
    "arrive",
    "reach",
    "open",
    "reopen",
    "follow",
    "stabilise",
    "stabilize",
    "ease",
    "crumble",
    "recover",
    "clear",
}
WEIGHING = {"judge", "assess", "expect", "predict", "believe", "doubt", "think", "estimate", "reckon", "forecast", "calculate", "conclude"}
SEEN = {"see", "find", "notice", "remember", "hear", "understand", "know", "recall", "agree"}
ANNIVERSARIES = {"mark", "commemorate", "celebrate"}
LATER = {"later", "eventually", "subsequently", "ultimately", "finally", "soon"}


def modal_outlooks(reading: Reading, modal: Token) -> Iterator[Outlook]:
    """The forecasts of one auxiliary: of its verb and of the verbs coordinated with it that have none of their own."""
    words = modality()
    low = modal.lower_
    future = low in words.future
    verb = modal.head
    if low == "should" and modal.dep_ == "aux" and _expected(reading, verb) and not _undertaken(verb, words):
        yield Outlook(verb.i, verb.i, (modal.i, verb.i + 1), "forecast.should/1")
        return
    if low in ("can", "ca") and modal.dep_ == "aux" and _within_time(reading, verb) and any(g.lemma_ in WEIGHING for g in governors(verb)):
        yield Outlook(verb.i, verb.i, (modal.i, verb.i + 1), "forecast.can/1")  # "we judge that they cannot rebuild it this year"
        return
    if not future and low not in words.possible:
        return
    if verb.pos_ == "NOUN" and low in words.future:  # "will in all probability try"
        after = next((t for t in modal.doc[verb.i + 1 : verb.i + 3] if t.tag_ == "VB"), None)
        if after is not None and (found := next((e for e in estimates(modal.doc) if modal.i < e.first < after.i), None)) is not None:
            yield Outlook(after.i, after.i, (modal.i, after.i + 1), "forecast.will/1", estimate=found)
            return
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
        if other.lemma_ in ANNIVERSARIES:
            continue
        if low == "may" and other.lemma_ in PERMITTED and any(s.lemma_.lower() in CIVILIANS for s in subjects(other)):
            continue
        unsaid = words.not_forecast.get("would" if would else low, ())
        if other.lemma_ in unsaid and not _impersonal(other) and not _gets_to(reading, other):
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
        if _estimated(verb):
            return False
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
    if verb.lemma_ in SEEN and any(s.lower_ == "you" for s in subjects(verb)):
        return False  # "you will see"
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


def _gets_to(reading: Reading, verb: Token) -> bool:
    """ "Could reach the outskirts of X": troops that get there, no one whom reporters reach."""
    return verb.lemma_ == "reach" and any(reading.place_at[t.i] is not None for o in direct_objects(verb) for t in o.subtree)


def _expected(reading: Reading, verb: Token) -> bool:
    """Whether "should" foretells ("if the bridge stands, he should hold", "the road should be open by Friday"), not what ought to be."""
    if verb.lemma_ not in SELF_OUTCOMES | UNAIDED or is_passive(verb) or any(s.lower_ in ("i", "we", "you") for s in subjects(verb)):
        return False
    for child in verb.children:
        if child.dep_ == "advcl" and any(c.lower_ in ("if", "unless", "once", "provided") for c in child.children):
            return True
    return _within_time(reading, verb)


def _within_time(reading: Reading, verb: Token) -> bool:
    """Whether a time that lies ahead stands right at the verb."""
    for child in verb.children:
        inner = [child, *child.children] if child.dep_ in ("prep", "npadvmod", "advmod", "dobj") else []
        times = (reading.time_at[t.i] for t in inner)
        if any(t is not None and t.latest is not None and t.latest > reading.published for t in times):
            return True
    return False


def _first_person(token: Token) -> bool:
    return token.lower_ in FIRST_PERSON


def _estimated(verb: Token) -> bool:
    """Whether estimative words stand at the verb ("will in all probability"): then it is a forecast whoever acts."""
    first = min((c.i for c in verb.children if c.dep_ in ("aux", "auxpass")), default=verb.i)
    known = estimates(verb.doc)
    at = bisect_left(known, first, key=lambda e: e.first)
    if any(not e.modal and e.first < verb.i for e in known[at : at + 2]):
        return True
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
