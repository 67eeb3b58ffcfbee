"""One event for one deed: counts join what caused them, nouns join the verb of their clause."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dateline.reader.events.write import add_toll
from dateline.reader.reading import Draft

DENIALS = {"event.reject.deny/1"}
TOLLED = {"kill", "wound", "injure", "die", "leave", "claim", "massacre", "maim", "martyr"}
MOVING = {"drive", "head", "move", "march", "roll", "push", "come", "go", "walk", "sail", "ride", "cross", "stream", "pour"}
CLAUSAL = {"ROOT", "ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "csubj", "csubjpass", "parataxis"}


def merged(doc: Doc, drafts: list[Draft], others: set[int]) -> list[Draft]:
    """The drafts without those that only repeat or count another of the same clause."""
    by_head = {d.head: d for d in drafts if doc[d.head].pos_ in ("VERB", "AUX")}
    gone: set[int] = set()
    into: dict[int, Draft] = {}
    for draft in drafts:
        head = doc[draft.head]
        target = _target(doc, draft, head, by_head)
        while target is not None and id(target) in gone and id(target) in into:
            target = into[id(target)]
        if target is None or target is draft or id(target) in gone:
            continue
        add_toll(target, draft.casualties)
        if not target.recipient and draft.recipient and not target.places:
            target.recipient = [r for r in draft.recipient if r not in target.actor]
        for place in draft.places:
            if place not in target.places:
                target.places.append(place)
        if not target.actor and draft.event_type == target.event_type:
            target.actor = [a for a in draft.actor if a not in target.recipient]
        target.name = target.name or draft.name
        if draft.casualties:
            target.clause = (min(target.clause[0], draft.clause[0]), max(target.clause[1], draft.clause[1]))
        gone.add(id(draft))
        into[id(draft)] = target
    left = [d for d in drafts if id(d) not in gone]
    _share_places(doc, left)
    heads = {d.head for d in left} | others
    return [d for d in left if not _repeats(doc, d, heads)]


def _share_places(doc: Doc, drafts: list[Draft]) -> None:
    """"They crossed the line at X and burned two farms": what continues a clause without a place of its own happens there too."""
    by_head = {d.head: d for d in drafts}
    for draft in drafts:
        head = doc[draft.head]
        if draft.places or draft.event_type not in ("ASSAULT", "COERCE", "MOBILIZE", "PROTEST"):
            continue
        if head.dep_ == "conj" or (head.dep_ == "advcl" and head.tag_ == "VBG"):
            first = by_head.get(head.head.i)
            if first is not None and first.places and first.event_type in ("ASSAULT", "COERCE", "MOBILIZE", "PROTEST"):
                draft.places = list(first.places)
                draft.note("places", "those of the clause that it continues")


def _repeats(doc: Doc, draft: Draft, heads: set[int]) -> bool:
    """Whether another draft tells what this one only frames: a denial of a deed, "a ceasefire signed in May"."""
    head = doc[draft.head]
    if draft.rule.startswith("event.assault.toll.") and any(c.dep_ in ("xcomp", "oprd") and c.i in heads for c in head.children):
        return True  # "was found killed"
    if draft.rule in DENIALS:
        if head.dep_ == "relcl":
            return True  # "a charge that Turkey denies"
        return any(c.dep_ in ("ccomp", "xcomp", "pcomp") and any(t.i in heads and t.i != head.i for t in c.subtree) for c in head.children)
    if head.pos_ in ("NOUN", "PROPN"):
        return any(c.dep_ in ("acl", "relcl") and c.i in heads for c in head.children)
    return False


def _own_time(noun: Token) -> bool:
    """"The riots, which broke out on 3 May": a clause of its own dates it."""
    return any(c.dep_ == "relcl" and c.lemma_.lower() in ("erupt", "break", "begin", "start") for c in noun.children)


def _target(doc: Doc, draft: Draft, head: Token, by_head: dict[int, Draft]) -> Draft | None:
    """The draft that this one belongs to, or None."""
    if head.pos_ in ("VERB", "AUX"):
        above = by_head.get(head.head.i) if head.head.i != head.i else None
        if above is not None and head.dep_ == "conj" and above.event_type == "RETREAT" and head.lemma_.lower() in MOVING:
            return above  # "abandoned the base and drove to West Kordofan"
        if above is not None and head.dep_ == "conj" and draft.casualties.keys() == {"displaced"} and "killed" in above.casualties:
            return above  # "80 have been killed and 36,000 forced from their homes"
        if above is None or draft.event_type != "ASSAULT" or above.event_type not in ("ASSAULT", "COERCE", "PROTEST"):
            return None
        lemma = head.lemma_.lower()
        if head.dep_ == "advcl" and head.tag_ == "VBG" and lemma in TOLLED:
            return above  # "bombed X, killing four"
        if head.dep_ != "conj":
            return None
        if lemma in ("destroy", "damage", "burn") and above.casualties and doc[above.head].tag_ == head.tag_ == "VBN":
            return above  # "12 were killed and 30 houses burned"
        counts = above.casualties or doc[above.head].lemma_.lower() in TOLLED
        if lemma in TOLLED and counts and not set(draft.casualties) & set(above.casualties):
            return above  # "12 were killed and 30 wounded"
        return None
    if draft.event_type not in ("ASSAULT", "PROTEST", "RETREAT", "CONSULT", "AGREE", "COERCE", "MOBILIZE"):
        return None
    token, prep = head, ""
    for _ in range(8):
        if token.head.i == token.i:
            return None
        if token.dep_ == "pobj":
            prep = token.head.lower_
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            while token.i not in by_head and token.dep_ in ("conj", "acl") and token.tag_ == "VBN" and token.head != token:
                token = token.head
                if token.pos_ not in ("VERB", "AUX") and token.dep_ == "conj" and token.head.head.i in by_head:
                    token = token.head.head  # "rebels were killed and trucks destroyed in raids"
            found = by_head.get(token.i)
            if found is not None and _own_time(head):
                return None
            if found is not None and found.event_type == draft.event_type and prep not in ("after", "following", "before", "since",
                    "despite", "until"):
                return found
            return None
        if token.dep_ in CLAUSAL:
            return None
    return None
