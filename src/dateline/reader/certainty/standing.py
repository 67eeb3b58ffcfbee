"""Modality of events and control: done, planned, possible, conditional, hypothetical."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.knowledge.modality import modality
from dateline.reader.arguments_repaired import stands_alone
from dateline.reader.certainty.conditions import condition, inside_condition
from dateline.reader.reading import Chars, Draft, Reading
from dateline.reader.syntax import auxiliaries

PLANNED = {"will", "'ll", "wo", "shall", "would", "'d"}
POSSIBLE = {"may", "might", "could", "can", "ca", "must", "should", "ought", "need", "dare"}


def standing(reading: Reading, draft: Draft) -> tuple[str, Chars | None, str]:
    """Modality, condition and why. What the finding stage has set stands, unless a condition is stated."""
    head = reading.doc[draft.head]
    inside = inside_condition(reading, draft)
    if inside is not None:
        return "conditional", inside, "it is the condition"
    modal = _modality(head) if draft.kind in ("event", "control") else None
    found = condition(reading, draft)
    ahead = draft.kind == "forecast" or draft.modality != "actual" or (modal is not None and modal[0] != "actual")
    if found is not None and (ahead or not _past(head)):
        return "conditional", found, "a condition is stated"
    if draft.kind == "forecast":
        return ("possible", None, "a forecast") if draft.modality == "actual" else (draft.modality, None, "")
    if draft.modality != "actual" or modal is None:
        return draft.modality, None, ""
    return modal[0], None, modal[1]


def _modality(head: Token) -> tuple[str, str] | None:
    """The modality that the verb group and the words above give, or None where nothing speaks against "actual"."""
    classes = modality().standing
    if head.pos_ in ("NOUN", "PROPN"):
        for child in head.lefts:
            if child.lower_ in classes["possible_adjectives"]:
                return "possible", f"{child.text!r}"
            if child.lower_ in classes["planned_adjectives"]:
                return "planned", f"{child.text!r}"
    if head.pos_ in ("VERB", "AUX"):
        helpers = auxiliaries(head)
        modal = next((a for a in helpers if a.tag_ == "MD"), None)
        perfect = any(a.lemma_ == "have" for a in helpers)
        if modal is not None:
            low = modal.lower_
            if low in ("would", "should", "could", "'d", "might") and perfect and low != "might":
                return ("possible", f"{low!r}") if low == "could" else ("hypothetical", f"{low!r} have")
            if low in PLANNED:
                return "planned", f"{low!r}"
            if low in POSSIBLE:
                return "possible", f"{low!r}"
    token = head
    for _ in range(5):
        above = token.head
        if above == token:
            return None
        lemma = above.lemma_.lower()
        if stands_alone(token):
            return None
        if token.dep_ == "conj" and (token.tag_ in ("VBD", "VBZ", "VBP") or any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)):
            return None
        infinitive = any(c.tag_ == "TO" for c in token.children)
        if token.dep_ == "advcl" and _awaited(token):
            return "possible", "'until'"
        if token.dep_ == "advcl" and infinitive:
            return "planned", "a purpose"
        if token.dep_ in ("xcomp", "ccomp", "acl", "dobj", "pobj", "pcomp", "advcl"):
            noun = above.pos_ in ("NOUN", "PROPN")
            if infinitive or token.dep_ in ("dobj", "pobj", "pcomp", "ccomp"):
                if lemma in (classes["plan_nouns"] if noun else classes["planned"]) and (
                    infinitive or noun or token.dep_ in ("dobj", "ccomp")
                ):
                    return "planned", f"{above.text!r}"
                if lemma == "able" and _past(above.head):
                    return None  # "has not been able to", "was able to": done or not done
                if lemma in classes["possible"] and (infinitive or noun or token.dep_ in ("dobj", "ccomp", "pcomp", "pobj")):
                    return "possible", f"{above.text!r}"
            if token.dep_ == "ccomp" and any(c.dep_ == "mark" and c.lower_ in ("whether", "if") for c in token.children):
                return "possible", "'whether'"
        if token.dep_ not in ("xcomp", "conj", "pobj", "pcomp", "prep", "dobj") and not (token.dep_ == "acl" and infinitive):
            return None
        token = above
    return None


def _awaited(verb: Token) -> bool:
    """ "They would not rest until every village had been secured": what is waited for, not what is told."""
    return any(c.dep_ == "mark" and c.lower_ in ("until", "till") for c in verb.children) and any(
        a.lower_ in ("had", "has", "have") for a in auxiliaries(verb)
    )


def _past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or (
        verb.tag_ in ("VBN", "VBG")
        and any(a.tag_ in ("VBD", "VBZ", "VBP") for a in auxiliaries(verb))
        and not any(a.tag_ == "MD" for a in auxiliaries(verb))
    )
